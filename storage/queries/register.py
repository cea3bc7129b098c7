"""The register of people as it stands, in the form in which a branch writes its list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, or_, select

from storage.session import Session
from storage.tables import (
    Alias,
    Area,
    AreaAssignment,
    LinkedPerson,
    PartyOrg,
    Person,
    RoleHolding,
    Team,
)
from storage.vocabulary import OrgLevel, PartyStatus, Role, UnitKind


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person as the branch's list names him.

    `userid` is case-folded. `roles` holds (role, duty) of BRANCH, GROUP_LEADER, COMMITTEE and HANDLER only: a
    responsible member is whoever has `areas`, an activist whoever has that party status. `party_group`
    is "" for people without one. `linked` are the userids of the people of a list of names; whoever has one
    answers for this area alone, and `areas` holds nothing but what it is called.
    """

    userid: str
    name: str
    team: str
    unit_kind: UnitKind
    party_status: PartyStatus
    party_group: str
    roles: tuple[tuple[Role, str], ...]
    areas: tuple[str, ...]
    shift: str
    aliases: tuple[str, ...]
    joined_on: date
    linked: tuple[str, ...] = ()
    left_on: date | None = None  # the first day on which he is not here

    @property
    def outside_the_branch(self) -> bool:
        """Whether he works in the office above the branch, or in a department that handles things for it."""
        return any(role in (Role.COMMITTEE, Role.HANDLER) for role, _ in self.roles)

    def gone(self, day: date) -> bool:
        """Whether he has left by that day."""
        return self.left_on is not None and self.left_on <= day


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody whom an import concerns; `fields` names what changed, by the names of `RosterLine`."""

    userid: str
    name: str
    fields: tuple[str, ...] = ()
    day: date | None = None  # on which he leaves
    branch: str = ""  # from which he comes


class Register:
    """Everything an import has to know; what is no longer in force today is left out."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today
        orgs = session.exec(select(PartyOrg))
        self.orgs = {(one.level, one.name, one.parent_id): one for one in orgs}
        self.teams = {one.name: one for one in session.exec(select(Team))}
        self.areas = {one.name: one for one in session.exec(select(Area))}
        self.people = {one.userid: one for one in session.exec(select(Person))}
        self.aliases: dict[UUID, set[str]] = defaultdict(set)
        for alias in session.exec(select(Alias)):
            self.aliases[alias.person_id].add(alias.name)
        self.holdings: dict[UUID, list[RoleHolding]] = defaultdict(list)
        until = col(RoleHolding.until)
        for holding in session.exec(select(RoleHolding).where(or_(until.is_(None), until > today))):
            self.holdings[holding.person_id].append(holding)
        self.assignments: dict[UUID, list[AreaAssignment]] = defaultdict(list)
        self.once_assigned: set[UUID] = set()
        self.decided: set[UUID] = set()  # the areas whose holders the branch decided by chat
        for assignment in session.exec(select(AreaAssignment)):
            self.once_assigned.add(assignment.area_id)
            if assignment.decided_by is not None:
                self.decided.add(assignment.area_id)
            if assignment.until is None or assignment.until > today:
                self.assignments[assignment.person_id].append(assignment)

        links = select(LinkedPerson).where(col(LinkedPerson.until).is_(None))
        self.linked = list(session.exec(links))

    def decided_areas(self) -> frozenset[str]:
        """The names of the areas whose holders the branch decided by chat."""
        return frozenset(name for name, one in self.areas.items() if one.id in self.decided)

    def standing(self) -> dict[str, RosterLine]:
        """Everybody who is or was here, as he stands in the register."""
        teams = {one.id: one for one in self.teams.values()}
        areas = {one.id: one.name for one in self.areas.values()}
        groups = {one.id: one.name for one in self.orgs.values()}
        userids = {one.id: one.userid for one in self.people.values()}
        linked: dict[UUID, list[str]] = defaultdict(list)
        for link in self.linked:
            linked[link.area_id].append(userids[link.person_id])
        return {
            one.userid: RosterLine(
                userid=one.userid,
                name=one.name,
                team=teams[one.team_id].name,
                unit_kind=teams[one.team_id].kind,
                party_status=one.party_status,
                party_group=groups[one.group_id] if one.group_id else "",
                roles=tuple((held.role, held.duty) for held in self.holdings[one.id]),
                areas=tuple(areas[held.area_id] for held in self.assignments[one.id]),
                shift=one.shift,
                aliases=tuple(self.aliases[one.id]),
                joined_on=one.joined_on,
                linked=tuple(
                    name
                    for held in self.assignments[one.id]
                    for name in linked.get(held.area_id, [])
                ),
                left_on=one.left_on,
            )
            for one in self.people.values()
        }

    def absent(
        self, standing: Mapping[str, RosterLine], lines: Iterable[RosterLine], branch_id: UUID
    ) -> tuple[Entry, ...]:
        """Who belongs to a branch or to the office above it, and is not in the list.

        Of several branches only the one whose list names the office has to do with it.
        """
        listed = {line.userid: line.team for line in lines}
        ours = {one.name for one in self.teams.values() if one.branch_id == branch_id}
        above = {one.name for one in self.teams.values() if one.branch_id is None}
        branches = sum(one.level is OrgLevel.BRANCH for one in self.orgs.values())
        ours |= above if branches == 1 else above.intersection(listed.values())
        return tuple(
            Entry(one.userid, one.name)
            for one in standing.values()
            if one.userid not in listed and one.team in ours and not one.gone(self.today)
        )

    def arrived(
        self, standing: Mapping[str, RosterLine], lines: Iterable[RosterLine], branch_id: UUID
    ) -> tuple[Entry, ...]:
        """Who is in the list and stood in a team of another branch."""
        names = {one.id: one.name for one in self.orgs.values()}
        others = {
            one.name: names[one.branch_id]
            for one in self.teams.values()
            if one.branch_id not in (None, branch_id)
        }
        before = ((line, standing.get(line.userid)) for line in lines)
        return tuple(
            Entry(line.userid, line.name, branch=others[one.team])
            for line, one in before
            if one and one.team in others and not one.gone(self.today)
        )


def end_on(held: Iterable[RoleHolding | AreaAssignment], day: date) -> None:
    """Who leaves holds nothing from that day on; nothing is deleted [D7]."""
    for one in held:
        if one.until is None or one.until > day:
            one.until = max(one.since, day)
