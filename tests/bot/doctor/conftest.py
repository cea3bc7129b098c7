"""Sites for the doctor."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.doctor.doctoring import File, Installation, installed
from tests.conftest import Databases


@pytest.fixture
def site(databases: Databases) -> Iterator[Installation]:
    """In order, on SQLite."""
    url = databases["sqlite"].fresh(with_cast=True)
    with installed(url) as site:
        yield site
    databases["sqlite"].drop(url)


@pytest.fixture
def any_site(database_url: str) -> Iterator[Installation]:
    """In order, on either engine."""
    with installed(database_url) as site:
        yield site


@pytest.fixture
def on_file(databases: Databases, tmp_path: Path) -> Iterator[File]:
    """No database yet, in a folder of its own; the running bot has another one."""
    path = tmp_path / "data" / "zerenqu.db"
    path.parent.mkdir(mode=0o700)
    with installed(databases["sqlite"].fresh(with_cast=True)) as site:
        site.variables["ZRQ_DATABASE_URL"] = f"sqlite:///{path}"
        yield File(site, path)


@pytest.fixture
def filled(on_file: File, databases: Databases) -> File:
    """The cast is in it."""
    source = databases["sqlite"].fresh(with_cast=True)
    shutil.copy(source.removeprefix("sqlite:///"), on_file.path)
    return on_file
