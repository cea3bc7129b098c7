"""pushes: what is ever pushed to whom it concerns, when it may go and what ends it, as the running code decides it."""

from bot.cli import pushes_wording as wording
from bot.cli.console import cli, say
from handlers.kit.pushes import RULES
from handlers.kit.pushes_wording import DECLARED


@cli.command("pushes", help=wording.HELP)
def pushes() -> None:
    """A line for each kind, the most urgent first, and a line for each thing that is pushed."""
    kinds = [wording.rule(kind, rule) for kind, rule in RULES.items()]
    say([wording.KINDS_TITLE, *kinds, wording.LATE, wording.PUSHED_TITLE])
    say(map(wording.declared, DECLARED.values()))
