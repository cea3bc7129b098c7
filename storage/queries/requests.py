"""What somebody asks about a record of his that only a human can do: with an owner, a day, an answer (PIPL art. 46, 50)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.rights_words import RequestKind, RequestState
from storage.session import Session
from storage.tables import RightsRequest

WORDS, ANSWER = "rights_request.words", "rights_request.answer"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What is asked, and of whom; `owners` has at least one person, in the order in which they are asked."""

    kind: RequestKind
    record: str  # its public number; "" is the roster
    words: str
    owners: Sequence[UUID]
    due_on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request as the clock knows it: who and when, nothing of what was written."""

    number: int
    person_id: UUID
    kind: RequestKind
    record: str
    owner_id: UUID
    next_owners: tuple[UUID, ...]
    due_on: date

    @property
    def code(self) -> str:
        """Its public number, such as R-0001."""
        return f"R-{self.number:04}"


@dataclass(frozen=True, slots=True)
class RequestView(Waiting):
    """One request, opened for who asked or who has to answer."""

    state: RequestState
    asked_at: datetime
    answered_at: datetime | None
    words: str
    answer: str


def ask(session: Session, actor: Actor, new: NewRequest, now: datetime) -> int:
    """Write a request down; its public number (1 is R-0001)."""
    first, *following = new.owners
    row = RightsRequest(
        number=next_number(session, "R"),
        person_id=actor.me,
        kind=new.kind,
        record=new.record,
        owner_id=first,
        next_owners=[one.hex for one in following],
        asked_at=now,
        due_on=new.due_on,
        sealed_words=b"",
    )
    row.sealed_words = session.seal(new.words, WORDS, row.id, {actor.me}, now.year)
    session.collect(row)
    return row.number


def find(session: Session, actor: Actor, number: int) -> RequestView | None:
    """The request of this number, if this actor asked it or has to answer it."""
    row = _row(session, actor, number)
    return _opened(session, row) if row else None


def about_me(session: Session, actor: Actor) -> list[RequestView]:
    """What this actor asked, the latest first."""
    mine = select(RightsRequest).where(
        visible_to(actor, RightsRequest), col(RightsRequest.person_id) == actor.person_id
    )
    rows = session.exec(mine.order_by(col(RightsRequest.number).desc())).all()
    return [_opened(session, one) for one in rows]


def to_answer(session: Session, actor: Actor) -> list[RequestView]:
    """What waits for this actor's answer, the soonest due first."""
    waiting = select(RightsRequest).where(
        visible_to(actor, RightsRequest),
        col(RightsRequest.owner_id) == actor.person_id,
        col(RightsRequest.state) == RequestState.OPEN,
    )
    rows = session.exec(waiting.order_by(col(RightsRequest.due_on), col(RightsRequest.number)))
    return [_opened(session, one) for one in rows.all()]


def answer(
    session: Session, actor: Actor, number: int, words: str, now: datetime, *, granted: bool
) -> RequestView | None:
    """Its owner answers; None when it is not his to answer, or not open any more."""
    one = _row(session, actor, number)
    if one is None:
        return None
    state = RequestState.GRANTED if granted else RequestState.REFUSED
    sealed = session.seal(words, ANSWER, one.id, {one.person_id}, now.year)
    mine = col(RightsRequest.owner_id) == actor.person_id
    return _change(session, actor, one, mine, state=state, answered_at=now, sealed_answer=sealed)


def take_back(session: Session, actor: Actor, number: int, now: datetime) -> RequestView | None:
    """Who asked does not ask any more; None when he did not ask, or it is not open any more."""
    one = _row(session, actor, number)
    mine = col(RightsRequest.person_id) == actor.person_id
    if one is None:
        return None
    return _change(session, actor, one, mine, state=RequestState.TAKEN_BACK, answered_at=now)


def ask_next(session: Session, actor: Actor, number: int, owner: UUID, due_on: date) -> bool:
    """Who was refused asks the next one, in the same words; False when it is not so."""
    one = _row(session, actor, number)
    mine = col(RightsRequest.person_id) == actor.person_id
    if one is None:
        return False
    passed = _passed_on(one, owner, due_on)
    was = RequestState.REFUSED
    return (
        _change(session, actor, one, mine, was=was, state=RequestState.OPEN, **passed) is not None
    )


def _change(
    session: Session,
    actor: Actor,
    one: RightsRequest,
    whose: ColumnElement[bool],
    *,
    was: RequestState = RequestState.OPEN,
    **values: Any,
) -> RequestView | None:
    """Change a request that still stands so; whoever comes second changes nothing."""
    changed = (
        update(RightsRequest)
        .where(
            visible_to(actor, RightsRequest),
            col(RightsRequest.id) == one.id,
            col(RightsRequest.state) == was,
            whose,
        )
        .values(values)
        .returning(RightsRequest)
    )
    row = session.scalars(changed, execution_options={"populate_existing": True}).first()
    return None if row is None else _opened(session, row)


def waiting(session: Session) -> list[Waiting]:
    """Every open request, without a word of it; for the clock."""
    rows = select(RightsRequest).where(col(RightsRequest.state) == RequestState.OPEN)
    found = session.exec(rows.order_by(col(RightsRequest.number))).all()
    return [_waiting(one) for one in found]


def end_about(
    session: Session, record: str, now: datetime, asked_by: UUID | None = None
) -> list[Waiting]:
    """What nobody can grant any more: the record is gone, or names who asked no more (then only what he asked).

    Those that were open, without a word of them; like what serves for the clock, it looks past who reads.
    """
    about = [
        col(RightsRequest.record) == record,
        col(RightsRequest.state) == RequestState.OPEN,
    ]
    about += [col(RightsRequest.person_id) == asked_by] if asked_by else []
    ended = update(RightsRequest).where(*about).values(state=RequestState.GONE, answered_at=now)
    rows = session.scalars(
        ended.returning(RightsRequest), execution_options={"populate_existing": True}
    )
    return [_waiting(one) for one in rows.all()]


def hand_on(session: Session, number: int, owner: UUID, due_on: date) -> None:
    """Somebody else has to answer from now on; for the clock."""
    row = session.exec(select(RightsRequest).where(col(RightsRequest.number) == number)).one()
    for name, value in _passed_on(row, owner, due_on).items():
        setattr(row, name, value)


def _passed_on(row: RightsRequest, owner: UUID, due_on: date) -> dict[str, Any]:
    """To one of those who follow; who was passed over is not asked any more."""
    following = [one.hex for one in _next(row)]
    rest = following[following.index(owner.hex) + 1 :]
    return {"owner_id": owner, "due_on": due_on, "next_owners": rest}


def _next(row: RightsRequest) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in row.next_owners)


def _row(session: Session, actor: Actor, number: int) -> RightsRequest | None:
    found = select(RightsRequest).where(
        visible_to(actor, RightsRequest), col(RightsRequest.number) == number
    )
    return session.exec(found).first()


def _waiting(one: RightsRequest) -> Waiting:
    return Waiting(
        one.number, one.person_id, one.kind, one.record, one.owner_id, _next(one), one.due_on
    )


def _opened(session: Session, one: RightsRequest) -> RequestView:
    return RequestView(
        number=one.number,
        person_id=one.person_id,
        kind=one.kind,
        record=one.record,
        owner_id=one.owner_id,
        next_owners=_next(one),
        state=one.state,
        asked_at=one.asked_at,
        due_on=one.due_on,
        answered_at=one.answered_at,
        words=session.unseal(one.sealed_words, WORDS, one.id),
        answer=session.unseal(one.sealed_answer, ANSWER, one.id),
    )
