"""Who hears of a concern that nobody answers: the deputy, the group's leader, the level above (domain.md §3) [T1].

Nobody hears of what is about him or what he raised; who is absent or has left is not asked, and a level where nobody
is left is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from handlers.concerns.clocks import days
from handlers.concerns.seats import kept_from, leaders_told, may_act, told_of
from handlers.kit.capability import Context
from storage.queries.concern_clocks import RunningClock
from storage.queries.roster import Org
from storage.vocabulary import OrgLevel


@dataclass(frozen=True, slots=True)
class Level:
    """The organisation that hears next, and whom of it; `into` is what is brought in, if it is not in already."""

    org: Org
    whom: tuple[UUID, ...]
    into: UUID | None


def next_level(ctx: Context, clock: RunningClock, *, above_branch: bool = False) -> Level | None:
    """The level above the one with which a concern lies; above somebody it was assigned to is who assigned it.

    None when nobody is above. With `above_branch` whom it was assigned to does not count: its raiser waits for the branch.
    """
    assigned = clock.handler_id is not None and clock.handler_id == clock.owner_id
    if assigned and not above_branch and not days.gone_up(clock) and clock.raised_to_id is None:
        branch = ctx.roster.orgs[clock.branch_id]
        if whom := seated(ctx, branch, clock):
            return Level(branch, whom, None)
    for org in _above(ctx, clock.raised_to_id or clock.branch_id):
        if whom := seated(ctx, org, clock):
            return Level(org, whom, org.id)
    return None


def acting(ctx: Context, clock: RunningClock) -> tuple[UUID, ...]:
    """Who must act: the owner, while he is away his deputy; of a hazard all who answer."""
    owner = ctx.roster.people.get(clock.owner_id) if clock.owner_id else None
    his = owner and may_act(ctx, owner.id, clock.branch_id, clock.raised_to_id)
    if owner and his and not _keeps_out(ctx, clock, owner.id):
        return (owner.id,)
    people = seated(ctx, ctx.roster.orgs[clock.branch_id], clock)
    return people if clock.urgent else people[:1]


def left_behind(ctx: Context, clock: RunningClock, level: Level | None) -> tuple[UUID, ...]:
    """Who sits on the level above that had it until it went on to the next one."""
    if clock.raised_to_id is None or level is None or level.into is None:
        return ()
    return seated(ctx, ctx.roster.orgs[clock.raised_to_id], clock)


def group_leaders(ctx: Context, clock: RunningClock) -> tuple[UUID, ...]:
    """The leader of its group, where it is not kept from him."""
    leaders = leaders_told(ctx, clock.group_id, but=(clock.raiser_id, *kept_from(ctx, clock)))
    return tuple(one for one in leaders if not ctx.roster.is_absent(one, ctx.today))


def unit_of(ctx: Context, clock: RunningClock) -> str:
    """Where it was raised, as the leader of the group reads it: of a small unit he reads the group (domain.md §6.5)."""
    area = ctx.roster.areas.get(clock.area_id) if clock.area_id else None
    if area and len(ctx.roster.staff_of(area.id, ctx.today)) >= ctx.edition.figures.small_unit:
        return area.name
    return ctx.roster.orgs[clock.group_id].name if clock.group_id else ""


def seated(ctx: Context, org: Org, clock: RunningClock) -> tuple[UUID, ...]:
    """Whom of an organisation to tell: as of what is new, but for who is absent."""
    whom = told_of(ctx, org.id, clock, everybody=clock.urgent)
    return tuple(one for one in whom if not _keeps_out(ctx, clock, one))


def _above(ctx: Context, org_id: UUID) -> Iterator[Org]:
    """The organisations above; what a desk keeps from its own office is not opened to it by a delay."""
    org = ctx.roster.orgs[org_id]
    if org.level is OrgLevel.DESK and org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def _keeps_out(ctx: Context, clock: RunningClock, person_id: UUID) -> bool:
    """Whether somebody is not to be told: its raiser, whom it is about, who is absent."""
    mine = person_id == clock.raiser_id or person_id in kept_from(ctx, clock)
    return mine or ctx.roster.is_absent(person_id, ctx.today)
