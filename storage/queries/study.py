"""Study sessions and who was there: a person reads his own line, the organiser and the leader all [T2 M2]."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam
from sqlmodel import col, select

from storage import deletions
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.prepared import Prepared
from storage.queries.scope import visible_to
from storage.queries.study_scope import run_by
from storage.session import Session
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import SHANGHAI, Attendance, SessionState

REASON = "session_attendance.reason"
FAR = datetime(9998, 1, 1, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Plan:
    """A session before it has a number; `group_id` or `area_id` say for whom, neither means the branch."""

    starts_at: datetime
    group_id: UUID | None
    area_id: UUID | None
    place: str
    topic: str
    material: str
    lead_minutes: int
    kind: str = "study"
    area_ids: tuple[UUID, ...] = ()  # of several areas
    series_id: UUID | None = None
    sittings: UUID | None = None  # shared by sessions of which one is enough


@dataclass(frozen=True, slots=True)
class Invited:
    """A session and this person's own line in it."""

    session: StudySession
    line: SessionAttendance


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What is held about a person and one session; `reason` is the one kept for a leave."""

    number: int
    starts_at: datetime
    topic: str
    state: Attendance
    make_up_open: bool
    reason: str


def arrange(
    session: Session, actor: Actor, plan: Plan, people: Iterable[UUID], now: datetime
) -> StudySession:
    """Write a session down, with a line for everybody it concerns."""
    row = StudySession(
        number=next_number(session, "S"),
        organiser_id=actor.me,
        group_id=plan.group_id,
        area_id=plan.area_id,
        area_ids=[str(one) for one in plan.area_ids],
        kind=plan.kind,
        starts_at=plan.starts_at,
        place=plan.place,
        topic=plan.topic,
        material=plan.material,
        lead_minutes=plan.lead_minutes,
        arranged_at=now,
        series_id=plan.series_id,
        sittings=plan.sittings,
    )
    session.collect(row)
    for one in people:  # of ten thousand too, while the leader waits: values, not objects
        session.collect_values(SessionAttendance, session_id=row.id, person_id=one)
    return row


def by_number(session: Session, actor: Actor, number: int) -> StudySession | None:
    """The session with this public number, if this actor may see it."""
    found = select(StudySession).where(
        visible_to(actor, StudySession), col(StudySession.number) == number
    )
    return session.exec(found).first()


def invitations(
    session: Session, actor: Actor, *, since: datetime, until: datetime | None = None
) -> list[Invited]:
    """The sessions this person is asked to, with his line, the earliest first; without cancelled ones."""
    rows = _INVITATIONS.objects(session, actor, since=since, until=until or FAR)
    return [Invited(one, line) for one, line in rows]


def led(
    session: Session, actor: Actor, *, since: datetime, until: datetime | None = None
) -> Sequence[StudySession]:
    """The sessions that are this actor's to run: arranged by him, or of a group he leads; earliest first."""
    rows = _LED.objects(session, actor, since=since, until=until or FAR)
    return [one for (one,) in rows]


def is_run_by(actor: Actor, row: StudySession) -> bool:
    """Whether a session is this actor's to run: what `led` asks of the database."""
    return row.organiser_id == actor.person_id or row.group_id in actor.groups


def lines_of(
    session: Session, actor: Actor, session_ids: Iterable[UUID]
) -> Sequence[SessionAttendance]:
    """Everybody's lines in these sessions, as far as this actor may see them."""
    found = select(SessionAttendance).where(
        visible_to(actor, SessionAttendance),
        col(SessionAttendance.session_id).in_(list(session_ids)),
    )
    return session.exec(found).all()


def open_make_ups(session: Session, actor: Actor, person_id: UUID) -> list[Invited]:
    """The sessions this person still has to make up for, as far as this actor may see; earliest first."""
    rows = _OPEN_MAKE_UPS.objects(session, actor, person=person_id)
    return [Invited(one, line) for one, line in rows]


def write_state(
    session: Session,
    line: SessionAttendance,
    state: Attendance,
    *,
    make_up_open: bool,
    reason: str = "",
) -> None:
    """Write how somebody stands to a session; the reason is sealed to his line, in place of what was there."""
    if (before := reason_of(session, line)) and before != reason:
        deletions.took_back_reason(session, line.id, before)
    line.state = state
    line.make_up_open = make_up_open
    line.sealed_reason = None
    if reason:
        held = session.get_one(StudySession, line.session_id)
        theirs, year = {line.person_id}, held.starts_at.year
        line.sealed_reason = session.seal(reason, REASON, line.id, theirs, year)


def reason_of(session: Session, line: SessionAttendance) -> str:
    """Why somebody is excused, "" when he did not say; the reader's line in the access log is the caller's."""
    return session.unseal(line.sealed_reason, REASON, line.id)


def about_me(session: Session, actor: Actor) -> list[AboutMe]:
    """Every line that is held about this person, the latest session first."""
    rows = session.exec(_mine(actor))
    held = [
        AboutMe(
            number=one.number,
            starts_at=one.starts_at,
            topic=one.topic,
            state=line.state,
            make_up_open=line.make_up_open,
            reason=reason_of(session, line),
        )
        for one, line in rows
    ]
    return held[::-1]


def _joined(actor: Actor) -> Any:
    visible = (visible_to(actor, StudySession), visible_to(actor, SessionAttendance))
    together = col(SessionAttendance.session_id) == col(StudySession.id)
    found = (
        select(StudySession, SessionAttendance).join(SessionAttendance, together).where(*visible)
    )
    return found.order_by(col(StudySession.starts_at), col(StudySession.number))


def _mine(actor: Actor) -> Any:
    return _joined(actor).where(col(SessionAttendance.person_id) == actor.person_id)


def _within() -> ColumnElement[bool]:
    """From `since` until `until`, without what was called off."""
    starts = col(StudySession.starts_at)
    return and_(
        starts >= bindparam("since"),
        starts < bindparam("until"),
        col(StudySession.state) != SessionState.CANCELLED,
    )


_INVITATIONS = Prepared(lambda actor: _mine(actor).where(_within()))
_LED = Prepared(
    lambda actor: (
        select(StudySession)
        .where(visible_to(actor, StudySession), run_by(actor), _within())
        .order_by(col(StudySession.starts_at), col(StudySession.number))
    )
)
_OPEN_MAKE_UPS = Prepared(
    lambda actor: _joined(actor).where(
        col(SessionAttendance.person_id) == bindparam("person"),
        col(SessionAttendance.make_up_open),
        col(StudySession.state) == SessionState.HELD,
    )
)
