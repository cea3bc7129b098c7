"""Who writes a branch's brief, who receives it, and whose area figures somebody may ask for."""

from uuid import UUID

from handlers.kit.capability import Context
from storage.queries.roster import SECRETARY, AreaView, Org
from storage.vocabulary import Role

DUTIES = (SECRETARY, "宣传委员")  # of the committee: these write it


def written_by(ctx: Context) -> Org | None:
    """The branch whose brief this actor writes."""
    for branch in sorted(ctx.actor.branches):
        seats = ctx.roster.holders(branch, Role.BRANCH, ctx.today)
        if any(one.person_id == ctx.actor.me and one.duty in DUTIES for one in seats):
            return ctx.roster.orgs[branch]
    return None


def office_above(branch: Org, ctx: Context) -> tuple[Org | None, list[UUID]]:
    """The organisation above a branch, and the people of its office."""
    above = ctx.roster.orgs.get(branch.parent_id) if branch.parent_id else None
    seats = ctx.roster.holders(above.id, Role.COMMITTEE, ctx.today) if above else []
    return above, list(dict.fromkeys(one.person_id for one in seats))


def areas_of(ctx: Context) -> list[AreaView]:
    """The areas this actor answers for, and those of the groups he leads."""
    mine = (
        one
        for one in ctx.roster.areas.values()
        if one.open_on(ctx.today)
        and (one.id in ctx.actor.areas or one.group_id in ctx.actor.groups)
    )
    return sorted(mine, key=lambda one: (one.id not in ctx.actor.areas, one.name))
