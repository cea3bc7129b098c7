"""`zerenqu serve` itself, with its clock set to a given moment: quiet hours would change the work.

With BENCH_TOGETHER=1 it commits each message by itself, to show what committing together is worth.
"""

import os
import sys
from datetime import UTC, datetime
from functools import partial

from bot import intake
from bot.__main__ import cli
from bot.app import create_app
from bot.cli import serving


def main(port: str, start: str) -> None:
    """Serve on this port, as if it were `start` (ISO) now."""
    if together := os.environ.get("BENCH_TOGETHER"):
        intake.MOST_TOGETHER = int(together)
    ahead = datetime.fromisoformat(start) - datetime.now(UTC)
    serving.create_app = partial(create_app, now=lambda: datetime.now(UTC) + ahead)  # type: ignore[attr-defined]
    cli(["serve", "--port", port])


if __name__ == "__main__":
    main(*sys.argv[1:])
