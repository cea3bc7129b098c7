"""How long something may be kept (domain.md §6.8); both rules agree to the day."""

from datetime import date, datetime, time, timedelta

from handlers.regulation import Period


def kept_until(period: Period, since: datetime) -> date:
    """The day on which something is deleted, early in the morning (domain.md §6.8); `since` is local.

    What happened at any hour of a day goes on the same day: the hour is read in favour of the person.

    >>> kept_until(Period(months=15), datetime(2026, 3, 11, 16, 30))
    datetime.date(2027, 6, 11)
    """
    return period.after(_midnight(since)).date()


def kept_from(period: Period, now: datetime) -> datetime:
    """What is older than this has been kept long enough (domain.md §6.8); `now` and the answer are local.

    >>> kept_from(Period(months=15), datetime(2027, 6, 11, 3, 20))
    datetime.datetime(2026, 3, 12, 0, 0)
    >>> kept_from(Period(months=15), datetime(2028, 2, 29, 3, 20))
    datetime.datetime(2026, 12, 1, 0, 0)
    >>> kept_from(Period(hours=24), datetime(2026, 3, 12, 3, 20))
    datetime.datetime(2026, 3, 11, 3, 20)
    """
    if period.hours:
        return period.before(now)
    day = _midnight(period.before(now))
    while period.after(day) <= now:
        day += timedelta(days=1)
    return day


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(), moment.tzinfo)
