"""The steps of the purge about what members noted of their duty, and about mentoring pairs (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlalchemy import or_
from sqlmodel import col

from storage.queries.due_rows import left
from storage.tables import DutyNote, MentoringPair
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def notes(batch: "Batch") -> int:
    """After the years for which they may be weighed; for the clock, which opens none."""
    old = col(DutyNote.written_at) < batch.kept[Retention.SUPERVISION]
    return batch.delete(DutyNote, [col(DutyNote.id)], old)


def pairs(batch: "Batch") -> int:
    """As long as notes, and no longer than both are there; for the clock, which opens none."""
    pair = MentoringPair
    old = col(pair.until) < batch.day(Retention.SUPERVISION)
    gone = [col(one).in_(left(batch)) for one in (pair.mentor_id, pair.mentored_id)]
    return batch.delete(pair, [col(pair.id)], or_(old, *gone))
