"""Whom a concern names: it is kept from them as from whom it is about, whatever post they come to hold [T1]."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from storage.session import Session
from storage.tables import ConcernAbout


def kept_from(session: Session, concern_id: UUID) -> frozenset[UUID]:
    """Whom it names besides the one it is about; for what is told and handed over, shown to nobody."""
    named = select(ConcernAbout.person_id).where(col(ConcernAbout.concern_id) == concern_id)
    return frozenset(session.exec(named))


def keep_from(session: Session, concern_id: UUID, people: Collection[UUID]) -> None:
    """From now on it is kept from these too."""
    if people:
        known = kept_from(session, concern_id)
        for one in sorted(set(people) - known):
            session.collect(ConcernAbout(concern_id=concern_id, person_id=one))


def forget_with(session: Session, concerns: Collection[UUID]) -> None:
    """What was kept of these goes together with the concerns themselves; for the clock."""
    session.execute(delete(ConcernAbout).where(col(ConcernAbout.concern_id).in_(concerns)))
