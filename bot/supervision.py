"""Tells systemd that the bot is ready and still works (sd_notify(3)); without systemd it does nothing."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Mapping

from bot.beside import Beside
from storage.unit_of_work import Unavailable

READY, ALIVE, STOPPING = b"READY=1", b"WATCHDOG=1", b"STOPPING=1"
PATIENCE = 20.0  # seconds for every writer to take a turn


class Supervision:
    """Says READY=1 once, then WATCHDOG=1 four times in each period, as long as every writer takes its turns.

    A database that cannot be written is no reason to be started anew, nor is a queue that is overfull; one writer
    that hangs is. `turns` is done when all have taken one, and raises `Unavailable` when the bot closes.
    """

    def __init__(
        self, turns: Callable[[], Awaitable[None]], environment: Mapping[str, str]
    ) -> None:
        self._turns = turns
        self._socket = environment.get("NOTIFY_SOCKET", "")
        period = int(environment.get("WATCHDOG_USEC", "0") or 0) / 1_000_000
        self._beside = Beside(self.show_life, period / 4) if period else None

    def start(self) -> None:
        """Ready for callbacks."""
        if self._socket:
            self._tell(READY)
            if self._beside:
                self._beside.start()

    async def stop(self) -> None:
        """On the way out."""
        if self._socket:
            self._tell(STOPPING)
            if self._beside:
                await self._beside.stop()

    async def show_life(self) -> None:
        """One sign of life, if every writer takes a turn."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turns()
        except TimeoutError:
            return
        except Unavailable:  # closing: how long that may take is another limit (TimeoutStopSec)
            pass
        self._tell(ALIVE)

    def _tell(self, state: bytes) -> None:
        address = self._socket.replace("@", "\0", 1) if self._socket[0] == "@" else self._socket
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line,
        ):
            line.sendto(state, address)
