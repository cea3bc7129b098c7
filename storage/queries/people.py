"""Reading the roster from the database, and telling every process when it changed."""

from collections import defaultdict
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Row, update
from sqlmodel import col, select

from storage.garbage import none_looked_for
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
_TEAMS = sqlalchemy.select(
    *(col(Team.id), col(Team.name), col(Team.kind), col(Team.branch_id)),
)
_AREAS = sqlalchemy.select(
    *(col(Area.id), col(Area.name), col(Area.team_id), col(Area.shift), col(Area.linked)),
    *(col(Area.group_id), col(Area.branch_id), col(Area.closed_on)),
)
_ASSIGNMENTS = sqlalchemy.select(
    *(col(getattr(AreaAssignment, one.name)) for one in fields(Assignment)),
)
_HOLDINGS = sqlalchemy.select(*(col(getattr(RoleHolding, one.name)) for one in fields(Holding)))
_ORGS = sqlalchemy.select(*(col(getattr(PartyOrg, one.name)) for one in fields(Org)))
_ABSENCES = sqlalchemy.select(*(col(getattr(Absence, one.name)) for one in fields(Away)))
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


@none_looked_for()
def load_roster(session: Session) -> Roster:
    """The whole roster as it stands."""
    teams = {team.id: team for team in session.execute(_TEAMS)}
    names: dict[UUID, list[str]] = defaultdict(list)
    for person_id, name in session.execute(select(Alias.person_id, Alias.name)):
        names[person_id].append(name)
    contacts = select(ActivistContact.activist_id, ActivistContact.contact_id)
    return Roster(
        revision=revision(session),
        people={
            one.id: _employee(one, teams[one.team_id], names.get(one.id, []))
            for one in session.execute(_PEOPLE)
        },
        areas={one.id: _area(one, teams[one.team_id]) for one in session.execute(_AREAS)},
        orgs={one.id: Org(*one) for one in session.execute(_ORGS)},
        assignments=tuple(Assignment(*one) for one in session.execute(_ASSIGNMENTS)),
        holdings=tuple(Holding(*one) for one in session.execute(_HOLDINGS)),
        contacts=frozenset((activist, contact) for activist, contact in session.execute(contacts)),
        team_branches={team.id: team.branch_id for team in teams.values() if team.branch_id},
        team_names={team.id: team.name for team in teams.values()},
        linked=_linked(session),
        absences=tuple(Away(*one) for one in session.execute(_ABSENCES)),
    )


def _linked(session: Session) -> tuple[tuple[UUID, UUID], ...]:
    standing = select(LinkedPerson.area_id, LinkedPerson.person_id)
    return tuple(
        (area, person)
        for area, person in session.exec(standing.where(col(LinkedPerson.until).is_(None)))
    )


def _employee(person: Row[Any], team: Row[Any], aliases: list[str]) -> Employee:
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


def _area(area: Row[Any], team: Row[Any]) -> AreaView:
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


def _unit_kind(area: Row[Any], team: Row[Any]) -> UnitKind:
    if area.linked:
        return UnitKind.LINKED_PEOPLE
    kind: UnitKind = UnitKind.SHIFT_PART if area.shift else team.kind
    return kind
