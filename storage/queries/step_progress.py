"""Who has done his part in a step of the assessment: ids only, nothing of what was written; for the clock and for counts."""

from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import AppraisalState
from storage.session import Session
from storage.tables import AppraisalExcuse, SelfAppraisal


def appraised(session: Session, cycle_id: UUID) -> set[UUID]:
    """Who has handed in his self-appraisal; for the clock and for counts."""
    done = select(SelfAppraisal.person_id).where(
        col(SelfAppraisal.cycle_id) == cycle_id,
        col(SelfAppraisal.state) == AppraisalState.SUBMITTED,
    )
    return set(session.exec(done))


def excused(session: Session, cycle_id: UUID) -> set[UUID]:
    """Who need not hand in any more, for a reason that was written down; for the clock and for counts."""
    return set(
        session.exec(
            select(AppraisalExcuse.person_id).where(col(AppraisalExcuse.cycle_id) == cycle_id)
        )
    )
