"""A site, and where figures are written down."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from tests.bench.roster import everybody
from tests.conftest import Databases
from tests.databases import PostgresServer
from tests.faults.site import Site, postgres_copy, site_at, sqlite_copy
from tests.nursery.nursery import Nursery

BRANCH = 203  # people of one branch of the works


class MakeSite(Protocol):
    """Makes a site over a new database with the first `many` people of the works."""

    def __call__(
        self, many: int = BRANCH, kind: str = "sqlite"
    ) -> AbstractContextManager[Site]: ...


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture
def make_site(tmp_path: Path, templates: Path, nursery: Nursery, databases: Databases) -> MakeSite:
    return partial(_make_site, tmp_path, templates, nursery, databases)


def _make_site(
    folder: Path,
    templates: Path,
    nursery: Nursery,
    databases: Databases,
    many: int = BRANCH,
    kind: str = "sqlite",
) -> AbstractContextManager[Site]:
    if kind == "sqlite":
        url = sqlite_copy(templates, folder / "site.db", many)
    else:
        server = databases["postgres"]
        assert isinstance(server, PostgresServer)
        url = postgres_copy(server, many)
    return site_at(folder, nursery, url, everybody()[:many])


@pytest.fixture
def site(make_site: MakeSite) -> Iterator[Site]:
    """A branch of 203 people on SQLite."""
    with make_site() as made:
        yield made


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Writes figures down for whoever runs the full sizes; on the terminal otherwise (pytest -s)."""

    def write(**figures: object) -> None:
        line = json.dumps({"test": request.node.name, **figures}, ensure_ascii=False, default=str)
        if path := os.environ.get("FIGURES"):
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        print(line)  # noqa: T201

    return write
