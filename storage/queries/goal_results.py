"""Until when the results of an area's goals may be put right [M3]."""

from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import WITH_THE_BRANCH
from storage.session import Session
from storage.tables import AssessmentCycle, Sheet


def weighed(session: Session, area_id: UUID, year: int) -> bool:
    """Whether a sheet of this area lies with the branch, weighed with its goals as they were; no content, so also for the clock."""
    found = select(Sheet.id).join(AssessmentCycle, col(AssessmentCycle.id) == col(Sheet.cycle_id))
    there = (col(Sheet.area_id) == area_id, col(Sheet.state).in_(WITH_THE_BRANCH))
    return session.exec(found.where(col(AssessmentCycle.year) == year, *there)).first() is not None
