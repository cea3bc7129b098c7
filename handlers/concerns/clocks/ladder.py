"""Who hears of a concern that nobody answers: the deputy, the level above (domain.md §3) [T1].

Nobody hears of what is about him or what he raised; who is absent or has left is not asked, and a level where nobody
is left is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from handlers.concerns.clocks import days
from handlers.concerns.rules import receivers
from handlers.concerns.seats import seated_of, secretaries_of
from handlers.kit.capability import Context
from storage.queries.concern_clocks import RunningClock
from storage.queries.roster import Org
from storage.vocabulary import OrgLevel

LADDER = (OrgLevel.BRANCH, OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)


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
    """Who must act: the owner, or in his absence the others of the organisation that answers."""
    owner = ctx.roster.people.get(clock.owner_id) if clock.owner_id else None
    if owner and owner.here_on(ctx.today) and not _keeps_out(ctx, clock, owner.id):
        return (owner.id,)
    return seated(ctx, ctx.roster.orgs[clock.branch_id], clock)


def seated(ctx: Context, org: Org, clock: RunningClock) -> tuple[UUID, ...]:
    """Whom of an organisation to tell: as of what is new, but for who is absent."""
    first, seats = secretaries_of(org, ctx), seated_of(org, ctx)
    rest = [one for one in seats if one not in first]
    away = {one for one in seats if _keeps_out(ctx, clock, one)}
    everybody = clock.urgent or clock.about_id in first
    return receivers(first, rest, away=away, everybody=everybody)


def _above(ctx: Context, org_id: UUID) -> Iterator[Org]:
    """The organisations above; what a desk keeps from its own office is not opened to it by a delay."""
    org = ctx.roster.orgs[org_id]
    if org.level not in LADDER and org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def _keeps_out(ctx: Context, clock: RunningClock, person_id: UUID) -> bool:
    """Whether somebody is not to be told: its raiser, whom it is about, who is absent."""
    mine = person_id in (clock.raiser_id, clock.about_id)
    return mine or ctx.roster.is_absent(person_id, ctx.today)
