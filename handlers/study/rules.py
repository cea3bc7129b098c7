"""When people are reminded of a session, and how long leave and attendance may still be told [T2 M2]."""

from datetime import date, datetime, time, timedelta
from enum import Enum

LATE_LEAVE = timedelta(hours=1)  # somebody may say so when it has just begun
ROLL_DAYS = 3  # attendance may be told on the day of the session and this many days after
SOON = timedelta(hours=2)  # so shortly before, it is about to begin
SOON_DAYS = 7  # a session this near stands among the things to do


class Near(Enum):
    """How a reminder speaks of the session's time; true until the reminder is of no use any more."""

    SOME_DAY = "some_day"
    TOMORROW = "tomorrow"
    TODAY = "today"
    SOON = "soon"


def signing_in(
    starts: datetime, sitting: timedelta, margin: timedelta
) -> tuple[datetime, datetime]:
    """From when until when a code is good: the sitting, and the margin on either side.

    >>> start, two, half = datetime(2026, 3, 13, 15), timedelta(hours=2), timedelta(minutes=30)
    >>> [f"{one:%H:%M}" for one in signing_in(start, two, half)]
    ['14:30', '17:30']
    """
    return starts - margin, starts + sitting + margin


def reminders(starts: datetime, lead: timedelta, evening: time, told: datetime) -> list[datetime]:
    """When those concerned are reminded: on the evening before, and `lead` before the start [T2].

    The regulation names no reminders. The notice takes the evening's place when it goes out on that day or later
    (domain.md V13), and a reminder that `lead` puts on that day takes it too: never two on one day before. What
    would lie in the past is left out. All times are local and aware.

    >>> start, half = datetime(2026, 3, 13, 15), timedelta(minutes=30)
    >>> [str(one) for one in reminders(start, half, time(19), datetime(2026, 3, 11, 9))]
    ['2026-03-12 19:00:00', '2026-03-13 14:30:00']
    >>> [str(one) for one in reminders(start, half, time(19), datetime(2026, 3, 12, 14, 30))]
    ['2026-03-13 14:30:00']
    """
    day_before = starts.date() - timedelta(days=1)
    last = starts - lead
    due = [last]
    if told.date() < day_before and last.date() != day_before:
        due.append(datetime.combine(day_before, evening, starts.tzinfo))
    return sorted(one for one in due if told < one < starts)


def nearness(due: datetime, starts: datetime, *, last: bool) -> tuple[Near, datetime]:
    """How the reminder of `due` speaks of the start, and until when it may be sent; all times are local.

    「明天」 must not arrive after midnight: it is dropped then, for another reminder comes; the last one names no day.

    >>> start = datetime(2026, 3, 13, 15)
    >>> near, until = nearness(datetime(2026, 3, 12, 19), start, last=False)
    >>> near.value, str(until)
    ('tomorrow', '2026-03-13 00:00:00')
    >>> nearness(datetime(2026, 3, 13, 14, 30), start, last=True)[0].value
    'soon'
    """
    if due.date() == starts.date():
        return (Near.SOON if starts - due <= SOON else Near.TODAY), starts
    if due.date() == starts.date() - timedelta(days=1) and not last:
        return Near.TOMORROW, datetime.combine(starts.date(), time.min, starts.tzinfo)
    return Near.SOME_DAY, starts


def days_short(usual: int, on: date, told: date) -> int | None:
    """How many days before it people hear of it, when that is less than usual; None: it is not (domain.md §2.1).

    >>> days_short(3, date(2026, 3, 13), date(2026, 3, 12)), days_short(1, date(2026, 3, 13), date(2026, 3, 12))
    (1, None)
    """
    days = (on - told).days
    return days if days < usual else None


def may_still_leave(starts: datetime, now: datetime) -> bool:
    """Whether somebody may still say that he cannot come; our reading, the regulation is silent [T2].

    >>> start = datetime(2026, 3, 13, 15)
    >>> [may_still_leave(start, datetime(2026, 3, 13, hour)) for hour in (14, 15, 17)]
    [True, True, False]
    """
    return now < starts + LATE_LEAVE


def roll_since(today: date) -> date:
    """The first day whose sessions may still get their attendance today; our reading [T2].

    >>> roll_since(date(2026, 3, 16))
    datetime.date(2026, 3, 13)
    """
    return today - timedelta(days=ROLL_DAYS)
