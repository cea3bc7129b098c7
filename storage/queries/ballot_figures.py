"""What the ballots on a member came to, for those who may know it, and the lines that came with them [M4.2 M4.3].

There is a count only of enough ballots, so whatever is found here may be shown; who reads it is decided by `scope`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, func, select

from storage.assessment_words import Level
from storage.queries.actor import Actor
from storage.queries.ballot_mixing import LINE
from storage.queries.ballots import Unit, pool_on
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Ballot, BallotCount, BallotLine


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each level was given, by item; `units` are all members whose ballots are in it."""

    ballots: int
    levels: Mapping[str, Mapping[Level, int]]
    units: tuple[Unit, ...]
    branch_wide: bool

    @property
    def alone(self) -> bool:
        """Whether it is of one member alone."""
        return len(self.units) == 1 and not self.branch_wide


def counted(session: Session, actor: Actor, cycle_id: UUID, unit: Unit) -> Counted | None:
    """What the ballots came to into which those on this member went; None: too few, not yet, or not for this actor."""
    pool = pool_on(session, cycle_id, unit)
    if pool is None:
        return None
    row = session.exec(
        select(BallotCount).where(
            visible_to(actor, BallotCount), col(BallotCount.pool_id) == pool.id
        )
    ).first()
    if row is None:
        return None
    levels = {
        item: {Level(one): number for one, number in found.items()}
        for item, found in row.levels.items()
    }
    return Counted(row.ballots, levels, pool.units, pool.branch_wide)


def handed_in(session: Session, cycle_id: UUID) -> int:
    """How many ballots of a cycle are mixed: a number, whoever asks; for the clock and for counts."""
    asked = select(func.count()).select_from(Ballot).where(col(Ballot.cycle_id) == cycle_id)
    return session.exec(asked).one()


def lines(session: Session, actor: Actor, cycle_id: UUID, unit: Unit) -> list[str]:
    """The lines that came with those ballots, in the order of their random keys; empty before the scores are reported."""
    pool = pool_on(session, cycle_id, unit)
    if pool is None:
        return []
    rows = session.exec(
        select(BallotLine.id, BallotLine.sealed_line)
        .where(
            visible_to(actor, BallotLine),
            col(BallotLine.cycle_id) == cycle_id,
            col(BallotLine.pool_id) == pool.id,
        )
        .order_by(col(BallotLine.id))
    )
    return [session.unseal(sealed, LINE, row) for row, sealed in rows]
