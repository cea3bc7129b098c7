"""The empty list that a branch fills in."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bot import roster_wording as wording
from bot.roster_file import MOST_ROWS, RosterError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"  # number format: what is typed stays as typed, 007123 too
WIDTH = 18  # characters
CHOICES = {"unit_kind": wording.KIND_CHOICES, "party_status": wording.STATUS_CHOICES}


def write_template(path: Path) -> None:
    """Write an xlsx with titles, explanations and two examples; raises `RosterError`, overwrites nothing."""
    from openpyxl import Workbook  # noqa: PLC0415  (slow to import, needed by this command alone)

    book = Workbook()
    sheet = book.create_sheet(wording.SHEET, 0)
    del book[book.sheetnames[1]]
    titles = [wording.title(one) for one in wording.TITLES]
    for number, row in enumerate([titles, wording.EXPLAINED.values(), *wording.EXAMPLES], 1):
        _write_row(sheet, number, row)
    _dress(sheet)
    try:
        with path.open("xb") as file:
            book.save(file)
    except FileExistsError:
        raise RosterError([wording.ALREADY_THERE.format(path=path)]) from None
    except OSError:
        raise RosterError([wording.CANNOT_WRITE.format(path=path)]) from None


def _write_row(sheet: "Worksheet", number: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts, 1):
        cell = sheet.cell(number, place, text)
        cell.data_type = "s"  # a text that begins with = stays a text
        cell.number_format = TEXT


def _dress(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    for place, name in enumerate(wording.TITLES, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = WIDTH
        sheet.column_dimensions[letter].number_format = TEXT
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet[f"{letter}2"].alignment = Alignment(wrap_text=True, vertical="top")
        if name in CHOICES:
            rule = DataValidation(type="list", formula1=f'"{",".join(CHOICES[name])}"')
            rule.error = wording.WRONG_CHOICE
            rule.add(f"{letter}3:{letter}{MOST_ROWS}")
            sheet.add_data_validation(rule)
