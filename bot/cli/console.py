"""What every command shares: the program, its settings, one transaction, and how it says what went wrong."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from bot import settings_wording
from bot.cli import keeping_wording, wording
from bot.preflight import is_damage
from bot.settings import SettingsError, StorageSettings
from storage.database import make_engine
from storage.keys import Keyring, MissingKey
from storage.migrations import current, head
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import SHANGHAI
from storage.witness import keep_at

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=wording.PROGRAM)

Port = Annotated[int, typer.Option(help=wording.PORT)]
Host = Annotated[str, typer.Option(help=wording.HOST)]
GONE = 1  # the database does not answer
WRONG = 2  # the exit code for what the operator can put right
DAMAGED = 3
NO_KEY = 4

S = TypeVar("S", bound=StorageSettings)


def read_settings(kind: type[S]) -> S:
    """The settings from the environment; everything that is wrong with them is said at once."""
    try:
        return kind.load(os.environ)
    except SettingsError as error:
        stop([settings_wording.HEADING, *error.problems])


@contextmanager
def open_database() -> Iterator[tuple[Engine, StorageSettings]]:
    """The database at this program's schema, for an operator's command."""
    settings = read_settings(StorageSettings)
    engine = make_engine(settings.database_url)
    keep_at(engine, settings.witness)
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).exists():
        stop([keeping_wording.NO_DATABASE])  # SQLite would make an empty one
    try:
        if current(engine) != head():
            stop([settings_wording.NOT_MIGRATED])
        yield engine, settings
    except Unavailable:
        stop([wording.DATABASE_BUSY])
    except DBAPIError as error:
        if is_damage(error):
            stop([keeping_wording.corrupt(str(engine.url.database))], DAMAGED)
        if isinstance(error, OperationalError):
            stop([wording.DATABASE_GONE], GONE)
        raise
    except MissingKey as missing:
        stop([keeping_wording.missing_key(missing.number)], NO_KEY)
    finally:
        engine.dispose()


@contextmanager
def one_transaction() -> Iterator[UnitOfWork]:
    """Everything inside becomes true together, or not at all."""
    with (
        open_database() as (engine, settings),
        Keyring(engine, settings.data_keys()).unit() as unit,
    ):
        yield unit


def make_folder(settings: StorageSettings) -> None:
    """A new SQLite database may need its folder."""
    if settings.database_url.startswith("sqlite:///"):
        file = Path(settings.database_url.removeprefix("sqlite:///"))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def today() -> date:
    """The business date."""
    return datetime.now(SHANGHAI).date()


def say(lines: Iterable[str]) -> None:
    """To the operator."""
    for line in lines:
        print(line)


def stop(lines: Iterable[str], code: int = WRONG) -> NoReturn:
    """What went wrong, and nothing else."""
    for line in lines:
        print(line, file=sys.stderr)
    raise SystemExit(code)
