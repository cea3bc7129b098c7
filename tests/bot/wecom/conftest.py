"""The line to the bot that the tests speak on."""

from collections.abc import AsyncIterator

import pytest

from handlers.kit.messages import Incoming, Reply
from tests.bot.wecom.peer import Line


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def line(anyio_backend: str) -> AsyncIterator[Line]:
    """A bot that answers every message."""

    async def answer(message: Incoming) -> Reply:
        return Reply("好的。")

    open_line = Line(answer)
    async with open_line.http:
        yield open_line
