"""Writing the roster: a list of people becomes organisations, teams, areas and who answers for them."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from storage.queries import people
from storage.queries.register import Entry, Register, RosterLine
from storage.session import Session
from storage.tables import Alias, Area, AreaAssignment, PartyOrg, Person, RoleHolding, Team
from storage.vocabulary import AssignmentKind, OrgLevel, Role, UnitKind

__all__ = ["Enrolled", "Entry", "RosterLine", "TakenTeams", "enrol"]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What an import did: the absent are on the roster but not in the list, and stay as they are."""

    branch_id: UUID
    new: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    absent: tuple[Entry, ...]
    unchanged: int


class TakenTeams(Exception):
    """Teams of the list belong to another branch; their names stand in `teams`."""

    def __init__(self, teams: Sequence[str]) -> None:
        super().__init__(f"{len(teams)} team(s) belong to another branch")
        self.teams = tuple(teams)


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
    begin today: nothing is overwritten. Nobody is ever removed. Raises `TakenTeams`; leave the unit of
    work with it.
    """
    with session.no_autoflush:  # new rows first: what is changed may point at them
        pen = _Pen(session, today, (committee, general_branch, branch))
        standing = pen.register.standing()
        pen.enter_teams(lines)
        pen.enter_areas(lines, known=standing)
        for line in lines:
            pen.enter(line, known=line.userid in standing)
        session.write_collected()
    people.changed(session)
    listed = {line.userid for line in lines}
    absent = pen.register.absent(standing, listed, pen.branch.id)
    return _summary(pen.branch.id, lines, standing, absent)


def _summary(
    branch_id: UUID,
    lines: Sequence[RosterLine],
    standing: Mapping[str, RosterLine],
    absent: tuple[Entry, ...],
) -> Enrolled:
    new = tuple(Entry(one.userid, one.name) for one in lines if one.userid not in standing)
    changed = tuple(
        Entry(line.userid, line.name, what)
        for line in lines
        if line.userid in standing and (what := _differing(standing[line.userid], line))
    )
    return Enrolled(branch_id, new, changed, absent, len(lines) - len(new) - len(changed))


def _differing(before: RosterLine, after: RosterLine) -> tuple[str, ...]:
    names = (one.name for one in fields(RosterLine))
    return tuple(one for one in names if _plain(before, one) != _plain(after, one))


def _plain(line: RosterLine, name: str) -> object:
    value = getattr(line, name)
    # The order in which somebody's areas, roles or aliases are written says nothing.
    return frozenset(value) if isinstance(value, tuple) else value


_FROM_THE_LIST = (
    *("name", "team_id", "party_status", "group_id", "shift", "joined_on"),
    "left_on",  # whoever is in the list is here
)


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
        named = {area: UnitKind.TEAM for line in lines for area in line.areas if area not in listed}
        above = {line.team for line in lines} - {
            line.team for line in lines if not line.above_the_branch
        }
        taken = [one for one in (*listed, *named) if self._is_taken(one)]
        if taken:
            raise TakenTeams(taken)
        for name, kind in (listed | named).items():
            self._enter_team(name, kind, listed=name in listed, ours=name not in above)

    def enter_areas(self, lines: Sequence[RosterLine], known: Container[str]) -> None:
        """An area for every team that some member answers for; its group is his [D5 S1]."""
        first: dict[str, RosterLine] = {}
        for line in lines:
            for name in line.areas:
                first.setdefault(name, line)
        for name, line in first.items():
            group_id = self._group(line.party_group)
            area = self.register.areas.get(name)
            if area is None:
                self.register.areas[name] = Area(
                    name=name,
                    team_id=self.register.teams[name].id,
                    group_id=group_id,
                    branch_id=self.branch.id,
                    opened_on=self.today if line.userid in known else line.joined_on,
                )
                self.session.collect(self.register.areas[name])
            elif area.group_id != group_id:
                area.group_id = group_id

    def enter(self, line: RosterLine, *, known: bool) -> None:
        """One person with everything that hangs on him; `known` when he was already here."""
        person = self._enter_person(line)
        self._enter_aliases(person, line)
        self._enter_roles(person, line, known=known)
        self._enter_assignments(person, line, known=known)

    def _enter_person(self, line: RosterLine) -> Person:
        person = self.register.people.get(line.userid)
        fresh = Person(
            userid=line.userid,
            name=line.name,
            team_id=self.register.teams[line.team].id,
            party_status=line.party_status,
            group_id=self._group(line.party_group),
            shift=line.shift,
            joined_on=line.joined_on,
        )
        if person is None:
            self.session.collect(fresh)
            return fresh
        for name in _FROM_THE_LIST:
            setattr(person, name, getattr(fresh, name))
        return person

    def _enter_aliases(self, person: Person, line: RosterLine) -> None:
        before, after = self.register.aliases[person.id], set(line.aliases)
        if dropped := before - after:
            mine = col(Alias.person_id) == person.id
            self.session.execute(delete(Alias).where(mine, col(Alias.name).in_(dropped)))
        added = sorted(after - before)
        self.session.collect(*(Alias(person_id=person.id, name=one) for one in added))

    def _enter_roles(self, person: Person, line: RosterLine, *, known: bool) -> None:
        wanted = {(role, duty, self._seat(role, line)) for role, duty in line.roles}
        for one in self.register.holdings[person.id]:
            place = (one.role, one.duty, one.org_id)
            if place in wanted:
                wanted.remove(place)
            else:
                one.until = self.today
        since = max(self.today, line.joined_on) if known else line.joined_on
        for role, duty, org_id in sorted(wanted):
            self.session.collect(
                RoleHolding(person_id=person.id, role=role, duty=duty, org_id=org_id, since=since)
            )

    def _enter_assignments(self, person: Person, line: RosterLine, *, known: bool) -> None:
        wanted = {(self.register.areas[one].id, _kind(line, one)) for one in line.areas}
        for held in self.register.assignments[person.id]:
            place = (held.area_id, held.kind)
            if place in wanted:
                wanted.remove(place)
            else:
                held.until = self.today
        for area_id, kind in sorted(wanted):
            # A list that names the first to answer for an area tells how things have long been [D7].
            long_standing = not known and area_id not in self.register.once_assigned
            since = line.joined_on if long_standing else max(self.today, line.joined_on)
            self.session.collect(
                AreaAssignment(area_id=area_id, person_id=person.id, kind=kind, since=since)
            )

    def _is_taken(self, name: str) -> bool:
        team = self.register.teams.get(name)
        return team is not None and team.branch_id not in (None, self.branch.id)

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

    def _seat(self, role: Role, line: RosterLine) -> UUID:
        if role is Role.BRANCH:
            return self.branch.id
        if role is Role.COMMITTEE:
            return self.general_branch.id
        group_id = self._group(line.party_group)
        if group_id is None:
            raise ValueError("a group leader needs a group")
        return group_id

    def _group(self, name: str) -> UUID | None:
        return self._org(OrgLevel.GROUP, name, self.branch.id).id if name else None

    def _org(self, level: OrgLevel, name: str, parent_id: UUID | None) -> PartyOrg:
        place = (level, name, parent_id)
        if place not in self.register.orgs:
            self.register.orgs[place] = PartyOrg(level=level, name=name, parent_id=parent_id)
            self.session.collect(self.register.orgs[place])
        return self.register.orgs[place]


def _kind(line: RosterLine, area: str) -> AssignmentKind:
    if line.team == area:
        return AssignmentKind.OWN_TEAM
    on_the_committee = any(role is Role.BRANCH for role, _ in line.roles)
    return AssignmentKind.CADRE if on_the_committee else AssignmentKind.NEIGHBOURING
