"""edition: a text of the regulation to start from, whether one can be used, and what it changes, before it is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import edition_changes_wording as changes_wording
from bot.cli import edition_dry_run_wording as dry_run_wording
from bot.cli import editions_wording as wording
from bot.cli.console import cli, open_database, say, stop, today
from bot.cli.edition_changes import changes
from bot.cli.edition_dry_run import DryRun
from handlers.regulation import (
    Edition,
    EditionError,
    Editions,
    packaged,
    relief,
    relief_wording,
    source,
)
from storage.keys import Keyring
from storage.queries import people

commands = typer.Typer(no_args_is_help=True, help=wording.HELP)
cli.add_typer(commands, name="edition")


@commands.callback()
def _group() -> None: ...


@commands.command("check", help=wording.CHECK)
def check(
    file: Annotated[Path, typer.Argument(help=wording.FILE)],
    with_data: Annotated[bool, typer.Option("--with-data", help=wording.WITH_DATA)] = False,
) -> None:
    """What the file says in short, or everything that is wrong with it; nothing is changed."""
    try:
        name = str(file)
        edition = Edition.load(name) if name in packaged() else Edition.load_file(file)
    except EditionError as error:
        stop(wording.broken(error.problems))
    say(lines_of(edition))
    if with_data:
        say(against_data(edition))
    # the whole path: the server runs in another folder
    say([wording.use_it(name if name in packaged() else str(file.absolute()))])


def against_data(edition: Edition) -> list[str]:
    """What would be different for the data of the database in the settings."""
    with open_database() as (engine, settings):
        now = datetime.now(UTC)
        with Keyring(engine, settings.data_keys()).unit() as unit:
            roster = people.load_roster(unit.session)
            editions = Editions.load(settings.edition)
            run = DryRun(edition, editions, unit.session, roster, now, today())
            found = [dry_run_wording.line(one) for one in run.lines()]
    return [dry_run_wording.HEADING, *(found or [dry_run_wording.NOTHING])]


@commands.command("print", help=wording.PRINT)
def print_source(key: Annotated[str, typer.Argument(help=wording.KEY)]) -> None:
    """A packaged edition as it is written, to be put into a file of one's own."""
    try:
        say([source(key).rstrip()])
    except EditionError as error:
        stop(error.problems)


@commands.command("diff", help=wording.DIFF)
def diff(
    old: Annotated[str, typer.Argument(help=wording.ONE_OF_TWO)],
    new: Annotated[str, typer.Argument(help=wording.ONE_OF_TWO)],
) -> None:
    """What changes for whom; nothing of it where the two say the same."""
    before, after = _loaded(old), _loaded(new)
    say([changes_wording.heading(before, after), *differences(before, after)])


def _loaded(name: str) -> Edition:
    try:
        return Edition.load(name)
    except EditionError as error:
        stop(wording.unusable(error.problems))


def differences(old: Edition, new: Edition) -> Iterator[str]:
    """What changes, by whom it concerns."""
    found = changes(old, new)
    if not found:
        alike = {"key": "", "title": "", "in_force_from": old.in_force_from}
        same = old.model_copy(update=alike) == new.model_copy(update=alike)
        yield changes_wording.SAME if same else changes_wording.ONLY_SMALL
    for who in changes_wording.Concerned:
        mine = [change.text for change in found if change.who is who]
        if mine:
            yield changes_wording.group(who)
            yield from map(changes_wording.line, mine)


def lines_of(edition: Edition) -> Iterator[str]:
    """What the operator reads of an edition that is in order."""
    yield wording.titled(edition.title, edition.in_force_from)
    yield wording.counted(
        clauses=len(edition.clauses), duties=len(edition.duties), steps=len(edition.steps)
    )
    if edition.incomplete:
        yield wording.incomplete(edition.incomplete)
    else:
        points = sum((item.points for item in edition.items), Decimal(0))
        yield wording.graded(len(edition.items), points, [one.name for one in edition.grades])
    by_hand = [duty.title for duty in edition.duties if duty.by_hand]
    if by_hand:
        yield wording.by_hand(by_hand)
    yield from relief.named(edition) or [wording.sentence(relief_wording.KEPT)]
