"""Minutes of a study session: one text, of all who were asked to come; said again, it takes the place of the former [T2]."""

from storage.queries.actor import Actor
from storage.session import Session
from storage.tables import StudySession

MINUTES = "study_session.minutes"


def write(session: Session, actor: Actor, row: StudySession, text: str) -> bool:
    """Minutes in place of what was there; True when there were some. They are the record of all who were asked to come."""
    before = bool(row.sealed_minutes)
    row.sealed_minutes, row.minutes_by = session.seal(text, MINUTES, row.id), actor.me
    return before


def of(session: Session, row: StudySession) -> str:
    """The minutes of a session this actor may see, "" when there are none."""
    return session.unseal(row.sealed_minutes, MINUTES, row.id)
