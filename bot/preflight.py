"""What must hold before a server starts: a sound file, the schema, the keys (reliability.md R-CORRUPT)."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

SECONDS = 1.0  # a look at a large file must not keep the platform waiting; the nightly backup sees the rest
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine


class Corrupt(Exception):
    """The database file is damaged."""


def check_file(engine: Engine) -> bool:
    """Look at the pages of a SQLite database, as far as a second goes; False when it was cut short.

    Raises `Corrupt`. Bytes inside a text cannot be seen here: what is sealed shows it when it is opened.
    """
    file = Path(str(engine.url.database))
    if engine.dialect.name != "sqlite" or not file.exists() or not file.stat().st_size:
        return True
    ends = time.monotonic() + SECONDS
    try:
        with closing(sqlite3.connect(file, timeout=SECONDS)) as connection:
            connection.set_progress_handler(lambda: time.monotonic() > ends, STEPS_BETWEEN_LOOKS)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        return False  # cut short, or busy: whoever holds it has it open and sound
    except sqlite3.DatabaseError:
        raise Corrupt from None
    if found != ("ok",):
        raise Corrupt
    return True


def is_damage(error: DBAPIError) -> bool:
    """Whether SQLite says that the file itself is damaged, rather than that it cannot be used now."""
    return not isinstance(error, OperationalError) and isinstance(error.orig, sqlite3.DatabaseError)
