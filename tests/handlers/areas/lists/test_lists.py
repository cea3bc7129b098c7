"""What stands in the lists and on the wall: the division as it is, gaps marked, for whom who oversees it [D1 D4-D7 S1]."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.areas.lists import facts, wording
from handlers.areas.lists import tables as lists
from handlers.kit.capability import Context
from handlers.kit.documents import Table
from handlers.kit.messages import Refusal
from storage.queries.roster import Assignment, Org, Roster
from storage.randomness import new_id
from storage.vocabulary import AssignmentKind, OrgLevel, UnitKind
from tests.chatting import T1
from tests.handlers.areas.conftest import seen_by

TODAY = T1.date()
COLUMNS = (
    *("序号", "党小组", "责任区", "单位", "责任党员", "负责方式", "职工人数", "起始日期", "备注"),
)


def held(ctx: Context, area: str, *assignments: tuple[str, AssignmentKind, date]) -> Context:
    """The same roster with these people, and nobody else, for an area."""
    roster: Roster = ctx.roster
    key = next(one.id for one in roster.areas.values() if one.name == area)
    rest = tuple(one for one in roster.assignments if one.area_id != key)
    people = {one.name: one.id for one in roster.people.values()}
    new = (Assignment(key, people[who], kind, since, None) for who, kind, since in assignments)
    return replace(ctx, roster=replace(roster, assignments=(*rest, *new)))


def rows(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in table.rows]


def test_the_division_names_every_area_who_answers_for_it_and_why(branch: Context) -> None:
    document = lists.division(branch)
    (table,) = document.tables
    assert document.name == "责任区划分一览表-生产支部"
    assert table.title == "生产支部责任区划分一览表"
    assert table.subtitle.startswith("依据《党员责任区制度》D1、D4、D5、D6、D7、S1")
    assert table.subtitle.endswith("截至 2026年3月12日")
    assert tuple(one.title for one in table.columns) == COLUMNS
    by_area = {row[2]: row for row in rows(table)}
    assert list(by_area) == ["夜班装卸组", "储运业务组", "化工工艺组", "管理组", "维修组"]
    assert by_area["维修组"][1:7] == [
        *("综合党小组", "维修组", "班组", "王强", "本组党员", "4"),
    ]
    assert by_area["夜班装卸组"][4:7] == ["周萍", "干部党员", "0"]
    assert by_area["管理组"][3] == "室组"
    assert table.notes[0] == "共 5 个责任区，责任党员 5 人，覆盖职工 15 人。"
    assert "责任范围：生产、现场、安全、质量、设备、组织发展、思想进步。" in table.notes
    assert table.marked == frozenset()


def test_a_gap_is_marked_and_says_since_when(branch: Context) -> None:
    roster = branch.roster
    ended = tuple(
        replace(one, until=date(2026, 3, 1)) if roster.areas[one.area_id].name == "维修组" else one
        for one in roster.assignments
    )
    (table,) = lists.division(replace(branch, roster=replace(roster, assignments=ended))).tables
    assert table.marked == frozenset({4})
    assert rows(table)[4][4:] == ["暂缺", "", "5", "", "2026年3月1日起暂缺，等支部定"]
    assert table.notes[0].endswith("暂缺 1 个：维修组。")


def test_several_members_share_one_row(branch: Context) -> None:
    own, since = AssignmentKind.OWN_TEAM, date(2026, 1, 1)
    shared = held(branch, "维修组", ("王强", own, since), ("刘建国", own, date(2026, 2, 1)))
    (table,) = lists.division(shared).tables
    assert rows(table)[4][4:] == [
        *("王强、刘建国", "本组党员", "4", "2026年1月1日、2026年2月1日", "共同负责"),
    ]


def test_the_teams_without_a_member_and_who_covers_them(branch: Context) -> None:
    (table,) = lists.without_member(branch).tables
    assert table.title == "生产支部无党员班组覆盖清单"
    (row,) = rows(table)
    assert row[1:7] == ["夜班装卸组", "0", "夜班装卸组", "周萍", "管理组", "干部党员"]
    (gap,) = lists.without_member(held(branch, "夜班装卸组")).tables
    assert rows(gap)[0][4] == "暂缺"
    assert gap.marked == frozenset({0})


def test_a_team_without_member_and_without_area_is_in_the_list(branch: Context) -> None:
    """No area covers it at all: a row of its own, marked, instead of nothing."""
    roster = branch.roster
    left = {key: one for key, one in roster.areas.items() if one.name != "维修组"}
    assignments = tuple(one for one in roster.assignments if one.area_id in left)
    people = {key: one for key, one in roster.people.items() if one.name != "王强"}
    bare = replace(roster, areas=left, assignments=assignments, people=people)
    (table,) = lists.division(replace(branch, roster=bare)).tables
    assert "有人没划进责任区的班组：维修组。" in table.notes
    (table,) = lists.without_member(replace(branch, roster=bare)).tables
    assert [row[1:5] for row in rows(table)] == [
        ["夜班装卸组", "0", "夜班装卸组", "周萍"],
        ["维修组", "4", "没有划进责任区", "暂缺"],
    ]


def test_every_branch_has_a_sheet_of_its_own(branch: Context) -> None:
    roster = branch.roster
    second = Org(new_id(), OrgLevel.BRANCH, "第二支部", next(iter(roster.orgs.values())).id)
    areas = {
        key: replace(one, branch_id=second.id) if one.name == "维修组" else one
        for key, one in roster.areas.items()
    }
    two = replace(roster, areas=areas, orgs={**roster.orgs, second.id: second})
    both = replace(branch.actor, branches=branch.actor.branches | {second.id})
    document = lists.division(replace(branch, roster=two, actor=both))
    assert [one.title for one in document.tables] == [
        *("生产支部责任区划分一览表", "第二支部责任区划分一览表"),
    ]
    assert [len(one.rows) for one in document.tables] == [4, 1]


def test_every_kind_has_its_word() -> None:
    assert set(wording.KINDS) == set(AssignmentKind)
    assert set(wording.UNITS) == set(UnitKind)


def test_a_leader_has_the_areas_of_his_group_and_no_others(branch: Context) -> None:
    leader = seen_by(branch, "刘建国")
    (table,) = lists.division(leader).tables
    assert table.title == "生产支部综合党小组责任区划分一览表"
    assert {row[1] for row in rows(table)} == {"综合党小组"}
    (teams,) = lists.without_member(leader).tables
    assert teams.rows == ()
    assert teams.notes[0] == "每个班组都有本组党员。"


def test_a_leader_is_not_shown_the_teams_of_others(branch: Context) -> None:
    roster = branch.roster
    team = next(one.team_id for one in roster.areas.values() if one.name == "夜班装卸组")
    people = {
        key: replace(one, team_id=team, team="夜班装卸组") if one.name == "孙丽" else one
        for key, one in roster.people.items()
    }
    moved = replace(branch, roster=replace(roster, people=people))
    assert len(lists.without_member(moved).tables[0].rows) == 1
    assert lists.without_member(seen_by(moved, "刘建国")).tables[0].rows == ()


def test_the_office_above_has_those_of_its_branches(branch: Context) -> None:
    (table,) = lists.division(seen_by(branch, "高明")).tables
    assert len(table.rows) == 5


@pytest.mark.parametrize("name", ["张伟", "王强"])
def test_who_oversees_nothing_gets_no_list(branch: Context, name: str) -> None:
    for make in (lists.division, lists.without_member):
        with pytest.raises(Refusal):
            make(seen_by(branch, name))


def test_nobody_is_complained_of_to_himself(branch: Context) -> None:
    kind, since = AssignmentKind.OWN_TEAM, date(2026, 1, 1)
    (one,) = facts.divisions(held(branch, "管理组", ("孙国栋", kind, since)))
    by_area = {area.name: one.supervised_by(area) for area in one.areas}
    assert by_area["维修组"] == ("孙国栋", "书记")
    assert by_area["管理组"] == ("周萍", "组织委员")
    assert replace(one, seats=one.seats[:1]).supervised_by(one.areas[3]) is None


def test_a_text_of_the_regulation_without_these_clauses_is_not_cited(branch: Context) -> None:
    other = branch.edition.model_copy(
        update={"clauses": {"D4": branch.edition.clauses["D4"]}, "dimensions": ()}
    )
    (table,) = lists.division(replace(branch, edition=other)).tables
    assert "《党员责任区制度》D4　" in table.subtitle
    assert not any("责任范围" in note for note in table.notes)
