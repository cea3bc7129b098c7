"""What the purge would delete, counted: nothing is touched."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlmodel import SQLModel, select

from storage import audit_chain
from storage.queries.personal_data import STEPS, Batch, Kept
from storage.queries.purged import Purged
from storage.session import Session
from storage.vocabulary import Retention

# By which period each step goes; the others have one of their own, which no edition changes.
PERIODS = {
    Retention.DELIVERY: ("pushes",),
    Retention.CONVERSATION: ("conversations", "voices"),
    Retention.TALKS: ("sentences", "talk_names", "due_talks", "reviews", "reasons"),
    Retention.CONCERNS: (
        *("concern_events", "concerns", "requests"),
        *("anonymous_words", "anonymous_concerns"),
    ),
    Retention.STUDY: ("attendance", "sessions", "series"),
    Retention.ASSESSMENT: (
        *(
            "talks",
            "goals",
            "briefs",
            "plans",
            "entries",
            "archive_seals",
            "objections",
            "notices",
            "sheet_reviews",
            "sheets",
        ),
        "appraisal_versions",
        *("appraisals", "appraisal_excuses", "cycle_events", "step_extensions"),
        *("relay_tasks", "relay_notices"),
        *("draws", "proposals", "assignments", "ballot_counts", "ballot_pools"),
    ),
    Retention.BALLOTS: ("ballot_papers", "ballot_turnout", "ballots", "ballot_lines"),
    Retention.SUPERVISION: ("supervision_notes", "duty_notes", "mentoring_pairs"),
    Retention.WHILE_EMPLOYED: (
        *("wishes", "name_wishes", "absences", "links", "changes"),
        *("aliases", "roles", "contacts", "recipient_keys", "calendar_feeds"),
    ),
    Retention.ACCESS_LOG: ("readings",),
}


class _Counting(Batch):
    """Counts what a batch without a limit would do, and does nothing."""

    def delete(
        self, table: type[SQLModel], keys: Sequence[Any], *expired: ColumnElement[bool]
    ) -> int:
        """How many rows would be deleted."""
        return self._count(select(func.count(keys[0])).select_from(table).where(*expired))

    def empty(self, key: Any, column: Any, *expired: ColumnElement[bool]) -> int:
        """How many rows would be emptied."""
        filled = (column.is_not(None), *expired)
        return self._count(select(func.count()).select_from(key.class_).where(*filled))

    def count_off(self, over: ColumnElement[bool]) -> ColumnElement[bool]:
        """Every concern that would go; none is counted among the past ones."""
        return over

    def cut_readings(self, before: datetime) -> int:
        """How many lines would be cut off the access log."""
        return audit_chain.old_lines(self.session, before)

    def _count(self, statement: Any) -> int:
        return int(self.session.execute(statement).scalar_one())


def due(session: Session, kept: Kept, now: datetime) -> Purged:
    """What `purge` would delete in all, counted and left alone; for the clock and the operator."""
    batch = _Counting(session, kept, now, 0)
    return Purged(**{name: step(batch) for name, step in STEPS.items()})
