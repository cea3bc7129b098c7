"""The database: is it there, whole, free, at the right schema, and does the key open it."""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.doctor import wording
from bot.doctor.findings import Finding, good, note, wrong
from bot.doctor.site import Site
from storage.keys import MissingKey, opened
from storage.migrations import current, head, known

LOOK_SECONDS = 5.0  # for reading an SQLite file through
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
SAYINGS = {
    sqlite3.SQLITE_BUSY: wording.DATABASE_BUSY,
    sqlite3.SQLITE_LOCKED: wording.DATABASE_BUSY,
    sqlite3.SQLITE_READONLY: wording.DATABASE_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: wording.DATABASE_READ_ONLY,
    sqlite3.SQLITE_PERM: wording.DATABASE_READ_ONLY,
    sqlite3.SQLITE_FULL: wording.DISK_FULL,
    sqlite3.SQLITE_IOERR: wording.DISK_BROKEN,
    sqlite3.SQLITE_CORRUPT: wording.DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: wording.DATABASE_DAMAGED,
}
# What PostgreSQL must not have switched off, or acknowledged messages are lost when the power goes.
POSTGRES_SWITCHES = ("fsync", "synchronous_commit", "full_page_writes")
SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


def database(site: Site) -> Finding:
    """Can it be opened, is it whole, and may we write."""
    if site.folder is not None:
        file = Path(make_url(site.settings.database_url).database or "")
        if not file.exists():
            return wrong(wording.NO_DATABASE)
        if saying := _damage(file):
            return wrong(saying)
    try:
        with site.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")  # on SQLite inside BEGIN IMMEDIATE
    except DBAPIError as error:
        return wrong(_saying(error.orig))
    except ModuleNotFoundError:
        return wrong(wording.NO_DRIVER)
    return good(wording.DATABASE_GOOD)


def durability(site: Site) -> Finding:
    """Does what was acknowledged survive a power cut?"""
    with site.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            off = [
                name
                for name, value in SQLITE_PRAGMAS.items()
                if _asked(connection, f"PRAGMA {name}") != value
            ]
        else:
            off = [
                name for name in POSTGRES_SWITCHES if _asked(connection, f"SHOW {name}") == "off"
            ]
        anonymous, streamed = _is_anonymity_kept(connection), _is_streamed(connection)
    if off:
        return wrong(wording.not_durable(off))
    if anonymous and streamed:
        return note(wording.STREAMED)
    return good(wording.DAILY if anonymous else wording.DURABLE)


def schema(site: Site) -> Finding:
    """Is it the schema of this program?"""
    version = current(site.engine)
    if version == head():
        return good(wording.schema(version))
    if not version:
        return wrong(wording.NOT_MIGRATED)
    return wrong(wording.OLDER_SCHEMA if version in known() else wording.NEWER_SCHEMA)


class _SeenEnough(Exception):
    """Ends a transaction without keeping anything of it."""


def sealed(site: Site) -> Finding:
    """Do the keys open what is sealed there? A database without a list of keys stays without one."""
    with suppress(_SeenEnough), site.unit() as unit:
        try:
            opened(unit.session, site.settings.data_keys())
        except MissingKey as missing:
            return wrong(wording.other_key(missing.number))
        raise _SeenEnough
    return good(wording.KEY_FITS)


def _is_anonymity_kept(connection: Connection) -> bool:
    """Whether somebody has a key to read what is said anonymously; an older schema has no such thing."""
    if not inspect(connection).has_table("recipient_key"):
        return False
    return _asked(connection, "SELECT count(public) FROM recipient_key") != "0"


def _is_streamed(connection: Connection) -> bool:
    """Whether every transaction is copied elsewhere in its order, with its time."""
    if connection.dialect.name == "sqlite":
        return False
    copies = _asked(connection, "SELECT count(*) FROM pg_stat_replication")
    return copies != "0" or _asked(connection, "SHOW archive_mode") != "off"


def _asked(connection: Connection, question: str) -> str:
    return str(connection.exec_driver_sql(question).scalar()).lower()


def _damage(file: Path) -> str:
    """What is wrong with the pages of an SQLite file, "" if nothing is found in time; nobody is locked out."""
    ends = time.monotonic() + LOOK_SECONDS
    connection = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(file.resolve()))}?mode=ro", uri=True)
        connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return wording.DATABASE_DAMAGED if _code(error) in DAMAGED else ""
    finally:
        if connection:
            connection.close()
    return "" if verdict == "ok" else wording.DATABASE_DAMAGED


def _code(error: object) -> int:
    """The primary code of an SQLite error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _saying(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        return SAYINGS.get(_code(error), wording.DATABASE_TROUBLE)
    return wording.POSTGRES_TROUBLE
