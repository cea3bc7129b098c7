"""outbox list, resend and drop: what was not delivered."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli import outbox_wording as wording
from bot.cli.console import cli, one_transaction, say, stop
from storage.queries import dead_letters, outbox

commands = typer.Typer(no_args_is_help=True, help=wording.HELP)
cli.add_typer(commands, name="outbox")

LARGEST = 2**63 - 1  # that a database can hold

Number = Annotated[int, typer.Argument(help=wording.NUMBER, min=1, max=LARGEST)]


@commands.command("list", help=wording.LIST)
def show() -> None:
    """Counts by state, then one line for each that was not delivered."""
    now = datetime.now(UTC)
    with one_transaction() as unit:
        counts = outbox.counts(unit.session)
        found = dead_letters.dead_letters(unit.session)
    say([wording.counted(counts)])
    lines = [
        wording.letter(one.number, one.kind, one.state, now - one.since, one.error) for one in found
    ]
    say([*lines, wording.NEXT] if lines else [wording.NOTHING])


@commands.command("resend", help=wording.RESEND)
def resend(number: Number) -> None:
    """Send one again."""
    with one_transaction() as unit:
        found = dead_letters.resend(unit.session, number, datetime.now(UTC))
    if not found:
        stop([wording.no_such(number)])
    say([wording.resent(number)])


@commands.command("drop", help=wording.DROP)
def drop(number: Number) -> None:
    """Give one up."""
    with one_transaction() as unit:
        found = dead_letters.drop(unit.session, number, datetime.now(UTC))
    if not found:
        stop([wording.no_such(number)])
    say([wording.dropped(number)])
