"""The figures of an edition: intervals, periods, hours and thresholds that the regulation leaves open."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from handlers.regulation import wording
from handlers.regulation.fields import Count, Part, problem

LONGEST_QUIET = timedelta(hours=16)  # a push needs some hours of the day in which it may go out


class Interval(StrEnum):
    """How often everybody should be reached; calendar periods, not sliding ones."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    def start(self, day: date) -> date:
        """The first day of the period that a day lies in.

        >>> Interval.QUARTER.start(date(2026, 3, 12))
        datetime.date(2026, 1, 1)
        """
        months = MONTHS[self]
        return date(day.year, (day.month - 1) // months * months + 1, 1)

    def end(self, day: date) -> date:
        """The last day of the period that a day lies in.

        >>> Interval.HALF_YEAR.end(date(2026, 3, 12))
        datetime.date(2026, 6, 30)
        """
        following = self.start(day)
        for _ in range(MONTHS[self]):
            following = (following + timedelta(days=31)).replace(day=1)
        return following - timedelta(days=1)


MONTHS = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.HALF_YEAR: 6, Interval.YEAR: 12}


class Period(Part):
    """A length of time, in one unit."""

    hours: Annotated[int, Field(ge=0, le=24 * 365)] = 0
    days: Annotated[int, Field(ge=0, le=36500)] = 0
    months: Annotated[int, Field(ge=0, le=1200)] = 0

    @model_validator(mode="after")
    def _has_one_unit(self) -> Self:
        if sum(amount > 0 for amount in (self.hours, self.days, self.months)) != 1:
            raise problem(wording.ONE_PERIOD)
        return self

    def after(self, moment: datetime) -> datetime:
        """The moment one period later; a month ends on its last day where it is the shorter one.

        >>> Period(months=15).after(datetime(2026, 11, 30))
        datetime.datetime(2028, 2, 29, 0, 0)
        """
        return self._moved(moment, 1)

    def before(self, moment: datetime) -> datetime:
        """The moment one period earlier: what is older than this has been kept long enough."""
        return self._moved(moment, -1)

    def _moved(self, moment: datetime, sign: int) -> datetime:
        if not self.months:
            return moment + sign * timedelta(days=self.days, hours=self.hours)
        year, month = divmod(moment.year * 12 + moment.month - 1 + sign * self.months, 12)
        day = min(moment.day, monthrange(year, month + 1)[1])
        return moment.replace(year=year, month=month + 1, day=day)


class Figures(Part):
    """Periods, hours and thresholds that the regulation leaves open; times are local (Asia/Shanghai)."""

    talk_interval: Annotated[Interval, Strict(False)]
    first_answer_working_days: Count
    applicant_talk_days: Count | None = None  # after somebody applies; None: nothing is asked of it
    contact_look_interval: Annotated[Interval, Strict(False)] | None = None
    branch_look_interval: Annotated[Interval, Strict(False)] | None = None
    decision_working_days: Count
    reopen_days: Count
    withdraw_hours: Count
    anonymous_at: time = time(
        10, 10
    )  # not at the full or the half hour: the platform asks for that
    request_working_days: Count = 5
    reads_without_task: Count = 10
    reads_at_night: Count = 5
    small_unit: Count
    people_per_member: Count
    linked_count: Count | None = None  # people in an area of linked people; None: any number
    interim_holder_days: Count
    quiet_from: time
    quiet_until: time
    pushes_per_day: Count
    pushes_per_week: Count
    study_evening_at: time
    study_lead_minutes: Count
    study_usual_minutes: Count = 90
    exchange_after_days: Count = 90
    sign_in_margin_minutes: Count = 30  # before it begins and after it ends
    relay_open_days: Count = 30  # of a notice to pass on that has no day of its own
    plan_within_days: Count = 31  # of a year its plan lies with the branch
    step_reminders: Count = 3  # of one step of the assessment, to one person
    promise_asked_after_days: Annotated[int, Field(ge=0)]
    promise_asked_at: time

    @model_validator(mode="after")
    def _leaves_hours_for_pushes(self) -> Self:
        quiet = timedelta(seconds=(_seconds(self.quiet_until) - _seconds(self.quiet_from)) % 86400)
        if not quiet or quiet > LONGEST_QUIET:
            raise problem(wording.QUIET_ALL_DAY)
        # A default that falls into hours of the branch's own makes no file wrong: its pushes wait for their end.
        times = [one for one in self.model_fields_set if one.endswith("_at")]
        if clash := [name for name in sorted(times) if self.is_quiet(getattr(self, name))]:
            raise problem(*map(wording.in_quiet_hours, clash))
        return self

    def is_quiet(self, at: time) -> bool:
        """True when nothing but urgent pushes may go out at this local time."""
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until

    def after_quiet(self, moment: datetime) -> datetime:
        """A local moment, or the end of the quiet hours it falls into.

        >>> from handlers.regulation import Edition
        >>> figures = Edition.load("seven_duties").figures
        >>> str(figures.after_quiet(datetime(2026, 3, 12, 22, 30)))
        '2026-03-13 07:00:00'
        """
        if not self.is_quiet(moment.time()):
            return moment
        over = datetime.combine(moment.date(), self.quiet_until, moment.tzinfo)
        return over if over > moment else over + timedelta(days=1)


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
