"""A broken edition is refused with file, key and what is wrong, and with everything wrong at once."""

import re
from datetime import time
from pathlib import Path

import pytest

from handlers.regulation import Edition, EditionError
from tests.handlers.regulation.drafts import CUT_OFF, WHOLE, changed, write

LINE = re.compile("（第 [0-9]+ 行）")
T3 = 'clause = "T3"'
STUDY = 'capability = "study"'
SELF = 'opens = "11-15"'
EDGE = "least = 80"

BROKEN = {
    "cited clause of a duty": ([(T3, 'clause = "T33"')], "duties 第 3 项 clause", "没有这一条；是不是想写 T3"),
    "cited clause of an item": ([('clauses = ["T6"]', 'clauses = ["X1"]')], "items 第 4 项 clauses 第 1 项", "X1"),
    "cited clause of a grade": ([('clause = "M4.4"', 'clause = "M4.9"')], "grades 第 1 项 clause", "M4.9"),
    "cited clause of a step": ([('clause = "M4.1"', 'clause = "M9.1"')], "steps 第 1 项 clause", "M9.1"),
    "cited clause of a dimension": ([('clause = "D1"', 'clause = "D9"')], "dimensions 第 1 项 clause", "D9"),
    "a word of two sides": ([('"点检"', '"点检", "返工"')], "dimensions", "重复了：返工"),
    "a word of two occasions": ([('"换岗"', '"换岗", "新来的"')], "talk_triggers", "重复了：新来的"),
    "an offence beside a name": ([('title = "违章"', 'beside_name = true\ntitle = "违章"')], "talk_triggers 第 6 项", "不和名字记在一起"),
    "a visit beside a name": ([('key = "newcomer"', 'visit = true\nkey = "newcomer"')], "talk_triggers 第 2 项", "beside_name"),
    "a talk due at once": ([("days = 14", "days = 0")], "talk_triggers 第 2 项 days", "不能小于 1"),
    "goals of no clause": ([('clause = "D3"', 'clause = "D8"')], "goals.clause", "D8"),
    "goals due on no day": ([('closes = "01-31"', 'closes = "01-32"')], "goals.closes", "没有这一天"),
    "goals without a day": ([('closes = "01-31"', "")], "goals.closes", "缺少"),
    "duty carried by nobody": ([(STUDY, "")], "duties 第 2 项", "没有写由谁做"),
    "duty carried twice": ([(STUDY, f'{STUDY}\nby_hand = "线下"')], "duties 第 2 项", "只能写一个"),
    "step carried by nobody": ([('capability = "assessment"', "")], "steps 第 1 项", "没有写由谁做"),
    "points do not sum": ([("points = 20", "points = 25")], "items", "加起来是 105"),
    "points with a fraction": ([("points = 20", "points = 19.5")], "items", "加起来是 99.5"),
    "points as text": ([("points = 20", 'points = "20"')], "items 第 1 项 points", "要写数字"),
    "points as truth": ([("points = 20", "points = true")], "items 第 1 项 points", "要写数字"),
    "points below zero": ([("points = 20", "points = -20")], "items 第 1 项 points", "不能小于 0"),
    "points too fine": ([("points = 20", "points = 20.001")], "items 第 1 项 points", "最多 2 位小数"),
    "points that are no number": ([("points = 20", "points = nan")], "items 第 1 项 points", "数字"),
    "an alias of two items": ([('"履职", "任务"', '"履职", "谈心"')], "items", "重复了：谈心"),
    "item key twice": ([('key = "skills"\ntitle = "技术技能帮带"\npoints', 'key = "study"\ntitle = "技术技能帮带"\npoints')],
                       "items", "重复了：study"),
    "grades do not descend": ([(EDGE, "least = 95")], "grades", "从高到低"),
    "grades with one edge": ([(EDGE, "least = 90")], "grades", "从高到低"),
    "grades do not reach zero": ([("least = 0", "least = 10")], "grades", "最低一等"),
    "grade above the scale": ([("least = 90", "least = 190")], "grades 第 1 项 least", "不能大于 100"),
    "grade name twice": ([('name = "合格"', 'name = "优秀"')], "grades", "重复了：优秀"),
    "quiet all day": ([("quiet_until = 07:00:00", "quiet_until = 21:00:00")], "figures", "免打扰不能为零"),
    "quiet for too long": ([("quiet_until = 07:00:00", "quiet_until = 13:00:01")], "figures", "16 小时"),
    "reminder at night": ([("study_evening_at = 19:00:00", "study_evening_at = 22:00:00")],
                          "figures", "study_evening_at 落在免打扰时段里"),
    "asked back at night": ([("promise_asked_at = 09:00:00", "promise_asked_at = 06:59:00")],
                            "figures", "promise_asked_at 落在免打扰时段里"),
    "anonymous at night": ([("anonymous_at = 10:10:00", "anonymous_at = 21:10:00")],
                           "figures", "anonymous_at 落在免打扰时段里"),
    "hour as a number": ([("quiet_from = 21:00:00", "quiet_from = 21")], "figures.quiet_from", "21:00:00"),
    "no pushes at all": ([("pushes_per_day = 1", "pushes_per_day = 0")], "figures.pushes_per_day", "不能小于 1"),
    "half a day": ([("reopen_days = 7", "reopen_days = 7.5")], "figures.reopen_days", "整数"),
    "unknown interval": ([('"quarter"', '"season"')], "figures.talk_interval", "'quarter'"),
    "unknown figure": ([("small_unit = 5", "smal_unit = 5")], "figures.smal_unit", "是不是想写 small_unit"),
    "figure left out": ([("small_unit = 5", "")], "figures.small_unit", "缺少"),
    "unknown key at the top": ([("remind_days", "remind_day")], "remind_day", "是不是想写 remind_days"),
    "unknown key of a step": ([('title = "自查"', 'titel = "自查"')], "steps 第 1 项 titel", "是不是想写 title"),
    "unknown key of a clause": ([('words = ["自查"', 'worts = ["自查"')], 'clauses."M4.1".worts', "是不是想写 words"),
    "unknown key of an item": ([('evidence = "study"', 'evidense = "study"')], "items 第 3 项 evidense", "evidence"),
    "unknown key, nothing near": ([("small_unit = 5", "small_unit = 5\nqqq = 1")], "figures.qqq", "没有这个名字"),
    "clause without text": ([('text = "（1）自查。党员进行自我鉴定。"', "")], 'clauses."M4.1".text', "缺少"),
    "clause title too long": ([('title = "谈心与培养"', f'title = "{"谈" * 13}"')], "clauses.T3.title", "最多 12 个字"),
    "clause id": ([("[clauses.P0]", "[clauses.preamble]")], "clauses.preamble.id", "条款编号"),
    "clause that is no table": ([("[clauses.P0]", '[clauses]\nP1 = "短"\n\n[clauses.P0]')], "clauses.P1", "一张表"),
    "role nobody has": ([('who = "worker"', 'who = "workers"')], "steps 第 2 项 who", "'worker'"),
    "no such day": ([(SELF, 'opens = "02-29"')], "steps 第 1 项 opens", "没有这一天"),
    "no such month": ([(SELF, 'opens = "13-01"')], "steps 第 1 项 opens", "没有这一天"),
    "day in another form": ([(SELF, 'opens = "11月15日"')], "steps 第 1 项 opens", "月-日"),
    "window backwards": ([(SELF, 'opens = "11-26"')], "steps 第 1 项", "closes 不能早于 opens"),
    "period in two units": ([("{ months = 15 }", "{ months = 15, days = 3 }")], "retention.talks", "只写一个"),
    "period of nothing": ([("{ months = 15 }", "{ months = 0 }")], "retention.talks", "大于 0"),
    "period left out": ([("talks = { months = 15 }", "")], "retention", "缺少：talks"),
    "period for an unknown kind": ([("talks = { months = 15 }", "talk = { months = 15 }")], "retention.talk", "'talks'"),
    "no reminder day": ([("[14, 3, 0]", "[]")], "remind_days", "至少"),
    "reminder after the end": ([("[14, 3, 0]", "[14, -1]")], "remind_days 第 2 项", "不能小于 0"),
    "reminder days not a list": ([("[14, 3, 0]", "14")], "remind_days", "列表"),
    "no unit": ([('"team", "office_unit", "shift_part", "linked_people"', "")], "unit_kinds", "至少要有一项"),
    "unit nobody knows": ([('"office_unit", ', '"office", ')], "unit_kinds 第 2 项", "'office_unit'"),
    "unit twice": ([('"office_unit", ', '"team", ')], "unit_kinds", "重复了：team"),
    "linked to nobody": ([("small_unit = 5", "small_unit = 5\nlinked_count = 0")], "figures.linked_count", "不能小于 1"),
    "date as text": ([("= 2021-03-04", '= "2021-03-04"')], "in_force_from", "不加引号"),
    "date with a time": ([("= 2021-03-04", "= 2021-03-04T00:00:00")], "in_force_from", "日期"),
    "empty title": ([('title = "党员责任区制度"', 'title = ""')], "title", "不能是空的"),
    "key of another file": ([('key = "seven_duties"', 'key = "seven"')], "key", "文件名"),
    "duties left out": ([('[[duties]]', '[[dutys]]')] * 7, "duties", "一项也没有"),
}  # fmt: skip


