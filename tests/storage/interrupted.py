"""A process that migrates and is killed before its n-th statement, or the first that has these words:
`python -m tests.storage.interrupted URL N|WORDS`.
"""

import itertools
import os
import signal
import sys
from typing import Any

from sqlalchemy import event

from storage.database import make_engine
from storage.migrations import migrate


def main(url: str, last: str) -> None:
    """Migrate the database at this address, as far as it goes."""
    statements = itertools.count(1)

    def count(_connection: Any, _cursor: Any, statement: str, *_: object) -> None:
        if str(next(statements)) == last or (not last.isdigit() and last in statement):
            os.kill(os.getpid(), signal.SIGKILL)

    engine = make_engine(url)
    event.listen(engine, "before_cursor_execute", count)
    migrate(engine)


if __name__ == "__main__":
    main(*sys.argv[1:])
