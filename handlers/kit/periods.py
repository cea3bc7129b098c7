"""How long something is kept, as people read it."""

from handlers.regulation import Period

UNITS = {"hours": "{} 小时", "days": "{} 天", "months": "{} 个月"}


def in_words(kept: Period) -> str:
    """A period of the edition.

    >>> in_words(Period(months=15)), in_words(Period(hours=24))
    ('15 个月', '24 小时')
    """
    unit = next(name for name in UNITS if getattr(kept, name))
    return UNITS[unit].format(getattr(kept, unit))
