"""Reads a table of working days: one day or stretch of days a line; every wrong line is named, with its reason."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from handlers.regulation import calendar_wording as wording

LARGEST = 1 << 20  # bytes
LONGEST = 60  # days of one stretch
FIRST_YEAR, LAST_YEAR = 2000, 2099
YEAR = re.compile(r"(\d{4})年?")
ONE_DAY = r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?"
DAYS = re.compile(rf"{ONE_DAY}(?:\s*(?:至|到|~|—|–)\s*{ONE_DAY})?")
WORKS = {wording.OFF: False, wording.ON: True}


class CalendarError(Exception):
    """A table that cannot be used; `problems` are sentences, each with the line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


class DayPlan(NamedTuple):
    """What was arranged for a day."""

    works: bool
    why: str


class _Wrong(Exception):
    """Why a line cannot be used."""


@dataclass
class Table:
    """What a file arranges."""

    plans: dict[date, DayPlan] = field(default_factory=dict)
    published: dict[int, str] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)  # where each day was said first

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Add one line; raises _Wrong."""
        what, kind, why, *_ = (*cells, "", "", "")
        year = YEAR.fullmatch(what)
        if kind == wording.PUBLISHED:
            if not year:
                raise _Wrong(wording.ONLY_A_YEAR)
            self.published[_checked_year(int(year[1]))] = why
        elif year:
            raise _Wrong(wording.YEAR_NEEDS_PUBLISHED)
        elif kind not in WORKS:
            raise _Wrong(wording.KINDS)
        else:
            for day in _days(what):
                self._plan(line, day, DayPlan(WORKS[kind], why))

    def _plan(self, line: int, day: date, plan: DayPlan) -> None:
        before = self.plans.get(day)
        if before and before.works != plan.works:
            raise _Wrong(wording.contradicts(day, self.lines[day], before.works))
        self.plans[day] = plan
        self.lines.setdefault(day, line)


def read_table(path: Path) -> Table:
    """What the file arranges; raises CalendarError with everything that is wrong at once."""
    table = Table()
    problems: list[str] = []
    for line, cells in _rows(_text(path), problems):
        try:
            table.take(line, cells)
        except _Wrong as wrong:
            problems.append(wording.at_line(line, str(wrong)))
    if problems:
        raise CalendarError(problems)
    return table


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CalendarError([wording.TOO_LARGE])
        raw = path.read_bytes()
    except OSError:
        raise CalendarError([wording.FILE_MISSING]) from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CalendarError([wording.NOT_TEXT])


def _rows(text: str, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, with their number in the file, in plain characters."""
    for line, content in enumerate(text.splitlines(), start=1):
        try:
            cells = next(csv.reader([content], strict=True), [])
        except csv.Error:
            problems.append(wording.at_line(line, wording.BROKEN_QUOTES))
            continue
        plain = [unicodedata.normalize("NFKC", cell).strip() for cell in cells[:2]]
        if any(plain) and not plain[0].startswith("#") and plain[0] != wording.HEADER:
            yield line, [*plain, *map(str.strip, cells[2:])]


def _days(written: str) -> list[date]:
    """The days of 「2027-02-05至2027-02-11」 or of a single date."""
    found = DAYS.fullmatch(written)
    if not found:
        raise _Wrong(wording.NOT_A_DATE)
    first = _day(found[1], found[2], found[3])
    last = _day(found[4], found[5], found[6]) if found[4] else first
    if last < first:
        raise _Wrong(wording.BACKWARDS)
    number = (last - first).days + 1
    if number > LONGEST:
        raise _Wrong(wording.too_long(LONGEST))
    return [first + timedelta(days=ahead) for ahead in range(number)]


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(_checked_year(int(year)), int(month), int(day))
    except ValueError:
        raise _Wrong(wording.NO_SUCH_DAY) from None


def _checked_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Wrong(wording.out_of_range(FIRST_YEAR, LAST_YEAR))
    return year
