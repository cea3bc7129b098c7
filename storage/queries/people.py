"""Reading the roster from the database, and telling every process when it changed."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Row, update
from sqlmodel import col, select

from storage.queries.roster import AreaView, Assignment, Away, Employee, Holding, Org, Roster
from storage.session import Session
from storage.tables import (
    Absence,
    ActivistContact,
    Alias,
    Area,
    AreaAssignment,
    LinkedPerson,
    PartyOrg,
    Person,
    RoleHolding,
    RosterRevision,
    Team,
)
from storage.vocabulary import UnitKind

# Columns, not rows of the ORM: of tens of thousands of people each would be an object that nobody keeps.
_PEOPLE = sqlalchemy.select(
    *(col(Person.id), col(Person.userid), col(Person.name), col(Person.team_id)),
    *(col(Person.party_status), col(Person.status_since), col(Person.group_id), col(Person.shift)),
    *(col(Person.joined_on), col(Person.left_on)),
).order_by(col(Person.joined_on), col(Person.userid))
_REVISION = sqlalchemy.select(col(RosterRevision.number))
Session.remember_tables(_REVISION)


def revision(session: Session) -> int:
    """The number of the roster as it stands; grows with every change."""
    number = session.run(_REVISION, {}).scalar() or 0
    session.keys.as_of(number)
    return number


def hold(session: Session) -> None:
    """Nobody else changes the roster until this transaction ends; for who reads it and writes what follows from it.

    SQLite has one writer anyway.
    """
    session.execute(sqlalchemy.select(col(RosterRevision.number)).with_for_update())


def changed(session: Session) -> None:
    """To be called in the transaction that changes the roster."""
    bumped = session.execute(
        update(RosterRevision)
        .values(number=RosterRevision.number + 1)
        .returning(col(RosterRevision.number))
    ).first()
    if bumped is None:
        session.collect(RosterRevision(id=1, number=1))


def changed_from(session: Session, seen: int) -> bool:
    """The same, unless the roster is not the one of this number any more: then False, and nothing is changed."""
    own = col(RosterRevision.number) == seen
    bumped = update(RosterRevision).where(own).values(number=seen + 1)
    return session.execute(bumped.returning(col(RosterRevision.number))).first() is not None


def welcome(session: Session, person_id: UUID, now: datetime) -> bool:
    """True the first time a person is greeted."""
    first = (
        update(Person)
        .where(col(Person.id) == person_id, col(Person.welcomed_at).is_(None))
        .values(welcomed_at=now)
        .returning(col(Person.id))
    )
    return session.execute(first).first() is not None


def load_roster(session: Session) -> Roster:
    """The whole roster as it stands."""
    teams = {team.id: team for team in session.exec(select(Team))}
    names: dict[UUID, list[str]] = defaultdict(list)
    for alias in session.exec(select(Alias)):
        names[alias.person_id].append(alias.name)
    people = {
        one.id: _employee(one, teams[one.team_id], names.get(one.id, []))
        for one in session.execute(_PEOPLE)
    }
    orgs = session.exec(select(PartyOrg))
    return Roster(
        revision=revision(session),
        people=people,
        areas={one.id: _area(one, teams[one.team_id]) for one in session.exec(select(Area))},
        orgs={one.id: Org(one.id, one.level, one.name, one.parent_id) for one in orgs},
        assignments=tuple(_assignment(one) for one in session.exec(select(AreaAssignment))),
        holdings=tuple(_holding(one) for one in session.exec(select(RoleHolding))),
        contacts=frozenset(
            (one.activist_id, one.contact_id) for one in session.exec(select(ActivistContact))
        ),
        team_branches={team.id: team.branch_id for team in teams.values() if team.branch_id},
        team_names={team.id: team.name for team in teams.values()},
        linked=_linked(session),
        absences=tuple(
            Away(one.person_id, one.since, one.until, one.noted_by)
            for one in session.exec(select(Absence))
        ),
    )


def _linked(session: Session) -> tuple[tuple[UUID, UUID], ...]:
    standing = select(LinkedPerson.area_id, LinkedPerson.person_id)
    return tuple(
        (area, person)
        for area, person in session.exec(standing.where(col(LinkedPerson.until).is_(None)))
    )


def _employee(person: Row[Any], team: Team, aliases: list[str]) -> Employee:
    return Employee(
        id=person.id,
        userid=person.userid,
        name=person.name,
        aliases=tuple(aliases),
        team_id=team.id,
        team=team.name,
        party_status=person.party_status,
        group_id=person.group_id,
        shift=person.shift,
        joined_on=person.joined_on,
        left_on=person.left_on,
        status_since=person.status_since,
    )


def _area(area: Area, team: Team) -> AreaView:
    return AreaView(
        id=area.id,
        name=area.name,
        team_id=area.team_id,
        kind=_unit_kind(area, team),
        group_id=area.group_id,
        branch_id=area.branch_id,
        shift=area.shift,
        closed_on=area.closed_on,
    )


def _unit_kind(area: Area, team: Team) -> UnitKind:
    if area.linked:
        return UnitKind.LINKED_PEOPLE
    return UnitKind.SHIFT_PART if area.shift else team.kind


def _assignment(one: AreaAssignment) -> Assignment:
    return Assignment(
        one.area_id,
        one.person_id,
        one.kind,
        one.since,
        one.until,
        interim=one.interim,
        site=one.site,
        decided_on=one.decided_on,
        id=one.id,
    )


def _holding(one: RoleHolding) -> Holding:
    return Holding(one.person_id, one.role, one.duty, one.org_id, one.since, one.until)
