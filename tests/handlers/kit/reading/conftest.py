"""The cast as a roster."""

import pytest

from tests.handlers.kit.reading.corpus import Cast


@pytest.fixture(scope="session")
def cast() -> Cast:
    return Cast()
