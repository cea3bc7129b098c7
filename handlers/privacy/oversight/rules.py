"""What of a month's reading somebody should look at: counts alone, no content, and never whom it was about."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handlers.regulation import Figures
from storage.queries.access import Read
from storage.rights_words import AccessReason
from storage.vocabulary import SHANGHAI, AccessKind

NO_TASK = (AccessReason.LOOKS_BACK, None)  # of lines from before there were reasons nobody knows


@dataclass(frozen=True, slots=True)
class Unusual:
    """One reader's month; a count that is nothing unusual is 0."""

    reader: UUID
    without_task: int
    at_night: int
    attempts: tuple[date, ...]  # to get a list of people by what they think: each counts


def unusual(
    reads: Iterable[Read], at_night: Callable[[UUID, datetime], bool], figures: Figures
) -> list[Unusual]:
    """Who read more than the edition's figures allow, or asked for what nobody may have.

    Without a task: a matter that is settled, or for no reason that was noted. Answering is no such reading.

    >>> from handlers.regulation import Edition
    >>> figures = Edition.load("seven_duties").figures
    >>> me, now = UUID(int=1), datetime(2026, 3, 12, 23, tzinfo=SHANGHAI)
    >>> read = [Read(me, now, AccessKind.READ, f"C-{n:04}", AccessReason.LOOKS_BACK) for n in range(11)]
    >>> [(one.without_task, one.at_night) for one in unusual(read, lambda _reader, _at: False, figures)]
    [(11, 0)]
    >>> unusual(read[1:], lambda _reader, _at: False, figures)
    []
    """
    by_reader: dict[UUID, list[Read]] = defaultdict(list)
    for one in reads:
        by_reader[one.reader].append(one)
    found = (_month_of(reader, its, at_night, figures) for reader, its in by_reader.items())
    return [one for one in found if one.without_task or one.at_night or one.attempts]


def _month_of(
    reader: UUID,
    reads: list[Read],
    at_night: Callable[[UUID, datetime], bool],
    figures: Figures,
) -> Unusual:
    read = [one for one in reads if one.kind is AccessKind.READ]
    records = {one.what for one in read if one.why in NO_TASK}
    nightly = [one for one in read if at_night(reader, one.at)]
    attempts = (one.at for one in reads if one.kind is AccessKind.ATTEMPTED)
    return Unusual(
        reader,
        len(records) if len(records) > figures.reads_without_task else 0,
        len(nightly) if len(nightly) > figures.reads_at_night else 0,
        tuple(sorted(one.astimezone(SHANGHAI).date() for one in attempts)),
    )
