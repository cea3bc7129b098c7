"""What comes again and again: 每月第一个周三下午, 每两周的周五, 每季度末, 每天班前."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise

from pydantic import TypeAdapter

from handlers.kit.reading.calendar_words import nth_weekday
from handlers.regulation.calendar import WorkdayCalendar

DAY = timedelta(days=1)
LAST = -1  # the last weekday, or the last day, of a month


class Unit(StrEnum):
    """What one turn is."""

    DAY = "day"
    WORKDAY = "workday"  # by the calendar, 调休 included
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule for days. `occurrences` are its days; the rule itself knows no clock and no database.

    WEEK has `weekdays` (Monday = 0); with `every` above 1 the weeks are counted from the week of `since`.
    MONTH has either one weekday and `nth` (1 to 4, or LAST), or `day` (1 to 31, or LAST). QUARTER means its end.
    `at` is None when no hour, or one that must be asked, was said; `part` is a part of the day of
    `times.ClockTime`, or "before_shift". Raises ValueError when these do not fit together.
    """

    unit: Unit
    weekdays: tuple[int, ...] = ()
    every: int = 1
    since: date | None = None
    nth: int = 0
    day: int = 0
    at: time | None = None
    part: str = ""

    def __post_init__(self) -> None:
        in_order = all(first < second for first, second in pairwise((-1, *self.weekdays, 7)))
        weekly = bool(self.weekdays) and not self.nth and not self.day
        monthly = (len(self.weekdays) == 1 and self.nth in (1, 2, 3, 4, LAST) and not self.day) or (
            not self.weekdays and not self.nth and (1 <= self.day <= 31 or self.day == LAST)
        )
        plain = not (self.weekdays or self.nth or self.day)
        fits = {Unit.WEEK: weekly, Unit.MONTH: monthly}.get(self.unit, plain)
        counted = self.every == 1 or (
            self.unit is Unit.WEEK and self.every > 1 and self.since is not None
        )
        if not (fits and counted and in_order):
            raise ValueError("no such rule")

    def written(self) -> str:
        """As text that `repeat_of` reads.

        >>> rule = Repeat(Unit.MONTH, (2,), nth=1, at=time(15))
        >>> repeat_of(rule.written()) == rule
        True
        """
        return _WRITTEN.dump_json(self, exclude_defaults=True).decode()

    def occurrences(self, after: date, until: date, calendar: WorkdayCalendar) -> list[date]:
        """Its days later than `after`, up to and with `until`, in order.

        A day or week that falls on an arranged holiday is left out, for nobody is there; a month's day moves to the
        first working day after the holiday, for a month is owed its session; the end of a quarter is its last
        working day. A month without a 31st has none.

        >>> known, spring = WorkdayCalendar.packaged(), (date(2026, 2, 1), date(2026, 4, 30))
        >>> first_wednesday = Repeat(Unit.MONTH, (2,), nth=1)
        >>> [str(day) for day in first_wednesday.occurrences(*spring, known)]
        ['2026-02-04', '2026-03-04', '2026-04-01']
        >>> every_other = Repeat(Unit.WEEK, (4,), every=2, since=date(2026, 3, 13))
        >>> [str(day) for day in every_other.occurrences(date(2026, 3, 13), date(2026, 4, 30), known)]
        ['2026-03-27', '2026-04-10', '2026-04-24']
        >>> [str(day) for day in Repeat(Unit.WEEK, (0,)).occurrences(date(2026, 2, 8), date(2026, 3, 2), known)]
        ['2026-02-09', '2026-03-02']
        >>> [str(day) for day in Repeat(Unit.MONTH, day=5).occurrences(date(2026, 9, 30), date(2026, 11, 5), known)]
        ['2026-10-08', '2026-11-05']
        >>> [str(day) for day in Repeat(Unit.QUARTER).occurrences(date(2026, 1, 1), date(2026, 12, 31), known)]
        ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']
        >>> len(Repeat(Unit.WORKDAY).occurrences(date(2026, 2, 13), date(2026, 2, 28), known))
        6
        """
        if self.unit in (Unit.MONTH, Unit.QUARTER):
            days = (self._in_month(year, month, calendar) for year, month in _months(after, until))
            return sorted({day for day in days if day and after < day <= until})
        stretch = (after + DAY * ahead for ahead in range(1, (until - after).days + 1))
        return [day for day in stretch if self._falls_on(day, calendar)]

    def _falls_on(self, day: date, calendar: WorkdayCalendar) -> bool:
        if self.unit is Unit.WORKDAY:
            return calendar.is_workday(day)
        if _is_holiday(day, calendar):
            return False
        if self.unit is Unit.DAY:
            return True
        since = self.since
        if since and (day < since or (_week(day) - _week(since)) % self.every):
            return False
        return day.weekday() in self.weekdays

    def _in_month(self, year: int, month: int, calendar: WorkdayCalendar) -> date | None:
        last = date(year, month, monthrange(year, month)[1])
        if self.unit is Unit.QUARTER:
            return calendar.last_until(last) if month % 3 == 0 else None
        if self.day > last.day:
            return None
        if self.day:
            found = last if self.day == LAST else last.replace(day=self.day)
        else:
            nth = None if self.nth == LAST else self.nth
            found = nth_weekday(year, month, self.weekdays[0], nth)
        return calendar.first_from(found) if _is_holiday(found, calendar) else found


_WRITTEN = TypeAdapter(Repeat)


def repeat_of(text: str) -> Repeat:
    """The rule that was `written`; raises ValueError when it is none."""
    return _WRITTEN.validate_json(text)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7


def _is_holiday(day: date, calendar: WorkdayCalendar) -> bool:
    plan = calendar.plans.get(day)
    return plan is not None and not plan.works


def _months(after: date, until: date) -> Iterator[tuple[int, int]]:
    """The months of a stretch, and the one before: its day may have moved into it."""
    first, last = (day.year * 12 + day.month - 1 for day in (after, until))
    for count in range(max(first - 1, 12), last + 1):
        yield count // 12, count % 12 + 1
