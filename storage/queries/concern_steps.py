"""The steps of a concern's life; each is kept as an event, and whoever comes second changes nothing [T1]."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, true, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_clocks import with_clocks
from storage.queries.concern_views import NOTE, TEXT, Answer, ConcernView, note_read, opened
from storage.queries.scope import among, answered_by, not_about, visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import AccessKind, ConcernEventKind, ConcernState, Decision, Identity

S, K = ConcernState, ConcernEventKind
OPEN = (S.RAISED, S.RECEIVED, S.ASSIGNED, S.REOPENED)  # somebody is to decide
DECIDED = (S.ANSWERED, S.AWAITING)  # its raiser may say how it stands
PROMISES = (Decision.WILL_DO, Decision.PASSED_UP)  # what is still to come when it is said


def receive(session: Session, actor: Actor, number: int, now: datetime) -> ConcernView | None:
    """Somebody who answers has read it for the first time; None when he is not one of them, or not the first."""
    others = col(Concern.raiser_id) != actor.person_id
    received = change(
        session, actor, number, (S.RAISED,), answered_by(actor), others, state=S.RECEIVED
    )
    if received is not None:
        note(session, received.id, K.RECEIVED, actor, now)
    return received


def assign(
    session: Session, actor: Actor, number: int, handler_id: UUID, now: datetime
) -> ConcernView | None:
    """Who answers names somebody who sees to it and must act from now on; None when he cannot, or nothing is open."""
    others = (col(Concern.raiser_id) != actor.person_id, col(Concern.raiser_id) != handler_id)
    changes = {"state": S.ASSIGNED, "handler_id": handler_id, "owner_id": handler_id}
    assigned = change(
        session, actor, number, OPEN, answered_by(actor), *others, not_about(handler_id), **changes
    )
    if assigned is not None:
        note(session, assigned.id, K.ASSIGNED, actor, now)
    return assigned


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

    Nobody answers his own. With `known`, when its last answer was given as the actor knows it, also None when there is
    another since.
    """
    unchanged = col(Concern.answered_at).is_not_distinct_from(known[0]) if known else true()
    return _answer(session, actor, number, given, now, K.ANSWERED, answered_by(actor), unchanged)


def settle_on_the_spot(
    session: Session, actor: Actor, number: int, words: str, now: datetime
) -> ConcernView | None:
    """The member responsible for its area says that it is done; its raiser has the last word, as with any answer."""
    his = and_(among(Concern.area_id, actor.areas), col(Concern.identity) == Identity.NAMED)
    open_ = col(Concern.state).in_(OPEN)
    done = Answer(words, Decision.DONE)
    return _answer(session, actor, number, done, now, K.SETTLED_ON_THE_SPOT, his, open_)


def _answer(
    session: Session,
    actor: Actor,
    number: int,
    given: Answer,
    now: datetime,
    kind: ConcernEventKind,
    *wanted: ColumnElement[bool],
) -> ConcernView | None:
    changes: dict[str, Any] = {
        "state": S.ANSWERED if given.decision in PROMISES else S.AWAITING,
        "decision": given.decision,
        "promised_on": given.promised_on,
        "answered_at": now,
        "awaiting_since": None,
        "closed_at": None,
        "first_answer_by": None,
    }
    # What a member settled is still for those to follow who had it before.
    if kind is ConcernEventKind.ANSWERED:
        changes["owner_id"] = given.owner_id or actor.person_id
    if given.promised_on or given.decision not in PROMISES:
        changes["decision_by"] = None  # a plan or a reason is there
    if given.raised_to_id:
        changes["raised_to_id"] = given.raised_to_id
    others = col(Concern.raiser_id) != actor.person_id
    states = (*OPEN, *DECIDED, S.LAPSED)
    answered = change(session, actor, number, states, others, *wanted, **changes)
    if answered is not None:
        raiser = answered.raiser_id
        note(session, answered.id, kind, actor, now, words=given.text, raiser_id=raiser)
        note_read(session, actor, answered, now, AccessKind.ANSWERED)
    return answered


def close(
    session: Session, actor: Actor, number: int, words: str, now: datetime
) -> ConcernView | None:
    """Its raiser says it is solved, answered or not; None when he is not its raiser or it is over by his word."""
    own = col(Concern.raiser_id) == actor.person_id
    changes = {"state": S.CLOSED, "closed_at": now}
    closed = change(session, actor, number, (*OPEN, *DECIDED, S.LAPSED), own, **changes)
    if closed is not None:
        raiser = closed.raiser_id
        note(session, closed.id, K.SOLVED, actor, now, words=words, raiser_id=raiser)
    return closed


def reopen(
    session: Session, actor: Actor, number: int, words: str, now: datetime
) -> ConcernView | None:
    """Its raiser says it is not solved; None when he is not its raiser or it was never answered."""
    own = col(Concern.raiser_id) == actor.person_id
    changes: dict[str, Any] = {"state": S.REOPENED, "closed_at": None, "awaiting_since": None}
    opened_again = change(session, actor, number, (*DECIDED, S.CLOSED, S.LAPSED), own, **changes)
    if opened_again is not None:
        raiser = opened_again.raiser_id
        note(session, opened_again.id, K.REOPENED, actor, now, words=words, raiser_id=raiser)
    return opened_again


def withdraw(
    session: Session, actor: Actor, number: int, since: datetime, now: datetime
) -> ConcernView | None:
    """Its raiser takes back what he raised after `since` and nobody answered: the words are gone for good."""
    own = (visible_to(actor, Concern), col(Concern.raiser_id) == actor.person_id)
    concern_id = session.exec(select(Concern.id).where(*own, col(Concern.number) == number)).first()
    if concern_id is None:
        return None
    withdrawn = change(
        session,
        actor,
        number,
        (S.RAISED, S.RECEIVED, S.ASSIGNED),
        col(Concern.raiser_id) == actor.person_id,
        col(Concern.raised_at) > since,
        col(Concern.answered_at).is_(None),
        state=S.WITHDRAWN,
        closed_at=now,
        sealed_text=session.seal("", TEXT, concern_id),
    )
    if withdrawn is not None:
        note(session, withdrawn.id, K.WITHDRAWN, actor, now)
    return withdrawn


def note(
    session: Session,
    concern_id: UUID,
    kind: ConcernEventKind,
    actor: Actor,
    now: datetime,
    *,
    words: str = "",
    raiser_id: UUID | None = None,
    asker_id: UUID | None = None,
) -> None:
    """Keep a step, by whom, and what was written with it; its words are gone with the key of `raiser_id`."""
    event_id = new_id()
    theirs = {raiser_id} if raiser_id else set()
    session.collect_values(
        ConcernEvent,
        id=event_id,
        concern_id=concern_id,
        kind=kind,
        actor_id=actor.person_id,
        at=now,
        asker_id=asker_id,
        sealed_note=session.seal(words, NOTE, event_id, theirs, now.year) if words else None,
    )


def change(
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
        .values(with_clocks(values))
        .returning(Concern)
    )
    row = session.scalars(changed, execution_options={"populate_existing": True}).first()
    return None if row is None else opened(session, row)
