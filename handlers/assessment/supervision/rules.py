"""Drawing whom to look at, so that nobody chooses and everybody can check it [M3].

The text says 抽查 and leaves open who is looked at. A draw by hash of seed and name needs no program of ours: whoever
knows the seed and the names works it out with any tool for SHA-256, today and in ten years.
"""

from collections.abc import Collection
from hashlib import sha256


def drawn(seed: str, names: Collection[str], count: int) -> list[str]:
    """So many of these names: those with the smallest SHA-256 of 「seed/name」, in the order of their hashes [M3].

    The order in which the names stand does not matter.

    >>> drawn("7F3A91C2", ["维修组", "储运业务组", "化工工艺组", "管理组"], 2)
    ['化工工艺组', '管理组']
    >>> drawn("7F3A91C2", ["管理组", "化工工艺组", "维修组", "储运业务组"], 2)
    ['化工工艺组', '管理组']
    """
    return sorted(names, key=lambda name: (_hash(seed, name), name))[:count]


def _hash(seed: str, name: str) -> str:
    return sha256(f"{seed}/{name}".encode()).hexdigest()
