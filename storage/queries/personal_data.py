"""Deleting what has been kept long enough, in small batches that can be interrupted (domain.md §6.8)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, delete, or_, tuple_, update
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select

from storage import audit_chain, deletions
from storage.queries import (
    anonymous_purge,
    archive_seals,
    assessment_purge,
    ballot_purge,
    due_rows,
    duty_purge,
    message_purge,
    notice_purge,
    relay_purge,
    rights_purge,
    schedule_entries,
    sheet_purge,
    supervision_purge,
)
from storage.queries.concern_clocks import OVER
from storage.queries.purged import Purged
from storage.session import Session
from storage.tables import (
    Absence,
    ActivistContact,
    ActivistReview,
    Alias,
    CalendarFeed,
    Concern,
    ConcernEvent,
    DueTalk,
    LinkedPerson,
    NameWish,
    Occasion,
    PersonChange,
    RecipientKey,
    ReminderWish,
    RoleHolding,
    Talk,
    TalkPerson,
)
from storage.vocabulary import SHANGHAI, Retention

BATCH = 1000  # rows of one transaction (reliability.md P-RETAIN)
OCCASIONS_KEPT = timedelta(days=400)

Kept = Mapping[Retention, datetime]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step may do: `kept` holds for each class of retention the moment from which on it is kept."""

    session: Session
    kept: Kept
    now: datetime
    most: int

    def day(self, kind: Retention) -> date:
        """The business day from which on a class of records is kept."""
        return self.kept[kind].astimezone(SHANGHAI).date()

    def delete(
        self, table: type[SQLModel], keys: Sequence[Any], *expired: ColumnElement[bool]
    ) -> int:
        """Delete up to `most` rows; how many (never by rowcount, libraries.md pitfall 1)."""
        chosen = sqlalchemy.select(*keys).where(*expired).limit(self.most)
        key = keys[0] if len(keys) == 1 else tuple_(*keys)
        return self.run(delete(table).where(key.in_(chosen)).returning(*keys))

    def empty(self, key: Any, column: Any, *expired: ColumnElement[bool]) -> int:
        """Empty a sealed column of up to `most` rows; how many."""
        filled = select(key).where(column.is_not(None), *expired).limit(self.most)
        emptied = update(key.class_).where(key.in_(filled)).values({column: None})
        return self.run(emptied.returning(key))

    def count_off(self, over: ColumnElement[bool]) -> ColumnElement[bool]:
        """Up to `most` concerns that go now, counted among the past ones, and the same matter as none; for the clock."""
        going = self.session.scalars(select(Concern.id).where(over).limit(self.most)).all()
        due_rows.keep_counts(self.session, going)
        same = update(Concern).where(col(Concern.merged_into_id).in_(going))
        self.session.execute(same.values(merged_into_id=None))
        return col(Concern.id).in_(going)

    def cut_readings(self, before: datetime) -> int:
        """Cut up to `most` lines off the beginning of the access log; how many."""
        return audit_chain.cut(self.session, before, self.most)

    def run(self, statement: Any) -> int:
        """How many rows a statement that returns them changed."""
        options = {"synchronize_session": False}
        return len(self.session.execute(statement, execution_options=options).all())


def purge(session: Session, kept: Kept, now: datetime, *, most: int = BATCH) -> Purged:
    """Delete at most `most` rows of what is older than `kept`; called again, it goes on where it stopped.

    For the clock alone: it opens nothing and returns only counts. A step runs only when the one before it has
    left nothing, so no batch ends with a step without its concern, or with words whose names are gone.
    """
    deletions.without_notes(session)
    counts: dict[str, int] = {}
    for name, step in STEPS.items():
        left = most - sum(counts.values())
        if left <= 0:
            break
        counts[name] = step(Batch(session, kept, now, left))
    return Purged(**counts)


_left, _of_leavers = due_rows.left, due_rows.of_leavers


def _past(batch: Batch) -> ColumnElement[bool]:
    return col(Talk.held_on) < batch.day(Retention.TALKS)


def _sentences(batch: Batch) -> int:
    """The words of talks: past their period, or with somebody who left; for the clock, which opens none."""
    with_leavers = select(TalkPerson.talk_id).where(col(TalkPerson.person_id).in_(_left(batch)))
    old = or_(_past(batch), col(Talk.id).in_(with_leavers))
    return batch.empty(col(Talk.id), col(Talk.sealed_sentence), old)


