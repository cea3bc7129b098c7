"""Writing the roster: a list of people becomes organisations, teams, areas and who answers for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from storage.queries import people
from storage.queries.actor import DESKS
from storage.queries.enrolled import Enrolled, as_decided, compared
from storage.queries.register import Entry, Register, RosterLine, end_on
from storage.queries.units import Divider, close_replaced, units_of
from storage.session import Session
from storage.tables import Alias, AreaAssignment, PartyOrg, Person, RoleHolding, Team
from storage.vocabulary import AssignmentKind, OrgLevel, Role, UnitKind

__all__ = ["Enrolled", "Entry", "RosterLine", "TakenTeams", "enrol"]


class TakenTeams(Exception):
    """Teams of the list belong to other branches: `teams` has their names, by that of the team."""

    def __init__(self, teams: Mapping[str, str]) -> None:
        super().__init__(f"{len(teams)} team(s) belong to another branch")
        self.teams = dict(teams)


def enrol(
    session: Session,
    lines: Sequence[RosterLine],
    *,
    branch: str,
    general_branch: str,
    committee: str,
    today: date,
) -> Enrolled:
    """Write a list whose every line was checked, new or again [D1 D4-D7 S1].

    People are known by their userid. Roles and assignments that changed end today, and their successors
    begin today: nothing is overwritten. Whoever leaves holds nothing from that day on. Nobody is ever
    removed. Raises `TakenTeams`; leave the unit of work with it.
    """
    people.hold(session)
    with session.no_autoflush:  # new rows first: what is changed may point at them
        pen = _Pen(session, today, (committee, general_branch, branch))
        standing = pen.register.standing()
        lines, otherwise = as_decided(lines, standing, pen.register.decided_areas())
        gone = {one.userid: one for one in lines if one.userid in standing and one.gone(today)}
        here = [one for one in lines if one.userid not in gone]
        pen.enter_teams(here)
        divider = Divider(session, pen.register, pen.branch.id, today, pen.group)
        divider.enter_areas(here, known=standing)
        for line in here:
            pen.enter(line, known=line.userid in standing)
        for line in gone.values():
            pen.leave(line)
        divider.link(here)
        session.write_collected()
    closed = close_replaced(session, pen.branch.id, today)
    people.changed(session)
    about = standing, lines, pen.branch.id
    absent, arrived = pen.register.absent(*about), pen.register.arrived(*about)
    enrolled = compared(lines, standing, pen.branch.id, absent, arrived, today)
    return replace(enrolled, closed=closed, decided=otherwise)


class _Pen:
    """Writes in the register, and in the database with it."""

    def __init__(self, session: Session, today: date, names: tuple[str, str, str]) -> None:
        self.session = session
        self.today = today
        self.register = Register(session, today)
        committee = self._org(OrgLevel.COMMITTEE, names[0], None)
        self.general_branch = self._org(OrgLevel.GENERAL_BRANCH, names[1], committee.id)
        self.branch = self._org(OrgLevel.BRANCH, names[2], self.general_branch.id)

    def enter_teams(self, lines: Sequence[RosterLine]) -> None:
        """Teams of the people in the list, and teams that are only named as an area [D4 D6]."""
        listed = {line.team: line.unit_kind for line in lines}
        units = units_of(lines)
        named = {one.team: UnitKind.TEAM for one in units.values() if one.team not in listed}
        # A team of nobody but handlers is the branch's all the same when somebody answers for it.
        inside = {line.team for line in lines if not line.outside_the_branch}
        outside = set(listed) - inside - {one.team for one in units.values()}
        taken = {one: other for one in (*listed, *named, *units) if (other := self._owner(one))}
        if taken:
            raise TakenTeams(taken)
        for name, kind in (listed | named).items():
            self._enter_team(name, kind, listed=name in listed, ours=name not in outside)

    def enter(self, line: RosterLine, *, known: bool) -> None:
        """One person with everything that hangs on him; `known` when he was already here."""
        planned = person.left_on if (person := self.register.people.get(line.userid)) else None
        person = self._enter_person(line)
        held = self._held(person)
        for one in held:
            if planned and one.until == planned and not self._has_successor(one, planned):
                one.until = None  # he stays after all, or leaves on another day
        self._enter_aliases(person, line)
        self._enter_roles(person, line, known=known)
        self._enter_assignments(person, line, known=known)
        if line.left_on:
            end_on(held, line.left_on)

    def leave(self, line: RosterLine) -> None:
        """Somebody known who is gone: what else stands in his line does not count any more."""
        if line.left_on:
            person = self.register.people[line.userid]
            person.left_on = line.left_on
            end_on(self._held(person), line.left_on)

    def _held(self, person: Person) -> list[RoleHolding | AreaAssignment]:
        return [*self.register.holdings[person.id], *self.register.assignments[person.id]]

    def _has_successor(self, held: RoleHolding | AreaAssignment, day: date) -> bool:
        """Whether the branch has named somebody for an area from the day on which its holder was to leave [D7]."""
        return isinstance(held, AreaAssignment) and any(
            one.area_id == held.area_id and one.decided_by is not None and one.since >= day
            for others in self.register.assignments.values()
            for one in others
            if one.person_id != held.person_id
        )

    def _enter_person(self, line: RosterLine) -> Person:
        values: dict[str, Any] = {
            "name": line.name,
            "team_id": self.register.teams[line.team].id,
            "party_status": line.party_status,
            "group_id": self.group(line.party_group),
            "shift": line.shift,
            "joined_on": line.joined_on,
            "left_on": line.left_on,  # whoever is in the list without a day of leaving is here
        }
        person = self.register.people.get(line.userid)
        if person is not None and person.party_status is not line.party_status:
            values["status_since"] = self.today
        if person is None:
            person = self.register.people[line.userid] = Person(userid=line.userid, **values)
            self.session.collect(person)
        if person.left_on and line.left_on is None:
            person.in_contacts = False  # he is back: perhaps before the address book knows it
        for name, value in values.items():
            # What is only set as it was costs seconds in a long list.
            if getattr(person, name) != value:
                setattr(person, name, value)
        return person

    def _enter_aliases(self, person: Person, line: RosterLine) -> None:
        before, after = self.register.aliases[person.id], set(line.aliases)
        if dropped := before - after:
            mine = col(Alias.person_id) == person.id
            self.session.execute(delete(Alias).where(mine, col(Alias.name).in_(dropped)))
        added = sorted(after - before)
        self.session.collect(*(Alias(person_id=person.id, name=one) for one in added))

    def _enter_roles(self, person: Person, line: RosterLine, *, known: bool) -> None:
        wanted = {(role, duty, self._seat(role, duty, line)) for role, duty in line.roles}
        for one in self.register.holdings[person.id]:
            place = (one.role, one.duty, one.org_id)
            if place in wanted:
                wanted.remove(place)
            else:
                one.until = self.today
        since = max(self.today, line.joined_on) if known else line.joined_on
        for role, duty, org_id in sorted(wanted):
            held = RoleHolding(
                person_id=person.id, role=role, duty=duty, org_id=org_id, since=since
            )
            if line.left_on:
                end_on([held], line.left_on)
            self.session.collect(held)

    def _enter_assignments(self, person: Person, line: RosterLine, *, known: bool) -> None:
        wanted = {(self.register.areas[one].id, self._kind(line, one)) for one in line.areas}
        for held in self.register.assignments[person.id]:
            place = (held.area_id, held.kind)
            if place in wanted:
                wanted.remove(place)
            elif held.area_id not in self.register.decided:
                held.until = self.today
        wanted = {place for place in wanted if place[0] not in self.register.decided}
        for area_id, kind in sorted(wanted):
            # A list that names the first to answer for an area tells how things have long been [D7].
            long_standing = not known and area_id not in self.register.once_assigned
            since = line.joined_on if long_standing else max(self.today, line.joined_on)
            begun = AreaAssignment(area_id=area_id, person_id=person.id, kind=kind, since=since)
            if line.left_on:
                end_on([begun], line.left_on)
            self.session.collect(begun)

    def _owner(self, name: str) -> str:
        """The other branch to which a team or an area belongs, or ""."""
        known = self.register.teams.get(name) or self.register.areas.get(name)
        if known is None or known.branch_id in (None, self.branch.id):
            return ""
        return next(one.name for one in self.register.orgs.values() if one.id == known.branch_id)

    def _enter_team(self, name: str, kind: UnitKind, *, listed: bool, ours: bool) -> None:
        branch_id = self.branch.id if ours else None
        team = self.register.teams.get(name)
        if team is None:
            team = self.register.teams[name] = Team(name=name, kind=kind, branch_id=branch_id)
            self.session.collect(team)
        elif listed and team.kind != kind:
            team.kind = kind
        if ours and team.branch_id is None:
            team.branch_id = branch_id

    def _seat(self, role: Role, duty: str, line: RosterLine) -> UUID:
        if role in (Role.BRANCH, Role.HANDLER):
            return self.branch.id
        if role is Role.COMMITTEE and duty in DESKS:
            name = f"{self.general_branch.name}{duty}"
            return self._org(OrgLevel.DESK, name, self.general_branch.id).id
        if role is Role.COMMITTEE:
            return self.general_branch.id
        group_id = self.group(line.party_group)
        if group_id is None:
            raise ValueError("a group leader needs a group")
        return group_id

    def group(self, name: str) -> UUID | None:
        """The key of a Party group; None for nobody's."""
        return self._org(OrgLevel.GROUP, name, self.branch.id).id if name else None

    def _org(self, level: OrgLevel, name: str, parent_id: UUID | None) -> PartyOrg:
        place = (level, name, parent_id)
        if place not in self.register.orgs:
            self.register.orgs[place] = PartyOrg(level=level, name=name, parent_id=parent_id)
            self.session.collect(self.register.orgs[place])
        return self.register.orgs[place]

    def _kind(self, line: RosterLine, area: str) -> AssignmentKind:
        own = self.register.areas[area].team_id == self.register.teams[line.team].id
        if own or line.linked:
            return AssignmentKind.OWN_TEAM
        on_the_committee = any(role is Role.BRANCH for role, _ in line.roles)
        return AssignmentKind.CADRE if on_the_committee else AssignmentKind.NEIGHBOURING
