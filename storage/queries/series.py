"""Series of sessions: begun and ended by people, continued by the clock [T2]."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import StudySeries, StudySession
from storage.vocabulary import SessionState


def open_ones(session: Session, actor: Actor, today: date) -> Sequence[StudySeries]:
    """The series that go on and are this actor's to end: begun by him, or of a group he leads; the first one first."""
    found = select(StudySeries).where(
        visible_to(actor, StudySeries),
        col(StudySeries.ended_at).is_(None),
        col(StudySeries.until) >= today,
    )
    return session.exec(found.order_by(col(StudySeries.began_at), col(StudySeries.id))).all()


def of_session(session: Session, actor: Actor, row: StudySession) -> StudySeries | None:
    """The series that goes on and has brought this session, if this actor may see it."""
    found = select(StudySeries).where(
        visible_to(actor, StudySeries),
        col(StudySeries.id) == row.series_id,
        col(StudySeries.ended_at).is_(None),
    )
    return session.exec(found).first()


def going_on(session: Session, today: date) -> Sequence[StudySeries]:
    """Every series that goes on, held until the end of the transaction; for the clock."""
    found = select(StudySeries).where(
        col(StudySeries.ended_at).is_(None), col(StudySeries.until) >= today
    )
    return session.exec(found.order_by(col(StudySeries.id)).with_for_update()).all()


def announced(
    session: Session, actor: Actor, series_id: UUID, now: datetime
) -> Sequence[StudySession]:
    """Its sessions that are told and have not begun, the earliest first."""
    found = select(StudySession).where(
        visible_to(actor, StudySession),
        col(StudySession.series_id) == series_id,
        col(StudySession.state) == SessionState.PLANNED,
        col(StudySession.starts_at) > now,
    )
    return session.exec(found.order_by(col(StudySession.starts_at))).all()


def end(row: StudySeries, actor: Actor, now: datetime) -> None:
    """Nothing more comes of it."""
    row.ended_at, row.ended_by = now, actor.me
