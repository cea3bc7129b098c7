"""Until when a concern must be answered, counted in the working time of who must act [T1].

The clause says "promptly"; the edition gives working days. What neither says is decided here:

- A working day is one by the calendar, 调休 included, whatever the shift. Of a year whose holidays are not published
  Monday to Friday count, and whoever is told a day of it is told so. A day that was told is not moved when the year
  is published; if it turns out a free day, the next working day is still in time.
- It begins with the shift of who must act, at midnight where the hours of his shift are not known.
- It counts when it begins at the moment of raising or later. So a day that has begun never counts: what is raised at
  two in the morning has all of that day, what is raised at work, after work or on a Saturday begins with the next
  working day. For a shift that begins at 16:00 what was raised at 14:30 still has that day.
- The last day is in time to its end. Who must act may change, the day stays: it was promised to the raiser.
- While the matter waits for its raiser the clock stands: working days that begin meanwhile do not count, and no others
  are given. A day already counted stays counted.
- Being heard again is a new matter: reopened, the decision has all its days once more.
- Who is above has as long as who is below had, from the day on which it was brought in.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.regulation import Reckoned, Shift, WorkdayCalendar
from storage.vocabulary import SHANGHAI, Decision

DAY = timedelta(days=1)
NEEDS_A_DAY = (Decision.WILL_DO, Decision.PASSED_UP)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The working days of somebody; `shift` is None when its hours are not known. Moments are aware, in any zone."""

    calendar: WorkdayCalendar
    shift: Shift | None = None

    def begins(self, day: date) -> datetime:
        """When a working day begins."""
        worked = self.shift.at_work(day, self.calendar) if self.shift else None
        return (worked[0] if worked else datetime.combine(day, time.min)).replace(tzinfo=SHANGHAI)

    def due(self, moment: datetime, number: int) -> Reckoned:
        """The last day in time of so many working days (1 or more) from a moment on, and what must be said of it.

        >>> late = datetime(2026, 3, 12, 18, tzinfo=SHANGHAI)
        >>> [str(WorkingTime(WorkdayCalendar.packaged()).due(late, number).day) for number in (1, 3, 10)]
        ['2026-03-13', '2026-03-17', '2026-03-26']
        """
        if number < 1:
            raise ValueError("who must act has a working day at least")
        raised_on = moment.astimezone(SHANGHAI).date()
        counts = self.calendar.is_workday(raised_on) and moment <= self.begins(raised_on)
        first = raised_on if counts else self.calendar.first_from(raised_on + DAY)
        last = self.calendar.add_workdays(first, number - 1).day
        return Reckoned(last, self.calendar.caveat(raised_on, last))

    def days_begun(self, since: datetime, until: datetime) -> int:
        """How many working days begin from one moment on and before another; 0 when the clock was put back.

        >>> friday, monday = (datetime(2026, 3, day, 14, tzinfo=SHANGHAI) for day in (13, 16))
        >>> WorkingTime(WorkdayCalendar.packaged()).days_begun(friday, monday)
        1
        """
        first, last = since.astimezone(SHANGHAI).date(), until.astimezone(SHANGHAI).date()
        days = (first + DAY * ahead for ahead in range((last - first).days + 1))
        return sum(
            self.calendar.is_workday(one) and since <= self.begins(one) < until for one in days
        )

    def resumed(self, by: date, paused: datetime, until: datetime) -> date:
        """The last day in time once the matter, which waited for its raiser between two moments, goes on.

        >>> friday, monday = (datetime(2026, 3, day, 14, tzinfo=SHANGHAI) for day in (13, 16))
        >>> str(WorkingTime(WorkdayCalendar.packaged()).resumed(date(2026, 3, 17), friday, monday))
        '2026-03-18'
        """
        if self.begins(by) < paused:
            return by
        return self.calendar.add_workdays(by, self.days_begun(paused, until)).day


def settles(decision: Decision, promised_on: date | None) -> bool:
    """Whether an answer is "a plan or a reason", so that no decision is due any more.

    That it was done, or why it cannot be, is; that it will be done or was passed on is with a day only.

    >>> settles(Decision.CANNOT_NOW, None), settles(Decision.WILL_DO, None)
    (True, False)
    """
    return promised_on is not None or decision not in NEEDS_A_DAY


def reminded_on(by: date, calendar: WorkdayCalendar) -> date:
    """The working day on which who must act is reminded: the one before the last day in time.

    >>> str(reminded_on(date(2026, 3, 16), WorkdayCalendar.packaged()))
    '2026-03-13'
    """
    return calendar.last_until(by - DAY)


def is_over(by: date, day: date, calendar: WorkdayCalendar) -> bool:
    """Whether a last day has passed; one that became a free day holds until the next working day is over.

    >>> saturday = date(2026, 3, 14)
    >>> [is_over(saturday, date(2026, 3, day), WorkdayCalendar.packaged()) for day in (15, 16, 17)]
    [False, False, True]
    """
    return day > calendar.first_from(by)


def in_time_until(by: date, gone_up_on: date | None, days: int, calendar: WorkdayCalendar) -> date:
    """The last day in time of the level with which a concern lies now, that went up on a day.

    A going up before the last day belongs to a clock that runs no more.

    >>> calendar, by = WorkdayCalendar.packaged(), date(2026, 3, 17)
    >>> [str(in_time_until(by, up, 3, calendar)) for up in (None, date(2026, 3, 18), date(2026, 3, 2))]
    ['2026-03-17', '2026-03-23', '2026-03-17']
    """
    if gone_up_on is None or gone_up_on <= by:
        return by
    return calendar.add_workdays(gone_up_on, days).day


def days_over(by: date, day: date, calendar: WorkdayCalendar) -> int:
    """How many working days a last day is past; 0 while it is not.

    >>> days_over(date(2026, 3, 17), date(2026, 3, 23), WorkdayCalendar.packaged())
    4
    """
    return calendar.workdays_between(by, day).days if is_over(by, day, calendar) else 0
