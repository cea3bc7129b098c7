"""Somebody of the cast who may raise concerns and nothing else; and a chat with handlers and desks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import handlers.concerns as concerns_capability
from handlers.registry import Registry
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat, chatting
from tests.handlers.conftest import AsPerson, contexts
from tests.staff import EVERYBODY, take_on


@pytest.fixture
def as_person(unit: UnitOfWork) -> AsPerson:
    """The context of a person by his name, with the commands of this capability alone."""
    return contexts(unit, Registry([concerns_capability.capability]))


@pytest.fixture
def staffed_url(database_url: str, tmp_path: Path) -> str:
    """A database with the cast, desks above the branch and handlers beside it."""
    take_on(database_url, tmp_path)
    return database_url


@pytest.fixture
def staffed(staffed_url: str) -> Iterator[Chat]:
    """A running bot at T1 over this database."""
    with chatting(staffed_url, people=EVERYBODY) as chat:
        yield chat
