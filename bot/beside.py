"""Something done again and again beside the bot's own work."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Protocol

from handlers.kit import incidents
from storage.unit_of_work import Unavailable

log = logging.getLogger("zerenqu.beside")


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


@contextlib.contextmanager
def going_on(rule: str) -> Iterator[None]:
    """One round of work that must not raise: what goes wrong in it is logged, and the next round comes."""
    try:
        yield
    except Unavailable:
        log.warning("clock_waits_for_database")
    except Exception as error:
        log.error(  # noqa: TRY400  (the trace is under the incident's number)
            "routine_failed", extra={"rule": rule, "incident": incidents.number_for(error)}
        )
