"""print: the files an operator puts beside the bot."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import printing_wording as wording
from bot.cli.console import cli, say
from bot.operations import alerts, log_lines, systemd


class What(StrEnum):
    """What can be printed."""

    SYSTEMD = "systemd"
    ALERTS = "alerts"
    LOGS = "logs"


@cli.command("print", help=wording.PRINT)
def print_file(what: Annotated[What, typer.Argument(help=wording.WHAT)]) -> None:
    """To standard output, to be put where it belongs."""
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
