"""The ballots of an area's people, from the voter's side, and with whose they are counted [M4.2].

`ballot_mixing` takes the voters away, `ballot_figures` tells what came of it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import delete, update
from sqlmodel import col, select

from storage.assessment_words import Level
from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import BallotPaper, BallotPool, BallotTurnout

PAPER = "ballot_paper.paper"


class Unit(NamedTuple):
    """What a ballot is about: one member, for one area."""

    area_id: UUID
    subject_id: UUID


@dataclass(frozen=True, slots=True)
class Paper:
    """What a voter says: a level for each item, and a line if he likes."""

    levels: Mapping[str, Level]
    line: str = ""

    def stored(self) -> str:
        """Its JSON."""
        return json.dumps([levels_stored(self.levels), self.line])

    @classmethod
    def of(cls, stored: str) -> "Paper | None":
        """From its JSON; None for one whose words were destroyed."""
        if not stored:
            return None
        levels, line = json.loads(stored)
        return cls(levels_of(levels), line)


@dataclass(frozen=True, slots=True)
class Pool:
    """With whose ballots one member's are counted."""

    id: UUID
    units: tuple[Unit, ...]
    branch_wide: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """What is held of a voter on one member; no `kept_on`: nothing waits, it is mixed or he declined."""

    unit: Unit
    declined: bool
    kept_on: date | None
    paper: Paper | None


def levels_stored(levels: Mapping[str, Level]) -> str:
    """Levels by item as JSON, in one order, so that nothing but the levels tells two ballots apart."""
    return json.dumps({item: levels[item].value for item in sorted(levels)})


def levels_of(stored: str) -> dict[str, Level]:
    """From that JSON."""
    return {item: Level(one) for item, one in json.loads(stored).items()}


def mine(session: Session, actor: Actor, cycle_id: UUID, unit: Unit) -> Paper | None:
    """What this voter said of a member, as long as it waits; None when there is nothing, or it is mixed."""
    found = session.exec(
        select(BallotPaper.id, BallotPaper.sealed_paper).where(
            visible_to(actor, BallotPaper), *_of_unit(BallotPaper, cycle_id, unit)
        )
    ).first()
    return Paper.of(session.unseal(found[1], PAPER, found[0])) if found else None


def stands(session: Session, actor: Actor, cycle_id: UUID) -> dict[Unit, bool]:
    """On whom this voter has voted (False) or does not wish to (True)."""
    rows = session.exec(
        select(BallotTurnout.area_id, BallotTurnout.subject_id, BallotTurnout.declined).where(
            visible_to(actor, BallotTurnout), col(BallotTurnout.cycle_id) == cycle_id
        )
    )
    return {Unit(area, subject): declined for area, subject, declined in rows}


def keep(
    session: Session, actor: Actor, cycle_id: UUID, unit: Unit, paper: Paper, day: date
) -> bool:
    """Keep a paper, or put it in the place of his earlier one; False when that is mixed already."""
    of_unit = (visible_to(actor, BallotPaper), *_of_unit(BallotPaper, cycle_id, unit))
    row_id = session.exec(select(BallotPaper.id).where(*of_unit)).first()
    if row_id is not None:
        sealed = _sealed(session, actor, paper, row_id, day)
        kept = update(BallotPaper).where(col(BallotPaper.id) == row_id)
        kept = kept.values(sealed_paper=sealed, kept_on=day)
        return session.execute(kept.returning(col(BallotPaper.id))).first() is not None
    row = session.get(BallotTurnout, (cycle_id, *unit, actor.me))
    if row is not None and not row.declined:
        return False
    row_id = new_id()
    sealed = _sealed(session, actor, paper, row_id, day)
    who = {"cycle_id": cycle_id, **unit._asdict(), "voter_id": actor.me}
    session.collect(BallotPaper(id=row_id, kept_on=day, sealed_paper=sealed, **who))
    if row is None:
        session.collect(BallotTurnout(**who))
    else:
        row.declined = False
    return True


