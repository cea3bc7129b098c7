"""The rule of `scope` about the situation brief of a quarter (domain.md §2.3)."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.tables import PartyOrg, SituationBrief
from storage.vocabulary import BriefState


def brief(actor: Actor) -> ColumnElement[bool]:
    """A branch's brief is seen by its committee, and by the office above it once it was sent there."""
    below = select(col(PartyOrg.id)).where(col(PartyOrg.parent_id).in_(actor.offices))
    received = and_(
        col(SituationBrief.branch_id).in_(below), col(SituationBrief.state) == BriefState.SENT
    )
    return or_(col(SituationBrief.branch_id).in_(actor.branches), received)
