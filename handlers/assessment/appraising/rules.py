"""What the regulation and its silence say about the first step of the assessment; pure."""

from decimal import Decimal

from handlers.regulation import Edition


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
