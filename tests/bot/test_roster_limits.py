"""Files that are no list of people are refused before they can do harm (reliability.md X01)."""

import re
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot import roster_wording as wording
from bot.roster import RosterError, read_roster
from bot.roster_file import MOST_BYTES, MOST_ROWS, MOST_UNPACKED
from tests.bot.rosters import GOOD, TITLES, WORKER, as_csv, as_xlsx, repacked

MEGABYTE = 1024 * 1024
ROWS = [line.split(",") for line in GOOD]


def refusal_of(path: Path) -> str:
    """The one thing that is said against a file."""
    with pytest.raises(RosterError) as refused:
        read_roster(path)
    [problem] = refused.value.problems
    return problem


def too_many() -> str:
    """What is said of a row below the last."""
    return wording.TOO_MANY_ROWS.format(most=f"{MOST_ROWS:,}")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"a" * (MOST_BYTES + 1))
    assert refusal_of(path) == wording.TOO_LARGE.format(megabytes=5)


def test_a_csv_with_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(",".join(TITLES) + "\n" * (MOST_ROWS - 1) + WORKER + "\n", "utf-8")
    assert len(read_roster(path)) == 1
    path.write_text(",".join(TITLES) + "\n" * MOST_ROWS + WORKER + "\n", "utf-8")
    assert refusal_of(path) == too_many()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("A30001", too_many()),
        ("A1048577", too_many()),
        ("XFD1048576", too_many()),
        ("XFD2", wording.TOO_WIDE.format(most=100)),
        ("ZZZZZZ2", wording.TOO_WIDE.format(most=100)),
    ],
)
def test_one_cell_far_away(tmp_path: Path, place: str, said: str) -> None:
    path = as_xlsx(tmp_path / "list.xlsx", ROWS)
    row = re.sub("[A-Z]", "", place)
    far = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    assert refusal_of(repacked(path, lambda _, part: part.replace(b"</sheetData>", far))) == said


def thirty_thousand(path: Path, change: Callable[[str], str]) -> Path:
    """A whole company: a sheet as long as may be."""
    rows = []
    for number in range(1, MOST_ROWS):
        row = f"u{number},人{number},班组{number // 30},班组,群众,,,,常白班,小名{number},2014-04-01"
        cells = change(row).split(",")
        inside = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        rows.append(f'<row r="{number + 1}">{inside}</row>')
    end = f"{''.join(rows)}</sheetData>".encode()
    as_xlsx(path, [])
    return repacked(path, lambda _, part: part.replace(b"</sheetData>", end))


READ = """
import sys
from pathlib import Path
from bot.roster import RosterError, read_roster
def most():
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(status.split()[0]) // 1024
read_roster(Path(sys.argv[1]))
before = most()
try:
    print(len(read_roster(Path(sys.argv[2]))))
except RosterError as error:
    print(len(error.problems))
print(most() - before)
"""


@pytest.mark.parametrize("cell", ["群众", "x"], ids=["good", "every row wrong"])
def test_a_whole_company_takes_little_memory(tmp_path: Path, cell: str) -> None:
    """In a process of its own, because only the system sees what the parser takes."""
    small = as_xlsx(tmp_path / "small.xlsx", ROWS)
    large = thirty_thousand(tmp_path / "large.xlsx", lambda row: row.replace("群众", cell))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(small), str(large)],
        capture_output=True,
        text=True,
        check=True,
    )
    found, megabytes = map(int, done.stdout.split())
    assert found == MOST_ROWS - 1
    assert megabytes <= 64, megabytes  # X01


def test_of_very_many_mistakes_the_first_are_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [WORKER.replace("zhang", f"z{number}").replace("群众", "x") for number in range(300)]
    path.write_text("\n".join([",".join(TITLES), *rows]), "utf-8")
    with pytest.raises(RosterError) as refused:
        read_roster(path)
    said = refused.value.lines
    assert said[0].startswith("名单有 300 处要改")
    assert (len(said), said[-1]) == (202, "……还有 100 条，没有列出。")


def test_far_rows_and_cells_in_other_spellings(tmp_path: Path) -> None:
    for far in ("<row r='1048576'></row>", '<x:row\n r = "99999"/>'):
        path = as_xlsx(tmp_path / "list.xlsx", ROWS)
        end = f"{far}</sheetData>".encode()
        repacked(path, lambda _, part, end=end: part.replace(b"</sheetData>", end))  # type: ignore[misc]
        assert refusal_of(path) == too_many()
    wide = as_xlsx(tmp_path / "wide.xlsx", ROWS)
    repacked(wide, lambda name, part: part.decode().encode("utf-16") if "sheet1" in name else part)
    assert refusal_of(wide) == wording.BAD_EXCEL


