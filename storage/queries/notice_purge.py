"""The steps of the purge about what followed a result, before its sheet and its review (domain.md §6.8)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import or_
from sqlmodel import col, select

from storage.queries import due_rows
from storage.tables import Sheet, SheetNotice, SheetObjection, SheetReview
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def objections(batch: "Batch") -> int:
    """Those of so long ago, and what was answered to people who left; for the clock, which opens none."""
    of_leavers = col(SheetObjection.objector_id).in_(due_rows.left(batch))
    answered = of_leavers & col(SheetObjection.answered_at).is_not(None)
    old = col(SheetObjection.raised_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(SheetObjection, [col(SheetObjection.id)], or_(old, answered))


def notices(batch: "Batch") -> int:
    """Those of the sheets that go next; for the clock, which opens none."""
    old = (
        select(col(SheetReview.id))
        .join(Sheet, col(Sheet.id) == col(SheetReview.sheet_id))
        .where(col(Sheet.scored_at) < batch.kept[Retention.ASSESSMENT])
    )
    return batch.delete(SheetNotice, [col(SheetNotice.id)], col(SheetNotice.review_id).in_(old))


STEPS: dict[str, Callable[["Batch"], int]] = {"objections": objections, "notices": notices}
