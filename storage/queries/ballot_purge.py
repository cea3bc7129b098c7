"""What the nightly purge takes of ballots: each of them soon after the year is final, what they came to much later."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_
from sqlmodel import col, select

from storage.tables import (
    AssessmentCycle,
    Ballot,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
)
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def ballots(batch: "Batch") -> int:
    """Ballots without a voter; for the clock, which opens none."""
    return batch.delete(Ballot, [col(Ballot.id)], col(Ballot.cycle_id).in_(_final(batch)))


def papers(batch: "Batch") -> int:
    """Papers that were never mixed, as when nothing ran at the end; for the clock, which opens none."""
    table = BallotPaper
    return batch.delete(table, [col(table.id)], col(table.cycle_id).in_(_final(batch)))


def turnout(batch: "Batch") -> int:
    """Who had voted, should it still be there; for the clock."""
    table = BallotTurnout
    keys = [col(table.cycle_id), col(table.area_id), col(table.subject_id), col(table.voter_id)]
    return batch.delete(table, keys, col(table.cycle_id).in_(_final(batch)))


def lines(batch: "Batch") -> int:
    """The lines that came with them; for the clock, which opens none."""
    return batch.delete(
        BallotLine, [col(BallotLine.id)], col(BallotLine.cycle_id).in_(_final(batch))
    )


def counts(batch: "Batch") -> int:
    """What they came to; for the clock."""
    old = col(BallotCount.cycle_id).in_(_past(batch))
    return batch.delete(BallotCount, [col(BallotCount.pool_id)], old)


def pools(batch: "Batch") -> int:
    """Whose were counted together, after their count; for the clock."""
    keys = [col(BallotPool.cycle_id), col(BallotPool.area_id), col(BallotPool.subject_id)]
    return batch.delete(BallotPool, keys, col(BallotPool.cycle_id).in_(_past(batch)))


def _final(batch: "Batch") -> Any:
    """Cycles that became final long enough ago, or never did and are as old as anything that is kept of them."""
    final = col(AssessmentCycle.final_on) < batch.day(Retention.BALLOTS)
    return select(AssessmentCycle.id).where(or_(final, _old(batch)))


def _past(batch: "Batch") -> Any:
    return select(AssessmentCycle.id).where(_old(batch))


def _old(batch: "Batch") -> Any:
    return col(AssessmentCycle.year) < batch.day(Retention.ASSESSMENT).year


STEPS = {
    "ballot_papers": papers,
    "ballot_turnout": turnout,
    "ballots": ballots,
    "ballot_lines": lines,
    "ballot_counts": counts,
    "ballot_pools": pools,
}
