"""policy: who may do what with which thing, as the running code decides it."""

from bot.cli import policies_wording as wording
from bot.cli.console import cli, say
from handlers.kit.policy import COLUMNS, Deed


@cli.command("policy", help=wording.HELP)
def policy() -> None:
    """A line for each deed, a mark for each role."""
    say([wording.title(COLUMNS), *map(wording.line, Deed), wording.LEGEND])
