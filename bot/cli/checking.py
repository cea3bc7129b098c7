"""doctor and check-config: is everything ready, and where is it put right."""

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import checking_wording as wording
from bot.cli.console import cli, read_settings, say
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.doctor.site import Site


@cli.command(help=wording.DOCTOR)
def doctor(
    simulator: Annotated[bool, typer.Option("--simulator", help=wording.SIMULATOR)] = False,
) -> None:
    """Look at everything that going live needs; 0 all green, 1 something to put right, 2 the settings."""
    from bot.doctor.site import Site  # noqa: PLC0415  (only this command needs it)

    raise SystemExit(asyncio.run(_rehearse()) if simulator else _look(Site(os.environ)))


@cli.command("check-config", help=wording.CHECK_CONFIG)
def check_config() -> None:
    """Look at the settings only; 2 when something is wrong with them."""
    read_settings(Settings)
    say([wording.SETTINGS_GOOD])


async def _rehearse() -> int:
    from bot.doctor.rehearsal import rehearsed  # noqa: PLC0415

    say([wording.REHEARSING])
    async with rehearsed() as site:
        return await asyncio.to_thread(_look, site)


def _look(site: "Site") -> int:
    from bot.doctor.checks import look_through, ready, verdict  # noqa: PLC0415

    lines = []
    for line in look_through(site):
        say(line.rendered())
        sys.stdout.flush()
        lines.append(line)
    summary, code = verdict(lines)
    say([summary])
    if ready(lines):
        say([wording.REHEARSED if site.rehearsing else wording.READY])
    return code
