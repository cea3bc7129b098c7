"""A workbook that can be printed, and that calculates nothing whatever a team is called (reliability.md T16, X06)."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.workbook import as_xlsx, sheet_name
from handlers.kit.documents import Cell, Column, Document, Table

HOSTILE = [
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\x00=1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
    ),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "=IMPORTXML(1)", "{=1+1}", "'=1"),
    *("007123", "110101199001011234", "1e5", "TRUE", "#N/A", "2026-03-12", "㐂䶮𠮷"),
]
COLUMNS = (Column("序号", 6, centred=True), Column("责任区", 12))


def opened(
    *rows: tuple[Cell, ...], name: str = "生产支部", marked: int = -1, note: str = "说明"
) -> Worksheet:
    """The sheet as a reader gets it."""
    table = Table(name, "标题", "依据", COLUMNS, rows, (note,), frozenset({marked}))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(Document("表", (table,)))))
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_a_formula_or_a_number(text: str) -> None:
    sheet = opened((1, text))
    cell = sheet.cell(4, 2)
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.number_format == "@"
    assert str(cell.value) in text
    assert sheet.cell(4, 1).value == 1


def test_titles_and_sheets_are_no_way_in_either() -> None:
    hostile = Table("=1+1", "=1+1", "=2", (Column("=3", 5),), (("x",),), ("=4",))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(Document("=1", (hostile, hostile)))))
    assert len(book.sheetnames) == 2
    found = [cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in found


@pytest.mark.parametrize("wanted", ["维修/组[1]*?", "长" * 33, "", "'", "a:b\\c", "\x01"])
def test_every_sheet_gets_a_name_that_opens(wanted: str) -> None:
    assert 1 <= len(opened((1, "x"), name=wanted).title) <= 31


def test_two_sheets_of_one_name_are_told_apart() -> None:
    taken: list[str] = []
    for _ in range(12):
        taken.append(sheet_name("长" * 40, taken))
    assert len(set(taken)) == 12
    assert max(map(len, taken)) <= 31


def test_a_cell_too_long_is_cut_and_control_characters_are_left_out() -> None:
    sheet = opened((1, "长" * 40_000), (2, "a\x0bb"))
    assert len(str(sheet.cell(4, 2).value)) == 32_767
    assert sheet.cell(5, 2).value == "ab"


def test_it_is_printed_on_a4_with_its_titles_on_every_page() -> None:
    sheet = opened((1, "维修组"), (2, "管理组"), marked=1)
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet["A1"].font.name, sheet["A4"].font.name) == ("黑体", "宋体")
    assert sheet["B4"].border.left.style == "thin"
    assert sheet["B4"].fill.fill_type is None
    assert sheet["B5"].fill.fill_type == "solid"
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A6"].value] == ["标题", "依据", "说明"]


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    sheet = opened(
        (1, "维修组"),
        (2, "储运业务部化工品装卸作业班组"),
        note="暂缺：维修组、储运业务组、管理组。",
    )
    low, high, note = (sheet.row_dimensions[row].height or 0 for row in (4, 5, 6))
    assert high > low
    assert note > 2 * 11
