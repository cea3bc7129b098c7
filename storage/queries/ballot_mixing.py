"""Papers become ballots without a voter; for the clock, which opens them and tells nobody [M4.2 and domain.md §6.5].

What is written is sealed anew, with new random ids and in shuffled order; levels and lines are shuffled apart.
"""

import secrets
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, and_, delete, or_, update
from sqlmodel import col, func, select

from storage import deletions
from storage.assessment_words import CycleState, StepKey
from storage.queries.ballots import PAPER, Paper, Unit, levels_of, levels_stored
from storage.randomness import new_id
from storage.session import UNORDERED, Session
from storage.tables import (
    AssessmentCycle,
    AssessmentWindow,
    Ballot,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
)

T = TypeVar("T")
LEVELS, LINE = "ballot.levels", "ballot_line.line"


@dataclass(frozen=True, slots=True)
class Running:
    """A cycle in which something is not mixed for good yet."""

    id: UUID
    branch_id: UUID
    edition: str
    state: CycleState
    closes: date  # the last day of the ballots, included


def running(session: Session) -> list[Running]:
    """The cycles in which something is not mixed for good yet; for the clock."""
    waits = select(BallotPool.cycle_id).where(col(BallotPool.closed).is_(False))
    cycle, window = AssessmentCycle, AssessmentWindow
    asked = (
        sqlalchemy.select(
            *map(col, (cycle.id, cycle.branch_id, cycle.edition, cycle.state, window.closes))
        )
        .where(
            col(cycle.id) == col(window.cycle_id),
            col(window.step) == StepKey.AREA_EVALUATION,
            col(cycle.id).in_(waits),
        )
        .order_by(col(cycle.id))
    )
    return [Running(*row) for row in session.execute(asked).all()]


def waiting(session: Session, cycle_id: UUID, before: date) -> tuple[Counter[Unit], Counter[Unit]]:
    """How many papers wait on each member: those kept before a day, and the later ones; for the clock."""
    columns = (col(BallotPaper.area_id), col(BallotPaper.subject_id), col(BallotPaper.kept_on))
    asked = sqlalchemy.select(*columns, func.count()).where(col(BallotPaper.cycle_id) == cycle_id)
    ripe: Counter[Unit] = Counter()
    fresh: Counter[Unit] = Counter()
    for area, subject, kept_on, number in session.execute(asked.group_by(*columns)):
        (ripe if kept_on < before else fresh)[Unit(area, subject)] += number
    return ripe, fresh


def mix(
    session: Session,
    cycle_id: UUID,
    pool_id: UUID,
    units: Collection[Unit],
    before: date,
    *,
    count: bool,
) -> None:
    """Make ballots of the papers on these members that were kept before a day; for the clock.

    `count`: the pool is counted anew. One that never is has nothing that anybody could read.
    """
    deletions.without_notes(session)  # a copy from before holds the papers, and mixes them again
    session.info[UNORDERED] = True
    old = (col(BallotPaper.cycle_id) == cycle_id, _on(units), col(BallotPaper.kept_on) < before)
    taken = (
        delete(BallotPaper)
        .where(*old)
        .returning(col(BallotPaper.id), col(BallotPaper.sealed_paper))
    )
    rows = session.execute(taken, execution_options={"synchronize_session": False}).all()
    papers = [Paper.of(session.unseal(sealed, PAPER, row)) for row, sealed in rows]
    said = [one for one in papers if one is not None]
    for levels in shuffled([levels_stored(one.levels) for one in said]):
        row_id = new_id()
        sealed = session.seal(levels, LEVELS, row_id)
        session.collect(Ballot(id=row_id, cycle_id=cycle_id, pool_id=pool_id, sealed_levels=sealed))
    for words in shuffled([one.line for one in said if one.line]):
        row_id = new_id()
        sealed = session.seal(words, LINE, row_id)
        session.collect(
            BallotLine(id=row_id, cycle_id=cycle_id, pool_id=pool_id, sealed_line=sealed)
        )
    if count:
        _count(session, cycle_id, pool_id)


def counted(session: Session, pool_id: UUID) -> bool:
    """Whether a pool has been counted before; for the clock."""
    return session.get(BallotCount, pool_id) is not None


def move_to_branch(session: Session, cycle_id: UUID, units: Collection[Unit]) -> UUID:
    """Count these members' ballots with the rest of the branch; the pool of that rest. For the clock."""
    known = select(BallotPool.pool_id).where(
        col(BallotPool.cycle_id) == cycle_id, col(BallotPool.branch_wide).is_(True)
    )
    wide = session.exec(known).first() or new_id()
    moved = update(BallotPool).where(col(BallotPool.cycle_id) == cycle_id, _in_pool(units))
    if units:
        session.execute(moved.values(pool_id=wide, branch_wide=True))
    return wide


def close(session: Session, cycle_id: UUID) -> None:
    """Nothing is taken any more, and nobody's list says who voted; for the clock."""
    deletions.without_notes(session)
    session.info[UNORDERED] = True
    session.execute(
        update(BallotPool).where(col(BallotPool.cycle_id) == cycle_id).values(closed=True)
    )
    for table in (BallotTurnout, BallotPaper):
        session.execute(delete(table).where(col(table.cycle_id) == cycle_id))


def shuffled(ones: list[T]) -> list[T]:
    """In an order that nobody can foretell."""
    return secrets.SystemRandom().sample(ones, len(ones))


def kept(session: Session) -> bool:
    """Whether there is any ballot or paper, so that the files are worth writing anew; for the clock."""
    return any(
        session.execute(sqlalchemy.select(col(table.id)).limit(1)).first() is not None
        for table in (Ballot, BallotPaper)
    )


def _count(session: Session, cycle_id: UUID, pool_id: UUID) -> None:
    """Count a pool anew from its ballots; for the clock."""
    rows = session.exec(
        select(Ballot.id, Ballot.sealed_levels).where(col(Ballot.pool_id) == pool_id)
    ).all()
    levels: dict[str, Counter[str]] = {}
    for row_id, sealed in rows:
        for item, level in levels_of(session.unseal(sealed, LEVELS, row_id)).items():
            levels.setdefault(item, Counter())[level.value] += 1
    counted = {item: dict(sorted(found.items())) for item, found in sorted(levels.items())}
    row = session.get(BallotCount, pool_id)
    if row is None:
        session.collect(
            BallotCount(pool_id=pool_id, cycle_id=cycle_id, ballots=len(rows), levels=counted)
        )
    else:
        row.ballots, row.levels = len(rows), counted


def _on(units: Collection[Unit]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(
                col(BallotPaper.area_id) == one.area_id,
                col(BallotPaper.subject_id) == one.subject_id,
            )
            for one in units
        )
    )


def _in_pool(units: Collection[Unit]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(
                col(BallotPool.area_id) == one.area_id, col(BallotPool.subject_id) == one.subject_id
            )
            for one in units
        )
    )