TWO = ("small_unit = 5", "small_unit = 5\nlinked_count = 2")
ALL_KINDS = 'unit_kinds = ["team", "office_unit", "shift_part", "linked_people"]'


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ([(ALL_KINDS, 'unit_kinds = ["linked_people"]')], "要写 linked_count"),
        ([TWO, (', "linked_people"]', "]")], "没有 linked_people"),
    ],
)
def test_linked_people_and_their_number_go_together(
    changes: list[tuple[str, str]], what: str, tmp_path: Path
) -> None:
    (text,) = problems(write(tmp_path, changed(*changes)))
    assert what in text


def test_what_is_left_out_keeps_its_default_whatever_the_quiet_hours(tmp_path: Path) -> None:
    text = changed(
        ("anonymous_at = 10:10:00", ""),
        ("quiet_until = 07:00:00", "quiet_until = 11:00:00"),
        ("promise_asked_at = 09:00:00", "promise_asked_at = 12:00:00"),
    )
    figures = Edition.load_file(write(tmp_path, text)).figures
    assert (figures.anonymous_at, figures.reads_at_night) == (time(10, 10), 5)


@pytest.mark.parametrize(
    "changes", [[TWO], [TWO, (ALL_KINDS, 'unit_kinds = ["linked_people"]')]], ids=["some", "only"]
)
def test_an_edition_may_say_how_many_are_linked(
    changes: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert Edition.load_file(write(tmp_path, changed(*changes))).figures.linked_count == 2


def problems(path: Path) -> list[str]:
    with pytest.raises(EditionError) as refused:
        Edition.load_file(path)
    return refused.value.problems


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_named_with_file_and_key(name: str, tmp_path: Path) -> None:
    changes, key, what = BROKEN[name]
    found = problems(write(tmp_path, changed(*changes)))
    assert any(
        LINE.sub("", text).startswith(f"seven_duties.toml 的 {key}：") and what in text
        for text in found
    ), found


def test_steps_at_once_are_named_where_there_must_be_none(tmp_path: Path) -> None:
    one_by_one = ("windows_overlap = true", "windows_overlap = false")
    [fault] = problems(write(tmp_path, changed(one_by_one)))
    assert "「自查」还没截止，「责任区评价」就开始了" in fault


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("cited clause of a duty", 'clause = "T33"'),
        ("points as text", 'points = "20"'),
        ("unknown key of an item", 'evidense = "study"'),
        ("unknown figure", "smal_unit = 5"),
        ("unknown key of a clause", 'worts = ["自查"'),
        ("no such day", 'opens = "02-29"'),
        ("period in two units", "talks = { months = 15, days = 3 }"),
        ("unit nobody knows", 'unit_kinds = ["team", "office"'),
        ("date as text", 'in_force_from = "2021-03-04"'),
        ("key of another file", 'key = "seven"'),
        # what is not there has the line of what it should stand in
        ("clause without text", '[clauses."M4.1"]'),
        ("figure left out", "[figures]"),
        ("duty carried by nobody", "[[duties]]"),
        ("quiet all day", "[figures]"),
        ("points do not sum", "[[items]]"),
    ],
)
def test_the_line_is_told(name: str, near: str, tmp_path: Path) -> None:
    text = changed(*BROKEN[name][0])
    told = [line for one in problems(write(tmp_path, text)) for line in LINE.findall(one)]
    lines = {int(line[3:-3]) for line in told}
    assert any(text.split("\n")[line - 1].startswith(near) for line in lines), lines


