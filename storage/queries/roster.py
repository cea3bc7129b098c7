"""The roster as one frozen picture: who is here, in which team, who answers for what.

It is read on every message and changes a few times a month, so each process keeps a picture and looks at
one number (`revision`) to see whether it is still true.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar
from uuid import UUID

from storage.queries.actor import SAFETY_DUTY, Actor
from storage.queries.roster_parts import AreaView, Assignment, Away, Employee, Holding, Org
from storage.vocabulary import OrgLevel, PartyStatus, Role, UnitKind

__all__ = ["AreaView", "Assignment", "Away", "Employee", "Holding", "Org", "Roster"]


@dataclass(frozen=True)
class Roster:
    """One picture of the roster; nothing in it changes."""

    revision: int
    people: Mapping[UUID, Employee]
    areas: Mapping[UUID, AreaView]
    orgs: Mapping[UUID, Org]
    assignments: tuple[Assignment, ...] = ()
    holdings: tuple[Holding, ...] = ()
    contacts: frozenset[tuple[UUID, UUID]] = frozenset()  # (activist, contact)
    team_branches: Mapping[UUID, UUID] = field(default_factory=dict)
    team_names: Mapping[UUID, str] = field(default_factory=dict)
    linked: tuple[tuple[UUID, UUID], ...] = ()  # (area, person), as it stands
    absences: tuple[Away, ...] = ()

    @cached_property
    def _by_userid(self) -> dict[str, Employee]:
        return {person.userid: person for person in self.people.values()}

    @cached_property
    def _by_team(self) -> dict[UUID, list[Employee]]:
        return _grouped((person.team_id, person) for person in self.people.values())

    @cached_property
    def _areas_of_team(self) -> dict[UUID, list[AreaView]]:
        standing = (one for one in self.areas.values() if one.closed_on is None)
        of_teams = (one for one in standing if one.kind is not UnitKind.LINKED_PEOPLE)
        return _grouped((area.team_id, area) for area in of_teams)

    @cached_property
    def areas_of_branch(self) -> Mapping[UUID | None, list[AreaView]]:
        """The areas of each branch, closed ones too."""
        return _grouped((one.branch_id, one) for one in self.areas.values())

    @cached_property
    def _linked_areas(self) -> dict[UUID, list[AreaView]]:
        known = ((who, self.areas[area]) for area, who in self.linked)
        return _grouped((who, area) for who, area in known if area.closed_on is None)

    @cached_property
    def _covered(self) -> dict[UUID, list[Employee]]:
        people = ((self.area_of(one.id), one) for one in self.people.values())
        return _grouped((area.id, one) for area, one in people if area)

    @cached_property
    def _absences_of_person(self) -> dict[UUID, list[Away]]:
        return _grouped((one.person_id, one) for one in self.absences)

    @cached_property
    def _assignments_of_area(self) -> dict[UUID, list[Assignment]]:
        return _grouped((one.area_id, one) for one in self.assignments)

    @cached_property
    def _assignments_of_person(self) -> dict[UUID, list[Assignment]]:
        return _grouped((one.person_id, one) for one in self.assignments)

    @cached_property
    def _holdings_of_seat(self) -> dict[tuple[UUID, Role], list[Holding]]:
        return _grouped(((one.org_id, one.role), one) for one in self.holdings)

    @cached_property
    def _actor_on(self) -> Callable[[UUID, date], Actor]:
        return lru_cache(maxsize=ACTORS_KEPT)(self._actor)

    @cached_property
    def _holdings_of_person(self) -> dict[UUID, list[Holding]]:
        return _grouped((one.person_id, one) for one in self.holdings)

    def enrolled(self, userid: str, day: date) -> Employee | None:
        """The person with this userid (case-folded), if he is here that day."""
        person = self._by_userid.get(userid)
        return person if person and person.here_on(day) else None

    def of_team(self, team_id: UUID, day: date) -> list[Employee]:
        """The people of a team that day."""
        return [one for one in self._by_team.get(team_id, []) if one.here_on(day)]

    def areas_of_team(self, team_id: UUID) -> list[AreaView]:
        """The areas that are this team or a part of it [D5]."""
        return self._areas_of_team.get(team_id, [])

    def areas_claiming(self, person_id: UUID) -> list[AreaView]:
        """The areas a person is in, of the most particular kind that has him; more than one is a mistake [D1 D5].

        His own name in a list goes before the shift he works, and that before his team as a whole: an area of the
        whole team beside areas of its shifts covers those who work no such shift.
        """
        if linked := self._linked_areas.get(person_id):
            return linked
        person = self.people[person_id]
        of_team = self.areas_of_team(person.team_id)
        parts = [one for one in of_team if one.shift and one.shift == person.shift]
        return parts or [one for one in of_team if not one.shift]

    def area_of(self, person_id: UUID) -> AreaView | None:
        """The area that covers a person [D1]."""
        return next(iter(self.areas_claiming(person_id)), None)

    def people_of(self, area_id: UUID, day: date) -> list[Employee]:
        """The people an area covers; those of a named list together with the members who have the list."""
        covered = [one for one in self._covered.get(area_id, []) if one.here_on(day)]
        if self.areas[area_id].kind is not UnitKind.LINKED_PEOPLE:
            return covered
        return list(dict.fromkeys([*self.responsible_for(area_id, day), *covered]))

    def staff_of(self, area_id: UUID, day: date) -> list[Employee]:
        """The people an area covers, without those who answer for it."""
        answering = {one.id for one in self.responsible_for(area_id, day)}
        return [one for one in self.people_of(area_id, day) if one.id not in answering]

    def is_absent(self, person_id: UUID, day: date) -> bool:
        """Whether a person is away for a while and can answer for nothing [D7]."""
        return any(one.holds_on(day) for one in self._absences_of_person.get(person_id, []))

    def noted_away_by(self, person_id: UUID, day: date) -> set[UUID | None]:
        """Who noted that a person is away that day; empty when he is here."""
        noted = self._absences_of_person.get(person_id, [])
        return {one.noted_by for one in noted if one.holds_on(day)}

    def absence(self, person_id: UUID, day: date) -> Away | None:
        """The absence of a person that holds that day, else the next one noted for him."""
        noted = self._absences_of_person.get(person_id, [])
        left = [one for one in noted if one.until is None or max(day, one.since) < one.until]
        return min(left, key=lambda one: one.since, default=None)

    def at_hand(self, area_id: UUID, day: date) -> list[Employee]:
        """Who answers for an area and is not absent: an area without any of them is in gap [D4 D7]."""
        return [
            one for one in self.responsible_for(area_id, day) if not self.is_absent(one.id, day)
        ]

    def assignments_of(self, area_id: UUID) -> list[Assignment]:
        """Everybody who ever answered for an area, or will [D7]."""
        return self._assignments_of_area.get(area_id, [])

    def responsible_for(self, area_id: UUID, day: date) -> list[Employee]:
        """Who answers for an area that day [D4]."""
        held = self._assignments_of_area.get(area_id, [])
        holding = dict.fromkeys(one.person_id for one in held if one.holds_on(day))
        return [self.people[one] for one in holding if self.people[one].here_on(day)]

    def vacant_since(self, area_id: UUID, day: date) -> date | None:
        """Since when nobody answers for an area that is in gap that day [D4]; None when nobody ever did."""
        held = self._assignments_of_area.get(area_id, [])
        # The earlier of the two: who was released and leaves the firm later changes nothing by leaving.
        both = ((one.until, self.people[one.person_id].left_on) for one in held)
        ends = (min(end or date.max for end in ends) for ends in both)
        return max((end for end in ends if end <= day), default=None)

    def assignment(self, area_id: UUID, person_id: UUID, day: date) -> Assignment | None:
        """The assignment of a person to an area that day."""
        for one in self._assignments_of_area.get(area_id, []):
            if one.person_id == person_id and one.holds_on(day):
                return one
        return None

    def areas_answered_for(self, person_id: UUID, day: date) -> list[AreaView]:
        """The areas a member answers for that day [D7]."""
        mine = self._assignments_of_person.get(person_id, [])
        held = dict.fromkeys(one.area_id for one in mine if one.holds_on(day))
        return [self.areas[one] for one in held]

    def branch_of(self, person_id: UUID) -> Org | None:
        """The branch of a person: that of his Party group, else that of his team."""
        person = self.people[person_id]
        group = self.orgs.get(person.group_id) if person.group_id else None
        branch_id = group.parent_id if group else self.team_branches.get(person.team_id)
        branch = self.orgs.get(branch_id) if branch_id else None
        return branch if branch and branch.level is OrgLevel.BRANCH else None

    def holders(self, org_id: UUID, role: Role, day: date) -> list[Holding]:
        """Who holds a role in an organisation that day and is still here, the secretary first."""
        seats = self._holdings_of_seat.get((org_id, role), [])
        held = [
            one for one in seats if one.holds_on(day) and self.people[one.person_id].here_on(day)
        ]
        return sorted(held, key=lambda one: one.duty != SECRETARY)

    def members_of_group(self, group_id: UUID, day: date) -> list[Employee]:
        """The Party members of a group that day, the leader included [S1]."""
        return [
            one
            for one in self.people.values()
            if one.group_id == group_id and one.in_the_party and one.here_on(day)
        ]

    def actor(self, person_id: UUID, day: date) -> Actor:
        """What a person is in relation to everything else that day."""
        return self._actor_on(person_id, day)

    def _actor(self, person_id: UUID, day: date) -> Actor:
        held = [one for one in self._holdings_of_person.get(person_id, []) if one.holds_on(day)]
        areas = frozenset(area.id for area in self.areas_answered_for(person_id, day))
        roles = {Role.WORKER, *(one.role for one in held)}
        if areas:
            roles.add(Role.RESPONSIBLE_MEMBER)
        if self.people[person_id].party_status is PartyStatus.ACTIVIST:
            roles.add(Role.ACTIVIST)
        return Actor(
            person_id=person_id,
            roles=frozenset(roles),
            areas=areas,
            groups=frozenset(one.org_id for one in held if one.role is Role.GROUP_LEADER),
            branches=frozenset(one.org_id for one in held if one.role is Role.BRANCH),
            offices=frozenset(one.org_id for one in held if one.role is Role.COMMITTEE),
            safety=frozenset(one.org_id for one in held if _is_on_duty(one)),
            duties=frozenset(one.duty for one in held if one.duty),
            activists=frozenset(who for who, contact in self.contacts if contact == person_id),
        )


SECRETARY = "书记"
ACTORS_KEPT = 10_000


K = TypeVar("K")
V = TypeVar("V")


def _is_on_duty(held: Holding) -> bool:
    return held.role is Role.HANDLER and held.duty == SAFETY_DUTY


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
