"""The steps of the purge about what members noted of their duty (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlmodel import col

from storage.tables import DutyNote
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def notes(batch: "Batch") -> int:
    """After the years for which they may be weighed; for the clock, which opens none."""
    old = col(DutyNote.written_at) < batch.kept[Retention.SUPERVISION]
    return batch.delete(DutyNote, [col(DutyNote.id)], old)
