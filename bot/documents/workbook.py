"""A document as an xlsx: A4, titles on every page, fonts that offices have, and no cell that calculates.

Imported by whoever makes one, when he makes it: openpyxl takes a third of a second.
"""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents import wording
from handlers.kit.documents import Cell, Document, Table

HEADINGS = 3  # rows above the first one of data: title, subtitle, column titles
MOST_CHARACTERS = 32_767  # of a cell
SHEET_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LINE = Side(style="thin")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
GREY = PatternFill("solid", fgColor="E7E6E6")  # stands out in black and white too
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
INCH = 2.54


def as_xlsx(document: Document) -> bytes:
    """The bytes of the file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in document.tables:
        sheet = book.create_sheet(sheet_name(table.name, book.sheetnames))
        _fill(sheet, table)
        _lay_out(sheet, table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have and no other one has.

    >>> sheet_name("维修/组[1]*?", []), sheet_name("储运", ["储运", "储运2"])
    ('维修组1', '储运3')
    """
    name = NOT_IN_A_NAME.sub("", wanted).strip("'")[:SHEET_NAME] or wording.SHEET
    known = {one.casefold() for one in taken}
    numbered = (f"{name[: SHEET_NAME - 4]}{number}" for number in range(2, len(known) + 3))
    return next(one for one in (name, *numbered) if one.casefold() not in known)


def _fill(sheet: Worksheet, table: Table) -> None:
    _spread(sheet, 1, table.title, table, Font(name=wording.HEI, size=18))
    _spread(sheet, 2, table.subtitle, table, Font(name=wording.SONG, size=11))
    _write_row(sheet, HEADINGS, table, [one.title for one in table.columns], marked=False)
    for place, row in enumerate(table.rows):
        _write_row(sheet, HEADINGS + 1 + place, table, row, marked=place in table.marked)
    below = HEADINGS + 1 + len(table.rows)
    for place, note in enumerate(table.notes):
        _spread(sheet, below + place, note, table, Font(name=wording.SONG, size=11), LEFT)


def _write_row(
    sheet: Worksheet, row: int, table: Table, values: Sequence[Cell], *, marked: bool
) -> None:
    head = row == HEADINGS
    font = Font(name=wording.HEI if head else wording.SONG, size=11, bold=marked)
    for place, (column, value) in enumerate(zip(table.columns, values, strict=True), 1):
        cell = sheet.cell(row, place)
        _put(cell, value)
        cell.alignment = MIDDLE if head or column.centred else LEFT
        cell.font, cell.border = font, FRAME
        if marked:
            cell.fill = GREY
    sheet.row_dimensions[row].height = 24 * _lines(table, values)


def _lines(table: Table, values: Sequence[Cell]) -> int:
    """How many lines the fullest cell of a row takes; a spreadsheet does not look by itself."""
    pairs = zip(table.columns, values, strict=True)
    return max(-(-_width(str(value)) // column.width) for column, value in pairs) or 1


def _width(text: str) -> int:
    return sum(1 if one.isascii() else 2 for one in text) + 2


def _spread(
    sheet: Worksheet, row: int, text: str, table: Table, font: Font, side: Alignment = MIDDLE
) -> None:
    """One text over the whole width."""
    across = len(table.columns)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
    cell = sheet.cell(row, 1)
    _put(cell, text)
    cell.font, cell.alignment = font, side
    size = float(font.size)
    lines = -(-_width(text) * size // (11 * sum(one.width for one in table.columns)))
    sheet.row_dimensions[row].height = 2 * size * lines


def _put(cell: SheetCell | MergedCell, value: Cell) -> None:
    """A text stays a text, whatever it begins with, and when somebody edits the cell too."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = CONTROL.sub("", value)[:MOST_CHARACTERS]
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True


def _lay_out(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = f"A{HEADINGS + 1}"
    sheet.print_title_rows = f"1:{HEADINGS}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 1.5 / INCH
    margins.top = margins.bottom = 1.8 / INCH
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None  # noqa: S101  (every new sheet has one)
    footer.center.text = wording.PAGE
