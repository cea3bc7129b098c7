"""How the sheets of a cycle stand, in figures alone, and who had a hand in them: for telling, publishing, objections."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy
from sqlmodel import col, func, select

from storage.assessment_words import ReviewDecision, SheetState
from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.queries.sheets import REASON
from storage.session import Session
from storage.tables import Sheet, SheetReview

Whose = tuple[UUID, UUID]  # the member and the area


@dataclass(frozen=True, slots=True)
class Result:
    """A sheet as it stands, in figures alone; `total` is None without a grade, `review_id` before the branch approved."""

    sheet_id: UUID
    subject_id: UUID
    area_id: UUID
    state: SheetState
    scorer_id: UUID
    scored: Decimal | None
    total: Decimal | None
    review_id: UUID | None

    @property
    def whose(self) -> Whose:
        """The member and the area."""
        return self.subject_id, self.area_id


def results(session: Session, cycle_id: UUID) -> list[Result]:
    """Every sheet of a cycle as it stands, figures and no word; for the clock, which tells people what was decided."""
    last: dict[UUID, SheetReview] = {}
    approving = select(SheetReview).join(Sheet, col(Sheet.id) == col(SheetReview.sheet_id))
    approving = approving.where(
        col(Sheet.cycle_id) == cycle_id, col(SheetReview.decision) != ReviewDecision.RETURNED
    )
    for one in session.exec(approving.order_by(col(SheetReview.step))):
        last[one.sheet_id] = one
    standing = select(Sheet).where(
        col(Sheet.cycle_id) == cycle_id, col(Sheet.state) != SheetState.REPLACED
    )
    return [_result(row, last.get(row.id)) for row in session.exec(standing)]


def judges_of(session: Session, cycle_id: UUID, subject_id: UUID) -> set[UUID]:
    """Who scored, reviewed or confirmed any version of a member's sheets in a cycle; for the clock."""
    of_his = (col(Sheet.cycle_id) == cycle_id, col(Sheet.subject_id) == subject_id)
    return _judges(session, *of_his)


def judged_by(session: Session, cycle_id: UUID, person_id: UUID) -> set[UUID]:
    """Whose sheets somebody scored, reviewed or confirmed in a cycle; for the clock."""
    of_cycle = col(Sheet.cycle_id) == cycle_id
    found = select(Sheet.subject_id).join(
        SheetReview, col(SheetReview.sheet_id) == col(Sheet.id), isouter=True
    )
    his = sqlalchemy.or_(
        col(Sheet.scorer_id) == person_id,
        col(SheetReview.reviewer_id) == person_id,
        col(SheetReview.second_id) == person_id,
    )
    return set(session.exec(found.where(of_cycle, his)))


def scorers_of(session: Session, cycle_id: UUID, subject_id: UUID, area_id: UUID) -> set[UUID]:
    """Who scored any version of one sheet; for the clock."""
    found = select(Sheet.scorer_id).where(
        col(Sheet.cycle_id) == cycle_id,
        col(Sheet.subject_id) == subject_id,
        col(Sheet.area_id) == area_id,
    )
    return set(session.exec(found))


def adjust(
    session: Session,
    actor: Actor,
    result: Result,
    total: Decimal,
    reason: str,
    now: datetime,
    judges: tuple[UUID, UUID | None],
) -> UUID:
    """Another total after an objection, as one more decision on the same sheet: every figure stays.

    `judges` are who answered and, of another grade, who confirmed it; the id of the decision is given back.
    """
    last = select(func.max(SheetReview.step)).where(
        visible_to(actor, SheetReview), col(SheetReview.sheet_id) == result.sheet_id
    )
    row = SheetReview(
        sheet_id=result.sheet_id,
        step=(session.exec(last).one() or 0) + 1,
        decision=ReviewDecision.ADJUSTED,
        reviewer_id=judges[0],
        reviewed_at=now,
        second_id=judges[1],
        total=total,
    )
    row.sealed_reason = session.seal(json.dumps(["", reason]), REASON, row.id)
    session.add(row)
    session.flush()
    return row.id


def _judges(session: Session, *chosen: sqlalchemy.ColumnElement[bool]) -> set[UUID]:
    """Who had a hand in sheets; for the clock."""
    columns = (col(Sheet.scorer_id), col(SheetReview.reviewer_id), col(SheetReview.second_id))
    found = (
        sqlalchemy.select(*columns)
        .join(SheetReview, col(SheetReview.sheet_id) == col(Sheet.id), isouter=True)
        .where(*chosen)
    )
    return {one for row in session.execute(found) for one in row if one is not None}


def _result(row: Sheet, review: SheetReview | None) -> Result:
    approved = row.state is SheetState.APPROVED and review is not None
    total = row.total if approved else None
    if approved and review and review.decision is ReviewDecision.ADJUSTED:
        total = review.total
    return Result(
        sheet_id=row.id,
        subject_id=row.subject_id,
        area_id=row.area_id,
        state=row.state,
        scorer_id=row.scorer_id,
        scored=row.total,
        total=total,
        review_id=review.id if approved and review else None,
    )
