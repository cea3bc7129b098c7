"""Something done again and again beside the bot's own work."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Protocol


class Besides(Protocol):
    """A part of the bot that does so."""

    def start(self) -> None:
        """Begin, in the running loop."""

    async def stop(self) -> None:
        """End it."""


class Beside:
    """Calls `work` at once and then every `seconds`, until it is stopped; `work` must not raise."""

    def __init__(self, work: Callable[[], Awaitable[None]], seconds: float) -> None:
        self._work, self._seconds = work, seconds
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running loop."""
        self._task = asyncio.create_task(self._repeat())

    async def stop(self) -> None:
        """End it; what is under way is given up."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _repeat(self) -> None:
        while True:
            await self._work()
            await asyncio.sleep(self._seconds)
