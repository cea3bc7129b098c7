"""Finding the columns of a list of people, and the rows that are people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot import roster_wording as wording
from bot.roster_file import RosterError, Row, Sheet, plain

HEADER_WITHIN = 10  # a list often begins with a title


@dataclass(frozen=True, slots=True)
class Record:
    """One person's row, cell by cell; every column is there, in the order of the template."""

    row: int
    cells: Mapping[str, str]
    numeric: frozenset[str]  # columns in which a number was typed


@dataclass
class Findings:
    """What is wrong in which row, and what its owner should know."""

    problems: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    typed_as_numbers: list[int] = field(default_factory=list)  # rows whose userid may have lost a 0

    def wrong(self, row: int, column: str, problem: str, **words: object) -> None:
        """A problem of one cell."""
        self.problems.append((row, wording.at(row, column, problem.format(**words))))

    def wrong_row(self, row: int, problem: str, **words: object) -> None:
        """A problem of a whole row."""
        self.problems.append((row, problem.format(row=row, **words)))

    def warn(self, warning: str, **words: object) -> None:
        """Something that may be meant so."""
        self.warnings.append(warning.format(**words))

    def raise_problems(self) -> None:
        """All problems, from top to bottom; nothing when there are none."""
        if self.problems:
            raise RosterError([text for _, text in sorted(self.problems, key=lambda one: one[0])])


def records(sheet: Sheet, findings: Findings) -> Iterator[Record]:
    """The rows below the header that are people; raises `RosterError` when the header is not right."""
    header = _header(sheet.rows)
    columns = _columns(header, findings)
    findings.raise_problems()
    for first, last in sheet.merged:
        if last >= header.number:
            findings.wrong_row(first, wording.MERGED, first=first, last=last)
    below = [row for row in sheet.rows if row.number > header.number]
    titled = {place for place, text in enumerate(header.cells) if text}
    for row in below:
        if any(text and place not in titled for place, text in enumerate(row.cells)):
            findings.wrong_row(row.number, wording.OUTSIDE)
    return _without_examples((_record(row, columns) for row in below), findings)


def _header(rows: Sequence[Row]) -> Row:
    for row in rows[:HEADER_WITHIN]:
        if len({one for one in map(_column, row.cells) if one}) > 1:
            return row
    raise RosterError(
        [wording.NO_HEADER.format(titles=wording.listed(map(wording.title, wording.TITLES)))]
    )


def _columns(header: Row, findings: Findings) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, text in enumerate(header.cells):
        name = _column(text)
        if '"' in text:
            findings.wrong_row(header.number, wording.BAD_CSV)
        if name in columns:
            findings.wrong_row(header.number, wording.SAME_COLUMN, column=wording.title(name))
        elif name:
            columns[name] = place
    for name in wording.TITLES:
        # an unread column would end what it held before
        if name not in columns and name not in wording.OPTIONAL:
            findings.wrong_row(header.number, wording.MISSING_COLUMN, column=wording.title(name))
    unread = [wording.quoted(text) for text in header.cells if text and not _column(text)]
    if unread:
        findings.warn(wording.IGNORED_COLUMNS, columns=wording.listed(unread))
    return columns


def _column(text: str) -> str:
    bare = text.strip("*").split("(")[0].strip().casefold()
    return _NAMES.get(bare, "")


def _record(row: Row, columns: Mapping[str, int]) -> Record:
    cells = {
        name: row.cells[place] if 0 <= (place := columns.get(name, -1)) < len(row.cells) else ""
        for name in wording.TITLES
    }
    return Record(
        row=row.number,
        cells={name: "" if text in wording.NOTHING else text for name, text in cells.items()},
        numeric=frozenset(name for name, place in columns.items() if place in row.numeric),
    )


def _without_examples(found: Iterable[Record], findings: Findings) -> Iterator[Record]:
    """What the template says for itself is no person, unless somebody began to fill it in."""
    skipped = []
    for record in found:
        cells = _needed(record.cells)
        if cells in _EXAMPLES:
            skipped.append(record.row)
        elif cells != _EXPLAINED:
            yield record
    if skipped:
        findings.warn(wording.EXAMPLES_SKIPPED, rows=wording.listed(skipped))


_NAMES = {title: name for name, titles in wording.TITLES.items() for title in titles}


def _needed(cells: Mapping[str, str]) -> tuple[str, ...]:
    """The cells that every list has: an older template is known again by them."""
    return tuple(text for name, text in cells.items() if name not in wording.OPTIONAL)


def _as_read(texts: Iterable[str]) -> tuple[str, ...]:
    return _needed(dict(zip(wording.TITLES, map(plain, texts), strict=True)))


_EXPLAINED = _as_read(wording.EXPLAINED.values())
_EXAMPLES = {_as_read(row) for row in wording.EXAMPLES}
