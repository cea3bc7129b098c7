"""The command `zerenqu`."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
import uvicorn

from bot import command_wording as wording
from bot import logs, settings_wording
from bot.app import WrongSchema, create_app
from bot.clock import SHANGHAI
from bot.settings import Settings, SettingsError, StorageSettings
from storage.database import make_engine
from storage.migrations import current, head, known, migrate
from storage.unit_of_work import Unavailable, UnitOfWork

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=wording.PROGRAM)

GRACE_SECONDS = 10
Port = Annotated[int, typer.Option(help=wording.PORT)]
Host = Annotated[str, typer.Option(help=wording.HOST)]


@cli.command(help=wording.SERVE)
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Take callbacks from WeCom until SIGTERM."""
    settings = _settings(Settings)
    logs.set_up()
    _make_folder(settings)
    try:
        app = create_app(settings)
        for number in (
            signal.SIGTERM,
            signal.SIGINT,
        ):  # the server raises them once more when it has stopped
            signal.signal(number, lambda *_: None)
        uvicorn.run(
            app,
            host=host,
            port=port,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    except WrongSchema as wrong:
        _stop([settings_wording.NEWER_SCHEMA if wrong.newer else settings_wording.NOT_MIGRATED])


@cli.command("migrate", help=wording.MIGRATE)
def migrate_database() -> None:
    """Bring the database to this program's schema."""
    settings = _settings(StorageSettings)
    _make_folder(settings)
    engine = make_engine(settings.database_url)
    before = current(engine)
    if before and before not in known():
        _stop([settings_wording.NEWER_SCHEMA])
    migrate(engine)
    engine.dispose()
    _print([wording.migrated(before, head())])


@cli.command("seed-demo", help=wording.SEED_DEMO)
def seed_demo() -> None:
    """Load the cast into an empty database."""
    from bot.seed import NotEmpty, seed_demo  # noqa: PLC0415  (only this command needs it)

    with _unit() as unit:
        try:
            seed_demo(unit, _today())
        except NotEmpty:
            _stop([wording.NOT_EMPTY])
    _print([wording.SEEDED])


@cli.command("import-roster", help=wording.IMPORT_ROSTER)
def import_roster(
    file: Path,
    branch: Annotated[str, typer.Option(help=wording.BRANCH)] = wording.DEFAULT_BRANCH,
    general_branch: Annotated[
        str, typer.Option(help=wording.GENERAL_BRANCH)
    ] = wording.DEFAULT_GENERAL_BRANCH,
    committee: Annotated[str, typer.Option(help=wording.COMMITTEE)] = wording.DEFAULT_COMMITTEE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=wording.DRY_RUN)] = False,
) -> None:
    """Read people, teams and areas from a table; all or nothing."""
    from bot import roster  # noqa: PLC0415  (openpyxl and calamine are heavy)

    with _unit() as unit:
        try:
            lines = roster.import_roster(
                unit,
                file,
                branch=branch,
                general_branch=general_branch,
                committee=committee,
                today=_today(),
                dry_run=dry_run,
            )
        except roster.RosterError as error:
            _stop(error.lines)
    _print(lines)


@cli.command("roster-template", help=wording.ROSTER_TEMPLATE)
def roster_template(file: Path) -> None:
    """Write an empty table to fill in."""
    from bot import roster  # noqa: PLC0415

    try:
        roster.write_template(file)
    except roster.RosterError as error:
        _stop(error.lines)
    _print([wording.template_written(file.name)])


@cli.command(help=wording.DEMO)
def demo(
    once: Annotated[bool, typer.Option("--once", help=wording.ONCE)] = False, port: Port = 8000
) -> None:
    """Play the story, then keep serving the phones."""
    from bot import demo  # noqa: PLC0415  (the simulator is no part of a real server)

    _refuse_beside_real_settings()
    sys.exit(asyncio.run(demo.run(once=once, port=port)))


@cli.command(help=wording.CHAT)
def chat(as_: Annotated[str, typer.Option("--as", help=wording.CHAT_AS)]) -> None:
    """Talk to a demo bot in the terminal as one person of the cast."""
    from bot import demo  # noqa: PLC0415

    _refuse_beside_real_settings()
    sys.exit(asyncio.run(demo.chat(as_.casefold())))


S = TypeVar("S", bound=StorageSettings)


def _settings(kind: type[S]) -> S:
    try:
        return kind.load(os.environ)
    except SettingsError as error:
        _stop([settings_wording.HEADING, *error.problems])


@contextmanager
def _unit() -> Iterator[UnitOfWork]:
    """One transaction for an operator's command."""
    settings = _settings(StorageSettings)
    engine = make_engine(settings.database_url)
    if current(engine) != head():
        _stop([settings_wording.NOT_MIGRATED])
    try:
        with UnitOfWork(engine, settings.sealer()) as unit:
            yield unit
    except Unavailable:
        _stop([wording.DATABASE_BUSY])
    finally:
        engine.dispose()


def _make_folder(settings: StorageSettings) -> None:
    """A new SQLite database may need its folder."""
    if settings.database_url.startswith("sqlite:///"):
        Path(settings.database_url.removeprefix("sqlite:///")).parent.mkdir(
            parents=True, exist_ok=True
        )


def _refuse_beside_real_settings() -> None:
    if real := sorted(key for key in os.environ if key.startswith("ZRQ_")):
        _stop([wording.demo_beside_real(real)])


def _today() -> date:
    return datetime.now(SHANGHAI).date()


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _stop(lines: Iterable[str]) -> NoReturn:
    for line in lines:
        print(line, file=sys.stderr)
    raise SystemExit(2)


def main() -> None:
    """The entry point."""
    cli()


if __name__ == "__main__":
    main()
