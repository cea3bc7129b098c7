"""Which years are drafted when, and which sides of the work have no goal: pure [D1 D3]."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from handlers.regulation import GoalYear

K = TypeVar("K")


def years_open(today: date, window: GoalYear) -> tuple[int, ...]:
    """The years whose goals may be written: this one, and towards its end the next [D3].

    The clause names no time; the edition does.

    >>> from handlers.regulation import Edition
    >>> window = Edition.load("seven_duties").goals
    >>> years_open(date(2026, 11, 30), window), years_open(date(2026, 12, 1), window)
    ((2026,), (2026, 2027))
    """
    year = today.year
    return (year, year + 1) if today >= window.opens.on(year) else (year,)


def without(known: Iterable[K], found: Collection[K]) -> list[K]:
    """What has no goal, in its own order; information, never a fault [D3].

    >>> without(["安全", "质量", "设备"], {"设备"})
    ['安全', '质量']
    """
    return [one for one in known if one not in found]
