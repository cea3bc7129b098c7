"""Secret addresses of calendars, of which only a keyed hash is kept, and what stands in the calendar of one person [T2]."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.queries.study import Invited
from storage.session import Session
from storage.tables import CalendarFeed, SessionAttendance, StudySession


def begin(session: Session, actor: Actor, secret: str, now: datetime) -> bool:
    """From now on this secret opens the actor's calendar; True when another one did, which is over."""
    before = end(session, actor)
    tag = _tag(session, secret)
    session.collect(CalendarFeed(person_id=actor.me, tag=tag, since=now))
    return before


def end(session: Session, actor: Actor) -> bool:
    """His address opens nothing any more; False when he had none."""
    gone = delete(CalendarFeed).where(visible_to(actor, CalendarFeed))
    return session.execute(gone.returning(col(CalendarFeed.id))).first() is not None


def since(session: Session, actor: Actor) -> datetime | None:
    """Since when this actor has an address; None when he has none."""
    own = select(CalendarFeed.since).where(visible_to(actor, CalendarFeed))
    return session.exec(own).first()


def person_of(session: Session, secret: str) -> UUID | None:
    """Whose calendar a secret opens: asked before anybody is known, so as for the clock."""
    found = select(CalendarFeed.person_id).where(col(CalendarFeed.tag) == _tag(session, secret))
    return session.exec(found).first()


def sessions(session: Session, actor: Actor, begin: datetime, until: datetime) -> Sequence[Invited]:
    """The sessions between these moments that this person is asked to, called off ones too; the earliest first."""
    row, line = StudySession, SessionAttendance
    found = (
        select(row, line)
        .join(line, col(line.session_id) == col(row.id))
        .where(
            visible_to(actor, row),
            col(line.person_id) == actor.person_id,
            col(row.starts_at) >= begin,
            col(row.starts_at) < until,
        )
        .order_by(col(row.starts_at), col(row.number))
    )
    return [Invited(one, its_line) for one, its_line in session.exec(found)]


def _tag(session: Session, secret: str) -> bytes:
    """The root of keyed hashes is handed on when the data key changes: an address outlives it."""
    return session.sealer.tag("calendar", secret.encode())
