"""Who has done his part in a step of the assessment: ids only, nothing of what was written; for the clock and for counts."""

from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import AppraisalState, SheetState
from storage.session import Session
from storage.tables import AppraisalExcuse, BallotTurnout, SelfAppraisal, Sheet


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


def turned_out(session: Session, cycle_id: UUID) -> set[tuple[UUID, UUID]]:
    """Who of which area has voted or wishes not to, as (area, voter); for the clock and for counts."""
    listed = select(BallotTurnout.area_id, BallotTurnout.voter_id).where(
        col(BallotTurnout.cycle_id) == cycle_id
    )
    return {(area, voter) for area, voter in session.exec(listed)}


def sheet_states(session: Session, cycle_id: UUID) -> dict[tuple[UUID, UUID], SheetState]:
    """Where the sheet of each member and area stands, as (area, member): the latest version; for the clock and for counts."""
    latest = (
        select(Sheet.area_id, Sheet.subject_id, Sheet.state)
        .where(col(Sheet.cycle_id) == cycle_id)
        .order_by(col(Sheet.version))
    )
    return {(area, subject): SheetState(state) for area, subject, state in session.exec(latest)}
