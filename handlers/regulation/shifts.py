"""Shifts: what the roster calls them, and the hours in which somebody on one is at work."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from handlers.regulation import wording
from handlers.regulation.calendar import WorkdayCalendar
from handlers.regulation.fields import Many, Part, Text, problem

WEEK = 7


class ShiftDays(StrEnum):
    """On which days a shift is worked."""

    WORKDAYS = "workdays"  # by the calendar, 调休 included
    EVERY_DAY = "every_day"


class ShiftHours(Part):
    """The hours of a day at work; `until` not later than `start` lies on the next day. Local times."""

    start: time
    until: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """From when until when, on a day; without a time zone."""
        start = datetime.combine(day, self.start)
        until = datetime.combine(day, self.until)
        return start, until if until > start else until + timedelta(days=1)


class Shift(Part):
    """A shift; `weeks` are worked in turn, the first of them in the week of the Monday `first_week`."""

    key: Text
    names: Annotated[Many[Text], Field(min_length=1)]
    days: Annotated[ShiftDays, Strict(False)]
    weeks: Annotated[Many[ShiftHours], Field(min_length=1)]
    first_week: date | None = None

    @model_validator(mode="after")
    def _knows_its_first_week(self) -> Self:
        if len(self.weeks) > 1 and self.first_week is None:
            raise problem(wording.NO_FIRST_WEEK)
        if self.first_week is not None and self.first_week.weekday() != 0:
            raise problem(wording.FIRST_WEEK_NOT_MONDAY)
        return self

    def at_work(self, day: date, calendar: WorkdayCalendar) -> tuple[datetime, datetime] | None:
        """From when until when the shift of a day is worked, without a time zone; None on a free day.

        >>> hours = [ShiftHours(start=time(8), until=time(16)), ShiftHours(start=time(16), until=time(0))]
        >>> first = date(2026, 3, 9)
        >>> shift = Shift(key="a", names=["甲班"], days="workdays", weeks=hours, first_week=first)
        >>> [str(one) for one in shift.at_work(date(2026, 3, 17), WorkdayCalendar.packaged())]
        ['2026-03-17 16:00:00', '2026-03-18 00:00:00']
        >>> shift.at_work(date(2026, 3, 14), WorkdayCalendar.packaged()) is None
        True
        """
        if self.days is ShiftDays.WORKDAYS and not calendar.is_workday(day):
            return None
        return self.weeks[self._weeks_since(day) % len(self.weeks)].on(day)

    def _weeks_since(self, day: date) -> int:
        return (day - self.first_week).days // WEEK if self.first_week else 0