def decline(session: Session, actor: Actor, cycle_id: UUID, units: Iterable[Unit]) -> set[Unit]:
    """He does not wish to vote on these: what waits of his is deleted; those that are mixed already, which stay."""
    mixed = set()
    for unit in units:
        mine = (visible_to(actor, BallotPaper), *_of_unit(BallotPaper, cycle_id, unit))
        gone = session.execute(delete(BallotPaper).where(*mine).returning(col(BallotPaper.id)))
        row = session.get(BallotTurnout, (cycle_id, *unit, actor.me))
        if row is None:
            who = {"cycle_id": cycle_id, **unit._asdict(), "voter_id": actor.me}
            session.collect(BallotTurnout(declined=True, **who))
        elif gone.first() is not None or row.declined:
            row.declined = True
        else:
            mixed.add(unit)
    return mixed


def about_me(session: Session, actor: Actor) -> list[Mine]:
    """What is held of this voter: whom he has voted on or not, with the papers that wait."""
    papers = {
        (row.cycle_id, Unit(row.area_id, row.subject_id)): row
        for row in session.exec(select(BallotPaper).where(visible_to(actor, BallotPaper)))
    }
    found = []
    for row in session.exec(select(BallotTurnout).where(visible_to(actor, BallotTurnout))):
        unit = Unit(row.area_id, row.subject_id)
        paper = papers.get((row.cycle_id, unit))
        said = Paper.of(session.unseal(paper.sealed_paper, PAPER, paper.id)) if paper else None
        found.append(Mine(unit, row.declined, paper.kept_on if paper else None, said))
    return sorted(found, key=lambda one: one.unit)


def turnout(session: Session, cycle_id: UUID) -> dict[Unit, set[UUID]]:
    """Who has voted on whom, or does not wish to: to remind nobody in vain, for the clock and for counts."""
    rows = session.exec(
        select(BallotTurnout.area_id, BallotTurnout.subject_id, BallotTurnout.voter_id).where(
            col(BallotTurnout.cycle_id) == cycle_id
        )
    )
    found: dict[Unit, set[UUID]] = {}
    for area, subject, voter in rows:
        found.setdefault(Unit(area, subject), set()).add(voter)
    return found


def pools(session: Session, cycle_id: UUID) -> dict[Unit, Pool]:
    """With whose ballots each member's are counted, as it was settled; empty before the first ballot of the branch."""
    return _pools(session, col(BallotPool.cycle_id) == cycle_id)


def pool_on(session: Session, cycle_id: UUID, unit: Unit) -> Pool | None:
    """The same for one member; None while it is not settled."""
    its = select(BallotPool.pool_id).where(*_of_unit(BallotPool, cycle_id, unit))
    return _pools(session, col(BallotPool.pool_id) == its.scalar_subquery()).get(unit)


def _pools(session: Session, chosen: sqlalchemy.ColumnElement[bool]) -> dict[Unit, Pool]:
    rows = session.exec(select(BallotPool).where(chosen)).all()
    units: dict[UUID, list[Unit]] = {}
    for row in rows:
        units.setdefault(row.pool_id, []).append(Unit(row.area_id, row.subject_id))
    return {
        Unit(row.area_id, row.subject_id): Pool(
            row.pool_id, tuple(sorted(units[row.pool_id])), row.branch_wide, row.closed
        )
        for row in rows
    }


def settle(
    session: Session, cycle_id: UUID, groups: Iterable[Collection[Unit]], rest: Collection[Unit]
) -> None:
    """Settle which ballots are counted together: each of these groups, and the rest as one for the whole branch.

    What is settled already stays; later ones join the rest that is there.
    """
    known = pools(session, cycle_id)
    wide = next((one.id for one in known.values() if one.branch_wide), None) or new_id()
    together = [(new_id(), group, False) for group in groups] + [(wide, rest, True)]
    session.collect(
        *(
            BallotPool(
                cycle_id=cycle_id, pool_id=pool_id, branch_wide=branch_wide, **unit._asdict()
            )
            for pool_id, group, branch_wide in together
            for unit in group
            if unit not in known
        )
    )


def _sealed(session: Session, actor: Actor, paper: Paper, row_id: UUID, day: date) -> bytes:
    return session.seal(paper.stored(), PAPER, row_id, {actor.me}, day.year)


def _of_unit(
    table: type[BallotPaper] | type[BallotPool], cycle_id: UUID, unit: Unit
) -> list[sqlalchemy.ColumnElement[bool]]:
    return [
        col(table.cycle_id) == cycle_id,
        col(table.area_id) == unit.area_id,
        col(table.subject_id) == unit.subject_id,
    ]
