"""Objections to results: raised by one message, answered by somebody who had no hand in the result (domain.md §2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import col, select

from storage.assessment_words import ObjectionState
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.pending_objections import Pending, facts
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
class ObjectionView(Pending):
    """One objection, opened for who raised it or who has to answer."""

    named: bool
    state: ObjectionState
    raised_at: datetime
    answered_at: datetime | None
    words: str
    answer: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.state is ObjectionState.OPEN


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
    """What waits for this actor's answer, or for his yes to another grade, the latest first."""
    waits = col(SheetObjection.state) == ObjectionState.OPEN
    proposed = col(SheetObjection.proposed).is_not(None)
    mine = or_(_reviews(actor) & ~proposed, _confirms(actor))
    return _views(session, actor, mine, waits)


def answer(
    session: Session, actor: Actor, number: int, words: str, now: datetime, *, changed: bool
) -> ObjectionView | None:
    """Its reviewer answers; None when it is not his to answer, or not open any more."""
    one = _row(session, actor, number)
    if one is None:
        return None
    state = ObjectionState.CHANGED if changed else ObjectionState.UPHELD
    values = {"state": state, "answered_at": now, "proposed": None}
    values["sealed_answer"] = session.seal(words, ANSWER, one.id, {one.objector_id}, now.year)
    return _change(session, actor, one, _reviews(actor), **values)


def propose(
    session: Session,
    actor: Actor,
    number: int,
    total: Decimal,
    second: UUID,
    words: str,
    now: datetime,
) -> ObjectionView | None:
    """Its reviewer wants another grade, which waits for a second person; None as in `answer`."""
    one = _row(session, actor, number)
    if one is None:
        return None
    sealed = session.seal(words, ANSWER, one.id, {one.objector_id}, now.year)
    values = {"proposed": total, "second_id": second, "sealed_answer": sealed}
    return _change(session, actor, one, _reviews(actor), **values)


def agree(session: Session, actor: Actor, number: int, now: datetime) -> ObjectionView | None:
    """The second person confirms the other grade: it is answered. None when that is not his, or was done."""
    one = _row(session, actor, number)
    if one is None:
        return None
    values = {"state": ObjectionState.CHANGED, "answered_at": now}
    return _change(session, actor, one, _confirms(actor), **values)


def disagree(session: Session, actor: Actor, number: int) -> ObjectionView | None:
    """The second person does not: its reviewer answers anew. None as in `agree`."""
    one = _row(session, actor, number)
    if one is None:
        return None
    values = {"proposed": None, "second_id": None, "sealed_answer": None}
    return _change(session, actor, one, _confirms(actor), **values)


def take_back(session: Session, actor: Actor, number: int, now: datetime) -> ObjectionView | None:
    """Who raised it does so no more, and his words are gone; None when he did not, or it is not open any more."""
    one = _row(session, actor, number)
    if one is None:
        return None
    mine = col(SheetObjection.objector_id) == actor.person_id
    values = {"state": ObjectionState.TAKEN_BACK, "answered_at": now, "sealed_answer": None}
    return _change(session, actor, one, mine, sealed_words=b"", **values)


def _reviews(actor: Actor) -> ColumnElement[bool]:
    return col(SheetObjection.reviewer_id) == actor.person_id


def _confirms(actor: Actor) -> ColumnElement[bool]:
    proposed = col(SheetObjection.proposed).is_not(None)
    return (col(SheetObjection.second_id) == actor.person_id) & proposed


def _change(
    session: Session,
    actor: Actor,
    one: SheetObjection,
    whose: ColumnElement[bool],
    **values: Any,
) -> ObjectionView | None:
    """Change one that is open; whoever comes second changes nothing."""
    changed = (
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
    row = session.scalars(changed, execution_options={"populate_existing": True}).first()
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


def _opened(session: Session, one: SheetObjection) -> ObjectionView:
    words = session.unseal(one.sealed_words, WORDS, one.id)
    answered = session.unseal(one.sealed_answer, ANSWER, one.id)
    stands: Sequence[Any] = (one.named, one.state, one.raised_at, one.answered_at, words, answered)
    return ObjectionView(*facts(one), *stands)
