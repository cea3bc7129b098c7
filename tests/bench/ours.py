"""`zerenqu serve` itself, with its clock set to a given moment: quiet hours would change the work."""

import sys
from datetime import UTC, datetime
from functools import partial

from bot.app import create_app
from bot.cli import serving
from bot.cli.console import cli


def main(port: str, start: str) -> None:
    """Serve on this port, as if it were `start` (ISO) now."""
    ahead = datetime.fromisoformat(start) - datetime.now(UTC)
    serving.create_app = partial(create_app, now=lambda: datetime.now(UTC) + ahead)  # type: ignore[attr-defined]
    cli(["serve", "--port", port])


if __name__ == "__main__":
    main(*sys.argv[1:])
