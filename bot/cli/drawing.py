"""draw: repeats a draw of areas from its seed, so that nobody has to believe the bot."""

from typing import Annotated

import typer

from bot.cli import drawing_wording as wording
from bot.cli.console import cli, say, stop


@cli.command("draw", help=wording.HELP)
def draw_again(
    seed: Annotated[str, typer.Argument(help=wording.SEED)],
    count: Annotated[int, typer.Argument(help=wording.COUNT)],
    areas: Annotated[list[str], typer.Argument(help=wording.AREAS)],
) -> None:
    """The same areas as the bot drew, in the same order; reads no settings and no database."""
    from handlers.assessment.supervision.rules import drawn  # noqa: PLC0415  (only this one needs it)

    if not 1 <= count <= len(set(areas)):
        stop([wording.not_so_many(len(set(areas)))])
    say(drawn(seed, set(areas), count))
