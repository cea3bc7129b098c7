"""Which areas a sentence names, in full or in short."""

import re
from collections.abc import Iterable

from handlers.kit.reading.utterance import Utterance

UNIT = re.compile(r"[\u4e00-\u9fff]{1,8}?[组班室]|[\u4e00-\u9fff]{2,10}办公室")
CALLED = str.maketrans("班", "组")  # 维修班 is 维修组
SHORTEST = 3
Place = tuple[int, int, str]  # from, to, and what stands there


def areas_in(plain: str, names: Iterable[str]) -> tuple[list[Place], list[Place]]:
    """Where areas are named: by their whole names, and beside those in short; of both which they are.

    >>> areas_in("维修组和储运班", ["维修组", "储运业务组"])
    ([(0, 3, '维修组')], [(4, 7, '储运业务组')])
    """
    known = sorted(names, key=len, reverse=True)
    whole = [
        (*found.span(), name) for name in known for found in re.finditer(re.escape(name), plain)
    ]
    rest = plain
    for start, end, _ in whole:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    short = []
    for unit in UNIT.finditer(rest):
        for part in _endings(unit[0]):
            like = re.compile(".*".join(map(re.escape, part)))
            if fit := [name for name in known if like.search(name)]:
                short += [(unit.end() - len(part), unit.end(), name) for name in fit]
                break
    return whole, short


def areas_named(said: Utterance, names: Iterable[str]) -> list[str]:
    """The names that a sentence says in full or in short: 储运组 and 储运班 are 储运业务组."""
    known = list(names)
    full, rest = set(), said.plain
    for name in sorted(known, key=len, reverse=True):  # 维修组甲班 is not 维修组
        if name in rest:
            full.add(name)
            rest = rest.replace(name, " ")
    spoken = {part for found in UNIT.finditer(rest) for part in _endings(found[0])}
    shortened = [re.compile(".*".join(map(re.escape, part))) for part in spoken]
    short = {name for name in known if any(one.search(name) for one in shortened)}
    return [name for name in known if name in full | short]


def _endings(unit: str) -> Iterable[str]:
    """我们储运组: also 储运组."""
    called = unit.translate(CALLED)
    return (called[start:] for start in range(len(called) - SHORTEST + 1))
