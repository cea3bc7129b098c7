"""Every night voters are taken away from what they said, as soon as that hides each of them among enough others [M4.2].

Only papers of the day before yesterday and earlier are mixed: what was answered to their voters is forgotten by then, and
everybody has a whole day to think better of it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from handlers.assessment.ballots import rules
from handlers.assessment.ballots.whom import voters_on
from handlers.assessment.cycle import life
from handlers.assessment.cycle.under import named
from handlers.kit.capability import Context
from storage.assessment_words import StepKey
from storage.queries import ballot_mixing, ballots
from storage.queries.ballot_mixing import Running
from storage.queries.ballots import Pool, Unit

RIPENS = timedelta(days=1)  # papers kept before yesterday
AFTER_CLOSING = timedelta(days=2)


def mix_ballots(ctx: Context) -> None:
    """What may be mixed, and everything once the window has closed."""
    for cycle in ballot_mixing.running(ctx.session):
        least = (named(cycle.edition, ctx) or ctx.edition).balloting.least_ballots
        open_still = life.open_in(StepKey.AREA_EVALUATION, cycle.state)
        if open_still and ctx.due_day < cycle.closes + AFTER_CLOSING:
            _mix_ripe(ctx, cycle, least)
        else:
            _mix_rest(ctx, cycle, least)


def _mix_ripe(ctx: Context, cycle: Running, least: int) -> None:
    before = ctx.due_day - RIPENS
    waiting, fresh = ballot_mixing.waiting(ctx.session, cycle.id, before)
    done = ballots.turnout(ctx.session, cycle.id)
    ripe: dict[UUID, tuple[Unit, ...]] = {}
    for pool in _pools(ballots.pools(ctx.session, cycle.id).values()):
        still = rules.people(
            (unit.area_id, len(voters_on(ctx, unit) - done.get(unit, set())) + fresh[unit])
            for unit in pool.units
        )
        if not pool.branch_wide and rules.ripe(_people(pool.units, waiting), still, least):
            ripe[pool.id] = pool.units
    ballot_mixing.mix(ctx.session, cycle.id, ripe, before, count=True)


def _mix_rest(ctx: Context, cycle: Running, least: int) -> None:
    """Everything; a pool that did not come to enough goes with the rest of the branch."""
    after = ctx.due_day + timedelta(days=1)
    waiting, _ = ballot_mixing.waiting(ctx.session, cycle.id, after)
    small: list[Pool] = []
    own: dict[UUID, tuple[Unit, ...]] = {}
    for pool in _pools(ballots.pools(ctx.session, cycle.id).values()):
        enough = _people(pool.units, waiting) >= least
        if pool.branch_wide or not (enough or ballot_mixing.counted(ctx.session, pool.id)):
            small.append(pool)
        else:
            own[pool.id] = pool.units
    ballot_mixing.mix(ctx.session, cycle.id, own, after, count=True)
    units = [unit for pool in small for unit in pool.units]
    if units:
        wide = ballot_mixing.move_to_branch(ctx.session, cycle.id, units)
        enough = _people(units, waiting) >= least
        ballot_mixing.mix(ctx.session, cycle.id, {wide: units}, after, count=enough)
    ballot_mixing.close(ctx.session, cycle.id)


def _people(units: Iterable[Unit], waiting: Counter[Unit]) -> int:
    return rules.people((unit.area_id, waiting[unit]) for unit in units)


def _pools(found: Iterable[Pool]) -> list[Pool]:
    return sorted({one.id: one for one in found if not one.closed}.values(), key=lambda one: one.id)
