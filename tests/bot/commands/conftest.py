"""A company, the settings of a bot for it, and a console over a database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.simulator.world import SimPerson, SimulatedCorp
from storage.database import make_engine
from tests.bench.processes import free_port
from tests.bot.commands.console import Console
from tests.cast import CAST
from tests.chatting import variables_for
from tests.conftest import Databases
from tests.databases import disposing
from tests.storage.keeping import filled


@pytest.fixture
def corp() -> SimulatedCorp:
    people = [SimPerson(one.userid, one.name) for one in CAST]
    return SimulatedCorp.fresh(people, lambda: datetime.now(UTC))


@pytest.fixture
def env(corp: SimulatedCorp, tmp_path: Path) -> dict[str, str]:
    """Settings for a database that is not there yet, and a platform that does not answer."""
    url = f"sqlite:///{tmp_path / 'data' / 'zerenqu.db'}"
    return variables_for(corp, url, f"http://127.0.0.1:{free_port()}")


@pytest.fixture
def console(database_url: str, tmp_path: Path) -> Console:
    """On either engine."""
    return Console(database_url, tmp_path)


@pytest.fixture
def on_sqlite(databases: Databases, tmp_path: Path) -> Iterator[Console]:
    """On SQLite, with something of everything."""
    url = databases["sqlite"].fresh(with_cast=True)
    with disposing(make_engine(url)) as engine:
        filled(engine)
    yield Console(url, tmp_path)
    databases["sqlite"].drop(url)