def test_a_zip_bomb_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * (200 * MEGABYTE))
    assert path.stat().st_size < MEGABYTE
    tracemalloc.start()
    try:
        assert refusal_of(path) == wording.SWOLLEN
        assert tracemalloc.get_traced_memory()[1] < 64 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_many_small_parts_count_together(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(3):
            package.writestr(f"xl/{number}.xml", b" " * (MOST_UNPACKED // 2))
    assert refusal_of(path) == wording.SWOLLEN
    with zipfile.ZipFile(path, "w") as package:
        for number in range(501):
            package.writestr(f"xl/{number}.xml", b"")
    assert refusal_of(path) == wording.SWOLLEN


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_cannot_be_opened_little_by_little(tmp_path: Path, packing: int) -> None:
    path = repacked(as_xlsx(tmp_path / "list.xlsx", ROWS), lambda _, part: part, packing=packing)
    assert refusal_of(path) == wording.BAD_EXCEL


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(tmp_path: Path) -> None:
    path = repacked(
        as_xlsx(tmp_path / "list.xlsx", ROWS), lambda _, part: part, ("xl/workbook.xml", b"")
    )
    assert refusal_of(path) == wording.BAD_EXCEL


def test_damaged_packages(tmp_path: Path) -> None:
    whole = as_xlsx(tmp_path / "whole.xlsx", ROWS).read_bytes()
    path = tmp_path / "list.xlsx"
    for damaged in (
        whole[:-60],
        whole[: len(whole) // 2],
        b"PK\x03\x04",
        whole.replace(b"PK\x01\x02", b"PK\x01\x00"),
    ):
        path.write_bytes(damaged)
        assert refusal_of(path) == wording.BAD_EXCEL
    path.unlink()
    repacked(as_xlsx(path, ROWS), lambda name, part: b"<x" if "workbook.xml" in name else part)
    assert refusal_of(path) == wording.BAD_EXCEL


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, wording.OLD_EXCEL),
        ("账号,姓名".encode("utf-16"), wording.BAD_ENCODING),
        (b"\xff\xff\xff,\x80", wording.BAD_ENCODING),
        (b"a\0b", wording.BAD_ENCODING),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert refusal_of(path) == said


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "nothing.csv") == wording.NO_FILE
    assert refusal_of(tmp_path) == wording.UNREADABLE


def test_formulas_are_never_executed_and_macros_and_links_never_looked_at(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "list.xlsx", [*ROWS, ["=1+1", *WORKER.split(",")[1:]]])
    assert refusal_of(path) == "第 5 行「账号」：没有填，请补上。"

    def remember(name: str, part: bytes) -> bytes:
        empty = rb"<f>1\+1</f>(<v ?/>|<v></v>)"
        return re.sub(empty, b"<f>1+1</f><v>2</v>", part) if "sheet1" in name else part

    macro = ("xl/vbaProject.bin", b"not a macro")
    link = ("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    repacked(path, remember, macro, link)
    assert [one.userid for one in read_roster(path)] == ["sun", "wang", "zhang", "2"]


def test_merged_cells_are_named_with_their_rows(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        book.worksheets[0].merge_cells("C3:C4")

    path = as_xlsx(tmp_path / "list.xlsx", ROWS, merge)
    with pytest.raises(RosterError) as refused:
        read_roster(path)
    assert refused.value.problems[0].startswith("第 3 到 4 行：有合并的单元格")
    assert refused.value.problems[1].startswith("第 4 行「班组」：没有填")


def test_the_sheet_that_is_shown_is_read(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("old", 0).append(["账号", "姓名"])
        book.worksheets[0].sheet_state = "hidden"
        book.active = 1

    assert len(read_roster(as_xlsx(tmp_path / "list.xlsx", ROWS, hide))) == 3


def test_a_stray_quote_anywhere_is_noticed(tmp_path: Path) -> None:
    whole = as_csv(tmp_path / "whole.csv", GOOD, encoding="gb18030").read_bytes()
    path = tmp_path / "list.csv"
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut] + b'"' + whole[cut:])
        with pytest.raises(RosterError):
            read_roster(path)
