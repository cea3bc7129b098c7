"""Files that were handed over: how large each kind may be, and how long the platform keeps them (wecom.md §7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.simulator.errors import demand

LIFETIME = timedelta(days=3)
MEBI = 1 << 20
MOST_BYTES = {"image": 10 * MEBI, "voice": 2 * MEBI, "video": 10 * MEBI, "file": 20 * MEBI}
LEAST_BYTES = 6


@dataclass(frozen=True, slots=True)
class Upload:
    """One temporary medium, and what it shows as in a chat that it was sent to."""

    at: datetime
    kind: str
    name: str
    content: bytes


def check_kind(kind: str) -> None:
    """There are four kinds. Raises Refused."""
    demand(kind in MOST_BYTES, 40004, "invalid media type")


def check_size(kind: str, content: bytes) -> None:
    """Neither too small nor too large. Raises Refused."""
    demand(len(content) >= LEAST_BYTES, 40006, "media smaller than 6 bytes")
    demand(len(content) <= MOST_BYTES[kind], 45001, "media size out of limit")
