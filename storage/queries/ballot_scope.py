"""The rules of `scope` about ballots: who may see what the people of an area said of who answers for it [M4.2]."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.assessment_words import CycleState, SheetState
from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import (
    Area,
    AssessmentCycle,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
    Sheet,
)

OVER = (CycleState.FINAL, CycleState.ARCHIVED)
LOCKED = (SheetState.REPORTED, SheetState.SECOND_LOOK, SheetState.APPROVED)


def paper(actor: Actor) -> ColumnElement[bool]:
    """What waits is its voter's alone."""
    return col(BallotPaper.voter_id) == actor.person_id


def turnout(actor: Actor) -> ColumnElement[bool]:
    """Whether one has voted oneself; of others there are only numbers."""
    return col(BallotTurnout.voter_id) == actor.person_id


def count(actor: Actor) -> ColumnElement[bool]:
    """The leader of the group and the committee of the branch, never who is counted there; himself when the year is final.

    A member reads only what is of him alone: a mean that others are counted into is not his.
    """
    return or_(_scored_by(actor, BallotCount.pool_id), _own(actor, BallotCount.pool_id))


def line(actor: Actor) -> ColumnElement[bool]:
    """The same leader and committee, once everybody counted there has a score that is reported (domain.md §6.5)."""
    unit = aliased(BallotPool)
    reported = select(col(Sheet.id)).where(
        col(Sheet.cycle_id) == col(unit.cycle_id),
        col(Sheet.area_id) == col(unit.area_id),
        col(Sheet.subject_id) == col(unit.subject_id),
        col(Sheet.state).in_(LOCKED),
    )
    open_ones = select(col(unit.pool_id)).where(~reported.correlate(unit).exists())
    return and_(_scored_by(actor, BallotLine.pool_id), col(BallotLine.pool_id).not_in(open_ones))


def _scored_by(actor: Actor, pool: object) -> ColumnElement[bool]:
    overseen = select(col(Area.id)).where(
        or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    )
    theirs = select(col(BallotPool.pool_id)).where(col(BallotPool.area_id).in_(overseen))
    about_him = select(col(BallotPool.pool_id)).where(col(BallotPool.subject_id) == actor.person_id)
    return and_(col(pool).in_(theirs), col(pool).not_in(about_him))


def _own(actor: Actor, pool: object) -> ColumnElement[bool]:
    other = aliased(BallotPool)
    others = select(col(other.pool_id)).where(
        col(other.pool_id) == col(BallotPool.pool_id),
        or_(
            col(other.subject_id) != col(BallotPool.subject_id),
            col(other.area_id) != col(BallotPool.area_id),
        ),
    )
    alone = select(col(BallotPool.pool_id)).where(
        col(BallotPool.subject_id) == actor.person_id,
        col(BallotPool.branch_wide).is_(False),
        col(BallotPool.cycle_id) == col(AssessmentCycle.id),
        col(AssessmentCycle.state).in_(OVER),
        ~others.correlate(BallotPool).exists(),
    )
    return col(pool).in_(alone)
