"""Which days are working days, 调休 included; a year without an arrangement is said, never guessed silently."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from handlers.regulation import calendar_wording as wording
from handlers.regulation.calendar_reading import CalendarError, DayPlan, read_table

__all__ = ["CalendarError", "Counted", "DayPlan", "Reckoned", "WorkdayCalendar"]

PACKAGED = Path(__file__).with_name("calendar.csv")
WEEKDAYS = 5
DAY = timedelta(days=1)


class Reckoned(NamedTuple):
    """A day that was counted to; `caveat` is a sentence for people when a year on the way is not known."""

    day: date
    caveat: str


class Counted(NamedTuple):
    """A number of working days, and the same sentence."""

    days: int
    caveat: str


@dataclass(frozen=True)
class WorkdayCalendar:
    """Monday to Friday, but for the days that were arranged otherwise.

    `plans` holds every arranged day, `published` the years whose arrangement is known and where it stands.
    """

    plans: Mapping[date, DayPlan] = field(default_factory=dict)
    published: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def packaged(cls) -> "WorkdayCalendar":
        """The arrangements of the State Council that were published when this version was made."""
        return _packaged()

    @classmethod
    def load(cls, path: Path | None) -> "WorkdayCalendar":
        """The packaged arrangements, and over them a branch's own table; raises CalendarError."""
        return cls.packaged() if path is None else cls.packaged().with_table(path)

    def with_table(self, path: Path) -> "WorkdayCalendar":
        """This calendar, and over it a table; what the table says of a day counts. Raises CalendarError."""
        table = read_table(path)
        return WorkdayCalendar({**self.plans, **table.plans}, {**self.published, **table.published})

    def is_workday(self, day: date) -> bool:
        """Whether people work that day; of a year that is not known, Monday to Friday.

        >>> calendar = WorkdayCalendar.packaged()
        >>> [calendar.is_workday(date(2026, 2, day)) for day in (13, 14, 16, 28)]
        [True, True, False, True]
        """
        plan = self.plans.get(day)
        return plan.works if plan else day.weekday() < WEEKDAYS

    def add_workdays(self, day: date, number: int) -> Reckoned:
        """The working day so many working days after a day; after none of them the day itself.

        >>> WorkdayCalendar.packaged().add_workdays(date(2026, 2, 13), 2)
        Reckoned(day=datetime.date(2026, 2, 24), caveat='')
        >>> WorkdayCalendar.packaged().add_workdays(date(2026, 12, 30), 3).caveat
        '2027年放假安排还没有发布或录入，先按周一到周五算'
        """
        if number < 0:
            raise ValueError("working days are counted forwards")
        found = day
        for _ in range(number):
            found = self.first_from(found + DAY)
        return Reckoned(found, self.caveat(day, found))

    def workdays_between(self, after: date, until: date) -> Counted:
        """How many working days lie after a day, the last one included; 0 when `until` is not later.

        >>> WorkdayCalendar.packaged().workdays_between(date(2026, 9, 30), date(2026, 10, 10)).days
        3
        """
        days = (after + DAY * ahead for ahead in range(1, (until - after).days + 1))
        return Counted(sum(map(self.is_workday, days)), self.caveat(after, max(after, until)))

    def first_from(self, day: date) -> date:
        """The first working day from a day on.

        >>> WorkdayCalendar.packaged().first_from(date(2026, 10, 1))
        datetime.date(2026, 10, 8)
        """
        while not self.is_workday(day):
            day += DAY
        return day

    def last_until(self, day: date) -> date:
        """The last working day up to a day: what falls due on a free day is due on it.

        >>> WorkdayCalendar.packaged().last_until(date(2026, 12, 20))
        datetime.date(2026, 12, 18)
        """
        while not self.is_workday(day):
            day -= DAY
        return day

    def reminder_days(self, until: date, before: Iterable[int]) -> list[date]:
        """The days on which people are reminded of what is due `until`: so many days before it.

        One that falls on a free day is moved to the last working day before it, so that nobody hears of it too late
        to do it at work.

        >>> calendar = WorkdayCalendar.packaged()
        >>> [str(day) for day in calendar.reminder_days(date(2026, 12, 18), (14, 3, 0))]
        ['2026-12-04', '2026-12-15', '2026-12-18']
        >>> [str(day) for day in calendar.reminder_days(date(2026, 12, 20), (14, 3, 0))]
        ['2026-12-04', '2026-12-17', '2026-12-18']
        """
        return sorted({self.last_until(until - DAY * days) for days in before})

    def caveat(self, first: date, last: date) -> str:
        """What must be said of a stretch of days: the years in it that are not known; "" when all are."""
        unknown = [year for year in range(first.year, last.year + 1) if year not in self.published]
        return wording.unknown_years(unknown) if unknown else ""


@cache
def _packaged() -> WorkdayCalendar:
    return WorkdayCalendar().with_table(PACKAGED)
