"""Decisions that cross each other: nobody's word is lost, and nobody confirms what he was not shown [D2 D7]."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from storage.queries import people
from storage.tables import Area, PartyOrg, Person, Team
from storage.vocabulary import OrgLevel, UnitKind
from tests.chatting import Chat, userid_of


def team_without_area(chat: Chat, name: str = "电工组", *, was_one: bool = False) -> None:
    """孙丽 works in a team that is in no area; `was_one`: it was an area until it was closed."""
    with chat.parts.desk.units() as unit:
        branch = unit.session.exec(
            select(PartyOrg.id).where(col(PartyOrg.level) == OrgLevel.BRANCH)
        ).one()
        team = Team(name=name, kind=UnitKind.TEAM, branch_id=branch)
        unit.session.collect(team)
        unit.session.write_collected()
        if was_one:
            closed = Area(
                name=name,
                team_id=team.id,
                branch_id=branch,
                opened_on=date(2020, 1, 1),
                closed_on=date(2026, 2, 1),
            )
            unit.session.collect(closed)
        moved = update(Person).where(col(Person.userid) == userid_of("孙丽"))
        unit.session.execute(moved.values(team_id=team.id))
        people.changed(unit.session)


def test_two_of_the_committee_make_the_same_team_an_area(chat: Chat) -> None:
    team_without_area(chat)
    chat.say("孙国栋", "何静负责电工组")
    chat.say("周萍", "陈志远负责电工组")
    assert chat.say("孙国栋", "1").startswith("已定下。")
    assert chat.say("周萍", "1").startswith("就在刚才，名单或责任区有了别的变动")
    assert chat.say("孙丽", "我们组谁负责").startswith("电工组责任区由何静负责")


def test_a_team_that_was_an_area_once_is_one_again(chat: Chat) -> None:
    team_without_area(chat, was_one=True)
    chat.say("孙国栋", "何静负责电工组")
    assert chat.say("孙国栋", "1").startswith("已定下。")
    assert chat.say("孙丽", "我们组谁负责").startswith("电工组责任区由何静负责")
