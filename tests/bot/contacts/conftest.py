"""A company whose departments are called like the teams of the cast, behind real HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.world import SimulatedCorp
from tests.bot.contacts.company import Office, company
from tests.bot.simulator.serving import free_socket, served


@pytest.fixture
def corp() -> SimulatedCorp:
    """Everybody of the cast in the department of his team."""
    return company(lambda: datetime.now(UTC))


@pytest.fixture
def office(corp: SimulatedCorp, database_url: str, tmp_path: Path) -> Iterator[Office]:
    """The administrator's command line, on either database."""
    listening, address = free_socket()
    api = FakeApi(corp)
    with served(Starlette(routes=api.routes()), listening):
        yield Office(corp, api, database_url, address, tmp_path)
