"""What a branch may decide about: its own areas, and its own members for them [D7]."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from handlers.areas.assigning import wording
from handlers.areas.board import WHOLE, in_order, open_areas, teams_become_areas
from handlers.kit.capability import Context
from handlers.kit.forms import NotUnderstood
from storage.queries.roster import AreaView, Roster
from storage.vocabulary import AssignmentKind, Role, UnitKind


def kind_for(person_id: UUID, area: AreaView, ctx: Context, *, linked: bool) -> AssignmentKind:
    """Why this member answers for that area [D5 D6]."""
    if ctx.roster.people[person_id].team_id == area.team_id:
        return AssignmentKind.OWN_TEAM
    if linked:
        return AssignmentKind.BUSINESS_LINKED
    return (
        AssignmentKind.CADRE
        if is_cadre(ctx.roster, person_id, area, ctx.today)
        else AssignmentKind.NEIGHBOURING
    )


def is_cadre(roster: Roster, person_id: UUID, area: AreaView, day: date) -> bool:
    """Whether somebody sits on the committee of the area's branch."""
    seats = roster.holders(area.branch_id, Role.BRANCH, day) if area.branch_id else ()
    return any(one.person_id == person_id for one in seats)


def own_areas(ctx: Context) -> list[UUID]:
    """The areas this actor's branch decides about, or his group may propose for."""
    actor = ctx.actor
    ours = (
        one
        for one in open_areas(ctx)
        if one.branch_id in actor.branches or one.group_id in actor.groups
    )
    return [one.id for one in in_order(ours, ctx)]


def teams_without_area(ctx: Context) -> dict[str, UUID]:
    """The teams of this actor's branch in which people work and that no area is made of as a whole, by name [D4 D5]."""
    if not teams_become_areas(ctx.edition):
        return {}
    roster, made = ctx.roster, {one.team_id for one in open_areas(ctx) if one.kind in WHOLE}
    ours = (
        team
        for team, branch in roster.team_branches.items()
        if branch in ctx.actor.branches and team not in made and roster.of_team(team, ctx.today)
    )
    return {roster.team_names[team]: team for team in ours}


def area_to_be(team_id: UUID, ctx: Context) -> UUID:
    """The area that a team becomes: the one of its name that was closed, else a new one."""
    name, areas = ctx.roster.team_names[team_id], ctx.roster.areas.values()
    return next((one.id for one in areas if one.name == name), None) or uuid4()


def with_new_area(area_id: UUID, team_id: UUID, holder: UUID | None, ctx: Context) -> Context:
    """The same as if a team were an area of its own already; its group is that of who answers for it [S1]."""
    roster = ctx.roster
    area = AreaView(
        id=area_id,
        name=roster.team_names[team_id],
        team_id=team_id,
        kind=UnitKind.TEAM,
        group_id=roster.people[holder].group_id if holder else None,
        branch_id=roster.team_branches[team_id],
    )
    return replace(ctx, roster=replace(roster, areas={**roster.areas, area_id: area}))


def an_area(ctx: Context) -> str:
    ours = own_areas(ctx)
    return ctx.roster.areas[ours[0]].name if ours else ""


def to_be_held(ctx: Context) -> dict[UUID, str]:
    """What somebody may be named for, with what it is called: an area, or a team that would become one."""
    areas = {one: ctx.roster.areas[one].name for one in own_areas(ctx)}
    return areas | {team: name for name, team in teams_without_area(ctx).items()}


def called(names: Sequence[str], ctx: Context) -> list[UUID]:
    """Which of these are meant by their names."""
    return [one for one, name in to_be_held(ctx).items() if name in names]


def check_member(person_id: UUID, ctx: Context) -> None:
    """Only a member of one's own branch answers for its areas; raises NotUnderstood."""
    person = ctx.roster.people[person_id]
    if not person.in_the_party or not person.here_on(ctx.today):
        raise NotUnderstood(wording.not_a_member(person.name))
    branch = ctx.roster.branch_of(person_id)
    mine = {ctx.roster.orgs[one].parent_id for one in ctx.actor.groups} | ctx.actor.branches
    if branch is None or branch.id not in mine:
        raise NotUnderstood(wording.not_of_the_branch(person.name))
