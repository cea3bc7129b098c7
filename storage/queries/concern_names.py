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
    raiser = concern.raiser_id
    note(session, concern.id, K.REVEAL_ASKED, actor, now, words=reason, raiser_id=raiser)


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
    decided = [
        one.at
        for one in _steps(session, actor, concern_id)
        if (one.kind is K.REVEALED and one.actor_id == asker) or one.kind is K.REVEAL_REFUSED
    ]
    asked = [
        one
        for one in _steps(session, actor, concern_id)
        if one.kind is K.REVEAL_ASKED and one.actor_id == asker
    ]
    if not asked or (decided and max(decided) >= asked[-1].at):
        return None
    return opened_step(session, asked[-1])


def reveal(
    session: Session, actor: Actor, concern: ConcernView, asker: Actor, now: datetime
) -> None:
    """The second of the two agrees: from now on the asker knows, and the raiser can see that he does."""
    note(session, concern.id, K.REVEAL_AGREED, actor, now)
    note(session, concern.id, K.REVEALED, asker, now)
    kind = AccessKind.REVEALED
    access.note(session, asker, concern.raiser_id, concern.code, now, kind=kind)


def refuse(session: Session, actor: Actor, concern_id: UUID, now: datetime) -> None:
    """The second of the two does not agree."""
    note(session, concern_id, K.REVEAL_REFUSED, actor, now)


def was_told(session: Session, actor: Actor, concern_id: UUID) -> bool:
    """Whether the name of its raiser was revealed to this actor."""
    me = actor.person_id
    steps = _steps(session, actor, concern_id)
    return any(one.kind is K.REVEALED and one.actor_id == me for one in steps)


def _steps(session: Session, actor: Actor, concern_id: UUID) -> list[ConcernEvent]:
    kinds = (K.REVEAL_ASKED, K.REVEALED, K.REVEAL_REFUSED)
    steps = select(ConcernEvent).where(
        visible_to(actor, ConcernEvent),
        col(ConcernEvent.concern_id) == concern_id,
        col(ConcernEvent.kind).in_(kinds),
    )
    return list(session.exec(steps.order_by(col(ConcernEvent.at))).all())
