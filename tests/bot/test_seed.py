"""The cast stands in the database as domain.md §4.1 describes it, on both engines."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from bot.seed import CAST, NotEmpty, seed_demo
from storage.assessment_words import StepKey
from storage.database import make_engine
from storage.queries.people import load_roster
from storage.queries.roster import AreaView, Roster
from storage.tables import AreaAssignment, AssessmentCycle, AssessmentWindow, PartyOrg, Person
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AssignmentKind, CycleState, OrgLevel, Role, UnitKind
from tests.databases import SEALER, disposing

T1 = date(2026, 3, 12)

# Area, who answers for it, why he, its group, whom it covers without him.
AREAS = [
    ("维修组", "王强", "own_team", "综合党小组", "张伟 周涛 马德福 孙丽"),
    ("储运业务组", "李红梅", "own_team", "综合党小组", "何军 吴小燕 刘洋 张玮"),
    ("化工工艺组", "陈志远", "own_team", "综合党小组", "郑凯 林秀英 黄磊 陈晨"),
    ("管理组", "刘建国", "own_team", "综合党小组", "孙国栋 周萍 何静"),
    ("夜班装卸组", "周萍", "cadre", "机关党小组", ""),
]
ROLES = {
    "sunguodong": {Role.BRANCH},
    "zhouping": {Role.BRANCH, Role.RESPONSIBLE_MEMBER},
    "hejing": {Role.BRANCH},
    "liujianguo": {Role.GROUP_LEADER, Role.RESPONSIBLE_MEMBER},
    "wangqiang": {Role.RESPONSIBLE_MEMBER},
    "lihongmei": {Role.RESPONSIBLE_MEMBER},
    "chenzhiyuan": {Role.RESPONSIBLE_MEMBER},
    "zhengkai": {Role.ACTIVIST},
    "gaoming": {Role.COMMITTEE},
}
DUTIES = {"sunguodong": "书记", "zhouping": "组织委员", "hejing": "宣传委员", "gaoming": "办公室"}


@pytest.fixture
def roster(unit: UnitOfWork) -> Roster:
    """The picture of the cast."""
    return load_roster(unit.session)


def area_named(roster: Roster, name: str) -> AreaView:
    """The area with this name."""
    return next(one for one in roster.areas.values() if one.name == name)


@pytest.mark.parametrize(("name", "answering", "kind", "group", "staff"), AREAS)
def test_every_area_has_its_member_and_its_staff(
    roster: Roster, name: str, answering: str, kind: str, group: str, staff: str
) -> None:
    area = area_named(roster, name)
    [member] = roster.responsible_for(area.id, T1)
    assignment = roster.assignment(area.id, member.id, T1)
    assert member.name == answering
    assert assignment is not None
    assert assignment.kind is AssignmentKind(kind)
    assert assignment.since == member.joined_on
    assert roster.orgs[area.group_id or area.id].name == group
    assert area.kind is (UnitKind.OFFICE_UNIT if name == "管理组" else UnitKind.TEAM)
    assert {one.name for one in roster.staff_of(area.id, T1)} == set(staff.split())


def test_roles_and_duties_of_everybody(roster: Roster) -> None:
    assert len(roster.people) == 20
    assert len(roster.areas) == 5
    for person in roster.people.values():
        actor = roster.actor(person.id, T1)
        assert actor.roles == {Role.WORKER} | ROLES.get(person.userid, set()), person.name
        assert (
            actor.duties == {DUTIES[person.userid]} if person.userid in DUTIES else not actor.duties
        )


def test_organisations_hang_together(roster: Roster) -> None:
    ranks = {one.name: (one.level, one.parent_id) for one in roster.orgs.values()}
    ids = {one.name: one.id for one in roster.orgs.values()}
    assert ranks == {
        "公司党委": (OrgLevel.COMMITTEE, None),
        "物流党总支": (OrgLevel.GENERAL_BRANCH, ids["公司党委"]),
        "生产支部": (OrgLevel.BRANCH, ids["物流党总支"]),
        "机关党小组": (OrgLevel.GROUP, ids["生产支部"]),
        "综合党小组": (OrgLevel.GROUP, ids["生产支部"]),
    }


def test_all_but_the_office_above_belong_to_the_branch(roster: Roster) -> None:
    outside = {one.userid for one in roster.people.values() if roster.branch_of(one.id) is None}
    assert outside == {"gaoming"}
    gaoming = roster.enrolled("gaoming", T1)
    assert gaoming is not None
    [office] = roster.actor(gaoming.id, T1).offices
    assert roster.orgs[office].name == "物流党总支"


def test_the_leader_leads_his_own_group(roster: Roster) -> None:
    leader = roster.enrolled("liujianguo", T1)
    assert leader is not None
    [group] = roster.actor(leader.id, T1).groups
    assert roster.orgs[group].name == "综合党小组"
    assert len(roster.members_of_group(group, T1)) == 4


def test_two_members_look_after_the_activist(roster: Roster) -> None:
    activist = roster.enrolled("zhengkai", T1)
    assert activist is not None
    looking_after = {
        one.name
        for one in roster.people.values()
        if activist.id in roster.actor(one.id, T1).activists
    }
    assert looking_after == {"陈志远", "王强"}


def test_the_assessment_of_the_year_is_open(unit: UnitOfWork, roster: Roster) -> None:
    [cycle] = unit.session.exec(select(AssessmentCycle))
    assert (cycle.year, cycle.edition, cycle.state) == (2026, "seven_duties", CycleState.SELF_OPEN)
    windows = {
        one.step: (one.opens, one.closes) for one in unit.session.exec(select(AssessmentWindow))
    }
    assert windows[StepKey.SELF_APPRAISAL] == (date(2026, 11, 15), date(2026, 12, 20))
    until = date(2026, 12, 20)
    steps = (StepKey.SELF_APPRAISAL, StepKey.AREA_EVALUATION, StepKey.LEADER_SCORING)
    assert {windows[one][1] for one in steps} == {until}
    assert roster.orgs[cycle.branch_id].name == "生产支部"


def test_under_a_text_that_breaks_off_no_assessment_is_open(empty_database_url: str) -> None:
    with (
        disposing(make_engine(empty_database_url)) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        seed_demo(unit, T1, None)
        assert unit.session.exec(select(AssessmentCycle)).all() == []


def test_a_database_with_people_is_refused(unit: UnitOfWork) -> None:
    before = [
        len(unit.session.exec(select(one)).all()) for one in (Person, PartyOrg, AreaAssignment)
    ]
    with pytest.raises(NotEmpty):
        seed_demo(unit, T1)
    after = [
        len(unit.session.exec(select(one)).all()) for one in (Person, PartyOrg, AreaAssignment)
    ]
    assert after == before


def test_the_cast_travels_with_the_program(tmp_path: Path) -> None:
    copy = shutil.copy(CAST, tmp_path)
    assert len(Path(copy).read_text("utf-8").splitlines()) == 21