def _talk_names(batch: Batch) -> int:
    """The names of the same talks, after their words; the count stays; for the clock."""
    past = select(Talk.id).where(_past(batch))
    old = or_(col(TalkPerson.person_id).in_(_left(batch)), col(TalkPerson.talk_id).in_(past))
    return batch.delete(TalkPerson, [col(TalkPerson.talk_id), col(TalkPerson.person_id)], old)


def _over(batch: Batch) -> ColumnElement[bool]:
    closed = col(Concern.closed_at) < batch.kept[Retention.CONCERNS]
    return col(Concern.state).in_(OVER) & closed


def _concern_events(batch: Batch) -> int:
    """The steps before the concern itself; for the clock, which opens none."""
    over = select(Concern.id).where(_over(batch))
    return batch.delete(
        ConcernEvent, [col(ConcernEvent.id)], col(ConcernEvent.concern_id).in_(over)
    )


def _concerns(batch: Batch) -> int:
    """Nobody is named any more, and no word is left; only how many there were is kept; for the clock."""
    return batch.delete(Concern, [col(Concern.id)], batch.count_off(_over(batch)))


def _occasions(batch: Batch) -> int:
    """All but the latest of each rule, by which the clock knows since when to look."""
    later = aliased(Occasion)
    newer = select(later.rule).where(later.rule == Occasion.rule, later.fire_at > Occasion.fire_at)
    keys = [col(Occasion.rule), col(Occasion.fire_at)]
    old = col(Occasion.fire_at) < batch.now - OCCASIONS_KEPT
    return batch.delete(Occasion, keys, old, newer.exists())


STEPS: dict[str, Callable[[Batch], int]] = {
    **message_purge.STEPS,
    "sentences": _sentences,
    "talk_names": _talk_names,
    "due_talks": due_rows.of_talks(DueTalk, DueTalk.due_on, DueTalk.person_id),
    "reviews": due_rows.of_talks(
        ActivistReview, ActivistReview.held_on, ActivistReview.activist_id
    ),
    "talks": due_rows.talks,
    "concern_events": _concern_events,
    "concerns": _concerns,
    "reasons": due_rows.reasons,
    "attendance": due_rows.attendance,
    "schedule_entries": schedule_entries.over,
    "sessions": due_rows.sessions,
    "series": due_rows.series,
    "goals": due_rows.goals,
    "briefs": due_rows.briefs,
    "plans": due_rows.plans,
    "entries": due_rows.entries,
    "archive_seals": archive_seals.old_seals,
    **assessment_purge.STEPS,
    **notice_purge.STEPS,
    **ballot_purge.STEPS,
    **sheet_purge.STEPS,
    "supervision_notes": supervision_purge.notes,
    "draws": supervision_purge.draws,
    "duty_notes": duty_purge.notes,
    "mentoring_pairs": duty_purge.pairs,
    **relay_purge.STEPS,
    "statements": rights_purge.statements,
    "requests": rights_purge.requests,
    "anonymous_words": anonymous_purge.words,
    "anonymous_concerns": anonymous_purge.concerns,
    "recipient_keys": _of_leavers(RecipientKey, RecipientKey.person_id, RecipientKey.person_id),
    "wishes": _of_leavers(ReminderWish, ReminderWish.person_id, ReminderWish.person_id),
    "name_wishes": _of_leavers(NameWish, NameWish.person_id, NameWish.person_id),
    "calendar_feeds": _of_leavers(CalendarFeed, CalendarFeed.id, CalendarFeed.person_id),
    "absences": _of_leavers(Absence, Absence.id, Absence.person_id),
    "links": _of_leavers(LinkedPerson, LinkedPerson.id, LinkedPerson.person_id),
    "changes": _of_leavers(PersonChange, PersonChange.id, PersonChange.person_id),
    "aliases": _of_leavers(Alias, Alias.person_id, Alias.person_id),
    "roles": _of_leavers(RoleHolding, RoleHolding.id, RoleHolding.person_id),
    "contacts": _of_leavers(
        ActivistContact, ActivistContact.activist_id, ActivistContact.activist_id
    ),
    "proposals": due_rows.proposals,
    "assignments": due_rows.assignments,
    "subject_keys": due_rows.subject_keys,
    "readings": due_rows.readings,
    "occasions": _occasions,
}
