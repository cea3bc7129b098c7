"""print: the files an operator puts beside the bot, and what a branch hangs on the wall."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import printing_wording as wording
from bot.cli.console import cli, say, stop
from bot.operations import alerts, log_lines, systemd


class What(StrEnum):
    """What can be printed."""

    SYSTEMD = "systemd"
    ALERTS = "alerts"
    LOGS = "logs"
    BOARD = "board"


@cli.command("print", help=wording.PRINT)
def print_file(
    what: Annotated[What, typer.Argument(help=wording.WHAT)],
    folder: Annotated[Path | None, typer.Argument(help=wording.FOLDER)] = None,
    qr: Annotated[str, typer.Option(help=wording.QR)] = "",
) -> None:
    """To standard output, to be put where it belongs; the board into a folder."""
    if folder is not None and what is not What.BOARD:
        stop([wording.NO_FOLDER_NEEDED.format(what=what.value)])
    match what:
        case What.SYSTEMD:
            command = Path(sys.prefix) / "bin" / "zerenqu"
            if systemd.hidden(command):
                typer.echo(wording.IN_A_HOME, err=True)
            say([systemd.unit(command)])
        case What.ALERTS:
            say([alerts.as_yaml()])
        case What.LOGS:
            say([log_lines.as_text()])
        case What.BOARD:
            from bot.cli.boards import write_board  # noqa: PLC0415  (only this one needs the capabilities)

            write_board(folder, qr)
