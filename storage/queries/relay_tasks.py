"""Who is to pass on which notice in which area, for the clock and at the sending; and to whom it could not be brought [T5]."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import delete, or_
from sqlmodel import col

from storage.randomness import new_id
from storage.session import Session
from storage.tables import Push, RelayNotice, RelayTask
from storage.vocabulary import PushState


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An area that has not heard a notice yet, and who is to pass it on there; no word of it."""

    id: UUID
    notice_id: UUID
    number: int
    branch_id: UUID
    due_on: date | None
    area_id: UUID
    person_id: UUID | None


def still_open(session: Session, today: date, since: datetime) -> list[OpenTask]:
    """What areas have not heard and is neither taken back, past its day nor older than a moment; for the clock."""
    open_ones = (
        col(RelayNotice.withdrawn).is_(False),
        or_(
            col(RelayNotice.due_on) >= today,
            col(RelayNotice.due_on).is_(None) & (col(RelayNotice.sent_at) >= since),
        ),
    )
    return _tasks(session, *open_ones, col(RelayTask.passed_on).is_(False))


def due_on(session: Session, day: date, before: datetime) -> list[OpenTask]:
    """What is due on a day, was sent before a moment, and areas have not heard; for the clock."""
    due = (col(RelayNotice.due_on) == day, col(RelayNotice.sent_at) < before)
    not_yet = (col(RelayNotice.withdrawn).is_(False), col(RelayTask.passed_on).is_(False))
    return _tasks(session, *due, *not_yet)


def of_notice(session: Session, notice_id: UUID) -> list[OpenTask]:
    """Everybody who was given a notice, whatever his areas have heard: whom to tell of a change; as for the clock."""
    return _tasks(session, col(RelayNotice.id) == notice_id)


def not_heard(session: Session, notice_id: UUID) -> list[OpenTask]:
    """The areas of a notice that have not heard it: told only as numbers and by what must be done; as for the clock."""
    return _tasks(session, col(RelayNotice.id) == notice_id, col(RelayTask.passed_on).is_(False))


def add(session: Session, notice_id: UUID, pairs: Iterable[tuple[UUID, UUID | None]]) -> None:
    """Who (None: nobody) is to pass it on in which area."""
    for area_id, person_id in pairs:
        session.collect_values(
            RelayTask,
            id=new_id(),
            notice_id=notice_id,
            area_id=area_id,
            person_id=person_id,
        )


def remove(session: Session, tasks: Collection[UUID]) -> None:
    """These are nobody's any more; for the clock."""
    if tasks:
        session.execute(delete(RelayTask).where(col(RelayTask.id).in_(tasks)))


def done_with(session: Session, notice_id: UUID, areas: Collection[UUID]) -> set[UUID]:
    """Who passes a notice on in one of these areas and has nothing of it left to do anywhere; as for the clock."""
    person = col(RelayTask.person_id)
    of_notice_ = (col(RelayTask.notice_id) == notice_id, person.is_not(None))
    here = sqlalchemy.select(person).where(*of_notice_, col(RelayTask.area_id).in_(areas))
    busy = sqlalchemy.select(person).where(*of_notice_, col(RelayTask.passed_on).is_(False))
    found = here.where(person.not_in(busy))
    return {who for who in session.execute(found).scalars() if who is not None}


def undelivered(session: Session, about: str, people: Collection[UUID]) -> dict[UUID, bool]:
    """Whom of these what was promised last about something cannot reach any more; True: the platform does not know him.

    Whether a message that arrived was read is neither known nor asked.
    """
    ended = sqlalchemy.select(col(Push.recipient_id), col(Push.state), col(Push.roster_seen)).where(
        col(Push.about) == about, col(Push.state) != PushState.CANCELLED
    )
    last = {
        who: (state, seen) for who, state, seen in session.execute(ended.order_by(col(Push.number)))
    }
    return {
        who: seen is not None
        for who, (state, seen) in last.items()
        if who in people and state in (PushState.DEAD, PushState.UNKNOWN)
    }


def waiting(session: Session, about: str) -> int:
    """How many messages about something have not gone out yet: they wait for the shift or the quiet hours to end."""
    states = (PushState.READY, PushState.LEASED)
    count = sqlalchemy.select(sqlalchemy.func.count()).where(
        col(Push.about) == about, col(Push.state).in_(states)
    )
    return int(session.execute(count).scalar_one())


def _tasks(session: Session, *chosen: sqlalchemy.ColumnElement[bool]) -> list[OpenTask]:
    """By number and area; for the clock."""
    found = (
        sqlalchemy.select(
            col(RelayTask.id),
            col(RelayNotice.id),
            col(RelayNotice.number),
            col(RelayNotice.branch_id),
            col(RelayNotice.due_on),
            col(RelayTask.area_id),
            col(RelayTask.person_id),
        )
        .join(RelayNotice, col(RelayNotice.id) == col(RelayTask.notice_id))
        .where(*chosen)
    )
    return [OpenTask(*row) for row in session.execute(found.order_by(col(RelayNotice.number)))]
