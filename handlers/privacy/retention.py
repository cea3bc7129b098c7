"""What has been kept long enough, for the night and for the operator (domain.md §6.8)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from handlers.privacy import rules
from handlers.regulation import Edition
from storage.queries import due_deletions, personal_data
from storage.queries.purged import Purged
from storage.session import Session
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI, Retention


def purge(session: Session, edition: Edition, now: datetime) -> Purged:
    """Delete one batch of what has been kept long enough."""
    return personal_data.purge(session, _kept(edition, now), now)


def due(session: Session, edition: Edition, now: datetime) -> Purged:
    """What would be deleted, in all."""
    return due_deletions.due(session, _kept(edition, now), now)


def until(edition: Edition, now: datetime) -> dict[str, tuple[Retention, date]]:
    """By what is deleted: its class of retention, and the first day that is kept."""
    return {
        name: (kind, rules.kept_from(edition.retention[kind], now.astimezone(SHANGHAI)).date())
        for kind, names in due_deletions.PERIODS.items()
        for name in names
    }


def purge_all(units: Callable[[], UnitOfWork], edition: Edition, now: datetime) -> Iterator[Purged]:
    """Batch after batch, each in a transaction of its own, until nothing is left."""
    while True:
        with units() as unit:
            purged = purge(unit.session, edition, now)
        if not purged.total:
            return
        yield purged


def _kept(edition: Edition, now: datetime) -> personal_data.Kept:
    local = now.astimezone(SHANGHAI)
    return {kind: rules.kept_from(one, local) for kind, one in edition.retention.items()}
