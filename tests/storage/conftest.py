"""A database with a witness, and one with something of everything in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database import make_engine
from storage.witness import keep_at
from tests.conftest import Databases
from tests.databases import SqliteFiles, disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import filled


@pytest.fixture
def kept(engine: Engine, tmp_path: Path) -> Engine:
    """A database whose witness has a place on either engine."""
    keep_at(engine, str(tmp_path / "witness"))
    return engine


@pytest.fixture
def sqlite_world(databases: Databases) -> Iterator[World]:
    files = databases["sqlite"]
    assert isinstance(files, SqliteFiles)
    url = files.fresh(with_cast=True)
    with disposing(make_engine(url)) as engine:
        yield filled(engine)
    files.drop(url)
