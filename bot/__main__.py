"""The command `zerenqu`."""

import gc

gc.disable()  # imports make no garbage, and looking for it is a fifth of a start

from bot.cli import (
    serving,  # in the order of the help
    checking,
    calendar,
    contacts,
    drawing,
    editions,
    archives,
    assessment,
    assessment_papers,
    exporting,
    keeping,
    restoring,
    outbox,
    people,
    policies,
    printing,
    pushes,
    showing,
    tidying,
)
from bot.cli.console import cli

gc.freeze()  # nor is it looked for in what was imported, again and again, down to the very end
gc.enable()

__all__ = [
    "archives",
    "assessment",
    "assessment_papers",
    "calendar",
    "checking",
    "cli",
    "contacts",
    "drawing",
    "editions",
    "exporting",
    "keeping",
    "outbox",
    "people",
    "policies",
    "printing",
    "pushes",
    "restoring",
    "serving",
    "showing",
    "tidying",
]  # imported for the commands they register


def main() -> None:
    """The entry point."""
    cli()


if __name__ == "__main__":
    main()
