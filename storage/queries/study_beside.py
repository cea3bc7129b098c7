"""What is asked about sessions before another one is arranged: who is asked elsewhere then, when there was one last [T2 M2]."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.queries.study_scope import run_by
from storage.session import Session
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import SessionState


def clashing(
    session: Session, actor: Actor, people: Iterable[UUID], begin: datetime, end: datetime
) -> dict[int, set[UUID]]:
    """Who of these people is asked to another session that begins between these moments, by its number.

    Among the sessions that this actor may see himself; that he sees one tells nothing of leave in it.
    """
    wanted = set(people)
    line, row = SessionAttendance, StudySession
    found = (
        select(row.number, line.person_id)
        .join(line, col(line.session_id) == col(row.id))
        .where(
            visible_to(actor, row),
            col(row.state) == SessionState.PLANNED,
            col(row.starts_at) > begin,
            col(row.starts_at) < end,
        )
    )
    clashes: dict[int, set[UUID]] = {}
    for number, person in session.exec(found):
        if person in wanted:
            clashes.setdefault(number, set()).add(person)
    return clashes


def latest_of_kind(session: Session, actor: Actor, kind: str) -> datetime | None:
    """When the last session of a kind began, or will begin, that this actor runs; None: there was none."""
    found = (
        select(StudySession.starts_at)
        .where(visible_to(actor, StudySession), run_by(actor))
        .where(col(StudySession.kind) == kind, col(StudySession.state) != SessionState.CANCELLED)
        .order_by(col(StudySession.starts_at).desc())
    )
    return session.exec(found).first()
