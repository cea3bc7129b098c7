"""Sessions of one topic that belong together: one of them is enough [T2]."""

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.queries.study import Invited
from storage.session import Session
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import SessionState


def others(session: Session, actor: Actor, row: StudySession) -> list[Invited]:
    """The lines in the other sittings that take place, as far as this actor may see them."""
    if row.sittings is None:
        return []
    found = (
        select(StudySession, SessionAttendance)
        .join(SessionAttendance, col(SessionAttendance.session_id) == col(StudySession.id))
        .where(
            visible_to(actor, StudySession),
            visible_to(actor, SessionAttendance),
            col(StudySession.sittings) == row.sittings,
            col(StudySession.id) != row.id,
            col(StudySession.state) != SessionState.CANCELLED,
        )
        .order_by(col(StudySession.starts_at))
    )
    return [Invited(one, line) for one, line in session.exec(found)]
