"""seed-demo, import-roster and roster-template."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import wording
from bot.cli.console import cli, one_transaction, read_settings, say, stop, today
from bot.settings import StorageSettings
from handlers.regulation import Editions


@cli.command("seed-demo", help=wording.SEED_DEMO)
def seed_demo() -> None:
    """Load the cast into an empty database; nobody is assessed where the text in force breaks off."""
    from bot import seed  # noqa: PLC0415  (only this command needs it)

    edition = Editions.load(read_settings(StorageSettings).edition).on(today())
    with one_transaction() as unit:
        try:
            seed.seed_demo(unit, today(), None if edition.incomplete else edition.key)
        except seed.NotEmpty:
            stop([wording.NOT_EMPTY])
    say([wording.SEEDED])


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

    edition = Editions.load(read_settings(StorageSettings).edition).on(today())
    with one_transaction() as unit:
        try:
            lines = roster.import_roster(
                unit,
                file,
                branch=branch,
                general_branch=general_branch,
                committee=committee,
                today=today(),
                edition=edition,
                dry_run=dry_run,
            )
        except roster.RosterError as error:
            stop(error.lines)
    say(lines)


@cli.command("roster-template", help=wording.ROSTER_TEMPLATE)
def roster_template(file: Path) -> None:
    """Write an empty table to fill in."""
    from bot import roster  # noqa: PLC0415

    try:
        roster.write_template(file)
    except roster.RosterError as error:
        stop(error.lines)
    say([wording.template_written(file.name)])
