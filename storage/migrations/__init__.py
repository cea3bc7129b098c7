"""Steps from one schema to the next, and how far a database has come.

All steps that are missing are one transaction: a database has the old schema or the new one, whenever the process
is killed. Of two processes one takes them, and the other finds them taken.

Alembic is imported only to take a step: a running server asks nothing but where its database stands.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"
LOCK = 0x5A52_5100  # of PostgreSQL's advisory locks; any number that nobody else takes
PATIENCE_MILLISECONDS = 600_000  # another process may be taking the same steps


class BrokenReferences(Exception):
    """After the steps some row points to one that is not there: a step is wrong, or the database was."""


def config_for(engine: Engine) -> "Config":
    """What Alembic needs to know: where the steps are, and the engine."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`; doing it twice changes nothing."""
    from alembic import command  # noqa: PLC0415

    command.upgrade(config_for(engine), target)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One transaction that no other process migrates beside; it waits for its turn.

    On SQLite a table that others point to may be made anew in it: nothing is checked until all of it is there.
    Raises `BrokenReferences` then, when something points nowhere, and nothing is changed.
    """
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        on_sqlite = engine.dialect.name == "sqlite"
        if on_sqlite:
            before = raw.execute("PRAGMA busy_timeout").fetchone()[0]
            raw.execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS}")
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not on_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection
                if on_sqlite and raw.execute("PRAGMA foreign_key_check").fetchone():
                    raise BrokenReferences
        finally:
            if on_sqlite:
                raw.execute("PRAGMA foreign_keys=ON")
                raw.execute(f"PRAGMA busy_timeout={before}")


def step_back(engine: Engine, target: str) -> None:
    """Take the database back to an earlier schema."""
    from alembic import command  # noqa: PLC0415

    command.downgrade(config_for(engine), target)


def head() -> str:
    """The schema this program expects: its steps are numbered 0001, 0002, …"""
    return max(known())


def known() -> set[str]:
    """Every schema this program has heard of."""
    return {path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py")}


def current(engine: Engine) -> str:
    """The schema the database has; "" when it is empty."""
    if not inspect(engine).has_table("alembic_version"):
        return ""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def is_empty(engine: Engine) -> bool:
    """Whether the database holds no table at all."""
    return not inspect(engine).get_table_names()
