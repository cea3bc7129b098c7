"""The command `zerenqu`."""

import gc

gc.disable()  # imports make no garbage, and looking for it is a fifth of a start

# in the order of the help
from bot.cli import serving, checking, calendar, editions, keeping  # isort: skip  # noqa: E402
from bot.cli import outbox, people, printing, showing, tidying  # isort: skip  # noqa: E402
from bot.cli.console import cli  # noqa: E402

gc.freeze()  # nor is it looked for in what was imported, again and again, down to the very end
gc.enable()

__all__ = [
    "calendar",
    "checking",
    "cli",
    "editions",
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
