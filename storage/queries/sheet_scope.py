"""Who reads a sheet (考核表) and what the branch decided on it (domain.md §3)."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.assessment_words import AppraisalState, SheetState
from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import (
    Area,
    AreaAssignment,
    PartyOrg,
    SelfAppraisal,
    Sheet,
    SheetNotice,
    SheetReview,
)


def sheet(actor: Actor) -> ColumnElement[bool]:
    """Its scorer; the leader of its group; once it is reported the committee; once it is approved the office above.

    The office also where a second person has to look, who may be one of it.

    He whom it is about reads it after the branch approved it and he was told of its last decision, and nobody else's way
    leads him to it before: neither as leader nor as one of the committee.
    """
    mine = col(Sheet.subject_id) == actor.person_id
    approved = col(Sheet.state) == SheetState.APPROVED
    decided = col(Sheet.state).in_((SheetState.APPROVED, SheetState.SECOND_LOOK))
    decision = aliased(SheetReview)
    of_this = select(col(decision.id)).where(col(decision.sheet_id) == col(Sheet.id))
    last = of_this.order_by(col(decision.step).desc()).limit(1).correlate(Sheet)
    told = select(col(SheetNotice.id)).where(
        col(SheetNotice.review_id) == last.scalar_subquery(),
        col(SheetNotice.cycle_id) == col(Sheet.cycle_id),
        col(SheetNotice.subject_id) == col(Sheet.subject_id),
        col(SheetNotice.area_id) == col(Sheet.area_id),
    )
    below = select(col(PartyOrg.id)).where(among(PartyOrg.parent_id, actor.offices))
    others = or_(
        col(Sheet.scorer_id) == actor.person_id,
        _of_area(among(Area.group_id, actor.groups)),
        and_(
            _of_area(among(Area.branch_id, actor.branches)), col(Sheet.state) != SheetState.SCORED
        ),
        and_(_of_area(col(Area.branch_id).in_(below)), decided),
    )
    return or_(and_(mine, approved, told.correlate(Sheet).exists()), and_(~mine, others))


def review(actor: Actor) -> ColumnElement[bool]:
    """Whoever reads the sheet reads what was decided on it."""
    of_this = select(col(Sheet.id)).where(col(Sheet.id) == col(SheetReview.sheet_id))
    return of_this.where(sheet(actor)).correlate(SheetReview).exists()


def appraisal(actor: Actor) -> ColumnElement[bool]:
    """What a member handed in of himself is read by the leader of a group he answers in, and by the committee."""
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    areas = select(col(Area.id)).where(overseen)
    answering = select(col(AreaAssignment.id)).where(
        col(AreaAssignment.person_id) == col(SelfAppraisal.person_id),
        col(AreaAssignment.area_id).in_(areas),
    )
    handed_in = col(SelfAppraisal.state) == AppraisalState.SUBMITTED
    return and_(handed_in, answering.correlate(SelfAppraisal).exists())


def _of_area(chosen: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(Sheet.area_id).in_(select(col(Area.id)).where(chosen))
