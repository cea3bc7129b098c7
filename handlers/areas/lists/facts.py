"""The division of each branch as plain facts, for the lists and for the wall [D1 D4-D7 S1]."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from handlers.areas import rules
from handlers.areas.board import in_order, kind_of, may_oversee, open_areas
from handlers.areas.coverage.proof import Proof
from handlers.kit.capability import Context
from storage.queries.roster import AreaView, Employee, Org
from storage.vocabulary import AssignmentKind, Role, UnitKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers for an area; `since` is None when the day is not known."""

    name: str
    team: str
    kind: AssignmentKind
    since: date | None


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """One area; `people` are those it covers, without who answers for it."""

    name: str
    group: str
    unit: UnitKind
    team_id: UUID
    holders: tuple[Holder, ...]
    people: int
    vacant_since: date | None

    @property
    def in_gap(self) -> bool:
        """Nobody answers for it [D4]."""
        return not self.holders

    @property
    def from_outside(self) -> bool:
        """Nobody of the team answers for it, so people must be told who does [D6]."""
        return all(rules.comes_from_outside(one.kind) for one in self.holders)


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team in which no member works, and the areas that cover it: none is a gap too [D6]."""

    name: str
    people: int
    areas: tuple[AreaFacts, ...]


class Seat(NamedTuple):
    """Somebody of the branch's committee."""

    name: str
    duty: str


@dataclass(frozen=True, slots=True)
class Division:
    """What one branch, or a Party group of it, has divided; `whose` is what stands in the title."""

    branch_id: UUID
    branch: str
    whose: str
    day: date
    areas: tuple[AreaFacts, ...]
    teams: tuple[TeamFacts, ...]
    uncovered: tuple[str, ...]  # teams with people whom no area covers [D1]
    seats: tuple[Seat, ...]  # the secretary first
    above: str  # the Party organisation above the branch

    @property
    def members(self) -> int:
        """How many answer for an area."""
        return len({(one.name, one.team) for area in self.areas for one in area.holders})

    def supervised_by(self, area: AreaFacts | None = None) -> Seat | None:
        """Whom to turn to about those who answer for an area: nobody is complained of to himself; None: above."""
        own = {one.name for one in area.holders} if area else set()
        return next((one for one in self.seats if one.name not in own), None)


def divisions(ctx: Context) -> list[Division]:
    """What this actor oversees, branch by branch; none when there is nothing yet."""
    areas = [one for one in open_areas(ctx) if may_oversee(one, ctx)]
    branches = {one.branch_id for one in areas if one.branch_id in ctx.roster.orgs}
    found = [ctx.roster.orgs[key] for key in branches if key is not None]
    return [
        _division(branch, [one for one in areas if one.branch_id == branch.id], ctx)
        for branch in sorted(found, key=lambda one: one.name)
    ]


def _division(branch: Org, areas: Iterable[AreaView], ctx: Context) -> Division:
    facts = tuple(_area(one, ctx) for one in in_order(areas, ctx))
    whole = branch.id in ctx.actor.branches or branch.parent_id in ctx.actor.offices
    groups = dict.fromkeys(one.group for one in facts if one.group)
    teams = (
        [team for team, theirs in ctx.roster.team_branches.items() if theirs == branch.id]
        if whole
        else list(dict.fromkeys(one.team_id for one in facts))
    )
    seats = ctx.roster.holders(branch.id, Role.BRANCH, ctx.today)
    above = ctx.roster.orgs.get(branch.parent_id) if branch.parent_id else None
    return Division(
        branch_id=branch.id,
        branch=branch.name,
        whose=branch.name if whole else branch.name + "".join(groups),
        day=ctx.today,
        areas=facts,
        teams=tuple(sorted(_teams_without_member(teams, facts, ctx), key=lambda one: one.name)),
        uncovered=tuple(sorted(_uncovered(branch, teams, ctx))),
        seats=tuple(Seat(ctx.name(one.person_id), one.duty) for one in seats),
        above=above.name if above else "",
    )


def _uncovered(branch: Org, teams: Collection[UUID], ctx: Context) -> Iterator[str]:
    """By people, not by areas: that of one shift, or of a list of names, does not have the whole team."""
    bare = Proof(ctx.roster, {branch.id}, ctx.today, ctx.edition.figures).uncovered
    return (ctx.roster.of_team(one, ctx.today)[0].team for one in teams if one in bare)


def _area(area: AreaView, ctx: Context) -> AreaFacts:
    group = ctx.roster.orgs.get(area.group_id) if area.group_id else None
    holders = ctx.roster.responsible_for(area.id, ctx.today)
    return AreaFacts(
        name=area.name,
        group=group.name if group else "",
        unit=area.kind,
        team_id=area.team_id,
        holders=tuple(_holder(area, one, ctx) for one in holders),
        people=len(ctx.roster.staff_of(area.id, ctx.today)),
        vacant_since=None if holders else ctx.roster.vacant_since(area.id, ctx.today),
    )


def _holder(area: AreaView, person: Employee, ctx: Context) -> Holder:
    held = ctx.roster.assignment(area.id, person.id, ctx.today)
    since = held.since if held else None
    return Holder(person.name, person.team, kind_of(area, person, ctx), since)


def _teams_without_member(
    teams: Iterable[UUID], areas: Iterable[AreaFacts], ctx: Context
) -> Iterator[TeamFacts]:
    here = [one for one in ctx.roster.people.values() if one.here_on(ctx.today)]
    members = {one.team_id for one in here if one.in_the_party}
    covering: dict[UUID, list[AreaFacts]] = defaultdict(list)
    for area in areas:
        covering[area.team_id].append(area)
    for team in rules.without_own_member(teams, members):
        people = ctx.roster.of_team(team, ctx.today)
        theirs = tuple(covering[team])
        name = people[0].team if people else next((one.name for one in theirs), "")
        if name:  # a team with nobody in it and no area is no team any more
            yield TeamFacts(name, len(people), theirs)
