"""Engines: SQLite set up so that an acknowledged message survives, or PostgreSQL by its URL."""

from collections.abc import Sequence
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

BUSY_MILLISECONDS = (
    4000  # below WeCom's five seconds, so that a locked database becomes a 503 in time
)

FROZEN_MILLISECONDS = 10_000  # the platform's tries last longer, a busy machine's pause does not

LOG_KEPT = (
    32 * 2**20
)  # bytes: what SQLite's log is cut back to once nobody reads an old moment any more


def make_engine(url: str) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://…`; parameters never show up in its errors."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True, pool_size=8)
        event.listen(engine, "connect", _let_go_of_locks)
        return engine
    engine = create_engine(
        parsed,
        hide_parameters=True,
        # The driver must not open transactions by itself: it would open deferred ones (libraries.md pitfall 2).
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def empty_log(engine: Engine, *, wait: bool = True) -> bool:
    """Take what was deleted out of SQLite's write-ahead log too; False while somebody still reads."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS if wait else 0}")
        try:
            busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except OperationalError:
            return False
        finally:
            raw.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    return not busy


def rewrite(engine: Engine, tables: Sequence[str]) -> bool:
    """Write a SQLite file anew in the order of its keys, on PostgreSQL these tables, so that nothing in the place of a
    row says when it came, and what was deleted is gone; False while somebody else is at it.
    """
    on_file = engine.dialect.name == "sqlite"
    statement = "VACUUM" if on_file else f"VACUUM FULL {', '.join(tables)}"
    return _outside_transactions(engine, statement) and empty_log(engine)


def forget_order(engine: Engine, tables: Sequence[str]) -> None:
    """Take the earlier forms of rows that were written anew out of these tables and the log, as far as nobody reads."""
    if engine.dialect.name == "sqlite":
        empty_log(engine, wait=False)
    else:
        _outside_transactions(engine, f"VACUUM {', '.join(tables)}")


def _outside_transactions(engine: Engine, statement: str) -> bool:
    raw: Any = engine.raw_connection()
    on_file = engine.dialect.name == "sqlite"
    try:
        if not on_file:
            raw.driver_connection.autocommit = True
        raw.driver_connection.execute(statement)
    except engine.dialect.loaded_dbapi.OperationalError:
        return False
    finally:
        if not on_file:
            raw.driver_connection.autocommit = False
        raw.close()
    return True


def _let_go_of_locks(connection: Any, _record: Any) -> None:
    # A node that was frozen or cut off in a transaction must not hold up the others until TCP gives it up.
    connection.autocommit = True
    connection.execute(f"SET idle_in_transaction_session_timeout = {FROZEN_MILLISECONDS}")
    connection.autocommit = False


def _set_pragmas(connection: Any, _record: Any) -> None:
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",  # first: the switch to WAL may have to wait
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL may lose the last commits when the power goes
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        f"journal_size_limit={LOG_KEPT}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once, whatever the busy timeout.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
