"""What stands in the documents of the assessment: all figures, the clauses, whom it is for; no ranking, no worker."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.assessment.papers import filled, tables, wording
from handlers.assessment.papers.facts import ArchiveFacts, Held, Posted
from handlers.kit.documents import Document
from tests.handlers.assessment.papers.made import ALL, CHEN, EDITION, HE, LI, MAKING, WANG


def names(document: Document, column: int) -> list[str]:
    return [str(row[column]) for row in document.tables[0].rows]


def test_the_summary_is_ordered_by_group_area_and_name_whatever_the_points() -> None:
    document = tables.summary(ALL, MAKING)
    in_order = names(document, 3)
    assert in_order == ["周萍", "李红梅", "陈志远", "何静", "王强"]
    better = [replace(one, sums=replace(one.sums, final=Decimal(one is CHEN))) for one in ALL]
    assert names(tables.summary(better[::-1], MAKING), 3) == in_order


def test_the_summary_keeps_the_figure_of_the_leader_beside_that_of_the_branch() -> None:
    rows = {row[3]: row for row in tables.summary(ALL, MAKING).tables[0].rows}
    assert rows["李红梅"][5:] == (
        *("—", "—", "95.5", "93.5", "优秀", "支部有调整、没有自查，原因见考核表"),
    )
    assert rows["周萍"][9] == wording.NOT_DECIDED
    assert rows["何静"][4:10] == ("11月2日至12月31日", *("—",) * 4, wording.NOT_GRADED)


def test_every_table_says_by_which_clauses_and_whom_it_is_for() -> None:
    archive = ArchiveFacts("维修组", "综合党小组", (Held("谈心谈话", "17", "", ""),))
    for document, clause in (
        (tables.summary(ALL, MAKING), "M4.3"),
        (tables.reference(ALL, MAKING), "M5"),
        (tables.archive([archive], MAKING), "M2"),
    ):
        [table] = document.tables
        assert "《党员责任区制度》" in table.subtitle
        assert clause in table.subtitle
        assert "供孙国栋年度考核归档使用，2026年12月27日制作；内部资料，不得外传。" in table.notes


def test_the_reference_has_grades_and_records_but_no_points_and_says_it_is_one_basis() -> None:
    [table] = tables.reference(ALL, MAKING).tables
    assert [row[3] for row in table.rows] == ["李红梅", "陈志远", "何静", "王强"]
    assert table.rows[-1] == (*(4, "综合党小组", "维修组", "王强", "优秀", "G-0001 完成", 2, ""),)
    said = " ".join(str(cell) for row in table.rows for cell in row)
    assert not [one for one in ("90", "93.5", "95.5", "69") if one in said]
    assert "不是唯一依据" in table.notes[0]
    assert "民主评议党员另行评定" in table.notes[0]


def test_a_text_that_does_not_have_a_clause_does_not_cite_it() -> None:
    clauses = {key: one for key, one in EDITION.clauses.items() if key != "M5"}
    under = replace(MAKING, edition=EDITION.model_copy(update={"clauses": clauses}))
    assert "M5" not in tables.reference(ALL, under).tables[0].subtitle


def test_a_notice_has_area_name_and_grade_of_all_but_who_is_told_in_person() -> None:
    posted = Posted(tuple(ALL), date(2026, 12, 8), date(2026, 12, 15), "支部组织委员周萍")
    fields = filled.notice(posted, MAKING).fields
    assert fields["名单"] == [
        {"序号": "1", "责任区": "储运业务组", "姓名": "李红梅", "等次": "优秀"},
        {"序号": "2", "责任区": "维修组", "姓名": "何静", "等次": "不评定等次"},
        {"序号": "3", "责任区": "维修组", "姓名": "王强", "等次": "优秀"},
    ]
    assert fields["公示期"] == "2026年12月8日至2026年12月15日"
    assert "周萍" in fields["异议办法"]
    assert "孙国栋" not in str(fields)  # nobody's own copy hangs on the wall


def test_a_sheet_has_a_figure_of_the_branch_for_an_item_only_where_it_changed_none() -> None:
    [first, *_] = filled.sheet(WANG, MAKING).fields["项目"]
    assert (first["组长"], first["核定"]) == ("18", "18")
    adjusted = filled.sheet(LI, MAKING).fields
    assert {one["核定"] for one in adjusted["项目"]} == {"—"}
    assert (adjusted["组长合计"], adjusted["核定合计"]) == ("95.5", "93.5")
    assert adjusted["自我鉴定"] == "出车在外，组长说明"
    assert filled.sheet(HE, MAKING).fields["等次"] == wording.NOT_GRADED


def test_a_report_numbers_its_lines_and_counts_those_that_wait() -> None:
    fields = filled.report("综合党小组", ALL, MAKING).fields
    assert [(one["序号"], one["姓名"]) for one in fields["名单"]][:2] == [
        ("1", "周萍"),
        ("2", "李红梅"),
    ]
    assert fields["小结"] == "共 5 份考核表，其中 1 份支部还没有审核完。"
