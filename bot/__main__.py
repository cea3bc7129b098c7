"""The command `zerenqu`."""

from bot.cli import serving, checking, calendar, keeping, outbox, people, printing, showing, tidying  # isort: skip  (the order of the help)
from bot.cli.console import cli

__all__ = [
    "calendar",
    "checking",
    "cli",
    "keeping",
    "outbox",
    "people",
    "printing",
    "serving",
    "showing",
    "tidying",
]  # imported for the commands they register


def main() -> None:
    """The entry point."""
    cli()


if __name__ == "__main__":
    main()
