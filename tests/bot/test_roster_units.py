"""A list says what its areas are made of: teams, shifts of a team, people named one by one [D4 D5]."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.roster import RosterError, read_roster
from bot.roster_checks import understand
from bot.roster_file import read_sheet
from handlers.regulation import Edition
from storage.queries.enrolment import RosterLine
from storage.vocabulary import UnitKind

TITLES = "账号,姓名,班组,政治面貌,党小组,职务,类型,负责的责任区,结对职工,班次,常用称呼,入职日期"
SECRETARY = "sun,孙国栋,管理组,党员,机关党小组,书记,室组,管理组,,常白班,,2004-07-01"
WORKERS = [
    "zhang,张伟,维修组,群众,,,,,,甲班,,2014-04-01",
    "zhou,周涛,维修组,群众,,,,,,乙班,,2022-07-04",
    "ma,马德福,储运组,群众,,,,,,甲班,,1992-08-03",
    "zhang2,张伟,储运组,群众,,,,,,,,1999-08-03",
]


def member(area: str, linked: str = "", userid: str = "wang", name: str = "王强") -> str:
    return f"{userid},{name},维修组,党员,综合党小组,,,{area},{linked},常白班,,2001-07-02"


def of_pairs(count: int) -> Edition:
    """An edition whose areas are so many linked people each."""
    edition = Edition.load("seven_duties")
    figures = edition.figures.model_copy(update={"linked_count": count})
    kinds = (UnitKind.LINKED_PEOPLE, UnitKind.OFFICE_UNIT)
    return edition.model_copy(update={"figures": figures, "unit_kinds": kinds})


def write(folder: Path, members: Sequence[str]) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join([TITLES, SECRETARY, *members, *WORKERS]), "utf-8")
    return path


def lines(folder: Path, *members: str) -> dict[str, RosterLine]:
    return {one.userid: one for one in read_roster(write(folder, members))}


def problems(folder: Path, *members: str, edition: Edition | None = None) -> list[str]:
    with pytest.raises(RosterError) as refused:
        read_roster(write(folder, members), edition)
    return refused.value.problems


@pytest.mark.parametrize("typed", ["维修组甲班", "维修组（甲班）", "维修组 甲班", "维修组-甲班"])
def test_a_shift_of_a_team_has_one_name_however_it_is_typed(typed: str, tmp_path: Path) -> None:
    assert lines(tmp_path, member(typed))["wang"].areas == ("维修组甲班",)


def test_a_team_that_is_called_like_a_shift_of_another_stays_a_team(tmp_path: Path) -> None:
    other = "li,李红梅,维修组甲班,党员,综合党小组,,,维修组甲班,,,,2010-05-04"
    assert lines(tmp_path, member("维修组"), other)["li"].areas == ("维修组甲班",)


@pytest.mark.parametrize("typed", ["维修组丙班", "维修组夜班", "储运组乙班"])
def test_a_shift_that_nobody_works_is_named_with_those_that_are(typed: str, tmp_path: Path) -> None:
    (text,) = problems(tmp_path, member(typed))
    team, shift = typed[:3], typed[3:]
    assert text.startswith(
        f"第 3 行「负责的责任区」：「{team}」没有人上「{shift}」，这个班组的班次有："
    )
    assert ("常白班、甲班、乙班" in text) == (team == "维修组")


def test_linked_people_are_named_or_given_by_their_userids(tmp_path: Path) -> None:
    found = lines(tmp_path, member("", "周涛；ZHANG2"))["wang"]
    assert (found.areas, found.linked) == (("王强结对组",), ("zhou", "zhang2"))
    named = lines(tmp_path, member("一区", "周涛；马德福"))["wang"]
    assert (named.areas, named.linked) == (("一区",), ("zhou", "ma"))


def test_two_members_may_share_a_list(tmp_path: Path) -> None:
    both = lines(
        tmp_path,
        member("一区", "周涛；马德福"),
        member("一区", "马德福；周涛", "li", "李红梅"),
        member("一区", "", "chen", "陈志远"),
    )
    assert {both[one].areas for one in ("wang", "li", "chen")} == {("一区",)}


@pytest.mark.parametrize(
    ("members", "column", "what"),
    [
        ([("", "周桃")], "结对职工", "名单里没有「周桃」"),
        ([("", "张伟；周涛")], "结对职工", "有几位叫「张伟」（第 4、7 行），请写账号"),
        ([("", "王强；周涛")], "结对职工", "写了自己"),
        ([("维修组", "周涛")], "负责的责任区", "「维修组」是班组，不能当结对责任区的名称"),
        ([("一区；二区", "周涛")], "负责的责任区", "只能写一个名称"),
    ],
)
def test_a_list_of_names_that_is_not_right(
    members: list[tuple[str, str]], column: str, what: str, tmp_path: Path
) -> None:
    (text,) = problems(tmp_path, *(member(*one) for one in members))
    assert text.startswith(f"第 3 行「{column}」：")
    assert what in text


def test_a_worker_is_linked_to_one_member_only(tmp_path: Path) -> None:
    (text,) = problems(
        tmp_path, member("", "周涛；马德福"), member("", "zhou;zhang", "li", "李红梅")
    )
    assert text == (
        "第 4 行「结对职工」：「周涛」已经和第 3 行的党员结对了。一名职工只能在一个责任区里，请留一处。"
    )


def test_two_lists_have_two_names(tmp_path: Path) -> None:
    (text,) = problems(tmp_path, member("", "周涛"), member("", "马德福", "li"))
    assert "第 3 行的结对责任区也叫「王强结对组」，人却不一样" in text


@pytest.mark.parametrize(("linked", "right"), [("周涛", False), ("周涛；马德福", True)])
def test_how_many_are_linked_is_the_editions_to_say(
    linked: str, right: bool, tmp_path: Path
) -> None:
    if right:
        read_roster(write(tmp_path, [member("", linked)]), of_pairs(2))
        return
    (text,) = problems(tmp_path, member("", linked), edition=of_pairs(2))
    assert text == ("第 3 行「结对职工」：写了 1 人，本版制度规定每个责任区结对 2 人。请核对。")


def test_an_area_of_a_kind_the_edition_does_not_name_is_no_error(tmp_path: Path) -> None:
    path = write(tmp_path, [member("维修组")])
    said = understand(read_sheet(path), of_pairs(2)).warnings
    assert any("按结对职工、室组划分，这些不是：维修组" in one for one in said)
    other = understand(read_sheet(path), Edition.load("seven_duties")).warnings
    assert not any("划分，这些不是" in one for one in other)


def test_who_answers_for_a_shift_is_no_reason_to_call_the_team_unanswered(tmp_path: Path) -> None:
    path = write(tmp_path, [member("维修组甲班"), member("", "马德福", "li", "李红梅")])
    said = understand(read_sheet(path)).warnings
    assert [one for one in said if "没有负责它的党员" in one] == [
        "班组「储运组」：这份名单里没有负责它的党员。"
    ]
