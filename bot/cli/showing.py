"""demo and chat: the bot on invented people; never beside real settings."""

import asyncio
import logging
import os
import sys
from typing import Annotated

import typer

from bot.cli import wording
from bot.cli.console import Port, cli, stop


@cli.command(help=wording.DEMO)
def demo(
    once: Annotated[bool, typer.Option("--once", help=wording.ONCE)] = False, port: Port = 8000
) -> None:
    """Play the story, then keep serving the phones."""
    from bot import demo  # noqa: PLC0415  (the simulator is no part of a real server)

    _refuse_beside_real_settings()
    _hush_the_clock()
    sys.exit(asyncio.run(demo.run(once=once, port=port)))


@cli.command(help=wording.CHAT)
def chat(as_: Annotated[str, typer.Option("--as", help=wording.CHAT_AS)]) -> None:
    """Talk to a demo bot in the terminal as one person of the cast."""
    from bot import demo  # noqa: PLC0415

    _refuse_beside_real_settings()
    _hush_the_clock()
    sys.exit(asyncio.run(demo.chat(as_.casefold())))


def _hush_the_clock() -> None:
    """The days of a story are skipped on purpose."""
    logging.getLogger("zerenqu.clock").setLevel(logging.ERROR)


def _refuse_beside_real_settings() -> None:
    if real := sorted(key for key in os.environ if key.startswith("ZRQ_")):
        stop([wording.demo_beside_real(real)])
