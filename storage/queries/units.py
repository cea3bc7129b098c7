"""What the areas of a list are made of: whole teams, those of a team who work one shift, people named one by one [D4 D5]."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from storage.queries import people
from storage.queries.register import Register, RosterLine
from storage.queries.roster import AreaView, Employee, Roster
from storage.session import Session
from storage.tables import Area, LinkedPerson
from storage.vocabulary import UnitKind


@dataclass(frozen=True, slots=True)
class Unit:
    """What one area is made of; of linked people `team` is that of the member who has the list."""

    team: str
    shift: str = ""
    linked: bool = False


def shift_parts(lines: Iterable[RosterLine]) -> dict[str, Unit]:
    """Every shift of every team under its name in a list, which is 维修组甲班; a team of that name goes before it."""
    teams, shifts = set(), {}
    for line in lines:
        teams.add(line.team)
        if line.shift:
            shifts[line.team + line.shift] = Unit(line.team, line.shift)
    return {name: unit for name, unit in shifts.items() if name not in teams}


def units_of(lines: Sequence[RosterLine]) -> dict[str, Unit]:
    """Every area that a list names, and what it is made of."""
    linked = {line.areas[0]: Unit(line.team, linked=True) for line in lines if line.linked}
    known = shift_parts(lines) | linked
    return {name: known.get(name, Unit(name)) for line in lines for name in line.areas}


@dataclass(frozen=True)
class Divider:
    """Writes the areas of one list into the register, and in the database with it."""

    session: Session
    register: Register
    branch_id: UUID
    today: date
    group: Callable[[str], UUID | None]  # the key of a Party group by its name

    def enter_areas(self, lines: Sequence[RosterLine], known: Container[str]) -> None:
        """An area for every unit that some member answers for; its group is his [D5 S1]."""
        units = units_of(lines)
        decided = self.register.decided_areas()
        first: dict[str, RosterLine] = {}
        for line in lines:
            for name in line.areas:
                if name not in decided:
                    first.setdefault(name, line)
        for name, line in first.items():
            unit, group_id = units[name], self.group(line.party_group)
            team_id = self.register.teams[unit.team].id
            area = self.register.areas.get(name)
            if area is None:
                area = self.register.areas[name] = Area(
                    name=name,
                    team_id=team_id,
                    shift=unit.shift,
                    linked=unit.linked,
                    group_id=group_id,
                    branch_id=self.branch_id,
                    opened_on=self.today if line.userid in known else line.joined_on,
                )
                self.session.collect(area)
                continue
            wanted = (team_id, unit.shift, unit.linked, group_id, None)
            if wanted != (area.team_id, area.shift, area.linked, area.group_id, area.closed_on):
                area.team_id, area.shift, area.linked, area.group_id, area.closed_on = wanted

    def link(self, lines: Sequence[RosterLine]) -> None:
        """Who is in which list of names; what changed ends today, and its successor begins today."""
        areas, persons = self.register.areas, self.register.people
        lists = {line.areas[0]: line.linked for line in lines if line.linked}
        named = {areas[name].id for line in lines for name in line.areas}
        wanted = {
            persons[userid].id: areas[name] for name, userids in lists.items() for userid in userids
        }
        for held in self.register.linked:
            area = wanted.get(held.person_id)
            if area and area.id == held.area_id:
                del wanted[held.person_id]
            elif area or held.area_id in named:
                held.until = self.today
        joined = {one.id: one.joined_on for one in persons.values()}
        for person_id, area in wanted.items():
            since = max(area.opened_on, joined[person_id])
            if area.id in self.register.once_assigned:
                since = max(since, self.today)
            self.session.collect(LinkedPerson(area_id=area.id, person_id=person_id, since=since))


def close_replaced(session: Session, branch_id: UUID, today: date) -> tuple[str, ...]:
    """The names of the areas that are none any more from today on, once the list was written.

    Nobody answers for such an area, and its people belong to others that somebody answers for. An area whose
    people would be left without one stays, in gap [D1 D4].
    """
    roster = people.load_roster(session)
    ours = [one for one in roster.areas.values() if one.branch_id == branch_id]
    replaced = [
        one
        for one in ours
        if one.closed_on is None
        and not roster.responsible_for(one.id, today)
        and _is_replaced(one, roster, today)
    ]
    if replaced:
        over = update(Area).where(col(Area.id).in_([one.id for one in replaced]))
        session.execute(over.values(closed_on=today))
    return tuple(sorted(one.name for one in replaced))


def _is_replaced(area: AreaView, roster: Roster, today: date) -> bool:
    covered = roster.people_of(area.id, today)
    if area.kind in (UnitKind.TEAM, UnitKind.OFFICE_UNIT):
        return bool(roster.of_team(area.team_id, today)) and not covered
    return all(_has_another(one, area, roster, today) for one in covered)


def _has_another(person: Employee, area: AreaView, roster: Roster, today: date) -> bool:
    others = (one for one in roster.areas_of_team(person.team_id) if one.id != area.id)
    return any(
        one.shift in ("", person.shift) and roster.responsible_for(one.id, today) for one in others
    )
