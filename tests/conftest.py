"""The cast, a fresh database on either engine, `chat`, and commands in processes."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies import models
from sqlalchemy import Engine

from handlers.privacy import yearly
from storage.database import make_engine
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat, chatting
from tests.databases import (
    KINDS,
    SEALER,
    PostgresServer,
    SqliteFiles,
    disposing,
    in_memory,
)
from tests.nursery.commands import Commands
from tests.nursery.nursery import Nursery

if os.environ.get("MUTANT"):  # `make soak` plants a fault that a test must catch
    from tests.faults import mutants

    mutants.apply_chosen()

Databases = dict[str, SqliteFiles | PostgresServer]


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays to the end: it is not looked through again and again for what may go."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _apps_go() -> Iterator[None]:
    """FastAPI remembers the functions of the last 4,096 routes, and with them whole bots: they go after each test.

    Else a collection of garbage takes ten seconds in the end, and PostgreSQL ends a transaction that waits for it.
    """
    yield
    for one in vars(models).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Both kinds of database; PostgreSQL starts when the first test asks for it."""
    with tempfile.TemporaryDirectory(prefix="zerenqu-sqlite-", dir=in_memory()) as folder:
        made: Databases = {"sqlite": SqliteFiles(Path(folder))}
        made["postgres"] = server = PostgresServer()
        yield made
        server.stop()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """A database with the cast in it, once on each engine."""
    kind = databases[request.param]
    url = kind.fresh(with_cast=True)
    yield url
    kind.drop(url)


@pytest.fixture(params=KINDS)
def empty_database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """A migrated database without a row, once on each engine."""
    kind = databases[request.param]
    url = kind.fresh(with_cast=False)
    yield url
    kind.drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine over a database with the cast."""
    with disposing(make_engine(database_url)) as engine:
        yield engine


@pytest.fixture
def unit(engine: Engine) -> Iterator[UnitOfWork]:
    """One transaction over a database with the cast."""
    with UnitOfWork(engine, SEALER) as unit:
        yield unit


@pytest.fixture
def chat(database_url: str) -> Iterator[Chat]:
    """A running bot at T1 (2026-03-12 14:30), talked to through the encrypted callback."""
    with chatting(database_url) as chat:
        yield chat


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where commands are started in no time."""
    made = Nursery()
    yield made
    made.stop()


@pytest.fixture
def run(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """Runs commands in processes of their own."""
    return Commands(nursery, tmp_path_factory.mktemp("commands"))


@pytest.hookimpl(optionalhook=True)  # the planted faults run without xdist
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: the fault tests mostly wait."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.fixture(autouse=True)
def nobodys_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which somebody hears what is held of him hangs on his random id: it would come between by chance."""
    monkeypatch.setattr(yearly, "FIRST_DAY", 32)
    monkeypatch.setattr(yearly, "LAST_DAY", 32)
