"""Opening a list of people from outside: csv or xlsx becomes rows of plain text, or is refused."""

import csv
import io
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from unicodedata import category, normalize

from bot import roster_wording as wording

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 24 * MEGABYTE
MOST_PARTS = 500
MOST_ROWS = 30_000
MOST_COLUMNS = 100
MOST_DIGITS = 15  # a spreadsheet number keeps no more

# The other methods of a zip cannot be unpacked little by little; no spreadsheet program uses them.
KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError),
    RuntimeError,  # a part has a password
)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OLD_EXCEL_MARK = b"\xd0\xcf\x11\xe0"  # also an xlsx with a password
ZIP_MARK = b"PK\x03\x04"
CELL_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)\$?([0-9]+)""")
BETWEEN_CHARACTERS = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


class RosterError(Exception):
    """A list that is not taken over, with every reason in Chinese; the reasons never reach a log."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = list(problems)

    @property
    def lines(self) -> list[str]:
        """The problems under a heading, as they are printed."""
        return [wording.REFUSED.format(count=len(self.problems)), *wording.shortened(self.problems)]


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: its number there, its cells, which of them held numbers."""

    number: int
    cells: tuple[str, ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that are not blank, and the first and last rows of merged cells."""

    rows: list[Row]
    merged: list[tuple[int, int]] = field(default_factory=list)


def read_sheet(path: Path) -> Sheet:
    """The first sheet of a file of at most 5 MB and 30,000 rows; raises `RosterError` (X01).

    Only text and values are read: a formula is its last value, macros and links are never looked at.
    """
    data = _bytes(path)
    if data.startswith(OLD_EXCEL_MARK):
        raise RosterError([wording.OLD_EXCEL])
    return _xlsx(data) if data.startswith(ZIP_MARK) else _csv(data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise RosterError([wording.NO_FILE]) from None
    except OSError:
        raise RosterError([wording.UNREADABLE]) from None
    if len(data) > MOST_BYTES:
        raise RosterError([wording.TOO_LARGE.format(megabytes=MOST_BYTES // MEGABYTE)])
    return data


def _csv(data: bytes) -> Sheet:
    reader = csv.reader(io.StringIO(_decoded(data), newline=""), strict=True)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            _hold_to_limits(start, len(cells))
            rows += _row(start, cells)
            start = reader.line_num + 1
    except csv.Error:
        raise RosterError([wording.BAD_CSV.format(row=start)]) from None
    return Sheet(rows)


def _decoded(data: bytes) -> str:
    wide = data.startswith(UTF16_MARKS) or b"\0" in data
    for encoding in () if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterError([wording.BAD_ENCODING])


def _xlsx(data: bytes) -> Sheet:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_filelike(_checked(data))
        shown = (
            one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible
        )
        sheet = book.get_sheet_by_name(next(shown))
        merged = sheet.merged_cell_ranges or []
    except (CalamineError, StopIteration):
        raise RosterError([wording.BAD_EXCEL]) from None
    rows = [row for number, cells in enumerate(sheet.iter_rows(), 1) for row in _row(number, cells)]
    return Sheet(rows, [(first[0] + 1, last[0] + 1) for first, last in merged])


def _checked(data: bytes) -> io.BytesIO:
    """The package packed anew, without what is not text (macros, pictures).

    The parser believes what a file says about itself: one cell said to stand in the last corner of a
    sheet makes it ask for 512 GiB and die. Hence every limit is held here, on bytes counted by ourselves.
    """
    repacked = io.BytesIO()
    room = MOST_UNPACKED
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as package,
            zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
        ):
            parts = [one for one in package.infolist() if one.filename.endswith((".xml", ".rels"))]
            for part in parts[: MOST_PARTS + 1]:
                if part.compress_type not in KNOWN_PACKING or part.filename in copy.namelist():
                    raise RosterError([wording.BAD_EXCEL])
                with package.open(part) as packed:
                    text = packed.read(room + 1)  # never more, whatever the size it declares
                room -= len(text)
                if room < 0 or len(parts) > MOST_PARTS:
                    raise RosterError([wording.SWOLLEN])
                _hold_references(text)
                copy.writestr(part.filename, text)
    except DAMAGE:
        raise RosterError([wording.BAD_EXCEL]) from None
    repacked.seek(0)
    return repacked


def _hold_references(text: bytes) -> None:
    if b"\0" in text:  # UTF-16 would hide what is looked for here
        raise RosterError([wording.BAD_EXCEL])
    if b"sheetData" not in text:
        return
    for reference in CELL_REFERENCE.finditer(text):
        letters, digits = reference.groups()
        column = 0
        for letter in letters.upper()[:4]:
            column = column * 26 + letter - 64
        _hold_to_limits(int(digits[:9]), column)


def _hold_to_limits(row: int, column: int) -> None:
    if row > MOST_ROWS:
        raise RosterError([wording.TOO_MANY_ROWS.format(most=f"{MOST_ROWS:,}")])
    if column > MOST_COLUMNS:
        raise RosterError([wording.TOO_WIDE.format(most=MOST_COLUMNS)])


def _row(number: int, cells: Sequence[object]) -> list[Row]:
    texts = tuple(_text(one) for one in cells)
    numeric = tuple(place for place, one in enumerate(cells) if isinstance(one, float | int))
    return [Row(number, texts, numeric)] if any(texts) else []


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return sys.intern(plain(str(value)))  # most cells of a list repeat others


def plain(text: str) -> str:
    """A cell without what nobody sees: full-width digits, zero-width marks, spaces inside a name.

    >>> plain("　张　伟 ")
    '张伟'
    """
    seen = "".join(one for one in normalize("NFKC", text) if category(one) != "Cf")
    return BETWEEN_CHARACTERS.sub("", seen.strip())
