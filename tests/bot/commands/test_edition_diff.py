"""`zerenqu edition diff`: whatever an edition says, a change of it is told to those it concerns; what is equal is not."""

from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.cli.edition_changes_assessed_wording import ASSESSED
from bot.cli.edition_changes_kept_wording import KEPT
from bot.cli.edition_changes_wording import FIGURES, INTERVALS, UNIT_KINDS, Concerned
from handlers.regulation import (
    Balloting,
    Edition,
    Figures,
    Interval,
    Publishing,
    Scoring,
    packaged,
)
from storage.vocabulary import Retention, UnitKind
from tests.handlers.regulation.drafts import changed, write

SEVEN = "seven_duties"
MEMBERS, LEADERS, BRANCH, WORKERS, ADMIN = Concerned
CHANGES = {
    "a clause's words": (('text = "（1）自查。党员进行自我鉴定。"', 'text = "（1）自查。党员写自我鉴定。"'),
                         WORKERS, "条款 M4.1 第一步 自查 改了字：「进行」 → 「写」"),
    "a clause more": (("[clauses.P0]", '[clauses.T8]\ntitle = "安全"\ntext = "8.安全"\n\n[clauses.P0]'), WORKERS, "条款增加：T8 安全"),
    "a duty": (('key = "order"\nclause = "T4"\ntitle = "维护秩序、参加党建活动"\ncapability', 'key = "order"\nclause = "T4"\ntitle = "维护秩序"\ncapability'),
               MEMBERS, "任务：维护秩序、参加党建活动（T4，机器人帮着办） → 维护秩序（T4，"),
    "who carries it": (('capability = "relay"', 'by_hand = "班前会上说"'), MEMBERS, "政策宣传落实（T5，机器人帮着办） → 政策宣传落实（T5，"),
    "a side of the work": (('title = "现场"', 'title = "现场管理"'), BRANCH, "工作方面：生产、现场、安全"),
    "unit kinds": (('"shift_part", "linked_people"]', '"shift_part"]'), BRANCH,
                   "责任区可以由什么组成：班组、科室、班组里的一个班次、结对的职工 → 班组、科室、班组里的一个班次"),
    "papers": (("unit_kinds =", 'reference_documents = ["责任书"]\nunit_kinds ='), BRANCH, "制定依据：没有 → 责任书"),
    "headings": (("unit_kinds =", 'narrative = ["成效"]\nunit_kinds ='), BRANCH, "年度总结的提纲：没有 → 成效"),
    "an occasion of a talk": (("days = 14", "days = 10"), MEMBERS, "必谈必访：新入职：14 天内谈，和名字记在一起 → 新入职：10 天内谈，和名字记在一起"),
    "what is full": (('full = "现场安稳有序"', 'full = "没有打架"'), MEMBERS, "满分的样子：现场安稳有序 → 没有打架"),
    "grades": (("least = 80", "least = 85"), MEMBERS, "等次：优秀 90 分起、合格 80 分起"),
    "reminders": (("[14, 3, 0]", "[7, 0]"), MEMBERS, "自查截止前几天提醒没交的：14、3、0 → 7、0"),
    "a window": (('closes = "11-25"', 'closes = "11-28"'), MEMBERS, "考核步骤：自查 11月15日至11月25日（机器人帮着办） → 自查 11月15日至11月28日"),
    "the leaders' step": (('closes = "12-10"', 'closes = "12-09"'), LEADERS, "党小组长考核 12月1日至12月10日"),
    "the branch's step": (('closes = "12-20"', 'closes = "12-19"'), BRANCH, "支部审核"),
    "the workers' step": (('closes = "11-30"', 'closes = "11-29"'), WORKERS, "责任区评价"),
    "a shift's hours": (("until = 17:00:00", "until = 17:30:00"), WORKERS, "常白班、长白班、白班、行政班：工作日 08:00–17:00 → 工作日 08:00–17:30"),
    "a shift's name": (('names = ["甲班"]', 'names = ["一班"]'), WORKERS, "不再知道甲班的上班时间"),
    "a figure": (("reopen_days = 7", "reopen_days = 5"), WORKERS, "答复后几天内可以说没解决：7 → 5"),
    "an hour": (("quiet_from = 21:00:00", "quiet_from = 20:30:00"), WORKERS, "免打扰从几点起：21:00 → 20:30"),
    "an interval": (('"quarter"', '"month"'), MEMBERS, "多久和每个人谈一次：每季度 → 每月"),
    "a number of linked": (("small_unit = 5", "small_unit = 5\nlinked_count = 2"), BRANCH, "每个责任区结对几名职工：不限 → 2"),
    "a period": (("talks = { months = 15 }", "talks = { days = 90 }"), WORKERS, "谈心的名字和内容最多保留：15 个月 → 90 天"),
    "a period for the operator": (("access_log = { months = 36 }", "access_log = { months = 48 }"), ADMIN, "查阅记录保留：36 个月 → 48 个月"),
}  # fmt: skip


