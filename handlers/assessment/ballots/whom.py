"""Who votes on whom: the people of an area as of today, never on himself, never the committee of the branch [M4.2].

What the text leaves open is read after domain.md §3: co-responsible members do not vote on each other, for both answer for
the area; and where two would vote on each other, neither does.
"""

from collections.abc import Iterator
from uuid import UUID

from handlers.assessment.ballots import rules
from handlers.assessment.cycle.under import edition_of
from handlers.kit.capability import Context
from storage.queries import ballots
from storage.queries.assessment import CycleView
from storage.queries.ballots import Pool, Unit
from storage.vocabulary import Role


def units_for(ctx: Context, person_id: UUID, branch_id: UUID) -> list[Unit]:
    """On whom somebody may vote today: who answers for the area that covers him."""
    area = ctx.roster.area_of(person_id)
    if area is None or area.branch_id != branch_id:
        return []
    answering = ctx.roster.responsible_for(area.id, ctx.today)
    return [
        Unit(area.id, one.id)
        for one in answering
        if person_id in voters_on(ctx, Unit(area.id, one.id))
    ]


def voters_on(ctx: Context, unit: Unit) -> frozenset[UUID]:
    """Who may vote on a member for an area today; nobody when he does not answer for it any more."""
    return ctx.once((voters_on, unit), lambda: frozenset(_voters(ctx, unit)))


def units_of(ctx: Context, branch_id: UUID) -> Iterator[Unit]:
    """Every member of a branch on whom somebody may vote today, by his area."""
    for area in ctx.roster.areas_of_branch.get(branch_id, []):
        if area.open_on(ctx.today):
            for one in ctx.roster.responsible_for(area.id, ctx.today):
                unit = Unit(area.id, one.id)
                if voters_on(ctx, unit):
                    yield unit


def waiting_ballots(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Who may still vote today and has neither voted on everybody he may vote on nor declined (for reminders).

    Ids only, in no order that says anything; whether the window is open is the caller's question.
    """
    done = ballots.turnout(ctx.session, cycle.id)
    closed = {unit for unit, pool in ballots.pools(ctx.session, cycle.id).items() if pool.closed}
    left: set[UUID] = set()
    for unit in units_of(ctx, cycle.branch_id):
        if unit not in closed:
            left |= voters_on(ctx, unit) - done.get(unit, set())
    return sorted(left)


def pool_of(ctx: Context, cycle: CycleView, unit: Unit) -> Pool:
    """With whose ballots those on this member are or will be counted; nothing is settled by asking."""
    known = ballots.pools(ctx.session, cycle.id)
    if unit in known:
        return known[unit]
    groups, _ = _plan(ctx, cycle, known)
    own = next((group for group in groups if unit in group), None)
    return Pool(UUID(int=0), tuple(own or ()), branch_wide=own is None, closed=False)


def settle(ctx: Context, cycle: CycleView, unit: Unit) -> None:
    """Before a first ballot on a member: with whose it is counted stands from now on, whoever comes or goes."""
    known = ballots.pools(ctx.session, cycle.id)
    if unit not in known:
        ballots.settle(ctx.session, cycle.id, *_plan(ctx, cycle, known))


def _plan(
    ctx: Context, cycle: CycleView, known: dict[Unit, Pool]
) -> tuple[list[list[Unit]], list[Unit]]:
    """What is counted together; where it is settled already, a later one stands alone or goes with the rest."""
    least = edition_of(cycle.id, ctx).balloting.least_ballots
    units = [one for one in units_of(ctx, cycle.branch_id) if one not in known]
    areas = {one.area_id: ctx.roster.areas[one.area_id] for one in units}
    sizes = {
        area: max(len(voters_on(ctx, one)) for one in units if one.area_id == area)
        for area in areas
    }
    listed = [rules.Size(one.id, one.name, one.group_id, sizes[one.id]) for one in areas.values()]
    groups, rest = rules.together(listed, least)
    if known:
        rest += [area for group in groups if len(group) > 1 for area in group]
        groups = [group for group in groups if len(group) == 1]
    pools: list[list[Unit]] = []
    for group in groups:
        members = [one for one in units if one.area_id in group]
        pools += [members] if len(group) > 1 else [[one] for one in members]
    return pools, [one for one in units if one.area_id in rest]


def _voters(ctx: Context, unit: Unit) -> Iterator[UUID]:
    roster, day = ctx.roster, ctx.today
    answering = {one.id for one in roster.responsible_for(unit.area_id, day)}
    if unit.subject_id not in answering:
        return
    for one in roster.staff_of(unit.area_id, day):
        actor = roster.actor(one.id, day)
        own = roster.area_of(unit.subject_id)
        each_other = own is not None and own.id in actor.areas
        if Role.BRANCH not in actor.roles and not each_other:
            yield one.id
