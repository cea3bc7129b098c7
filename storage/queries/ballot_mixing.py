"""Papers become ballots without a voter; for the clock, which opens them and tells nobody [M4.2 and domain.md §6.5].

What is written is sealed anew, with new random ids and in shuffled order; levels and lines are shuffled apart.
"""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, delete, tuple_, update
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
    pools: Mapping[UUID, Collection[Unit]],
    before: date,
    *,
    count: bool,
) -> None:
    """Make ballots of the papers that were kept before a day, on the members of each of these pools; for the clock.

    `count`: the pools are counted anew. One that never is has nothing that anybody could read.
    """
    if not pools:
        return
    deletions.without_notes(session)  # a copy from before holds the papers, and mixes them again
    session.info[UNORDERED] = True
    pool_of = {unit: pool_id for pool_id, units in pools.items() for unit in units}
    taken = (
        delete(BallotPaper)
        .where(
            col(BallotPaper.cycle_id) == cycle_id,
            _on(BallotPaper, pool_of),
            col(BallotPaper.kept_on) < before,
        )
        .returning(
            *(col(BallotPaper.area_id), col(BallotPaper.subject_id)),
            *(col(BallotPaper.id), col(BallotPaper.sealed_paper)),
        )
    )
    said: dict[UUID, list[Paper]] = {pool_id: [] for pool_id in pools}
    rows = session.execute(taken, execution_options={"synchronize_session": False}).all()
    for area, subject, row_id, sealed in rows:
        if paper := Paper.of(session.unseal(sealed, PAPER, row_id)):
            said[pool_of[Unit(area, subject)]].append(paper)
    for pool_id, papers in said.items():
        _put(session, cycle_id, pool_id, papers)
    if count:
        _count(session, cycle_id, pools)


def counted(session: Session, pool_id: UUID) -> bool:
    """Whether a pool has been counted before; for the clock."""
    return session.get(BallotCount, pool_id) is not None


def move_to_branch(session: Session, cycle_id: UUID, units: Collection[Unit]) -> UUID:
    """Count these members' ballots with the rest of the branch; the pool of that rest. For the clock."""
    known = select(BallotPool.pool_id).where(
        col(BallotPool.cycle_id) == cycle_id, col(BallotPool.branch_wide).is_(True)
    )
    wide = session.exec(known).first() or new_id()
    moved = update(BallotPool).where(col(BallotPool.cycle_id) == cycle_id, _on(BallotPool, units))
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


def _put(session: Session, cycle_id: UUID, pool_id: UUID, said: list[Paper]) -> None:
    """Levels and lines of a pool, each in an order of its own."""
    for levels in shuffled([levels_stored(one.levels) for one in said]):
        row_id = new_id()
        sealed = session.seal(levels, LEVELS, row_id)
        own = {"id": row_id, "cycle_id": cycle_id, "pool_id": pool_id}
        session.collect_values(Ballot, **own, sealed_levels=sealed)
    for words in shuffled([one.line for one in said if one.line]):
        row_id = new_id()
        sealed = session.seal(words, LINE, row_id)
        own = {"id": row_id, "cycle_id": cycle_id, "pool_id": pool_id}
        session.collect_values(BallotLine, **own, sealed_line=sealed)


def _count(session: Session, cycle_id: UUID, pools: Collection[UUID]) -> None:
    """Count pools anew from their ballots; for the clock.

    Asked by the cycle, which has an index: a pool has none, and the ballots of all years lie together.
    """
    asked = select(Ballot.pool_id, Ballot.id, Ballot.sealed_levels).where(
        col(Ballot.cycle_id) == cycle_id, col(Ballot.pool_id).in_(pools)
    )
    levels: dict[UUID, dict[str, Counter[str]]] = {pool_id: {} for pool_id in pools}
    ballots: Counter[UUID] = Counter()
    for pool_id, row_id, sealed in session.exec(asked):
        ballots[pool_id] += 1
        for item, level in levels_of(session.unseal(sealed, LEVELS, row_id)).items():
            levels[pool_id].setdefault(item, Counter())[level.value] += 1
    before = session.exec(select(BallotCount).where(col(BallotCount.pool_id).in_(pools)))
    known = {one.pool_id: one for one in before}
    for pool_id, given in levels.items():
        counted = {item: dict(sorted(found.items())) for item, found in sorted(given.items())}
        row = known.get(pool_id)
        if row is None:
            own = {"pool_id": pool_id, "cycle_id": cycle_id}
            session.collect(BallotCount(ballots=ballots[pool_id], levels=counted, **own))
        else:
            row.ballots, row.levels = ballots[pool_id], counted


def _on(
    table: type[BallotPaper] | type[BallotPool], units: Collection[Unit]
) -> ColumnElement[bool]:
    return tuple_(col(table.area_id), col(table.subject_id)).in_(units)