def compared(old: object, new: object) -> Result:
    return CliRunner().invoke(cli, ["edition", "diff", str(old), str(new)])


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_to_whom_it_concerns_and_nothing_else(name: str, tmp_path: Path) -> None:
    change, who, says = CHANGES[name]
    result = compared(SEVEN, write(tmp_path, changed(change)))
    heading, group, *lines = result.output.splitlines()
    assert heading.startswith("《党员责任区制度》（seven_duties，2021-03-04 起） → ")
    assert group == f"{who.value}："
    assert says in lines[0]
    assert result.exit_code == 0
    assert len(lines) == 1 + (name == "a shift's name")


def test_points_are_told_item_by_item(tmp_path: Path) -> None:
    points = ("points = 20", "points = 25"), ("points = 10\nclauses", "points = 5\nclauses")
    told = compared(SEVEN, write(tmp_path, changed(*points))).output
    assert "考核表：思想动态掌握与反映 20 分 → 思想动态掌握与反映 25 分" in told
    assert "考核表：组织学习 10 分 → 组织学习 5 分" in told
    assert told.count("考核表") == 2


def test_two_that_say_the_same_say_so() -> None:
    assert compared(SEVEN, SEVEN).output.splitlines()[1:] == [
        "两份制度文本说的一样，换了没有差别。"
    ]


def test_a_copy_of_another_name_and_day_says_the_same(tmp_path: Path) -> None:
    renamed = ('key = "seven_duties"', 'key = "ours"'), ("= 2021-03-04", "= 2026-07-01")
    told = compared(SEVEN, write(tmp_path, changed(*renamed), "ours.toml")).output
    assert "ours，2026-07-01 起" in told
    assert "说的一样" in told


def test_what_only_helps_to_find_a_clause_is_a_small_change(tmp_path: Path) -> None:
    words = ('words = ["党的领导", "党员分布"]', 'words = ["党的领导"]')
    assert "只有提问用词" in compared(SEVEN, write(tmp_path, changed(words))).output


@pytest.mark.parametrize("old", packaged())
@pytest.mark.parametrize("new", packaged())
def test_any_two_can_be_compared(old: str, new: str) -> None:
    result = compared(old, new)
    assert result.exit_code == 0
    assert ("说的一样" in result.output) == (old == new)


def test_that_the_new_one_breaks_off_is_told_to_the_branch() -> None:
    told = compared(SEVEN, "wubao_liangbao").output
    assert "新文本不完整（原文到“两保证是保证自”中断）" in told
    assert "新文本完整，可以用来考核" in compared("wubao_liangbao", SEVEN).output


def test_one_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path) -> None:
    result = compared(SEVEN, write(tmp_path, changed(("least = 80", "least = 95"))))
    assert (result.exit_code, "grades（第 " in result.output) == (2, True)
    assert compared(SEVEN, "nine_duties").exit_code == 2


def test_nothing_that_an_edition_says_is_left_out() -> None:
    """What is new in an edition is compared too, and only then named here."""
    told_above = {"key", "title", "in_force_from"}
    compared = {
        "incomplete", "remind_days", "unit_kinds", "reference_documents", "narrative", "clauses", "dimensions",
        "goals", "duties", "items", "grades", "steps", "shifts", "figures", "retention",
        "talk_triggers", "meetings", "windows_overlap", "balloting", "scoring", "publishing",
    }  # fmt: skip
    only_finding = {"sections", "called"}
    assert set(Edition.model_fields) == told_above | compared | only_finding


def test_every_figure_period_and_kind_has_its_words() -> None:
    assert set(FIGURES) == set(Figures.model_fields)
    parts: dict[str, type[BaseModel]] = {
        "balloting": Balloting,
        "scoring": Scoring,
        "publishing": Publishing,
    }
    fields = {(part, name) for part, its in parts.items() for name in its.model_fields}
    assert set(ASSESSED) == fields | {("", "windows_overlap")}
    assert set(KEPT) == set(Retention)
    assert (set(UNIT_KINDS), set(INTERVALS)) == (set(UnitKind), set(Interval))
