"""A copy of a SQLite database, made while others write, and a thorough look at such a copy.

`VACUUM INTO` copies one consistent moment, without the traces of what was deleted, and locks nobody out. The keys of
people are taken out of it into a file of their own (`storage.key_file`).
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from storage import audit_chain, key_file
from storage.keys import Keyring
from storage.migrations import current, known
from storage.sealed_columns import samples
from storage.sealing import Unreadable
from storage.session import Unavailable
from storage.workpiece import Workpiece

PART = ".part"
LOGS = ("-wal", "-journal")  # of SQLite, with what is not in the file itself yet
SAMPLE = 100  # sealed texts that must open
SECONDS_TO_WAIT = 30


class Damaged(Exception):
    """The file is no sound database of this program; `what` names the check it failed."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Copied:
    """A finished copy: bytes and rows."""

    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound copy: its schema, rows, opened texts, the head of its access log, whether the keys of people lack."""

    schema: str
    rows: int
    opened: int
    head: str
    keyless: bool


def file_of(engine: Engine) -> Path:
    """The file of a SQLite database."""
    return Path(str(engine.url.database))


def copy_to(source: Path, target: Path, now: datetime) -> Copied:
    """Copy the database to a new file that only its owner may read, its keys beside it; all of it or nothing.

    Raises `FileExistsError`, `Busy` when another process makes the same file, `Damaged` when the source cannot
    be read, `Unavailable` when it cannot be copied.
    """
    if target.exists():
        raise FileExistsError
    try:
        piece = Workpiece.begin(target.with_name(target.name + PART))
        try:
            if target.exists():  # another process has just finished it
                raise FileExistsError
            rows, keys = _copy_into(piece.path, source)
            with key_file.written(key_file.beside(target), keys, now):
                piece.path.rename(target)
                settle(target.parent)
        finally:
            piece.let_go()
    except FileExistsError:
        raise
    except OSError as error:
        raise Unavailable(type(error).__name__) from None
    return Copied(target.stat().st_size, rows)


def _copy_into(empty: Path, source: Path) -> tuple[int, key_file.Contents]:
    with opened(source) as connection:
        connection.execute("VACUUM INTO ?", (str(empty),))
    with opened(empty) as connection:
        keys = key_file.taken_out(connection)
        rows = _rows(connection)
    settle(empty)
    return rows, keys


@contextlib.contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection; errors of SQLite become `Unavailable` or `Damaged`."""
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=SECONDS_TO_WAIT)) as connection:
            yield connection
    except sqlite3.OperationalError as error:
        raise Unavailable(type(error).__name__) from None
    except sqlite3.DatabaseError:
        raise Damaged("integrity") from None


def settle(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_back(source: Path, target: Path) -> None:
    """Copy a backup file as it is, for its owner only, into an empty file.

    What a killed server left beside it belongs to it: without its log a plain copy of the folder is an older one.
    """
    for end in ("", *LOGS):
        beside = source.with_name(source.name + end)
        if not end or beside.is_file():
            into = target.with_name(target.name + end)
            private = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(private, "wb") as write, beside.open("rb") as read:
                shutil.copyfileobj(read, write, 1 << 20)
            settle(into)


def check_file(file: Path) -> None:
    """Pages, indexes and references; raises `Damaged`."""
    with opened(file) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise Damaged("integrity")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Damaged("references")


def check_schema(engine: Engine) -> str:
    """The schema, if this program knows it; raises `Damaged`."""
    version = current(engine)
    if version not in known():
        raise Damaged("newer" if version else "schema")
    return version


def check_contents(keyring: Keyring, schema: str) -> Checked:
    """The access log, and a sample of sealed texts; raises `Damaged`, `storage.keys.MissingKey`."""
    with keyring.unit() as unit:
        verdict = audit_chain.verify(unit.session)
        if not verdict.holds:
            raise Damaged("audit")
        number = 0
        for place, row, sealed in samples(unit.session, SAMPLE):
            try:
                text = unit.session.unseal(sealed, place, row)
            except Unreadable:
                raise Damaged("sealed") from None
            number += bool(text)  # "" where a key was destroyed
        keyless = key_file.is_missing(unit.session)
        rows = _rows_of(unit.session.connection().connection.driver_connection)
    return Checked(schema, rows, number, verdict.head.code, keyless)


def _rows_of(connection: object) -> int:
    return _rows(connection) if isinstance(connection, sqlite3.Connection) else 0


def _rows(connection: sqlite3.Connection) -> int:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return sum(
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  (our own tables)
        for (name,) in tables
    )
