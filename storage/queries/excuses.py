"""Why somebody has no self-appraisal, so that its lack blocks nothing [M4.1]."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AppraisalExcuse, AssessmentCycle

REASON = "appraisal_excuse.reason"


def excuse(
    session: Session, actor: Actor, cycle_id: UUID, person_id: UUID, reason: str, now: datetime
) -> None:
    """Write down why somebody has none; a later reason replaces an earlier one; as for the clock, nothing is read."""
    same = (
        col(AppraisalExcuse.cycle_id) == cycle_id,
        col(AppraisalExcuse.person_id) == person_id,
    )
    row = session.exec(select(AppraisalExcuse).where(*same).with_for_update()).first()
    if row is None:
        row = AppraisalExcuse(
            cycle_id=cycle_id,
            person_id=person_id,
            writer_id=actor.me,
            written_at=now,
            sealed_reason=b"",
        )
        session.add(row)
    row.writer_id, row.written_at = actor.me, now
    row.sealed_reason = session.seal(reason, REASON, row.id, {person_id}, now.year)


def excuse_of(session: Session, actor: Actor, cycle_id: UUID, person_id: UUID) -> str:
    """Why somebody has no self-appraisal, for who may read it; "" when nothing is written down."""
    found = select(AppraisalExcuse).where(
        visible_to(actor, AppraisalExcuse),
        col(AppraisalExcuse.cycle_id) == cycle_id,
        col(AppraisalExcuse.person_id) == person_id,
    )
    row = session.exec(found).first()
    return session.unseal(row.sealed_reason, REASON, row.id) if row else ""


def about_me(session: Session, actor: Actor) -> list[tuple[int, datetime, UUID, str]]:
    """What was written down of this person: the year, when, by whom, and the reason."""
    mine = select(AssessmentCycle.year, AppraisalExcuse).where(
        visible_to(actor, AppraisalExcuse),
        col(AppraisalExcuse.person_id) == actor.person_id,
        col(AssessmentCycle.id) == col(AppraisalExcuse.cycle_id),
    )
    return [
        (year, row.written_at, row.writer_id, session.unseal(row.sealed_reason, REASON, row.id))
        for year, row in session.exec(mine)
    ]
