"""Decisions that cross each other: nobody's word is lost, and nobody confirms what he was not shown [D2 D7]."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot import roster_wording
from bot.roster import read_roster
from bot.seed import CAST
from storage.queries import people
from storage.queries.enrolment import RosterLine, _Pen, enrol
from storage.tables import Absence, Area, AreaAssignment, PartyOrg, Person, RoleHolding, Team
from storage.vocabulary import OrgLevel, UnitKind
from tests.chatting import T1, Chat, chatting, userid_of
from tests.databases import PostgresServer, SqliteFiles


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


def loses_his_seats(chat: Chat, name: str) -> None:
    """As if a list had come that gives him no role any more."""
    with chat.parts.desk.units() as unit:
        him = select(Person.id).where(Person.userid == userid_of(name)).scalar_subquery()
        held = update(RoleHolding).where(col(RoleHolding.person_id) == him)
        unit.session.execute(held.values(until=date(2026, 3, 12)))
        people.changed(unit.session)


@pytest.mark.parametrize(
    "said",
    [
        "何静接替王强负责维修组",
        "张伟调到储运组",
        "张伟离职",
        "王强从下周一起不在，到6月底",
        "维修组今年目标 安全：全年无事故",
    ],
)
def test_who_lost_his_role_confirms_nothing_any_more(chat: Chat, said: str) -> None:
    assert "1 确认" in chat.say("孙国栋", said)
    before = chat.say("周萍", "责任区一览") + chat.say("周萍", "谁暂时不在")
    loses_his_seats(chat, "孙国栋")
    assert chat.say("孙国栋", "1").endswith("现在不归您办了，刚才的没有记下。")
    assert chat.say("周萍", "责任区一览") + chat.say("周萍", "谁暂时不在") == before
    assert "建议" not in chat.say("周萍", "我还有啥没干")


def test_a_leader_who_is_none_any_more_proposes_nothing(chat: Chat) -> None:
    chat.say("刘建国", "陈志远接替王强负责维修组")
    loses_his_seats(chat, "刘建国")
    assert chat.say("刘建国", "1").endswith("现在不归您办了，刚才的没有记下。")
    assert chat.pushes("孙国栋") == []


@pytest.mark.parametrize("said", ["张伟从下周一起不在", "张伟离职", "张伟调到储运组"])
def test_who_is_of_elsewhere_meanwhile_is_not_theirs_any_more(chat: Chat, said: str) -> None:
    chat.say("孙国栋", said)
    with chat.parts.desk.units() as unit:
        above = select(Team.id).where(Team.name == "党总支办公室").scalar_subquery()
        moved = update(Person).where(col(Person.userid) == userid_of("张伟"))
        unit.session.execute(moved.values(team_id=above))
        people.changed(unit.session)
    answer = chat.say("孙国栋", "1")
    if answer.startswith("就在刚才"):
        answer = chat.say("孙国栋", "1")
    assert answer.startswith(("张伟不在您的支部", "张伟不在本支部"))


def test_the_branch_confirms_only_what_it_was_shown(chat: Chat) -> None:
    chat("""
        孙国栋> 何静接替王强负责维修组
        机器人> 维修组责任区：从今天起由何静负责（非本组，干部党员），不再由王强负责。
        周萍> 陈志远接替王强负责维修组
        周萍> 1
        孙国栋> 1
        机器人> 就在刚才，名单或责任区有了别的变动，请再看一遍：
        机器人> 维修组责任区：从今天起由何静负责（非本组，干部党员），不再由陈志远负责。
        机器人> 1 确认  2 修改  3 取消
        孙国栋> 1
        机器人> 已定下。…
    """)


def test_what_somebody_else_has_decided_just_so_is_not_decided_twice(chat: Chat) -> None:
    chat("""
        孙国栋> 何静接替王强负责维修组
        周萍> 何静接替王强负责维修组
        周萍> 1
        机器人> 已定下。…
        孙国栋> 1
        机器人> 维修组责任区现在就由何静负责，没有变动。
        孙国栋> 1
        机器人> 现在没有等您确认的事。…
    """)


def test_a_proposal_for_an_area_that_is_none_any_more_is_not_carried_out(chat: Chat) -> None:
    chat.say("刘建国", "陈志远接替王强负责维修组")
    chat.say("刘建国", "1")
    with chat.parts.desk.units() as unit:
        closed = update(Area).where(col(Area.name) == "维修组")
        unit.session.execute(closed.values(closed_on=date(2026, 3, 12)))
        people.changed(unit.session)
    assert chat.say("孙国栋", "同意 P-0001").startswith("没有找到这个责任区。")


def test_a_decision_made_while_a_list_is_imported_is_not_lost(
    databases: dict[str, SqliteFiles | PostgresServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[str] = []
    otherwise = {"王强": (), "李红梅": ("储运业务组", "维修组")}
    url = databases["postgres"].fresh(with_cast=True)  # SQLite has one writer
    with chatting(url) as chat:
        chat.say("孙国栋", "何静接替王强负责维修组")
        confirming = Thread(target=lambda: answers.append(chat.say("孙国栋", "1")))
        enter_teams = _Pen.enter_teams

        def enter_teams_meanwhile(pen: _Pen, lines: Sequence[RosterLine]) -> None:
            confirming.start()
            confirming.join(timeout=0.5)  # the register has been read: he is too late, or waits
            enter_teams(pen, lines)

        monkeypatch.setattr(_Pen, "enter_teams", enter_teams_meanwhile)
        with chat.parts.desk.units() as unit:
            enrol(
                unit.session,
                [
                    replace(one, areas=otherwise.get(one.name, one.areas))
                    for one in read_roster(CAST)
                ],
                branch=roster_wording.DEMO_BRANCH,
                general_branch=roster_wording.DEMO_GENERAL_BRANCH,
                committee=roster_wording.DEMO_COMMITTEE,
                today=T1.date(),
            )
        confirming.join()
        decided = answers[0].startswith("已定下")
        assert decided or answers[0].startswith("就在刚才")
        holder = "何静" if decided else "李红梅"
        assert chat.say("张伟", "我们组谁负责").startswith(f"维修组责任区由{holder}负责")
    databases["postgres"].drop(url)


@pytest.mark.parametrize("said", ["何静接替王强负责维修组", "王强从下周一起不在", "张伟调到储运组"])
def test_two_of_the_committee_confirm_at_the_same_moment(chat: Chat, said: str) -> None:
    pair = ("孙国栋", "周萍")
    for who in pair:
        assert "1 确认" in chat.say(who, said)
    answers: list[str] = []
    threads = [Thread(target=lambda who=who: answers.append(chat.say(who, "1"))) for who in pair]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(one.startswith(("已定下", "已记下")) for one in answers) in (1, 2)
    assert not any("编号" in one or not one for one in answers)
    with chat.parts.desk.units() as unit:
        holders = select(AreaAssignment).where(col(AreaAssignment.until).is_(None))
        areas = [one.area_id for one in unit.session.exec(holders)]
        away = unit.session.exec(select(Absence)).all()
    assert (len(areas), len(set(areas))) == (5, 5)
    assert len(away) in (0, 1)


def test_a_number_accepts_a_proposal_only_as_it_was_shown(chat: Chat) -> None:
    chat("""
        刘建国> 陈志远从下周一起接替王强负责维修组
        刘建国> 1
        推送 孙国栋> 刘建国建议（P-0001）…
        周萍> 何静接替王强负责维修组
        周萍> 1
        孙国栋> 1
        机器人> 就在刚才，名单或责任区有了别的变动，请再看一遍：
        机器人> 刘建国建议（P-0001）：维修组责任区：从3月16日（周一）起由陈志远负责（非本组…），不再由何静负责。
        孙国栋> 1
        机器人> 已定下。…
    """)
