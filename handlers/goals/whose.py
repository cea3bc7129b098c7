"""Whose goals they are: who drafts them, who decides on them, whose wall they hang on [D3]."""

from collections.abc import Iterable
from uuid import UUID

from handlers.goals import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.seats import branch_contacts
from handlers.regulation import GoalYear
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState, Role


def window(ctx: Context) -> GoalYear:
    """When goals are due; refused under an edition that has none."""
    if ctx.edition.goals is None:
        raise Refusal(wording.NONE_IN_THIS_EDITION)
    return ctx.edition.goals


def all_areas(ctx: Context) -> list[AreaView]:
    """Those of today, by their names."""
    return _by_name(ctx.roster.areas.values(), ctx)


def drafted_by_me(ctx: Context) -> list[AreaView]:
    """The areas whose goals this actor may write: those of the groups he leads and of his branch."""
    areas = ctx.roster.areas.values()
    return _by_name((one for one in areas if _leads(one, ctx) or decides(one, ctx)), ctx)


def near(person: UUID, ctx: Context) -> list[AreaView]:
    """The areas of the groups somebody leads and of his branch: nobody drafts for others."""
    actor = ctx.roster.actor(person, ctx.today)
    areas = ctx.roster.areas.values()
    return _by_name(
        (one for one in areas if one.group_id in actor.groups or one.branch_id in actor.branches),
        ctx,
    )


def seen_by_me(ctx: Context) -> list[AreaView]:
    """Those he oversees, and those whose wall he passes: he answers for them, or they cover him."""
    covering = ctx.roster.area_of(ctx.actor.me)
    passed = {*ctx.actor.areas, *([covering.id] if covering else [])}
    areas = ctx.roster.areas.values()
    mine = (one for one in areas if one.id in passed or _leads(one, ctx) or decides(one, ctx))
    return _by_name(mine, ctx)


def decides(area: AreaView, ctx: Context) -> bool:
    """Whether this actor sits on the committee of its branch."""
    return area.branch_id in ctx.actor.branches


def may_take_off(goal: GoalView, area: AreaView, ctx: Context) -> bool:
    """What is approved the branch takes off; what is not is its writer's and the leader's to take back."""
    if goal.state is GoalState.APPROVED:
        return decides(area, ctx)
    return goal.drafter_id == ctx.actor.me or _leads(area, ctx)


def drafters_of(area: AreaView, ctx: Context) -> list[UUID]:
    """Who leads the group of an area; where nobody does, who is told for its branch."""
    group, day = area.group_id, ctx.today
    leaders = ctx.roster.holders(group, Role.GROUP_LEADER, day) if group else []
    return [one.person_id for one in leaders] or branch_contacts(area.branch_id, ctx)


def confirmers_of(area: AreaView, ctx: Context) -> list[UUID]:
    """Who writes down what became of its goals: those who draft them, of the leader's own area the branch [M3]."""
    answering = {one.id for one in ctx.roster.responsible_for(area.id, ctx.today)}
    others = [one for one in drafters_of(area, ctx) if one not in answering]
    return others or [one for one in branch_contacts(area.branch_id, ctx) if one not in answering]


def _by_name(areas: Iterable[AreaView], ctx: Context) -> list[AreaView]:
    """Those that are open today."""
    return sorted((one for one in areas if one.open_on(ctx.today)), key=lambda one: one.name)


def _leads(area: AreaView, ctx: Context) -> bool:
    return area.group_id is not None and area.group_id in ctx.actor.groups
