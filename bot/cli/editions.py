"""edition check: whether a branch's own text of the regulation can be used, before it is."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import editions_wording as wording
from bot.cli.console import cli, say, stop
from handlers.regulation import Edition, EditionError

commands = typer.Typer(no_args_is_help=True, help=wording.HELP)
cli.add_typer(commands, name="edition")


@commands.callback()
def _group() -> None: ...


@commands.command("check", help=wording.CHECK)
def check(file: Annotated[Path, typer.Argument(help=wording.FILE)]) -> None:
    """What the file says in short, or everything that is wrong with it; nothing is changed."""
    try:
        edition = Edition.load_file(file)
    except EditionError as error:
        stop(wording.broken(error.problems))
    say(lines_of(edition, file))


def lines_of(edition: Edition, file: Path) -> Iterator[str]:
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
    yield wording.use_it(file.absolute())  # the server runs in another folder
