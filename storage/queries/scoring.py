"""Writing sheets (考核表): scoring, reporting, and what the branch decides [M4.3]."""

import json
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import CycleState, ReviewDecision, SheetState
from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.queries.sheets import (
    CONTENT,
    REASON,
    SheetContent,
    SheetView,
    reviews_of,
    rows_of,
    views_of,
)
from storage.randomness import new_id
from storage.session import Session
from storage.tables import AssessmentCycle, Sheet, SheetReview

LOCKED = (SheetState.APPROVED, SheetState.SECOND_LOOK)  # nothing is scored any more


def score(
    session: Session,
    actor: Actor,
    cycle_id: UUID,
    whose: tuple[UUID, UUID],
    content: SheetContent,
    now: datetime,
) -> int | None:
    """Write a sheet of (member, area) as a new version, which has to be reported; its number.

    None when nothing may be scored any more: it is one's own, the branch has approved it, or the year is final.
    What was there before stays as it was, replaced; for the clock too, as whoever scores need not have seen it.
    """
    subject_id, area_id = whose
    same = (col(Sheet.subject_id) == subject_id, col(Sheet.area_id) == area_id)
    found = select(Sheet).where(col(Sheet.cycle_id) == cycle_id, *same)
    rows = session.exec(found.order_by(col(Sheet.version)).with_for_update()).all()
    state = session.exec(select(AssessmentCycle.state).where(col(AssessmentCycle.id) == cycle_id))
    locked = subject_id == actor.person_id or any(row.state in LOCKED for row in rows)
    if locked or state.one() is CycleState.FINAL:
        return None
    for row in rows:
        row.state = SheetState.REPLACED
    sheet_id, version = new_id(), len(rows) + 1
    session.collect(
        Sheet(
            id=sheet_id,
            cycle_id=cycle_id,
            subject_id=subject_id,
            area_id=area_id,
            version=version,
            state=SheetState.SCORED,
            scorer_id=actor.me,
            scored_at=now,
            total=content.total,
            sealed_content=session.seal(content.stored(), CONTENT, sheet_id),
        )
    )
    return version


def report(session: Session, actor: Actor, sheets: Collection[UUID]) -> list[SheetView]:
    """Report to the branch what this actor scored himself and has not reported; those that were."""
    mine = (col(Sheet.id).in_(sheets), col(Sheet.scorer_id) == actor.person_id)
    rows = rows_of(session, actor, *mine, states=(SheetState.SCORED,), lock=True)
    for row in rows:
        row.state = SheetState.REPORTED
    return views_of(session, actor, rows)


def decide(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    decision: ReviewDecision,
    now: datetime,
    *,
    item: str = "",
    reason: str = "",
    total: Decimal | None = None,
    second_look: bool = False,
) -> bool:
    """Approve, give back or adjust what was reported; False when it does not wait (any more) or one scored it oneself.

    With `second_look` somebody else has to agree before it is approved.
    """
    if _is_locked(session, actor, sheet_id):
        return False
    one = (col(Sheet.id) == sheet_id, col(Sheet.scorer_id) != actor.person_id)
    rows = rows_of(session, actor, *one, states=(SheetState.REPORTED,), lock=True)
    for row in rows:
        _note(session, actor, row, decision, now, (item, reason), total)
        if decision is ReviewDecision.RETURNED:
            row.state = SheetState.RETURNED
        else:
            row.state = SheetState.SECOND_LOOK if second_look else SheetState.APPROVED
    return bool(rows)


def look_again(session: Session, actor: Actor, sheet_id: UUID, *, agreed: bool) -> bool:
    """The second person's word on an adjustment: agreed it is approved, else it waits for the branch anew.

    False when none waits, or he is the one who adjusted or scored.
    """
    if _is_locked(session, actor, sheet_id):
        return False
    one = (col(Sheet.id) == sheet_id, col(Sheet.scorer_id) != actor.person_id)
    for row in rows_of(session, actor, *one, states=(SheetState.SECOND_LOOK,), lock=True):
        last = reviews_of(session, actor, [row.id])[-1]
        if last.reviewer_id == actor.person_id:
            return False
        last.second_id = actor.me
        row.state = SheetState.APPROVED if agreed else SheetState.REPORTED
        return True
    return False


def _is_locked(session: Session, actor: Actor, sheet_id: UUID) -> bool:
    """Whether the year that a sheet belongs to is final: what is approved does not move before that either."""
    state = (
        select(AssessmentCycle.state)
        .join(Sheet, col(Sheet.cycle_id) == col(AssessmentCycle.id))
        .where(visible_to(actor, Sheet), col(Sheet.id) == sheet_id)
    )
    return session.exec(state).first() is CycleState.FINAL


def _note(
    session: Session,
    actor: Actor,
    row: Sheet,
    decision: ReviewDecision,
    now: datetime,
    why: tuple[str, str],
    total: Decimal | None,
) -> None:
    review_id = new_id()
    sealed = session.seal(json.dumps(why), REASON, review_id) if any(why) else None
    session.collect(
        SheetReview(
            id=review_id,
            sheet_id=row.id,
            step=len(reviews_of(session, actor, [row.id])) + 1,
            decision=decision,
            reviewer_id=actor.me,
            reviewed_at=now,
            total=total,
            sealed_reason=sealed,
        )
    )
