"""backup and migrate: the data is kept, and taken along to a new version."""

import contextlib
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot import settings_wording
from bot.cli import keeping_wording as wording
from bot.cli import wording as cli_wording
from bot.cli.console import (
    DAMAGED,
    GONE,
    cli,
    make_folder,
    open_database,
    read_settings,
    say,
    stop,
)
from bot.preflight import is_damage
from bot.settings import StorageSettings
from storage import audit_chain, backup, key_file
from storage.database import make_engine
from storage.keys import Keyring
from storage.migrations import current, head, known, migrate
from storage.queries import housekeeping
from storage.unit_of_work import Unavailable
from storage.witness import HEAD, witness_of
from storage.workpiece import Busy

AfterPgDump = Annotated[bool, typer.Option("--after-pg-dump", help=wording.AFTER_PG_DUMP)]
DUMP = b"PGDMP"  # how a dump in pg_dump's custom format begins


@cli.command("backup", help=wording.BACKUP)
def back_up(file: Path, after_pg_dump: AfterPgDump = False) -> None:
    """Copy the database to a new file while the server writes."""
    with open_database() as (engine, settings):
        if engine.dialect.name != "sqlite":
            _note_dump(engine, settings, file, made=after_pg_dump)
            return
        if after_pg_dump:
            stop([wording.NO_DUMP_HERE])
        started = time.monotonic()
        _look_at_keys(engine, settings)
        copied = _copy(backup.file_of(engine), file)
        code = _note_backup(engine, settings, file)
        took = time.monotonic() - started
    say(wording.backed_up(str(file), copied.size, copied.rows, took, code))
    _say_keys(file)


def _say_keys(file: Path) -> None:
    """Where the keys of people are; those of old backups have been kept long enough."""
    try:
        old = key_file.delete_old(file.parent, datetime.now(UTC))
    except OSError:
        stop([wording.OLD_KEYS_LEFT])
    say(wording.keys_beside(str(key_file.beside(file)), old))


def _look_at_keys(engine: Engine, settings: StorageSettings) -> None:
    """A wrong key ends it before there is a file; a database that cannot be written is all the more worth a copy."""
    with contextlib.suppress(Unavailable):
        Keyring(engine, settings.data_keys()).unit()


def _note_backup(engine: Engine, settings: StorageSettings, file: Path) -> str:
    """For the gauge and the witness; the head of the access log. The copy is there, whatever becomes of the note."""
    keyring = Keyring(engine, settings.data_keys())
    try:
        with keyring.unit() as unit:
            housekeeping.succeeded(unit.session, housekeeping.BACKUP, datetime.now(UTC))
            code = audit_chain.head_of(unit.session).code
        witness_of(engine, keyring.sealer).append((HEAD, code))
    except Unavailable:
        stop([wording.not_noted(str(file))])
    return code


def _note_dump(engine: Engine, settings: StorageSettings, file: Path, *, made: bool) -> None:
    """PostgreSQL's own tool makes the copy; that it did is noted, so that nobody is alarmed."""
    if not made:
        stop([wording.use_pg_dump(shown(settings), file.name)])
    try:
        with file.open("rb") as dump:
            begins = dump.read(len(DUMP))
    except OSError:
        stop([wording.NO_FILE])
    if begins != DUMP:
        stop([wording.NO_DUMP])
    with Keyring(engine, settings.data_keys()).unit() as unit:
        keys = key_file.contents_of(unit.session)
    try:
        key_file.write(key_file.beside(file), keys, datetime.now(UTC))
    except OSError:
        stop([wording.NO_ROOM])
    say(wording.dump_noted(_note_backup(engine, settings, file)))
    _say_keys(file)


@cli.command("migrate", help=wording.MIGRATE)
def migrate_database() -> None:
    """Bring the database to this program's schema, with a backup before it."""
    settings = read_settings(StorageSettings)
    make_folder(settings)
    engine = make_engine(settings.database_url)
    try:
        before = current(engine)
        if before and before not in known():
            stop([settings_wording.NEWER_SCHEMA])
        kept = _keep_before(engine, settings, before) if before and before != head() else ""
        migrate(engine)
    except DBAPIError as error:
        if is_damage(error):
            stop([wording.corrupt(str(engine.url.database))], DAMAGED)
        stop([cli_wording.DATABASE_GONE], GONE)
    finally:
        engine.dispose()
    say([wording.migrated(before, head(), kept)])


def _keep_before(engine: Engine, settings: StorageSettings, before: str) -> str:
    """The automatic backup, named by the old schema and the time; where it is."""
    if engine.dialect.name != "sqlite":
        say([wording.dump_first(shown(settings))])
        return ""
    place = backup.file_of(engine)
    # to the microsecond: two processes may migrate at once, and each makes its own
    kept = place.with_name(f"{place.name}.{before}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.bak")
    _copy(place, kept)
    return str(kept)


def _copy(source: Path, target: Path) -> backup.Copied:
    if not target.parent.is_dir():
        stop([wording.NO_FOLDER])
    try:
        return backup.copy_to(source, target, datetime.now(UTC))
    except FileExistsError:
        stop([wording.FILE_EXISTS])
    except Busy:
        stop([wording.TWICE_AT_ONCE])
    except backup.Damaged:
        stop([wording.corrupt(str(source))], DAMAGED)
    except Unavailable:
        stop([wording.NO_ROOM])


def shown(settings: StorageSettings) -> str:
    """The address for the operator's own tools: no password, no driver."""
    url = make_url(settings.database_url).set(drivername="postgresql", password=None)
    return url.render_as_string()
