"""When a member was told, when his days are over, how long a notice runs: what the regulation leaves open; pure."""

from datetime import date, datetime
from decimal import Decimal

from handlers.regulation import Publishing, WorkdayCalendar
from storage.vocabulary import SHANGHAI


def in_person(total: Decimal | None, figures: Publishing) -> bool:
    """Whether a result is told by a person and never published: below 合格 (domain.md §2.6).

    >>> from handlers.regulation import Edition
    >>> figures = Edition.load("seven_duties").publishing
    >>> [in_person(one and Decimal(one), figures) for one in ("80", "79.99", None)]
    [False, True, False]
    """
    return total is not None and total < figures.told_in_person_below


def statement_until(told_at: datetime, calendar: WorkdayCalendar, figures: Publishing) -> date:
    """The last day for a member's own word: so many working days after he was told.

    >>> from handlers.regulation import Edition
    >>> figures = Edition.load("seven_duties").publishing
    >>> told = datetime(2026, 12, 4, 9, tzinfo=SHANGHAI)  # a Friday
    >>> str(statement_until(told, WorkdayCalendar.packaged(), figures))
    '2026-12-08'
    """
    told_on = told_at.astimezone(SHANGHAI).date()
    return calendar.add_workdays(told_on, figures.statement_working_days).day


def notice_until(
    first: date, wanted: date | None, calendar: WorkdayCalendar, figures: Publishing
) -> tuple[date, bool]:
    """The last day of a notice, and whether it was wanted shorter than the edition has it.

    >>> from handlers.regulation import Edition
    >>> figures, calendar = Edition.load("seven_duties").publishing, WorkdayCalendar.packaged()
    >>> tuesday = date(2026, 12, 8)
    >>> str(notice_until(tuesday, date(2026, 12, 15), calendar, figures)[0])
    '2026-12-15'
    >>> notice_until(tuesday, date(2026, 12, 10), calendar, figures)
    (datetime.date(2026, 12, 15), True)
    """
    shortest = calendar.add_workdays(first, figures.notice_working_days).day
    if wanted is None:
        return shortest, False
    return max(wanted, shortest), wanted < shortest