def test_what_is_nowhere_in_the_file_has_no_line(tmp_path: Path) -> None:
    (text,) = problems(write(tmp_path, changed(("remind_days = [14, 3, 0]", ""))))
    assert text == "seven_duties.toml 的 remind_days：缺少这一项"


def test_lines_are_those_of_the_file_whatever_its_line_ends(tmp_path: Path) -> None:
    path = write(tmp_path, changed(BROKEN["points as text"][0][0]))
    before = problems(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(path) == before


def test_behind_a_statement_that_goes_on_and_on_no_line_is_told(tmp_path: Path) -> None:
    long = "words = [" + "\n" * 200 + '"前言"'
    (text,) = problems(write(tmp_path, changed(('words = ["前言"', long), ("small_unit = 5", ""))))
    assert text.startswith("seven_duties.toml 的 figures.small_unit：")


@pytest.mark.parametrize(
    "name", ["points do not sum", "duty carried by nobody", "reminder at night"]
)
def test_one_fault_is_one_problem(name: str, tmp_path: Path) -> None:
    assert len(problems(write(tmp_path, changed(*BROKEN[name][0])))) == 1


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    names = [
        "cited clause of a duty", "duty carried by nobody", "points as text", "grades do not reach zero",
        "reminder at night", "unknown key of an item", "clause title too long", "no such day",
        "period left out", "date as text", "key of another file",
    ]  # fmt: skip
    found = problems(
        write(tmp_path, changed(*[change for name in names for change in BROKEN[name][0]]))
    )
    for name in names:
        _, key, what = BROKEN[name]
        assert any(f"的 {key}：" in LINE.sub("", text) and what in text for text in found), name
    assert len(found) == len(names)


def test_several_faults_of_one_place_are_all_told(tmp_path: Path) -> None:
    both = changed(
        (EDGE, "least = 95"), ("least = 0", "least = 10"), ('name = "合格"', 'name = "优秀"')
    )
    assert len(problems(write(tmp_path, both))) == 3


def test_the_error_reads_as_lines(tmp_path: Path) -> None:
    with pytest.raises(EditionError) as refused:
        Edition.load_file(write(tmp_path, changed((EDGE, "least = 95"), (STUDY, ""))))
    assert str(refused.value).splitlines() == refused.value.problems


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'title = "a', "文件末尾看不懂" ),
        (b'title = "a"\ntitle = "b"\n', "第 2 行"),
        ("title = '责任区'".encode("gb18030"), "UTF-8"),
        (b"", "缺少"),
        (b"a = " + b"[" * 100_000, "看不懂"),
        (b"a = " + b"1" * 5000, "看不懂"),
        (b"#" * (1 << 20) + b"#", "太大"),
    ],
)  # fmt: skip
def test_what_is_no_edition_at_all_is_told_plainly(
    content: bytes, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "seven_duties.toml"
    path.write_bytes(content)
    found = problems(path)
    assert any(what in text for text in found), found
    assert all(text.startswith("seven_duties.toml") for text in found)


def test_the_mark_that_editors_put_before_utf_8_is_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path, WHOLE)
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-8-sig"))
    assert Edition.load_file(path) == Edition.load("seven_duties")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    (text,) = problems(tmp_path / name)
    assert "找不到或读不了" in text
    assert str(tmp_path) not in text


def test_a_clause_twice_is_refused(tmp_path: Path) -> None:
    (text,) = problems(write(tmp_path, f'{WHOLE}\n[clauses.T3]\ntitle = "谈心"\ntext = "谈心"\n'))
    assert "同一个名字写了两次" in text


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('clause = "A2"', 'clause = "A3"', "duties 第 1 项 clause"),
        ('by_hand = "由党支部线下组织"', "", "duties 第 1 项"),
        ("points = 20", "points = 120", "items 第 1 项 points"),
        ('incomplete = "原文截断"', 'incomplete = ""', "incomplete"),
        ('incomplete = "原文截断"', "", "items"),
    ],
)
def test_a_text_that_is_cut_off_is_checked_all_the_same(
    old: str, new: str, key: str, tmp_path: Path
) -> None:
    assert old in CUT_OFF
    found = problems(write(tmp_path, CUT_OFF.replace(old, new, 1), "wubao_liangbao.toml"))
    starts = f"wubao_liangbao.toml 的 {key}："
    assert any(LINE.sub("", text).startswith(starts) for text in found), found
