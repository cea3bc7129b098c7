"""A document as plain data: tables to calculate with, a paper to read, or a form to file; made into a file by whoever carries it out of the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that a branch files, filled in; `form` names its template, of which a branch may have its own.

    `fields` are all that a template may ask for: texts, and lists of such mappings; `needed` are those that every
    template must show. `name` is that of the file.
    """

    name: str
    form: str
    fields: Mapping[str, Any]
    needed: frozenset[str] = frozenset()


OneDocument = Document | Paper | FilledForm


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several documents that go out as one zip; `name` is that of the file."""

    name: str
    parts: tuple[OneDocument, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is there already, byte for byte; `name` is without its `ending`."""

    name: str
    ending: str
    content: bytes


AnyDocument = OneDocument | Bundle | Kept
MakeFile = Callable[[AnyDocument], bytes]


def cannot_make(_document: AnyDocument) -> bytes:
    """Where nobody carries files out of the house, none is made either: RuntimeError."""
    raise RuntimeError("nothing here makes files")
