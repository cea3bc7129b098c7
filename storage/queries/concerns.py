"""Concerns on their way up and the answers on their way back; `scope` says who sees them [T1]."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, true, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_facts import (
    DuePromise,
    Unanswered,
    YearOfConcerns,
    counts_of_year,
    never_answered,
    note_asked_back,
    promises_due,
    shown_last,
)
from storage.queries.concern_lists import (
    UNANSWERED,
    awaiting_word,
    held,
    mine,
    open_in_area,
    select_concerns,
    unanswered,
)
from storage.queries.concern_views import (
    NOTE,
    TEXT,
    Answer,
    ConcernView,
    NewConcern,
    StepView,
    note_read,
    opened,
    opened_step,
)
from storage.queries.occasions import next_number
from storage.queries.scope import answered_by, visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import AccessKind, ConcernEventKind, ConcernState

__all__ = [
    "Answer",
    "ConcernView",
    "DuePromise",
    "NewConcern",
    "StepView",
    "Unanswered",
    "YearOfConcerns",
    "awaiting_word",
    "counts_of_year",
    "held",
    "mine",
    "never_answered",
    "note_asked_back",
    "open_in_area",
    "promises_due",
    "shown_last",
    "unanswered",
]  # fmt: skip


def record(session: Session, actor: Actor, new: NewConcern, now: datetime) -> int:
    """Write a concern down, its text sealed to its row; its public number (1 is C-0001)."""
    concern_id, number = new_id(), next_number(session, "C")
    session.collect_values(
        Concern,
        id=concern_id,
        number=number,
        raiser_id=actor.me,
        identity=new.identity,
        category=new.category,
        area_id=new.area_id,
        branch_id=new.branch_id,
        about_id=new.about_id,
        urgent=new.urgent,
        repeated=new.repeated,
        raised_at=now,
        sealed_text=session.seal(new.text, TEXT, concern_id),
    )
    _note(session, concern_id, ConcernEventKind.RAISED, actor, now)
    return number


def find(session: Session, actor: Actor, number: int) -> ConcernView | None:
    """The concern with this number, or None: not visible and not there are the same."""
    found = select_concerns(session, actor, col(Concern.number) == number)
    return found[0] if found else None


def read(session: Session, actor: Actor, number: int, now: datetime) -> ConcernView | None:
    """The same for a person to read; whoever did not raise it leaves a line in the access log."""
    concern = find(session, actor, number)
    if concern is not None:
        note_shown(session, actor, [concern], now)
    return concern


def note_shown(
    session: Session,
    actor: Actor,
    shown: Collection[ConcernView],
    now: datetime,
    kind: AccessKind = AccessKind.READ,
) -> None:
    """Write down that words of these concerns came before somebody's eyes."""
    for one in shown:
        note_read(session, actor, one, now, kind)


def steps(session: Session, actor: Actor, concern_id: UUID) -> list[StepView]:
    """What happened to a concern, the first step first."""
    taken = select(ConcernEvent).where(
        visible_to(actor, ConcernEvent), col(ConcernEvent.concern_id) == concern_id
    )
    return [opened_step(session, one) for one in session.exec(taken.order_by(col(ConcernEvent.at)))]


def answer(
    session: Session,
    actor: Actor,
    number: int,
    given: Answer,
    now: datetime,
    *,
    known: Sequence[datetime | None] = (),
) -> ConcernView | None:
    """Give a concern its answer, the first or a later one; None when this actor cannot or it is over.

    With `known`, when its last answer was given as the actor knows it, also None when there is another since.
    """
    unchanged = col(Concern.answered_at).is_not_distinct_from(known[0]) if known else true()
    changed = _change(
        session,
        actor,
        number,
        (*UNANSWERED, ConcernState.ANSWERED),
        answered_by(actor),
        unchanged,
        state=ConcernState.ANSWERED,
        decision=given.decision,
        promised_on=given.promised_on,
        answered_at=now,
    )
    if changed is not None:
        _note(session, changed.id, ConcernEventKind.ANSWERED, actor, now, words=given.text)
        note_shown(session, actor, [changed], now, AccessKind.ANSWERED)
    return changed


def close(
    session: Session, actor: Actor, number: int, words: str, now: datetime
) -> ConcernView | None:
    """Its raiser says it is solved; None when he is not its raiser or it waits for no word of his."""
    own = col(Concern.raiser_id) == actor.person_id
    states = (ConcernState.ANSWERED, ConcernState.REOPENED)
    changes = {"state": ConcernState.CLOSED, "closed_at": now}
    closed = _change(session, actor, number, states, own, **changes)
    if closed is not None:
        _note(session, closed.id, ConcernEventKind.SOLVED, actor, now, words=words)
    return closed


def reopen(
    session: Session, actor: Actor, number: int, words: str, now: datetime
) -> ConcernView | None:
    """Its raiser says it is not solved; None when he is not its raiser or it was never answered."""
    own = col(Concern.raiser_id) == actor.person_id
    states = (ConcernState.ANSWERED, ConcernState.CLOSED)
    changes: dict[str, Any] = {"state": ConcernState.REOPENED, "closed_at": None}
    opened = _change(session, actor, number, states, own, **changes)
    if opened is not None:
        _note(session, opened.id, ConcernEventKind.REOPENED, actor, now, words=words)
    return opened


def withdraw(
    session: Session, actor: Actor, number: int, since: datetime, now: datetime
) -> ConcernView | None:
    """Its raiser takes back what he raised after `since` and nobody answered: the words are gone for good."""
    concern = find(session, actor, number)
    if concern is None:
        return None
    own = (col(Concern.raiser_id) == actor.person_id, col(Concern.raised_at) > since)
    withdrawn = _change(
        session,
        actor,
        number,
        (ConcernState.RAISED,),
        *own,
        state=ConcernState.WITHDRAWN,
        closed_at=now,
        sealed_text=session.seal("", TEXT, concern.id),
    )
    if withdrawn is not None:
        _note(session, withdrawn.id, ConcernEventKind.WITHDRAWN, actor, now)
    return withdrawn


def _change(
    session: Session,
    actor: Actor,
    number: int,
    states: Collection[ConcernState],
    *wanted: ColumnElement[bool],
    **values: Any,
) -> ConcernView | None:
    """Change a concern that stands in one of these states; whoever comes second changes nothing."""
    changed = (
        update(Concern)
        .where(
            visible_to(actor, Concern),
            col(Concern.number) == number,
            col(Concern.state).in_(states),
            *wanted,
        )
        .values(values)
        .returning(Concern)
    )
    row = session.scalars(changed, execution_options={"populate_existing": True}).first()
    return None if row is None else opened(session, row)


def _note(
    session: Session,
    concern_id: UUID,
    kind: ConcernEventKind,
    actor: Actor,
    now: datetime,
    *,
    words: str = "",
) -> None:
    event_id = new_id()
    session.collect_values(
        ConcernEvent,
        id=event_id,
        concern_id=concern_id,
        kind=kind,
        actor_id=actor.person_id,
        at=now,
        sealed_note=session.seal(words, NOTE, event_id) if words else None,
    )
