"""What the division lacks is said honestly, once the roster has holes [D1 D4 D5]."""

from dataclasses import replace
from datetime import date

from handlers.areas.coverage.showing import show_board
from handlers.areas.who.asking import tell_who
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import Assignment, Roster
from storage.vocabulary import AssignmentKind
from tests.chatting import T1, userid_of
from tests.handlers.areas.conftest import seen_by

TODAY = T1.date()


def area_id(roster: Roster, name: str) -> object:
    """The key of an area."""
    return next(area.id for area in roster.areas.values() if area.name == name)


def test_an_area_in_gap_names_the_branch_as_the_one_to_ask(branch: Context) -> None:
    gone = area_id(branch.roster, "维修组")
    left = tuple(one for one in branch.roster.assignments if one.area_id != gone)
    roster = replace(branch.roster, assignments=left)
    answer = tell_who(Utterance.of("我们组谁负责"), seen_by(branch, "张伟", roster))
    assert answer.text == (
        "维修组责任区眼下没有人负责，要等支部安排。有事先找支部的孙国栋，或者告诉我，我帮您转。"
    )
    board = show_board(Utterance.of(""), seen_by(branch, "孙国栋", roster)).text
    assert "维修组：暂缺，5 人" in board
    assert "暂时没人负责：维修组。" in board
    assert "没有责任区的党员：王强、孙国栋、何静。" in board
    assert (
        "维修组可以考虑：王强（本组党员）、刘建国（同一党小组，已负责 1 个）、李红梅（同一党小组，已负责 1 个）。由支部定。"
        in board
    )


def test_without_a_group_nobody_is_of_the_same_group(branch: Context) -> None:
    gone = area_id(branch.roster, "维修组")
    kept = tuple(one for one in branch.roster.assignments if one.area_id != gone)
    areas = {key: replace(one, group_id=None) for key, one in branch.roster.areas.items()}
    people = {key: replace(one, group_id=None) for key, one in branch.roster.people.items()}
    roster = replace(branch.roster, areas=areas, people=people, assignments=kept)
    board = show_board(Utterance.of(""), seen_by(branch, "孙国栋", roster)).text
    assert "维修组可以考虑：王强（本组党员）、何静（支委）、孙国栋（支委）。由支部定。" in board


def test_areas_with_many_people_for_each_member_are_shown(branch: Context) -> None:
    figures = branch.edition.figures.model_copy(update={"people_per_member": 3})
    edition = branch.edition.model_copy(update={"figures": figures})
    board = show_board(Utterance.of(""), replace(branch, edition=edition)).text
    assert "每名党员要管的人偏多，可以再加一名：" in board
    assert "管理组" not in board.rpartition("可以再加一名：")[2]
    assert "人偏多" not in show_board(Utterance.of(""), branch).text


def test_people_without_an_area_are_named_to_the_branch_and_told_whom_to_ask(
    branch: Context,
) -> None:
    areas = {key: area for key, area in branch.roster.areas.items() if area.name != "维修组"}
    kept = tuple(one for one in branch.roster.assignments if one.area_id in areas)
    roster = replace(branch.roster, areas=areas, assignments=kept)
    board = show_board(Utterance.of(""), seen_by(branch, "孙国栋", roster)).text
    assert "没划进责任区的人：马德福、王强、张伟、孙丽、周涛。" in board
    answer = tell_who(Utterance.of("谁管我们"), seen_by(branch, "张伟", roster))
    assert answer.text.startswith("您所在的组还没有划进责任区。有事先找支部的孙国栋")


def test_an_area_may_be_shared(branch: Context) -> None:
    roster = branch.roster
    helper = roster.enrolled(userid_of("陈志远"), TODAY)
    assert helper is not None
    place = next(area.id for area in roster.areas.values() if area.name == "维修组")
    since = date(2026, 1, 1)
    second = Assignment(place, helper.id, AssignmentKind.NEIGHBOURING, since, None)
    roster = replace(roster, assignments=(*roster.assignments, second))
    answer = tell_who(Utterance.of("责任区"), seen_by(branch, "张伟", roster)).text
    assert "维修组责任区由王强、陈志远共同负责。" in answer
    assert "平时不在" not in answer
    assert "直接找王强或陈志远" in answer
    own = tell_who(Utterance.of("责任区"), seen_by(branch, "王强", roster)).text
    assert own.startswith("您负责维修组责任区，和陈志远一起，职工 4 人")


def test_an_assignment_that_ended_counts_no_more(branch: Context) -> None:
    roster = branch.roster
    ended = tuple(replace(one, until=TODAY) for one in roster.assignments)
    roster = replace(roster, revision=roster.revision + 1, assignments=ended)
    answer = tell_who(Utterance.of("责任区"), seen_by(branch, "张伟", roster)).text
    assert "眼下没有人负责" in answer
