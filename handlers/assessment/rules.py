"""What the regulation and its silence say about the first step of the assessment; pure."""

from datetime import date
from decimal import Decimal

from handlers.regulation import Edition


def days_left(until: date, today: date) -> int:
    """Days until the last day of a window, which is itself the day with 0 left [M3].

    >>> days_left(date(2026, 12, 20), date(2026, 12, 6))
    14
    """
    return (until - today).days


def is_reminder_day(until: date, today: date, edition: Edition) -> bool:
    """Whether those who have not handed in get a private word today [M3].

    The clause names no reminders; the edition does: 14, 3 and 0 days before the window closes.

    >>> edition = Edition.load("seven_duties")
    >>> [day for day in range(1, 21) if is_reminder_day(date(2026, 12, 20), date(2026, 12, day), edition)]
    [6, 17, 20]
    """
    return days_left(until, today) in edition.remind_days


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
