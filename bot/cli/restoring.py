"""restore: a backup is checked, or comes back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from bot.cli import keeping_wording
from bot.cli import restoring_wording as wording
from bot.cli.console import (
    DAMAGED,
    NO_KEY,
    cli,
    make_folder,
    open_database,
    read_settings,
    say,
    stop,
)
from bot.cli.keeping import shown
from bot.settings import StorageSettings
from storage import backup, key_file, restoring
from storage.database import make_engine
from storage.keys import Keyring, MissingKey
from storage.unit_of_work import Unavailable
from storage.witness import SUFFIX, keep_at
from storage.workpiece import Busy

BackupFile = Annotated[Path | None, typer.Argument()]
Verify = Annotated[bool, typer.Option("--verify", help=wording.VERIFY)]
Replace = Annotated[bool, typer.Option("--replace", help=wording.REPLACE)]
AfterPgRestore = Annotated[bool, typer.Option("--after-pg-restore", help=wording.AFTER_PG_RESTORE)]
KeyFile = Annotated[Path | None, typer.Option("--keys", help=wording.KEYS)]
WithoutKeys = Annotated[bool, typer.Option("--without-keys", help=wording.WITHOUT_KEYS)]


@cli.command("restore", help=wording.RESTORE)
def restore(
    file: BackupFile = None,
    verify: Verify = False,
    replace: Replace = False,
    after_pg_restore: AfterPgRestore = False,
    keys: KeyFile = None,
    without_keys: WithoutKeys = False,
) -> None:
    """Check a backup; unless that was all, let it be the database."""
    settings = read_settings(StorageSettings)
    on_sqlite = settings.database_url.startswith("sqlite")
    if after_pg_restore:
        if on_sqlite:
            stop([wording.ONLY_SQLITE])
        _begin_after_pg_restore(keys, without_keys=without_keys)
    elif file is None:
        stop([wording.WHICH_FILE])
    elif not on_sqlite:
        stop([wording.use_pg_restore(shown(settings), file.name)])
    else:
        make_folder(settings)
        prepared = _prepare(settings, file, keys)
        found = prepared.checked
        try:
            if verify:
                say(wording.verified(str(file), found.schema, found.rows, found.opened, found.head))
            if found.keyless and not without_keys:
                stop([wording.no_key_file(str(key_file.beside(file)))], NO_KEY)
            if not verify:
                _put_in_place(settings, prepared, replace=replace)
        finally:
            prepared.discard()


def _prepare(settings: StorageSettings, file: Path, keys: Path | None) -> restoring.CheckedCopy:
    beside = key_file.beside(file)
    people = keys or (beside if beside.is_file() else None)
    if not file.is_file() or (keys is not None and not keys.is_file()):
        stop([keeping_wording.NO_FILE])
    try:
        return restoring.prepare(file, _place(settings).resolve(), settings.data_keys(), people)
    except Busy:
        stop([keeping_wording.TWICE_AT_ONCE])
    except backup.Damaged as found:
        stop([wording.damaged(str(file), found.what)], DAMAGED)
    except key_file.NoKeyFile:
        stop([wording.BAD_KEY_FILE], DAMAGED)
    except MissingKey as missing:
        stop([keeping_wording.missing_key(missing.number)], NO_KEY)
    except (OSError, Unavailable):
        stop([keeping_wording.NO_ROOM])


def _put_in_place(
    settings: StorageSettings, prepared: restoring.CheckedCopy, *, replace: bool
) -> None:
    place, now = _place(settings), datetime.now(UTC)
    engine = make_engine(f"sqlite:///{prepared.file}")
    keep_at(engine, settings.witness or f"{place}{SUFFIX}")
    place = place.resolve()  # where a link leads: the copy is to stand on that disk
    try:
        restoring.check_place(place, replace=replace)
        done = restoring.begin_epoch(engine, settings.data_keys(), now)
        engine.dispose()
        kept = restoring.put_in_place(prepared, place, now)
    except restoring.NotEmpty:
        stop([wording.NOT_EMPTY])
    except restoring.InUse:
        stop([wording.IN_USE])
    except (OSError, Unavailable):
        stop([keeping_wording.NO_ROOM])
    finally:
        engine.dispose()
    say(wording.restored(str(kept or ""), done.held, done.deleted))


def _begin_after_pg_restore(keys: Path | None, *, without_keys: bool) -> None:
    if keys is not None and not keys.is_file():
        stop([keeping_wording.NO_FILE])
    with open_database() as (engine, settings):
        keyring = Keyring(engine, settings.data_keys())
        if keys is not None:
            try:
                key_file.bring_back(keyring, settings.data_keys(), keys)
            except key_file.NoKeyFile:
                stop([wording.BAD_KEY_FILE], DAMAGED)
        with keyring.unit() as unit:
            keyless = key_file.is_missing(unit.session)
        if keyless and not without_keys:
            stop([wording.no_key_file(wording.DUMPS_KEYS)], NO_KEY)
        done = restoring.begin_epoch(engine, settings.data_keys(), datetime.now(UTC))
    say(wording.restored("", done.held, done.deleted))


def _place(settings: StorageSettings) -> Path:
    return Path(str(make_url(settings.database_url).database))
