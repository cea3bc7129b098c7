"""Objections to results: raised by one message, answered by somebody who had no hand in the result (domain.md §2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlmodel import col, func, select

from storage.assessment_words import ObjectionState
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import SheetObjection

WORDS, ANSWER = "sheet_objection.words", "sheet_objection.answer"


@dataclass(frozen=True, slots=True)
class NewObjection:
    """An objection before it has a number."""

    cycle_id: UUID
    subject_id: UUID
    area_id: UUID
    named: bool
    reviewer_id: UUID
    due_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Pending:
    """An objection as the clock knows it: who and when, nothing of what was written."""

    number: int
    cycle_id: UUID
    subject_id: UUID
    area_id: UUID
    objector_id: UUID
    reviewer_id: UUID
    passed_over: tuple[UUID, ...]
    due_on: date

    @property
    def code(self) -> str:
        """Its public number, such as Y-0001."""
        return code_of(self.number)


@dataclass(frozen=True, slots=True)
class ObjectionView(Pending):
    """One objection, opened for who raised it or who has to answer."""

    named: bool
    state: ObjectionState
    raised_at: datetime
    answered_at: datetime | None
    words: str
    answer: str


def code_of(number: int) -> str:
    """The public number of an objection.

    >>> code_of(1)
    'Y-0001'
    """
    return f"Y-{number:04}"


def raise_one(session: Session, actor: Actor, new: NewObjection, now: datetime) -> int:
    """Write an objection down; its public number."""
    row = SheetObjection(
        number=next_number(session, "Y"),
        cycle_id=new.cycle_id,
        subject_id=new.subject_id,
        area_id=new.area_id,
        objector_id=actor.me,
        named=new.named,
        reviewer_id=new.reviewer_id,
        raised_at=now,
        due_on=new.due_on,
        sealed_words=b"",
    )
    row.sealed_words = session.seal(new.words, WORDS, row.id, {actor.me}, now.year)
    session.collect(row)
    return row.number


def find(session: Session, actor: Actor, number: int) -> ObjectionView | None:
    """The objection of this number, if this actor raised it or has to answer it."""
    row = _row(session, actor, number)
    return _opened(session, row) if row else None


def about_me(session: Session, actor: Actor) -> list[ObjectionView]:
    """What this actor raised, the latest first."""
    return _views(session, actor, col(SheetObjection.objector_id) == actor.person_id)


def to_answer(session: Session, actor: Actor) -> list[ObjectionView]:
    """What waits for this actor's answer, the latest first."""
    waits = col(SheetObjection.state) == ObjectionState.OPEN
    return _views(session, actor, col(SheetObjection.reviewer_id) == actor.person_id, waits)


def answer(
    session: Session, actor: Actor, number: int, words: str, now: datetime, *, changed: bool
) -> ObjectionView | None:
    """Its reviewer answers; None when it is not his to answer, or not open any more."""
    one = _row(session, actor, number)
    if one is None:
        return None
    state = ObjectionState.CHANGED if changed else ObjectionState.UPHELD
    sealed = session.seal(words, ANSWER, one.id, {one.objector_id}, now.year)
    mine = col(SheetObjection.reviewer_id) == actor.person_id
    return _end(session, actor, one, mine, state=state, answered_at=now, sealed_answer=sealed)


def take_back(session: Session, actor: Actor, number: int, now: datetime) -> ObjectionView | None:
    """Who raised it does so no more; None when he did not, or it is not open any more."""
    one = _row(session, actor, number)
    if one is None:
        return None
    mine = col(SheetObjection.objector_id) == actor.person_id
    return _end(session, actor, one, mine, state=ObjectionState.TAKEN_BACK, answered_at=now)


def pending(session: Session, cycle_id: UUID | None = None) -> list[Pending]:
    """Every open objection, of one cycle or of all, without a word of it; for the clock."""
    rows = select(SheetObjection).where(col(SheetObjection.state) == ObjectionState.OPEN)
    if cycle_id is not None:
        rows = rows.where(col(SheetObjection.cycle_id) == cycle_id)
    return [
        Pending(*_facts(one)) for one in session.exec(rows.order_by(col(SheetObjection.number)))
    ]


def ended(session: Session, cycle_id: UUID) -> int:
    """How many of a cycle were answered; for the clock."""
    over = (ObjectionState.UPHELD, ObjectionState.CHANGED)
    counted = select(func.count()).where(
        col(SheetObjection.cycle_id) == cycle_id, col(SheetObjection.state).in_(over)
    )
    return session.exec(counted).one()


def hand_on(session: Session, number: int, reviewer: UUID, due_on: date) -> None:
    """Somebody else has to answer from now on; who let it pass is not asked again; for the clock."""
    row = session.exec(select(SheetObjection).where(col(SheetObjection.number) == number)).one()
    row.passed_over = [*row.passed_over, row.reviewer_id.hex]
    row.reviewer_id, row.due_on = reviewer, due_on


def _end(
    session: Session,
    actor: Actor,
    one: SheetObjection,
    whose: ColumnElement[bool],
    **values: Any,
) -> ObjectionView | None:
    """End one that is open; whoever comes second changes nothing."""
    ended_now = (
        update(SheetObjection)
        .where(
            visible_to(actor, SheetObjection),
            col(SheetObjection.id) == one.id,
            col(SheetObjection.state) == ObjectionState.OPEN,
            whose,
        )
        .values(values)
        .returning(SheetObjection)
    )
    row = session.scalars(ended_now, execution_options={"populate_existing": True}).first()
    return None if row is None else _opened(session, row)


def _row(session: Session, actor: Actor, number: int) -> SheetObjection | None:
    found = select(SheetObjection).where(
        visible_to(actor, SheetObjection), col(SheetObjection.number) == number
    )
    return session.exec(found).first()


def _views(session: Session, actor: Actor, *chosen: ColumnElement[bool]) -> list[ObjectionView]:
    found = select(SheetObjection).where(visible_to(actor, SheetObjection), *chosen)
    rows = session.exec(found.order_by(col(SheetObjection.number).desc())).all()
    return [_opened(session, one) for one in rows]


def _facts(one: SheetObjection) -> Sequence[Any]:
    passed = tuple(UUID(who) for who in one.passed_over)
    whose = (one.cycle_id, one.subject_id, one.area_id, one.objector_id)
    return (one.number, *whose, one.reviewer_id, passed, one.due_on)


def _opened(session: Session, one: SheetObjection) -> ObjectionView:
    words = session.unseal(one.sealed_words, WORDS, one.id)
    answered = session.unseal(one.sealed_answer, ANSWER, one.id)
    stands: Sequence[Any] = (one.named, one.state, one.raised_at, one.answered_at, words, answered)
    return ObjectionView(*_facts(one), *stands)
