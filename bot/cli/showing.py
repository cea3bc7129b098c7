"""demo and chat: the bot on invented people; never beside real settings."""

import asyncio
import logging
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import wording
from bot.cli.console import Port, cli, stop
from bot.settings import StorageSettings
from handlers.regulation import EditionError, Editions

EDITION = "ZRQ_EDITION"


@cli.command(help=wording.DEMO)
def demo(
    once: Annotated[bool, typer.Option("--once", help=wording.ONCE)] = False,
    cycle: Annotated[bool, typer.Option("--cycle", help=wording.CYCLE)] = False,
    year: Annotated[bool, typer.Option("--year", help=wording.YEAR)] = False,
    out: Annotated[Path | None, typer.Option("--out", help=wording.YEAR_OUT)] = None,
    port: Port = 8000,
) -> None:
    """Play the story, or a whole year's assessment, then keep serving the phones; or a whole year."""
    from bot import demo, demo_year  # noqa: PLC0415  (the simulator is no part of a real server)

    _refuse_beside_real_settings()
    _hush_the_clock()
    if year:
        folder = out or Path(tempfile.mkdtemp(prefix="zerenqu-year-"))
        sys.exit(asyncio.run(demo_year.run(_editions(demo_year.START.date()), folder)))
    names = _editions(demo.START.date())
    sys.exit(asyncio.run(demo.run(once=once, port=port, names=names, cycle=cycle)))


@cli.command(help=wording.CHAT)
def chat(as_: Annotated[str, typer.Option("--as", help=wording.CHAT_AS)]) -> None:
    """Talk to a demo bot in the terminal as one person of the cast."""
    from bot import demo  # noqa: PLC0415

    _refuse_beside_real_settings()
    _hush_the_clock()
    sys.exit(asyncio.run(demo.chat(as_.casefold(), _editions(demo.START.date()))))


def _editions(day: date) -> str:
    """What `ZRQ_EDITION` names, the one setting that a demo takes; one is in force on its first day."""
    names = os.environ.get(EDITION, "").strip() or str(
        StorageSettings.model_fields["edition"].default
    )
    try:
        Editions.load(names).on(day)
    except EditionError as error:
        stop(wording.demo_edition(error.problems))
    return names


def _hush_the_clock() -> None:
    """The days of a story are skipped on purpose."""
    logging.getLogger("zerenqu.clock").setLevel(logging.ERROR)


def _refuse_beside_real_settings() -> None:
    given = (key for key in os.environ if key.startswith("ZRQ_"))
    if real := sorted(key for key in given if key != EDITION):
        stop([wording.demo_beside_real(real)])
