"""A list of people is read as it was meant, and every mistake in it is named with its row."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot import roster_wording as wording
from bot.roster import RosterError, read_roster, write_template
from bot.roster_checks import understand
from bot.roster_file import read_sheet
from bot.seed import CAST
from storage.vocabulary import PartyStatus, Role, UnitKind
from tests.bot.rosters import GOOD, MEMBER, SECRETARY, TITLES, WORKER, as_csv, as_xlsx


def problems_of(path: Path) -> list[str]:
    """What is said against a list."""
    with pytest.raises(RosterError) as refused:
        read_roster(path)
    return refused.value.problems


def warnings_of(path: Path) -> list[str]:
    """What the owner of a list is told although it is taken."""
    return understand(read_sheet(path)).warnings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    lines = read_roster(as_csv(tmp_path / "list.csv", GOOD, encoding=encoding))
    assert [line.name for line in lines] == ["孙国栋", "王强", "张伟"]
    assert lines[0].roles == ((Role.BRANCH, "书记"),)
    assert lines[0].areas == ("管理组",)
    assert lines[0].aliases == ("孙书记",)
    assert lines[0].unit_kind is UnitKind.OFFICE_UNIT
    assert lines[1].roles == ((Role.GROUP_LEADER, ""),)
    assert lines[2].party_status is PartyStatus.NONE
    assert lines[2].joined_on == date(2014, 4, 1)


def test_csv_and_xlsx_say_the_same(tmp_path: Path) -> None:
    text = [line.split(",") for line in CAST.read_text("utf-8").splitlines()[1:]]
    assert read_roster(as_xlsx(tmp_path / "list.xlsx", text)) == read_roster(CAST)


def test_what_a_spreadsheet_makes_of_cells(tmp_path: Path) -> None:
    row = [1001, "张　伟", " 维修组 ", None, "群众", "无", None, None, "—", "小张，阿伟、小张"]
    path = as_xlsx(tmp_path / "list.xlsx", [[*row, datetime(2014, 4, 1)]])  # noqa: DTZ001
    [line] = read_roster(path)
    assert (line.userid, line.name, line.team) == ("1001", "张伟", "维修组")
    assert (line.party_group, line.shift, line.aliases) == ("", "", ("小张", "阿伟"))
    assert line.joined_on == date(2014, 4, 1)
    assert any(one.startswith("第 2 行的账号是数字格式") for one in warnings_of(path))
    [line] = read_roster(as_csv(tmp_path / "list.csv", [WORKER.replace("zhang", "ＺＨ\u200bang")]))
    assert line.userid == "zhang"


@pytest.mark.parametrize(
    "said",
    ["2014-4-1", "2014/04/01", "2014.4.1", "2014年4月1日", "20140401", "2014-04-01 00:00:00"],
)
def test_dates_as_people_write_them(tmp_path: Path, said: str) -> None:
    [line] = read_roster(as_csv(tmp_path / "list.csv", [WORKER.replace("2014-04-01", said)]))
    assert line.joined_on == date(2014, 4, 1)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        *[("支部书记", (Role.BRANCH, "书记")), ("b:书记", (Role.BRANCH, "书记"))],
        *[("支委", (Role.BRANCH, "委员")), ("B：生产委员", (Role.BRANCH, "生产委员"))],
        *[("L:综合党小组长", (Role.GROUP_LEADER, "")), ("C:办公室", (Role.COMMITTEE, "办公室"))],
        ("党总支办公室", (Role.COMMITTEE, "办公室")),
        *[("C:纪检", (Role.COMMITTEE, "纪检")), ("总支个保", (Role.COMMITTEE, "个保"))],
        *[("H：后勤", (Role.HANDLER, "后勤")), ("承办:设备", (Role.HANDLER, "设备"))],
        *[("h:安全值班", (Role.HANDLER, "安全值班")), ("安全值班员", (Role.HANDLER, "安全值班"))],
    ],
)
def test_duties_as_people_write_them(tmp_path: Path, said: str, role: tuple[Role, str]) -> None:
    row = f"sun,孙国栋,管理组,室组,党员,机关党小组,{said},,,,2004-07-01"
    [line] = read_roster(as_csv(tmp_path / "list.csv", [row]))
    assert line.roles == (role,)


# What is changed in the good list: row in the file, column, new cell – and what must be said.
MISTAKES = [
    (4, "账号", "WANG", "第 4 行「账号」：和第 3 行是同一个账号（不分大小写）"),
    (4, "账号", "张 伟", "第 4 行「账号」：「张伟」不能当账号"),
    (4, "账号", "", "第 4 行「账号」：没有填"),
    (4, "账号", "a" * 65, "第 4 行「账号」：「aaaaaaaaaaaaaaaaaaaa…」不能当账号"),
    (4, "姓名", "", "第 4 行「姓名」：没有填"),
    (4, "姓名", "=HYPERLINK(1)", "第 4 行「姓名」：有不能用的字符"),
    (4, "姓名", "张\x07伟", "第 4 行「姓名」：有不能用的字符"),
    (4, "班组", "", "第 4 行「班组」：没有填"),
    (4, "班组", "修" * 31, "第 4 行「班组」：太长了，最多 30 个字"),
    (4, "类型", "车间", "第 4 行「类型」：不认识「车间」。请填：班组、室组"),
    (4, "类型", "室组", "第 4 行「类型」：第 3 行把「维修组」写成另一种类型"),
    (4, "政治面貌", "好同志", "第 4 行「政治面貌」：不认识「好同志」。请填：党员、预备党员"),
    (4, "政治面貌", "", "第 4 行「政治面貌」：没有填"),
    (3, "政治面貌", "群众", "第 3 行「政治面貌」：责任区要由党员负责"),
    (3, "政治面貌", "积极分子", "第 3 行「政治面貌」：「党小组长」要由党员担任"),
    (3, "党小组", "", "第 3 行「党小组」：是党小组长，请写明是哪个党小组"),
    (3, "职务", "班组长", "第 3 行「职务」：不认识「班组长」。可以填：书记"),
    (3, "职务", "H:", "第 3 行「职务」：不认识「H:」。可以填：书记"),
    (3, "职务", "书记", "第 3 行「职务」：第 2 行已经有书记了"),
    (4, "职务", "积极分子", "第 4 行「政治面貌」：职务写了积极分子"),
    (3, "负责的责任区", "", "第 3 行「负责的责任区」：是责任区党员，请写明"),
    (4, "负责的责任区", "维修组", "第 4 行「政治面貌」：责任区要由党员负责"),
    (4, "入职日期", "2014-02-30", "第 4 行「入职日期」：看不懂「2014-02-30」"),
    (4, "入职日期", "1/4/2014", "第 4 行「入职日期」：看不懂「1/4/2014」"),
    (4, "入职日期", "41730", "第 4 行「入职日期」：看不懂「41730」"),
    (4, "入职日期", "1014-04-01", "第 4 行「入职日期」：看不懂「1014-04-01」"),
    (4, "入职日期", "", "第 4 行「入职日期」：没有填"),
    (4, "离开日期", "上个月", "第 4 行「离开日期」：看不懂「上个月」"),
    (4, "离开日期", "2014-04-01", "第 4 行「离开日期」：不比入职日期晚"),
    (4, "离开日期", "2013-01-01", "第 4 行「离开日期」：不比入职日期晚"),
]


@pytest.mark.parametrize(("row", "column", "cell", "said"), MISTAKES)
def test_a_mistake_is_named_with_its_row(
    tmp_path: Path, row: int, column: str, cell: str, said: str
) -> None:
    cells = [[*line.split(","), ""] for line in GOOD]
    cells[row - 2][TITLES.index(column)] = cell
    problems = problems_of(as_csv(tmp_path / "list.csv", [",".join(line) for line in cells]))
    assert any(one.startswith(said) for one in problems), problems
    assert all(one.startswith(f"第 {row} 行") for one in problems)


def test_all_mistakes_are_named_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    rows = [
        "wang,,维修组,班组,党员,综合党小组,党小组长,,,,2001-07-02",
        "",
        "Wang,张伟,维修组,班组,群众,,,维修组,,,昨天",
    ]
    problems = problems_of(as_csv(tmp_path / "list.csv", rows))
    starts = ["第 2 行「姓名」", "第 4 行「政治面貌」", "第 4 行「入职日期」", "第 4 行「账号」"]
    assert [one.split("：")[0] for one in problems] == starts


def test_the_error_itself_names_nobody(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as refused:
        read_roster(as_csv(tmp_path / "list.csv", [WORKER, WORKER]))
    assert str(refused.value) == "1 problem(s)"
    assert refused.value.lines[0] == "名单有 1 处要改，一个人也没有导入："


def test_header_below_a_title_and_columns_in_any_order(tmp_path: Path) -> None:
    def entitle(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.insert_rows(1)
        sheet["A1"] = "检修车间人员名单"
        sheet.merge_cells("A1:K1")

    path = as_xlsx(tmp_path / "list.xlsx", [line.split(",") for line in GOOD], entitle)
    assert len(read_roster(path)) == 3
    turned = tmp_path / "turned.csv"
    header = ["*姓名", "账号（必填）", "手机", *TITLES[2:]]
    turned.write_text(",".join(header) + "\n张伟,z,139,维修组,,群众,,,,,,2014-4-1\n", "utf-8")
    [line] = read_roster(turned)
    assert (line.userid, line.name, line.unit_kind) == ("z", "张伟", UnitKind.TEAM)
    assert "这些列没有读取：手机。" in warnings_of(turned)


HEADER = ",".join(TITLES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工号,名字\n1,张伟", "没有找到表头。最上面要有一行列名：账号、姓名"),
        (HEADER.replace("职务", "职位"), "第 1 行：表头缺少「职务」这一列"),
        (HEADER + ",姓名", "第 1 行：表头里「姓名」出现了两次"),
        (HEADER, "名单里一个人也没有"),
        ("", "没有找到表头"),
        (f"{HEADER}\n{WORKER},,,多", "第 2 行：有一格填在没有列名"),
        (f'{HEADER}\n{WORKER}\n"张"伟,', "第 3 行：引号或逗号不成对"),
    ],
)
def test_a_header_that_is_not_right(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    assert problems_of(path)[0].startswith(said)


def test_what_is_only_pointed_out(tmp_path: Path) -> None:
    rows = [
        MEMBER,
        WORKER,
        WORKER.replace("zhang", "zhang2"),
        WORKER.replace("zhang,张伟,维修组", "li,李明,储运组"),
    ]
    rows[0] = MEMBER.replace("责任区党员,维修组", "责任区党员,夜班装卸组")
    said = warnings_of(as_csv(tmp_path / "list.csv", rows))
    assert said == [
        "这份名单里没有支部书记，大家反映的事没人接。请在「职务」一栏写上「书记」。",
        "第 3、4 行：「维修组」有几位都叫张伟。聊天时会问是哪一位；给他们填上不同的常用称呼会更方便。",
        "班组「维修组」：这份名单里没有负责它的党员。",
        "班组「储运组」：这份名单里没有负责它的党员。",
        "责任区「夜班装卸组」：这份名单里没有这个班组的人。如果是班组名写错了，请改过来。",
    ]
    assert warnings_of(as_csv(tmp_path / "good.csv", [SECRETARY, MEMBER, WORKER])) == []


def test_the_template_can_be_filled_in_and_read(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    assert problems_of(path) == [wording.NOBODY]
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == TITLES
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        '"班组,室组"',
        '"党员,预备党员,积极分子,群众"',
    }
    sheet.append(WORKER.split(","))
    book.save(path)
    [line] = read_roster(path)
    assert line.name == "张伟"
    assert warnings_of(path)[0] == "第 3、4 行是模板里的示例，已经跳过。"
    sheet["B3"] = "王芳"
    book.save(path)
    assert problems_of(path)[0].startswith("第 3 行「账号」：还是模板里的示例账号")


def test_a_list_from_before_the_day_of_leaving(tmp_path: Path) -> None:
    older = [title for title in TITLES if title != "离开日期"]
    says = [text for name, text in wording.EXPLAINED.items() if name != "left_on"]
    rows = [older, says, *(row[:-1] for row in wording.EXAMPLES), WORKER.split(",")]
    path = tmp_path / "older.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    [line] = read_roster(path)
    assert (line.name, line.left_on) == ("张伟", None)
    assert "第 3、4 行是模板里的示例，已经跳过。" in warnings_of(path)


def test_a_secretary_who_leaves_hands_over(tmp_path: Path) -> None:
    after = MEMBER.replace("党小组长", "书记")
    rows = [f"{SECRETARY},2026-05-01", after, WORKER]
    path = as_csv(tmp_path / "list.csv", rows)
    assert len(read_roster(path)) == 3
    assert warnings_of(path) == []
    assert problems_of(as_csv(path, [SECRETARY, after, WORKER]))[0].startswith("第 3 行「职务」")


def test_the_template_overwrites_nothing(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "mine.xlsx", GOOD)
    before = path.read_bytes()
    with pytest.raises(RosterError) as refused:
        write_template(path)
    assert "没有覆盖" in refused.value.problems[0]
    assert path.read_bytes() == before
    with pytest.raises(RosterError):
        write_template(tmp_path / "nowhere" / "template.xlsx")
