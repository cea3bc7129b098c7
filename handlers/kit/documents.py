"""A document as plain data: tables to calculate with, or a paper to read; made into a file by whoever carries it out of the house."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is in characters of a spreadsheet, of which a Chinese one takes two."""

    title: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet that is printed on A4; `marked` are the places of rows that stand out, counted from 0."""

    name: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Cell], ...]
    notes: tuple[str, ...] = ()
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """What goes out as one file; `name` is that of the file, without its ending."""

    name: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said under it, and a table where there are `columns`."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What goes out as one text on A4, with everything in it as data; `name` is that of the file, without its ending."""

    name: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()


AnyDocument = Document | Paper
