"""Somebody of the cast who may raise concerns and nothing else."""

import pytest

import handlers.concerns as concerns_capability
from handlers.registry import Registry
from storage.unit_of_work import UnitOfWork
from tests.handlers.conftest import AsPerson, contexts


@pytest.fixture
def as_person(unit: UnitOfWork) -> AsPerson:
    """The context of a person by his name, with the commands of this capability alone."""
    return contexts(unit, Registry([concerns_capability.capability]))
