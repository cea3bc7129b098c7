"""How much is asked of people: counted at night from what was sent and written down, kept without any person."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import delete, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.session import Session
from storage.tables import BurdenCount, Occasion, Push, SessionAttendance, StudySession, Talk
from storage.vocabulary import Attendance, PushKind, PushState, Role


class Key(NamedTuple):
    """What is counted: for whom in which month (by its first day), and what."""

    branch_id: UUID
    role: Role
    month: date
    what: str


def before(session: Session, rule: str, fire_at: datetime) -> datetime | None:
    """When a routine fell due last before this occasion; for the clock."""
    earlier = sqlalchemy.select(func.max(col(Occasion.fire_at))).where(
        col(Occasion.rule) == rule, col(Occasion.fire_at) < fire_at
    )
    found: datetime | None = session.execute(earlier).scalar()
    return found


class Sent(NamedTuple):
    """A push that reached somebody."""

    person: UUID
    about: str
    kind: PushKind


def sent(session: Session, since: datetime, until: datetime) -> list[Sent]:
    """What reached people in that time."""
    columns = (col(Push.recipient_id), col(Push.about), col(Push.kind))
    found = sqlalchemy.select(*columns).where(
        col(Push.state) == PushState.SENT,
        col(Push.finished_at) >= since,
        col(Push.finished_at) < until,
    )
    return [Sent(*row) for row in session.execute(found)]


def talked(session: Session, since: datetime, until: datetime) -> list[UUID]:
    """Who wrote a talk down in that time, once for each; for the clock."""
    recorded = col(Talk.recorded_at)
    return list(session.exec(select(Talk.host_id).where(recorded >= since, recorded < until)))


def attended(session: Session, since: datetime, until: datetime) -> list[tuple[UUID, datetime]]:
    """Who was at a session that began in that time, and when it began; for the clock."""
    found = (
        select(SessionAttendance.person_id, StudySession.starts_at)
        .join(StudySession, col(StudySession.id) == col(SessionAttendance.session_id))
        .where(
            col(SessionAttendance.state) == Attendance.PRESENT,
            col(StudySession.starts_at) >= since,
            col(StudySession.starts_at) < until,
        )
    )
    return list(session.exec(found))


def add(session: Session, counts: Mapping[Key, int]) -> None:
    """Add to what was counted before."""
    if not counts:
        return
    on_postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql.insert if on_postgres else sqlite.insert)(BurdenCount)
    more = insert.on_conflict_do_update(
        index_elements=list(Key._fields),
        set_={"times": col(BurdenCount.times) + insert.excluded.times},
    )
    rows = [{**key._asdict(), "times": times} for key, times in sorted(counts.items())]
    session.connection().execute(more, rows)


def forget(session: Session, before_month: date) -> None:
    """Months that are long over."""
    session.execute(delete(BurdenCount).where(col(BurdenCount.month) < before_month))


def of_branches(session: Session, actor: Actor, since: date) -> dict[Key, int]:
    """What was asked of the people of this actor's own branches, from a month on."""
    found = select(BurdenCount).where(
        col(BurdenCount.branch_id).in_(actor.branches), col(BurdenCount.month) >= since
    )
    return {
        Key(one.branch_id, one.role, one.month, one.what): one.times for one in session.exec(found)
    }
