"""What somebody takes away of what he wrote himself: the words go, what happened stays counted (domain.md §6.4)."""

from sqlalchemy import delete, update
from sqlmodel import col

from storage.queries import statements
from storage.queries.actor import Actor
from storage.queries.concern_views import OVER
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Concern, ConcernEvent, SelfAppraisal
from storage.vocabulary import AppraisalState


def forget_concern(session: Session, actor: Actor, number: int) -> bool:
    """The words of a concern of his own that is over, and what he said to it later; its kind and its end stay.

    False when it is not his, or not over.
    """
    emptied = (
        update(Concern)
        .where(
            visible_to(actor, Concern),
            col(Concern.raiser_id) == actor.person_id,
            col(Concern.number) == number,
            col(Concern.state).in_(OVER),
        )
        .values(sealed_text=b"")
        .returning(col(Concern.id))
    )
    concern_id = session.execute(emptied).scalars().first()
    if concern_id is None:
        return False
    mine = (col(ConcernEvent.concern_id) == concern_id, col(ConcernEvent.actor_id) == actor.me)
    session.execute(update(ConcernEvent).where(*mine).values(sealed_note=None))
    statements.take_back(session, actor, "C", number)
    return True


def forget_draft(session: Session, actor: Actor) -> bool:
    """A self-appraisal he never handed in; False when there is none."""
    gone = delete(SelfAppraisal).where(
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.person_id) == actor.person_id,
        col(SelfAppraisal.state) == AppraisalState.DRAFT,
        col(SelfAppraisal.version) == 0,
    )
    return session.execute(gone.returning(col(SelfAppraisal.id))).first() is not None
