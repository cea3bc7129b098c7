"""What the regulation and its silence say about the first step of the assessment; pure."""

from datetime import date, timedelta
from decimal import Decimal

from handlers.regulation import Edition, WorkdayCalendar


def reminder_days(until: date, edition: Edition, calendar: WorkdayCalendar) -> list[date]:
    """The days on which those who have not handed in get a private word [M3].

    The clause names no reminders; the edition does: 14, 3 and 0 days before the window closes. One that falls on a
    free day is moved to the last working day before it, so that nobody hears of it too late to do it at work.

    >>> edition, calendar = Edition.load("seven_duties"), WorkdayCalendar.packaged()
    >>> [str(day) for day in reminder_days(date(2026, 12, 18), edition, calendar)]
    ['2026-12-04', '2026-12-15', '2026-12-18']
    >>> [str(day) for day in reminder_days(date(2026, 12, 20), edition, calendar)]
    ['2026-12-04', '2026-12-17', '2026-12-18']
    """
    named = (until - timedelta(days=days) for days in edition.remind_days)
    return sorted({calendar.last_until(day) for day in named})


def points_fit(key: str, points: Decimal, edition: Edition) -> bool:
    """Whether points for an item are within what the form gives it, with at most two decimals [M4.4].

    >>> edition = Edition.load("seven_duties")
    >>> key = edition.items[0].key
    >>> [points_fit(key, Decimal(one), edition) for one in ("0", "20", "20.5", "18.125", "-1")]
    [True, True, False, False, False]
    """
    return 0 <= points <= edition.item(key).points and points == round(points, 2)


def total_of(items: dict[str, Decimal], edition: Edition) -> Decimal | None:
    """The sum when every item has its points; a part of them is no total [M4.4].

    >>> edition = Edition.load("seven_duties")
    >>> total_of({item.key: item.points for item in edition.items}, edition)
    Decimal('100')
    >>> total_of({}, edition) is None
    True
    """
    complete = all(item.key in items for item in edition.items)
    return sum(items.values(), Decimal(0)) if complete and edition.items else None
