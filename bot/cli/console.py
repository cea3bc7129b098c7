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

from bot import settings_wording
from bot.cli import wording
from bot.clock import SHANGHAI
from bot.settings import SettingsError, StorageSettings
from storage.database import make_engine
from storage.migrations import current, head
from storage.unit_of_work import Unavailable, UnitOfWork

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=wording.PROGRAM)

Port = Annotated[int, typer.Option(help=wording.PORT)]
Host = Annotated[str, typer.Option(help=wording.HOST)]
WRONG = 2  # the exit code for what the operator can put right

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
    try:
        if current(engine) != head():
            stop([settings_wording.NOT_MIGRATED])
        yield engine, settings
    except Unavailable:
        stop([wording.DATABASE_BUSY])
    finally:
        engine.dispose()


@contextmanager
def one_transaction() -> Iterator[UnitOfWork]:
    """Everything inside becomes true together, or not at all."""
    with open_database() as (engine, settings), UnitOfWork(engine, settings.sealer()) as unit:
        yield unit


def make_folder(settings: StorageSettings) -> None:
    """A new SQLite database may need its folder."""
    if settings.database_url.startswith("sqlite:///"):
        file = Path(settings.database_url.removeprefix("sqlite:///"))
        file.parent.mkdir(parents=True, exist_ok=True)


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
