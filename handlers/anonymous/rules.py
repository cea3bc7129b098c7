"""How small a unit may be that is shown, and when what waits is handed over (reliability.md §3.4, domain.md §6.5)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise

from handlers.regulation import WorkdayCalendar

A_DAY = 5  # matters of one person
WRONG_AN_HOUR = 5  # receipts of one person that are none
FEWEST_DIGITS = 5  # different ones in a receipt: nobody draws fewer, people who invent one do
DIGITS = 16


def shown_unit(units: Sequence[tuple[str, int]], fewest: int) -> tuple[str, int]:
    """The smallest unit with at least so many possible raisers; the last one where none has.

    >>> shown_unit([("储运业务组", 4), ("生产支部", 19), ("全单位", 20)], 5)
    ('生产支部', 19)
    >>> shown_unit([("储运业务组", 5), ("生产支部", 19)], 5)
    ('储运业务组', 5)
    """
    return next((one for one in units if one[1] >= fewest), units[-1])


def next_release(now: datetime, at: time, calendar: WorkdayCalendar) -> datetime:
    """The local moment at which what is sent at this one is handed over: on working days, at `at`.

    >>> calendar, at = WorkdayCalendar.packaged(), time(10, 10)
    >>> str(next_release(datetime(2026, 3, 13, 10, 9), at, calendar))
    '2026-03-13 10:10:00'
    >>> str(next_release(datetime(2026, 3, 13, 10, 10), at, calendar))  # a Friday
    '2026-03-16 10:10:00'
    """
    late = now.time() >= at
    return datetime.combine(calendar.first_from(now.date() + timedelta(days=late)), at)


def is_drawn(digits: str) -> bool:
    """Whether sixteen digits look drawn by lot: an invented receipt may be another person's too.

    >>> [is_drawn(one) for one in ("4821093777152604", "1111222233334444", "1234567890123456")]
    [True, False, False]
    """
    steps = {(int(two) - int(one)) % 10 for one, two in pairwise(digits)}
    return len(set(digits)) >= FEWEST_DIGITS and len(steps) > 1
