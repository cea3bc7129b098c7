"""Concerns on their way up and the answers on their way back; `scope` says who sees them [T1]."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries import concern_about
from storage.queries.actor import Actor
from storage.queries.concern_facts import (
    DuePromise,
    YearOfConcerns,
    counts_of_year,
    promises_due,
    shown_last,
)
from storage.queries.concern_lists import (
    awaiting_word,
    held,
    mine,
    open_in_area,
    select_concerns,
    unanswered,
)
from storage.queries.concern_merging import earliest_of, looking_alike, merge, same_matter
from storage.queries.concern_steps import (
    answer,
    assign,
    close,
    note,
    receive,
    reopen,
    settle_on_the_spot,
    withdraw,
)
from storage.queries.concern_upkeep import (
    Owned,
    Silent,
    ask_back,
    hand_over,
    lapse,
    look_again,
    not_known_to_be_asked,
    note_asked,
    owned,
    silent_since,
)
from storage.queries.concern_views import (
    TEXT,
    Answer,
    ConcernView,
    NewConcern,
    StepView,
    note_read,
    opened_step,
)
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import AccessKind, ConcernEventKind

__all__ = [
    "Answer",
    "ConcernView",
    "DuePromise",
    "NewConcern",
    "Owned",
    "Silent",
    "StepView",
    "YearOfConcerns",
    "answer",
    "ask_back",
    "assign",
    "awaiting_word",
    "close",
    "counts_of_year",
    "earliest_of",
    "hand_over",
    "held",
    "lapse",
    "look_again",
    "looking_alike",
    "merge",
    "mine",
    "not_known_to_be_asked",
    "note_asked",
    "open_in_area",
    "owned",
    "promises_due",
    "receive",
    "reopen",
    "same_matter",
    "settle_on_the_spot",
    "shown_last",
    "silent_since",
    "unanswered",
    "withdraw",
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
        group_id=new.group_id,
        about_id=new.about_id,
        urgent=new.urgent,
        repeated=new.repeated,
        owner_id=new.owner_id,
        first_answer_by=new.first_answer_by,
        decision_by=new.decision_by,
        raised_at=now,
        sealed_text=session.seal(new.text, TEXT, concern_id, {actor.me}, now.year),
    )
    note(session, concern_id, ConcernEventKind.RAISED, actor, now)
    concern_about.keep_from(session, concern_id, new.named - {actor.me})
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
