"""The steps of the purge about sheets (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from storage.tables import Sheet, SheetReview
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def reviews(batch: "Batch") -> int:
    """What the branch decided, before the sheets; for the clock, which opens none."""
    old = select(col(Sheet.id)).where(col(Sheet.scored_at) < batch.kept[Retention.ASSESSMENT])
    return batch.delete(SheetReview, [col(SheetReview.id)], col(SheetReview.sheet_id).in_(old))


def sheets(batch: "Batch") -> int:
    """Every version; for the clock, which opens none."""
    old = col(Sheet.scored_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(Sheet, [col(Sheet.id)], old)


STEPS = {"sheet_reviews": reviews, "sheets": sheets}  # in this order
