"""The steps of the purge about a year's assessment as a whole, and what members said of themselves (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from storage.tables import (
    AppraisalExcuse,
    AppraisalVersion,
    CycleEvent,
    SelfAppraisal,
    StepExtension,
)
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def versions(batch: "Batch") -> int:
    """What was handed in before, ahead of what stands; for the clock, which opens none."""
    old = select(col(SelfAppraisal.id)).where(
        col(SelfAppraisal.changed_at) < batch.kept[Retention.ASSESSMENT]
    )
    gone = col(AppraisalVersion.appraisal_id).in_(old)
    return batch.delete(AppraisalVersion, [col(AppraisalVersion.id)], gone)


def appraisals(batch: "Batch") -> int:
    """What stands; for the clock, which opens none."""
    old = col(SelfAppraisal.changed_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(SelfAppraisal, [col(SelfAppraisal.id)], old)


def excuses(batch: "Batch") -> int:
    """Why somebody had none; for the clock, which opens none."""
    old = col(AppraisalExcuse.written_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(AppraisalExcuse, [col(AppraisalExcuse.id)], old)


def events(batch: "Batch") -> int:
    """What was done with a cycle, by whom and why; for the clock, which opens none."""
    old = col(CycleEvent.at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(CycleEvent, [col(CycleEvent.id)], old)


def extensions(batch: "Batch") -> int:
    """Who had more time, by the day it ended."""
    keys = [col(StepExtension.cycle_id), col(StepExtension.step), col(StepExtension.person_id)]
    old = col(StepExtension.closes) < batch.day(Retention.ASSESSMENT)
    return batch.delete(StepExtension, keys, old)


STEPS = {  # in this order
    "appraisal_versions": versions,
    "appraisals": appraisals,
    "appraisal_excuses": excuses,
    "cycle_events": events,
    "step_extensions": extensions,
}
