"""The division as a list would have made it: people in other teams, areas of a part of one, assignments that end."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from storage.queries import people
from storage.tables import Area, AreaAssignment, LinkedPerson, Person, Team
from storage.vocabulary import AssignmentKind, UnitKind
from tests.chatting import Chat, userid_of

SINCE = date(2026, 3, 1)


def moves(chat: Chat, name: str, team: str) -> None:
    """He works in another team from now on; a team that is not there yet is made."""
    with chat.parts.desk.units() as unit:
        session = unit.session
        branch = session.exec(select(Team.branch_id).where(Team.name == "维修组")).one()
        known = session.exec(select(Team).where(Team.name == team)).first()
        made = known or Team(name=team, kind=UnitKind.TEAM, branch_id=branch)
        if known is None:
            session.collect(made)
            session.write_collected()
        his = update(Person).where(col(Person.userid) == userid_of(name))
        session.execute(his.values(team_id=made.id))
        people.changed(session)


def leaves(chat: Chat, name: str, day: date) -> None:
    """He is here no more; what he held is not ended."""
    with chat.parts.desk.units() as unit:
        person = update(Person).where(col(Person.userid) == userid_of(name))
        unit.session.execute(person.values(left_on=day))
        people.changed(unit.session)


def assignments_end(chat: Chat, area: str, until: date | None) -> None:
    """From this day on nobody answers for the area; None: as before."""
    with chat.parts.desk.units() as unit:
        place = select(Area.id).where(col(Area.name) == area).scalar_subquery()
        ended = update(AreaAssignment).where(col(AreaAssignment.area_id) == place)
        unit.session.execute(ended.values(until=until))
        people.changed(unit.session)


def area_of_a_part(chat: Chat, name: str, holder: str, *, shift: str = "", names: str = "") -> None:
    """One more area beside that of 储运业务组: those who work a shift of it, or these people."""
    with chat.parts.desk.units() as unit:
        session = unit.session
        ids = {one.name: one.id for one in session.exec(select(Person))}
        team = session.exec(select(Area).where(Area.name == "储运业务组")).one()
        made = Area(
            name=name,
            team_id=team.team_id,
            branch_id=team.branch_id,
            group_id=team.group_id,
            shift=shift,
            linked=bool(names),
            opened_on=SINCE,
        )
        session.collect(made)
        session.write_collected()
        own = AssignmentKind.OWN_TEAM
        session.collect(
            AreaAssignment(area_id=made.id, person_id=ids[holder], kind=own, since=SINCE),
            *(
                LinkedPerson(area_id=made.id, person_id=ids[one], since=SINCE)
                for one in names.split()
            ),
        )
        people.changed(session)
