"""What the nightly purge takes of anonymous concerns, by the day on which something was last known of them."""

from typing import TYPE_CHECKING, Any

from sqlmodel import col, func, select

from storage.tables import AnonConcern, AnonWords
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def words(batch: "Batch") -> int:
    """What was said in them, first."""
    return batch.delete(AnonWords, [col(AnonWords.id)], col(AnonWords.concern_id).in_(_past(batch)))


def concerns(batch: "Batch") -> int:
    """Whether or not the raiser ever came back; what waits for its release has no day yet and stays."""
    return batch.delete(AnonConcern, [col(AnonConcern.id)], col(AnonConcern.id).in_(_past(batch)))


def _past(batch: "Batch") -> Any:
    last = func.coalesce(
        col(AnonConcern.closed_on), col(AnonConcern.answered_on), col(AnonConcern.released_on)
    )
    return select(AnonConcern.id).where(last < batch.day(Retention.CONCERNS))
