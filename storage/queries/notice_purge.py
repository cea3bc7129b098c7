"""The steps of the purge about what followed a result, before its sheet and its review (domain.md §6.8)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_
from sqlmodel import col, select

from storage.queries import due_rows
from storage.tables import AssessmentCycle, SheetNotice, SheetObjection
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def objections(batch: "Batch") -> int:
    """Those of years that are over for so long, and of people who left; for the clock, which opens none."""
    of_leavers = col(SheetObjection.objector_id).in_(due_rows.left(batch))
    answered = of_leavers & col(SheetObjection.answered_at).is_not(None)
    old = or_(col(SheetObjection.cycle_id).in_(_past(batch)), answered)
    return batch.delete(SheetObjection, [col(SheetObjection.id)], old)


def notices(batch: "Batch") -> int:
    """Those of years that are over for so long; for the clock, which opens none."""
    old = col(SheetNotice.cycle_id).in_(_past(batch))
    return batch.delete(SheetNotice, [col(SheetNotice.id)], old)


def _past(batch: "Batch") -> Any:
    last = batch.day(Retention.ASSESSMENT).year
    return select(col(AssessmentCycle.id)).where(col(AssessmentCycle.year) < last)


STEPS: dict[str, Callable[["Batch"], int]] = {"objections": objections, "notices": notices}
