"""Rows and words that have been kept long enough, besides the first ones of `personal_data` (domain.md §6.8)."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, or_, update
from sqlmodel import SQLModel, col, select

from storage.queries import concern_about
from storage.queries.subject_keys import unneeded
from storage.session import Session
from storage.tables import (
    AreaAssignment,
    AreaProposal,
    Concern,
    Goal,
    PastConcerns,
    Person,
    SessionAttendance,
    SituationBrief,
    StudySeries,
    StudySession,
    SubjectKey,
    Talk,
)
from storage.vocabulary import SHANGHAI, ConcernState, Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def left(batch: "Batch") -> Any:
    """Those who left the firm so long ago that nothing may name them any more but what has its own period."""
    return select(Person.id).where(col(Person.left_on) < batch.day(Retention.WHILE_EMPLOYED))


def of_leavers(table: type[SQLModel], key: Any, person_id: Any) -> Callable[["Batch"], int]:
    """What a table holds about those who left; for the clock."""
    return lambda batch: batch.delete(table, [col(key)], col(person_id).in_(left(batch)))


def of_talks(table: Any, day: Any, person_id: Any) -> Callable[["Batch"], int]:
    """What goes with talks, past its period, and of people who left; for the clock."""

    def step(batch: "Batch") -> int:
        over = col(day) < batch.day(Retention.TALKS)
        return batch.delete(table, [col(table.id)], or_(over, col(person_id).in_(left(batch))))

    return step


def reasons(batch: "Batch") -> int:
    """Why somebody was excused, as long as any other words of his; for the clock, which opens none."""
    held = col(StudySession.starts_at) < batch.kept[Retention.TALKS]
    past = select(StudySession.id).where(held)
    line = SessionAttendance
    old = or_(col(line.session_id).in_(past), col(line.person_id).in_(left(batch)))
    return batch.empty(col(line.id), col(line.sealed_reason), old)


def _past_sessions(batch: "Batch") -> ColumnElement[bool]:
    return col(StudySession.starts_at) < batch.kept[Retention.STUDY]


def attendance(batch: "Batch") -> int:
    """Everybody's lines of old sessions, before the sessions; for the clock."""
    past = select(StudySession.id).where(_past_sessions(batch))
    line = SessionAttendance
    return batch.delete(line, [col(line.id)], col(line.session_id).in_(past))


def sessions(batch: "Batch") -> int:
    """Old sessions; for the clock."""
    return batch.delete(StudySession, [col(StudySession.id)], _past_sessions(batch))


def series(batch: "Batch") -> int:
    """Old series of which no session is left; for the clock."""
    brought = select(StudySession.id).where(col(StudySession.series_id) == col(StudySeries.id))
    over = col(StudySeries.until) < batch.day(Retention.STUDY)
    return batch.delete(StudySeries, [col(StudySeries.id)], over, ~brought.exists())


def talks(batch: "Batch") -> int:
    """What is left of a talk without names and words: that one was held; for the clock."""
    return batch.delete(Talk, [col(Talk.id)], col(Talk.held_on) < batch.day(Retention.ASSESSMENT))


def goals(batch: "Batch") -> int:
    """Goals of years that are over for so long; for the clock, which opens none."""
    return batch.delete(Goal, [col(Goal.id)], col(Goal.year) < batch.day(Retention.ASSESSMENT).year)


def briefs(batch: "Batch") -> int:
    """Briefs of quarters that are over for so long; for the clock, which opens none."""
    old = col(SituationBrief.quarter) < batch.day(Retention.ASSESSMENT)
    return batch.delete(SituationBrief, [col(SituationBrief.id)], old)


def proposals(batch: "Batch") -> int:
    """Whatever became of them; for the clock."""
    old = col(AreaProposal.proposed_at) < batch.kept[Retention.ASSESSMENT]
    return batch.delete(AreaProposal, [col(AreaProposal.id)], old)


def assignments(batch: "Batch") -> int:
    """Who answered for an area, as long as what he was assessed by; for the clock."""
    old = col(AreaAssignment.until) < batch.day(Retention.ASSESSMENT)
    return batch.delete(AreaAssignment, [col(AreaAssignment.id)], old)


def subject_keys(batch: "Batch") -> int:
    """The keys that no text needs any more, of years in which nothing is written now; for the clock, which opens none.

    Whoever has an older copy of the database reads these words no more, once the key files beside it are gone.
    """
    last = (
        batch.now.astimezone(SHANGHAI).year - 1
    )  # a line of a session in December is written in January
    idle = unneeded(batch.session, last)[: batch.most or None]
    return batch.delete(SubjectKey, [col(SubjectKey.id)], col(SubjectKey.id).in_(idle))


def keep_counts(session: Session, concerns: Sequence[UUID]) -> None:
    """Of concerns that are about to go only this stays: how many there were of an area, a kind and a year.

    For the clock; those that were withdrawn are out.
    """
    wanted = (
        Concern.branch_id,
        Concern.area_id,
        Concern.category,
        Concern.raised_at,
        Concern.state,
    )
    counted = sqlalchemy.select(*map(col, wanted)).where(
        col(Concern.id).in_(concerns), col(Concern.state) != ConcernState.WITHDRAWN
    )
    numbers: Counter[tuple[Any, ...]] = Counter()
    solved: Counter[tuple[Any, ...]] = Counter()
    for branch, area, category, at, state in session.execute(counted):
        group = (branch, area, category, at.astimezone(SHANGHAI).year)
        numbers[group] += 1
        solved[group] += state is ConcernState.CLOSED
    for group, number in numbers.items():
        _add(session, group, number, solved[group])
    concern_about.forget_with(session, concerns)


def _add(session: Session, group: tuple[Any, ...], number: int, solved: int) -> None:
    columns = (PastConcerns.branch_id, PastConcerns.area_id, PastConcerns.category)
    same = zip(map(col, (*columns, PastConcerns.year)), group, strict=True)
    added = (
        update(PastConcerns)
        .where(*(column.is_not_distinct_from(value) for column, value in same))
        .values(number=PastConcerns.number + number, solved=PastConcerns.solved + solved)
        .returning(col(PastConcerns.id))
    )
    if session.execute(added).first() is None:
        branch, area, category, year = group
        session.collect(
            PastConcerns(
                branch_id=branch,
                area_id=area,
                category=category,
                year=year,
                number=number,
                solved=solved,
            )
        )


def readings(batch: "Batch") -> int:
    """Only a beginning of the access log, so that the rest of its chain holds; for the clock."""
    return batch.cut_readings(batch.kept[Retention.ACCESS_LOG])
