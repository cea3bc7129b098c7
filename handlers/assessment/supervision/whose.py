"""Of whom somebody may note how he does his duty: the leader of his group's members, the branch of all, nobody of himself [M3]."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from handlers.assessment.supervision import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from storage.queries.roster import AreaView, Employee


def watched_by_me(ctx: Context, day: date) -> list[AreaView]:
    """The areas of the groups he leads and of his branch for which somebody else answers that day, by their names."""
    mine = (
        one
        for one in ctx.roster.areas.values()
        if one.open_on(day)
        and (one.group_id in ctx.actor.groups or one.branch_id in ctx.actor.branches)
    )
    return sorted((one for one in mine if others_of(one, day, ctx)), key=lambda one: one.name)


def others_of(area: AreaView, day: date, ctx: Context) -> list[Employee]:
    """Who answers for an area that day, the actor himself left out."""
    return [one for one in ctx.roster.responsible_for(area.id, day) if one.id != ctx.actor.me]


def areas_of(member: UUID, day: date, ctx: Context) -> list[AreaView]:
    """Of the areas he may note, those for which a member answers that day; refused of oneself, and where there is none."""
    if member == ctx.actor.me:
        raise Refusal(wording.NOT_YOURSELF)
    mine = watched_by_me(ctx, day)
    if not mine:
        raise Refusal(wording.NO_AREAS)
    found = [one for one in mine if member in ids(others_of(one, day, ctx))]
    if not found:
        raise Refusal(wording.not_responsible(ctx.name(member), day, [one.name for one in mine]))
    return found


def members_of(area: AreaView, day: date, ctx: Context) -> list[Employee]:
    """Who of an area may be noted that day; refused of one's own, of an area in gap and of one that is not his to watch."""
    answering = ctx.roster.responsible_for(area.id, day)
    if not answering:
        raise Refusal(wording.nobody_answered(area.name, day))
    others = others_of(area, day, ctx)
    if not others:
        raise Refusal(wording.NOT_YOURSELF)
    areas_of(others[0].id, day, ctx)
    return others


def ids(people: Iterable[Employee]) -> list[UUID]:
    """Their ids."""
    return [one.id for one in people]
