"""What a handler is given and what he says to it; he sees it until it is over, and never whose it is [T1]."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_lists import select_concerns
from storage.queries.concern_steps import DECIDED, OPEN, change, note
from storage.queries.concern_views import ConcernView, StepView, opened_step
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import ConcernEventKind, ConcernState


def say(
    session: Session, actor: Actor, number: int, words: str, owner_id: UUID | None, now: datetime
) -> ConcernView | None:
    """Its handler says how it stands, and whoever answers must act again; None when it is not in his hands."""
    his = col(Concern.handler_id) == actor.person_id
    said = change(session, actor, number, (*OPEN, *DECIDED), his, owner_id=owner_id)
    if said is not None:
        kind, raiser = ConcernEventKind.HANDLER_SAID, said.raiser_id
        note(session, said.id, kind, actor, now, words=words, raiser_id=raiser)
    return said


def said_last(session: Session, actor: Actor, concern: ConcernView) -> StepView | None:
    """What its handler said since it was last answered."""
    answers = (ConcernEventKind.ANSWERED, ConcernEventKind.SETTLED_ON_THE_SPOT)
    steps = select(ConcernEvent).where(
        visible_to(actor, ConcernEvent),
        col(ConcernEvent.concern_id) == concern.id,
        col(ConcernEvent.kind).in_((ConcernEventKind.HANDLER_SAID, *answers)),
    )
    taken = session.exec(steps.order_by(col(ConcernEvent.at))).all()
    answered = max((one.at for one in taken if one.kind in answers), default=None)
    said = [one for one in taken if one.kind not in answers and one.actor_id == concern.handler_id]
    if not said or (answered is not None and answered >= said[-1].at):
        return None
    return opened_step(session, said[-1])


def in_hand(session: Session, actor: Actor) -> Sequence[ConcernView]:
    """What waits for a word of this handler."""
    return select_concerns(
        session,
        actor,
        col(Concern.handler_id) == actor.person_id,
        col(Concern.owner_id) == actor.person_id,
        col(Concern.state).in_((ConcernState.ASSIGNED, ConcernState.REOPENED)),
    )
