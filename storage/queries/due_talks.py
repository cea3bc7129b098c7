"""Who is to be talked with or visited by which day: entered by people, gone once it is done, never drawn from data [T3]."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import and_, delete, or_, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import insert_if_new
from storage.queries.prepared import Prepared
from storage.queries.scope import among, visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import DueTalk, TalkReason

COLUMNS = tuple(
    col(getattr(DueTalk, name))
    for name in (
        "id",
        "person_id",
        "area_id",
        "entered_by",
        "due_on",
        "visit",
        "reason",
        "entered_on",
    )
)


@dataclass(frozen=True, slots=True)
class DueTalkView:
    """One person to be talked with; `reason` is "" unless it may stand beside his name."""

    id: UUID
    person_id: UUID
    area_id: UUID
    entered_by: UUID
    due_on: date
    visit: bool
    reason: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class NewDueTalk:
    """What somebody enters: the occasion is counted for the area, and kept with the person only if it may be."""

    person_id: UUID
    area_id: UUID
    due_on: date
    visit: bool
    occasion: str
    beside_name: bool


def enter(session: Session, actor: Actor, new: NewDueTalk, today: date) -> UUID:
    """Write down that somebody is to be talked with; the key of the row."""
    due_id = new_id()
    session.collect(
        DueTalk(
            id=due_id,
            person_id=new.person_id,
            area_id=new.area_id,
            entered_by=actor.me,
            entered_on=today,
            due_on=new.due_on,
            visit=new.visit,
            reason=new.occasion if new.beside_name else "",
        )
    )
    _count(session, new.area_id, today.year, new.occasion)
    return due_id


def _count(session: Session, area_id: UUID, year: int, reason: str) -> None:
    first = TalkReason(area_id=area_id, year=year, reason=reason, times=1)
    if insert_if_new(session, first, "area_id"):
        return
    counted = (col(TalkReason.area_id) == area_id, col(TalkReason.year) == year)
    one = (*counted, col(TalkReason.reason) == reason)
    more = update(TalkReason).where(*one).values(times=col(TalkReason.times) + 1)
    session.execute(more, execution_options={"synchronize_session": False})


_OPEN = Prepared(
    lambda actor: (
        sqlalchemy.select(*COLUMNS)
        .where(visible_to(actor, DueTalk), _his_to_do(actor))
        .order_by(col(DueTalk.due_on), col(DueTalk.id))
    )
)


def waiting(session: Session, actor: Actor) -> list[DueTalkView]:
    """Whom this actor is to talk with, or entered for somebody else; never himself. The soonest due first."""
    return [DueTalkView(*row) for row in _OPEN.rows(session, actor)]


def done(session: Session, actor: Actor, people: Collection[UUID]) -> list[UUID]:
    """Forget that these people are to be talked with; the keys of what is gone."""
    gone = delete(DueTalk).where(
        visible_to(actor, DueTalk), _his_to_do(actor), col(DueTalk.person_id).in_(people)
    )
    return [due_id for (due_id,) in session.execute(gone.returning(col(DueTalk.id))).all()]


def _his_to_do(actor: Actor) -> sqlalchemy.ColumnElement[bool]:
    theirs = or_(col(DueTalk.entered_by) == actor.person_id, among(DueTalk.area_id, actor.areas))
    return and_(theirs, col(DueTalk.person_id) != actor.person_id)


def about_me(session: Session, actor: Actor) -> list[DueTalk]:
    """That somebody is to talk with this actor, for his own records (domain.md §6.4)."""
    mine = select(DueTalk).where(
        visible_to(actor, DueTalk), col(DueTalk.person_id) == actor.person_id
    )
    return list(session.exec(mine.order_by(col(DueTalk.entered_on).desc(), col(DueTalk.id))))


def not_reminded(session: Session, until: date) -> list[DueTalkView]:
    """What is due up to a day and nobody was reminded of; for the clock."""
    found = sqlalchemy.select(*COLUMNS).where(
        col(DueTalk.reminded).is_(False), col(DueTalk.due_on) <= until
    )
    rows = session.execute(found.order_by(col(DueTalk.due_on), col(DueTalk.id)))
    return [DueTalkView(*row) for row in rows]


def note_reminded(session: Session, due_id: UUID) -> None:
    """It is never reminded of again."""
    session.execute(update(DueTalk).where(col(DueTalk.id) == due_id).values(reminded=True))


def reasons_of_own(session: Session, actor: Actor, year: int) -> Mapping[str, int]:
    """How often each occasion was entered for the areas this actor answers for; nobody else counts them."""
    total = sqlalchemy.func.sum(col(TalkReason.times))
    own = (among(TalkReason.area_id, actor.areas), col(TalkReason.year) == year)
    found = sqlalchemy.select(col(TalkReason.reason), total).where(*own)
    rows = session.execute(found.group_by(col(TalkReason.reason)).order_by(total.desc()))
    return {reason: int(times) for reason, times in rows}
