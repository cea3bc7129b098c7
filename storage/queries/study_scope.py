"""Who may see study sessions and who was there; a part of `scope.py`."""

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import CalendarFeed, SessionAttendance, StudySeries, StudySession


def sessions(actor: Actor) -> ColumnElement[bool]:
    """A session is seen by those it concerns, by its organiser and by the leader of its group."""
    invited = select(col(SessionAttendance.session_id)).where(
        col(SessionAttendance.person_id) == actor.person_id
    )
    return or_(run_by(actor), col(StudySession.id).in_(invited))


def run_by(actor: Actor) -> ColumnElement[bool]:
    """Sessions that are this actor's to run: arranged by him, or of a group he leads."""
    arranged = col(StudySession.organiser_id) == actor.person_id
    return or_(arranged, among(StudySession.group_id, actor.groups))


def series(actor: Actor) -> ColumnElement[bool]:
    """A series is seen by who began it and by the leader of its group: those who may end it."""
    begun = col(StudySeries.organiser_id) == actor.person_id
    return or_(begun, among(StudySeries.group_id, actor.groups))


def attendance(actor: Actor) -> ColumnElement[bool]:
    """Own attendance, and that of the sessions one arranged or whose group one leads."""
    led = select(col(StudySession.id)).where(run_by(actor))
    return or_(
        col(SessionAttendance.person_id) == actor.person_id,
        col(SessionAttendance.session_id).in_(led),
    )


def calendar_feed(actor: Actor) -> ColumnElement[bool]:
    """One's own: nobody learns who has his sessions in his phone."""
    return col(CalendarFeed.person_id) == actor.person_id
