"""The steps of the purge about supervision (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlmodel import col

from storage.tables import SpotCheckDraw, SupervisionNote
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def notes(batch: "Batch") -> int:
    """What was found of members, after the years for which it may be weighed; for the clock, which opens none."""
    old = col(SupervisionNote.written_at) < batch.kept[Retention.SUPERVISION]
    return batch.delete(SupervisionNote, [col(SupervisionNote.id)], old)


def draws(batch: "Batch") -> int:
    """As long as what the year came to; for the clock."""
    old = col(SpotCheckDraw.drawn_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(SpotCheckDraw, [col(SpotCheckDraw.id)], old)
