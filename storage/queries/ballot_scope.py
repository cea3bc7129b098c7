"""The rules of `scope` about ballots: who may see what the people of an area said of who answers for it [M4.2]."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.assessment_words import WITH_THE_BRANCH, CycleState
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
    return or_(_scored_by(actor, BallotCount), _own(actor))


def line(actor: Actor) -> ColumnElement[bool]:
    """The same leader and committee, once everybody counted there has a score that is reported (domain.md §6.5)."""
    reported = select(col(Sheet.id)).where(
        col(Sheet.cycle_id) == col(BallotPool.cycle_id),
        col(Sheet.area_id) == col(BallotPool.area_id),
        col(Sheet.subject_id) == col(BallotPool.subject_id),
        col(Sheet.state).in_(WITH_THE_BRANCH),
    )
    still_open = _counted_in(BallotLine, ~reported.correlate(BallotPool).exists())
    return and_(_scored_by(actor, BallotLine), ~still_open)


def _scored_by(actor: Actor, table: type[BallotCount] | type[BallotLine]) -> ColumnElement[bool]:
    overseen = select(col(Area.id)).where(
        or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    )
    theirs = _counted_in(table, col(BallotPool.area_id).in_(overseen))
    about_him = _counted_in(table, col(BallotPool.subject_id) == actor.person_id)
    return and_(theirs, ~about_him)


def _own(actor: Actor) -> ColumnElement[bool]:
    other = aliased(BallotPool)
    others = select(col(other.pool_id)).where(
        col(other.pool_id) == col(BallotPool.pool_id),
        or_(
            col(other.subject_id) != col(BallotPool.subject_id),
            col(other.area_id) != col(BallotPool.area_id),
        ),
    )
    return _counted_in(
        BallotCount,
        col(BallotPool.subject_id) == actor.person_id,
        col(BallotPool.branch_wide).is_(False),
        col(BallotPool.cycle_id) == col(AssessmentCycle.id),
        col(AssessmentCycle.state) == CycleState.FINAL,
        ~others.correlate(BallotPool).exists(),
    )


def _counted_in(
    table: type[BallotCount] | type[BallotLine], *what: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Whether such a member is counted in the pool of a row; asked pool by pool, never of all pools there are."""
    found = select(col(BallotPool.pool_id)).where(
        col(BallotPool.pool_id) == col(table.pool_id), *what
    )
    return found.correlate(table).exists()
