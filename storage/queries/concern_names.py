"""To whom the name of a raiser was revealed, by two of the committee and with a reason (domain.md §6.9) [T1]."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries import access
from storage.queries.actor import Actor
from storage.queries.concern_lists import select_concerns
from storage.queries.concern_steps import DECIDED, OPEN, note
from storage.queries.concern_views import ConcernView, StepView, opened_step
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import AccessKind, ConcernEventKind, Identity

K = ConcernEventKind


def ask(session: Session, actor: Actor, concern: ConcernView, reason: str, now: datetime) -> None:
    """Somebody of the committee asks for the name, with his reason."""
    raiser, me = concern.raiser_id, actor.person_id
    note(
        session, concern.id, K.REVEAL_ASKED, actor, now, words=reason, raiser_id=raiser, asker_id=me
    )


def asked_for(session: Session, actor: Actor) -> list[tuple[ConcernView, UUID]]:
    """Concerns that go on and were kept in confidence, each with who of the others has asked for the name."""
    going_on = (
        visible_to(actor, Concern),
        col(Concern.identity) == Identity.CONFIDENTIAL,
        col(Concern.state).in_((*OPEN, *DECIDED)),
    )
    asked = (
        select(col(Concern.id), col(ConcernEvent.actor_id))
        .join(ConcernEvent, col(ConcernEvent.concern_id) == col(Concern.id))
        .where(*going_on, col(ConcernEvent.kind) == K.REVEAL_ASKED)
        .distinct()
    )
    pairs = [(one, who) for one, who in session.execute(asked) if who not in (None, actor.me)]
    ids = {one for one, _who in pairs}
    found = select_concerns(session, actor, col(Concern.id).in_(ids)) if ids else []
    views = {one.id: one for one in found}
    return [(views[one], who) for one, who in pairs if one in views]


def asked_by(session: Session, actor: Actor, concern_id: UUID, asker: UUID) -> StepView | None:
    """What this person asked and nobody has decided yet."""
    his = [one for one in _steps(session, actor, concern_id) if one.asker_id == asker]
    if not his or his[-1].kind is not K.REVEAL_ASKED:
        return None
    return opened_step(session, his[-1])


def refused_last(session: Session, actor: Actor, concern_id: UUID) -> datetime | None:
    """When this actor's own request was refused last; None when it never was."""
    me = actor.person_id
    steps = _steps(session, actor, concern_id)
    days = [one.at for one in steps if one.kind is K.REVEAL_REFUSED and one.asker_id == me]
    return max(days, default=None)


def reveal(
    session: Session, actor: Actor, concern: ConcernView, asker: Actor, now: datetime
) -> None:
    """The second of the two agrees: from now on the asker knows, and the raiser can see that he does."""
    whose = asker.person_id
    note(session, concern.id, K.REVEAL_AGREED, actor, now, asker_id=whose)
    note(session, concern.id, K.REVEALED, asker, now, asker_id=whose)
    kind = AccessKind.REVEALED
    access.note(session, asker, concern.raiser_id, concern.code, now, kind=kind)


def refuse(session: Session, actor: Actor, concern_id: UUID, asker: UUID, now: datetime) -> None:
    """The second of the two does not agree; what others asked goes on."""
    note(session, concern_id, K.REVEAL_REFUSED, actor, now, asker_id=asker)


def learn(session: Session, actor: Actor, concern: ConcernView, now: datetime) -> None:
    """Who stands in reads the name: as long as he does, and the raiser can see that he did."""
    note(session, concern.id, K.REVEALED, actor, now)
    kind = AccessKind.REVEALED
    access.note(session, actor, concern.raiser_id, concern.code, now, kind=kind)


def learnt(session: Session, actor: Actor, concern_id: UUID) -> bool:
    """Whether this actor learnt the name of its raiser before, in either way."""
    me = actor.person_id
    steps = _steps(session, actor, concern_id)
    return any(one.kind is K.REVEALED and one.actor_id == me for one in steps)


def was_told(session: Session, actor: Actor, concern_id: UUID) -> bool:
    """Whether the name of its raiser was revealed to this actor, who had asked for it."""
    me = actor.person_id
    steps = _steps(session, actor, concern_id)
    return any(one.kind is K.REVEALED and one.asker_id == me for one in steps)


def _steps(session: Session, actor: Actor, concern_id: UUID) -> list[ConcernEvent]:
    kinds = (K.REVEAL_ASKED, K.REVEALED, K.REVEAL_REFUSED)
    steps = select(ConcernEvent).where(
        visible_to(actor, ConcernEvent),
        col(ConcernEvent.concern_id) == concern_id,
        col(ConcernEvent.kind).in_(kinds),
    )
    found = session.exec(steps.order_by(col(ConcernEvent.at)))
    # A request stands before what was decided in the same moment.
    return sorted(found, key=lambda one: (one.at, one.kind is not K.REVEAL_ASKED))
