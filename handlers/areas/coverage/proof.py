"""The proof that a division covers everybody, or what it lacks: the rules, asked of the roster of a day [D1 D4-D7]."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from handlers.areas import rules
from handlers.areas.rules import Candidate, Fit
from handlers.regulation import Figures
from storage.queries.coverage_tasks import Fault
from storage.queries.roster import AreaView, Employee, Roster
from storage.vocabulary import AssignmentKind, CoverageRule, Role, UnitKind


@dataclass(frozen=True)
class Proof:
    """The division of these branches on a day. What it lacks is in the order in which the roster has it."""

    roster: Roster
    branches: Collection[UUID]
    day: date
    figures: Figures
    among: Collection[Employee] | None = None  # where its people are; None: in the whole company

    @cached_property
    def areas(self) -> dict[UUID, AreaView]:
        """The areas as they are now."""
        ours = (one for one in self.roster.areas.values() if one.branch_id in self.branches)
        return {one.id: one for one in ours if one.closed_on is None}

    @cached_property
    def teams(self) -> list[UUID]:
        """The teams of the branches; an office above them is none."""
        branches = self.roster.team_branches.items()
        return [team for team, branch in branches if branch in self.branches]

    @cached_property
    def people(self) -> dict[UUID, Employee]:
        """Everybody in them."""
        ours = frozenset(self.teams)
        among = self.roster.people.values() if self.among is None else self.among
        found = (one for one in among if one.team_id in ours)
        return {one.id: one for one in found if one.here_on(self.day)}

    @cached_property
    def members(self) -> list[Employee]:
        """The Party members among them."""
        return [one for one in self.people.values() if one.in_the_party]

    @cached_property
    def holders(self) -> dict[UUID, list[UUID]]:
        """Who answers for each area, absent or not."""
        return {
            area: [one.id for one in self.roster.responsible_for(area, self.day)]
            for area in self.areas
        }

    @cached_property
    def load(self) -> dict[UUID, int]:
        """How many areas each member answers for."""
        return rules.load_of(self.holders)

    @cached_property
    def areas_of(self) -> dict[UUID, list[AreaView]]:
        """The areas that claim each person; a member whom only his own list of names has is in this one."""
        own: dict[UUID, AreaView] = {}
        for area, holders in self.holders.items():
            if self.areas[area].kind is UnitKind.LINKED_PEOPLE:
                own |= dict.fromkeys(holders, self.areas[area])
        claims = ((one, self.roster.areas_claiming(one)) for one in self.people)
        return {one: areas or ([own[one]] if one in own else []) for one, areas in claims}

    @cached_property
    def uncovered(self) -> dict[UUID, list[UUID]]:
        """The teams some of whose people are in no area, with these people [D1]."""
        by_team: dict[UUID, list[UUID]] = defaultdict(list)
        for one in rules.uncovered(self.areas_of):
            by_team[self.people[one].team_id].append(one)
        return dict(by_team)

    @cached_property
    def gaps(self) -> list[UUID]:
        """The areas nobody at hand answers for [D4 D7]."""
        held = {
            area
            for area, holders in self.holders.items()
            if any(not self.roster.is_absent(one, self.day) for one in holders)
        }
        return rules.in_gap(self.areas, held)

    @cached_property
    def twice(self) -> dict[UUID, list[UUID]]:
        """The areas with people who are in an earlier one too, with these people [D1]."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for one in rules.twice(self.areas_of):
            _, *others = sorted(self.areas_of[one], key=lambda area: area.name)
            for area in others:
                found[area.id].append(one)
        return dict(found)

    @cached_property
    def miscounted(self) -> dict[UUID, int]:
        """The areas whose linked people are more or fewer than the edition says, with their number."""
        staff = {
            area: len(self.roster.staff_of(area, self.day))
            for area, one in self.areas.items()
            if one.kind is UnitKind.LINKED_PEOPLE
        }
        wrong = rules.miscounted(staff, self.figures.linked_count)
        return {area: staff[area] for area in wrong}

    @cached_property
    def faults(self) -> list[Fault]:
        """What the branch has to mend; the rest is good to know."""
        return [
            *((CoverageRule.GAP, area) for area in self.gaps),
            *((CoverageRule.UNCOVERED, team) for team in self.uncovered),
            *((CoverageRule.TWICE, area) for area in self.twice),
            *((CoverageRule.LINKED_COUNT, area) for area in self.miscounted),
        ]

    def without_own_member(self) -> list[UUID]:
        """The teams in which no member works; one of nobody, which no area names, is none any more [D6]."""
        known = {one.team_id for one in self.people.values()}
        known |= {one.team_id for one in self.areas.values()}
        teams = (one for one in self.teams if one in known)
        return rules.without_own_member(teams, {one.team_id for one in self.members})

    def without_area(self) -> list[UUID]:
        """The members who answer for nothing, though they are there [D7]."""
        there = (one.id for one in self.members if not self.roster.is_absent(one.id, self.day))
        return rules.without_area(there, self.load)

    def overloaded(self) -> list[UUID]:
        """The areas with many people for each of those who answer for them [D5]."""
        staff = {area: len(self.roster.staff_of(area, self.day)) for area in self.areas}
        shared = {area: len(holders) for area, holders in self.holders.items()}
        return rules.overloaded(staff, shared, self.figures.people_per_member)

    def leading_several(self) -> list[UUID]:
        """The group leaders who answer for more than one area [S1]."""
        leaders = (
            one.person_id
            for one in self.roster.holdings
            if one.role is Role.GROUP_LEADER and one.holds_on(self.day)
        )
        return rules.with_several((one for one in leaders if one in self.people), self.load)

    def proposals(self, subject: UUID, but: UUID | None = None) -> list[Candidate]:
        """Up to three members who could take an area, or a team that is in none, each with his reason [D5-D7].

        None who is absent, answers for it already, or is `but`.
        """
        area = self.areas.get(subject)
        team, group = (area.team_id, area.group_id) if area else (subject, None)
        holding = self.holders.get(subject, [])
        return rules.best(
            Candidate(self._fit(one, team, group), self.load.get(one.id, 0), one.name, one.id)
            for one in self.members
            if one.id not in (but, *holding) and not self.roster.is_absent(one.id, self.day)
        )

    def _fit(self, member: Employee, team: UUID, group: UUID | None) -> Fit:
        if member.team_id == team:
            return Fit.OWN_TEAM
        if known := self._kinships.get(frozenset((member.team_id, team))):
            return known
        if member.id in self._committee:
            return Fit.CADRE
        same_group = group is not None and member.group_id == group
        return Fit.SAME_GROUP if same_group else Fit.SAME_BRANCH

    @cached_property
    def _committee(self) -> frozenset[UUID]:
        seats = (self.roster.holders(one, Role.BRANCH, self.day) for one in self.branches)
        return frozenset(one.person_id for held in seats for one in held)

    @cached_property
    def _kinships(self) -> Mapping[frozenset[UUID], Fit]:
        """Teams that are near each other or linked by work: the branch has said so when it assigned somebody."""
        return dict(sorted(self._kin(), key=lambda one: one[1], reverse=True))

    def _kin(self) -> Iterator[tuple[frozenset[UUID], Fit]]:
        for one in self.roster.assignments:
            fit = _KIN.get(one.kind)
            if fit and (area := self.areas.get(one.area_id)):
                yield frozenset((self.roster.people[one.person_id].team_id, area.team_id)), fit


_KIN = {
    AssignmentKind.BUSINESS_LINKED: Fit.BUSINESS_LINKED,
    AssignmentKind.NEIGHBOURING: Fit.NEIGHBOURING,
}
