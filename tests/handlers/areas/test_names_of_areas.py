"""Areas are called as the factory calls them: with letters, with numbers, like a person or a day [D4]."""

from datetime import date

import pytest
from sqlmodel import col, select

from storage.queries import people
from storage.tables import Area, PartyOrg, Team
from storage.vocabulary import OrgLevel, UnitKind
from tests.chatting import Chat

NAMES = ("HSE组", "3号车间", "张伟班", "周一班", "12月班")


@pytest.fixture(autouse=True)
def areas(chat: Chat) -> None:
    """One area of each name."""
    with chat.parts.desk.units() as unit:
        branch = unit.session.exec(
            select(PartyOrg.id).where(col(PartyOrg.level) == OrgLevel.BRANCH)
        ).one()
        for name in NAMES:
            team = Team(name=name, kind=UnitKind.TEAM, branch_id=branch)
            unit.session.collect(team)
            unit.session.write_collected()
            since = date(2020, 1, 1)
            unit.session.collect(
                Area(name=name, team_id=team.id, branch_id=branch, opened_on=since)
            )
        people.changed(unit.session)


@pytest.mark.parametrize("called", [*NAMES, "hse组", "ＨＳＥ组", "３号车间"])
def test_each_is_decided_about_moved_to_and_asked_for(chat: Chat, called: str) -> None:
    name = {"hse组": "HSE组", "ＨＳＥ组": "HSE组", "３号车间": "3号车间"}.get(called, called)
    said = chat.say("孙国栋", f"何静从4月1号起负责{called}")
    assert said.startswith(f"{name}责任区：从4月1日（周三）起由何静负责")
    chat.say("孙国栋", "取消")
    said = chat.say("孙国栋", f"孙丽从4月1号起调到{called}")
    assert said.startswith(f"孙丽从4月1日（周三）起到{name}。")
    chat.say("孙国栋", "取消")
    assert chat.say("张伟", f"{called}谁负责").startswith(f"{name}责任区眼下没有人负责")
    answer = chat.say("孙国栋", f"{called}今年目标 安全：全年无事故")
    assert answer.startswith(f"{name} 2026 年目标，1 条：")
