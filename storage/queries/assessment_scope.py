"""Who may see what of the year's assessment; part of `scope`, which every query asks."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from storage.queries import sheet_scope
from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import (
    AppraisalExcuse,
    AppraisalVersion,
    AssessmentCycle,
    CycleEvent,
    SelfAppraisal,
)


def self_appraisals(actor: Actor) -> ColumnElement[bool]:
    """One's own; once it is handed in leader and branch read it, in their own steps of the assessment [M4.3]."""
    return or_(col(SelfAppraisal.person_id) == actor.person_id, sheet_scope.appraisal(actor))


def appraisal_versions(actor: Actor) -> ColumnElement[bool]:
    """What one handed in before, oneself."""
    mine = select(col(SelfAppraisal.id)).where(col(SelfAppraisal.person_id) == actor.person_id)
    return col(AppraisalVersion.appraisal_id).in_(mine)


def excuses(actor: Actor) -> ColumnElement[bool]:
    """Why somebody has no self-appraisal: he, who wrote it, and the committee of the branch."""
    return or_(
        col(AppraisalExcuse.person_id) == actor.person_id,
        col(AppraisalExcuse.writer_id) == actor.person_id,
        col(AppraisalExcuse.cycle_id).in_(_cycles_of(actor)),
    )


def cycle_events(actor: Actor) -> ColumnElement[bool]:
    """What was done with a cycle: the committee of its branch, and whom it was done for."""
    return or_(
        col(CycleEvent.person_id) == actor.person_id,
        col(CycleEvent.cycle_id).in_(_cycles_of(actor)),
    )


def _cycles_of(actor: Actor) -> Any:
    return select(col(AssessmentCycle.id)).where(among(AssessmentCycle.branch_id, actor.branches))
