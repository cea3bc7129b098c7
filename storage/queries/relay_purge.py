"""The steps of the purge about notices that were passed on (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from storage.tables import RelayNotice, RelayTask
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def tasks(batch: "Batch") -> int:
    """Who passed on what, ahead of the notices; for the clock."""
    old = select(col(RelayNotice.id)).where(
        col(RelayNotice.sent_at) < batch.kept[Retention.ASSESSMENT]
    )
    return batch.delete(RelayTask, [col(RelayTask.id)], col(RelayTask.notice_id).in_(old))


def notices(batch: "Batch") -> int:
    """As long as what the year came to; for the clock, which opens none."""
    old = col(RelayNotice.sent_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(RelayNotice, [col(RelayNotice.id)], old)


STEPS = {"relay_tasks": tasks, "relay_notices": notices}  # in this order
