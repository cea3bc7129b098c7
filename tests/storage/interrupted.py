"""A process that migrates and is killed before its n-th statement: `python -m tests.storage.interrupted URL N`."""

import itertools
import os
import signal
import sys

from sqlalchemy import event

from storage.database import make_engine
from storage.migrations import migrate


def main(url: str, last: int) -> None:
    """Migrate the database at this address, as far as it goes."""
    statements = itertools.count(1)

    def count(*_: object) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = make_engine(url)
    event.listen(engine, "before_cursor_execute", count)
    migrate(engine)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
