"""Which sessions the platform's own calendar (日程) lacks or shows as they were; for the clock: no person asks [T2].

What is wanted is read off the session itself, so nothing that arranges, moves or calls one off need know of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, or_, update
from sqlmodel import col, select

from storage.queries.occasions import insert_if_new
from storage.randomness import new_id
from storage.session import Session
from storage.tables import ScheduleEntry, SessionAttendance, StudySession
from storage.vocabulary import SessionState

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch

KEPT = timedelta(days=1)  # after the session began, when nothing more is done about it
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """A session in hand; `shows` is how it stands now, `schedule_id` "" where the platform has none yet."""

    session_id: UUID
    schedule_id: str
    cancelled: bool
    shows: datetime
    tries: int  # with this one
    lease: str


def begin(session: Session, now: datetime) -> None:
    """A row for each planned session that has none, a hundred at most; for the clock."""
    row, entry = StudySession, ScheduleEntry
    bare = (
        select(row.id)
        .outerjoin(entry, col(entry.session_id) == col(row.id))
        .where(
            col(row.starts_at) > now,
            col(row.state) == SessionState.PLANNED,
            col(entry.session_id).is_(None),
        )
        .limit(AT_ONCE)
    )
    for one in session.exec(bare).all():
        insert_if_new(session, ScheduleEntry(session_id=one, free_at=now), "session_id")


def take(session: Session, now: datetime, until: datetime) -> tuple[Taken, StudySession] | None:
    """The next session that is to be carried over and nobody has in hand, ours alone `until` then; for the clock."""
    row, entry = StudySession, ScheduleEntry
    waits = (
        select(entry, row)
        .join(row, col(row.id) == col(entry.session_id))
        .where(col(entry.free_at) <= now, col(row.starts_at) > now, _differs())
        .order_by(col(row.starts_at))
        .limit(1)
        .with_for_update(skip_locked=True, of=entry)
    )
    found = session.exec(waits).first()
    if found is None:
        return None
    held, of = found
    held.lease, held.free_at, held.tries = new_id().hex, until, held.tries + 1
    cancelled = of.state is SessionState.CANCELLED
    shows = of.changed_at or of.arranged_at
    return Taken(of.id, held.schedule_id, cancelled, shows, held.tries, held.lease), of


def asked(session: Session, session_id: UUID) -> Sequence[UUID]:
    """Everybody who is asked to a session; for the clock."""
    line = SessionAttendance
    people = select(line.person_id).where(col(line.session_id) == session_id)
    return session.exec(people.order_by(col(line.person_id))).all()


def ended(session: Session, taken: Taken, schedule_id: str, now: datetime) -> None:
    """The platform shows it as it stood when it was taken; one that was called off is forgotten."""
    if taken.cancelled:
        session.execute(delete(ScheduleEntry).where(*_mine(taken)))
        return
    shown = {"schedule_id": schedule_id, "shows": taken.shows, "tries": 0}
    _change(session, taken, **shown, lease="", free_at=now)


def put_back(session: Session, taken: Taken, free_at: datetime) -> None:
    """Not now: whoever is free then may try again."""
    _change(session, taken, lease="", free_at=free_at)


def over(batch: "Batch") -> int:
    """Of sessions that began a day ago; for the clock."""
    began = select(StudySession.id).where(col(StudySession.starts_at) < batch.now - KEPT)
    key = col(ScheduleEntry.session_id)
    return batch.delete(ScheduleEntry, [key], key.in_(began))


def _differs() -> ColumnElement[bool]:
    """Called off, or not shown as it stands now."""
    stands = func.coalesce(col(StudySession.changed_at), col(StudySession.arranged_at))
    shows = col(ScheduleEntry.shows)
    planned = col(StudySession.state) == SessionState.PLANNED
    cancelled = col(StudySession.state) == SessionState.CANCELLED
    return or_(cancelled, and_(planned, or_(shows.is_(None), shows != stands)))


def _mine(taken: Taken) -> tuple[ColumnElement[bool], ...]:
    entry = ScheduleEntry
    return col(entry.session_id) == taken.session_id, col(entry.lease) == taken.lease


def _change(session: Session, taken: Taken, **values: object) -> None:
    session.execute(update(ScheduleEntry).where(*_mine(taken)).values(values))
