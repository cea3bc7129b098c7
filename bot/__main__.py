"""The command `zerenqu`."""

from bot.cli import serving, people, showing  # isort: skip  (the order of the help)
from bot.cli.console import cli

__all__ = ["cli", "people", "serving", "showing"]  # imported for the commands they register


def main() -> None:
    """The entry point."""
    cli()


if __name__ == "__main__":
    main()
