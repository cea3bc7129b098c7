"""Serves an app on an ephemeral loopback port, in a thread, for as long as a test needs it."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

STARTS_WITHIN, GRACE, TICK, LOOK = 20.0, 1.0, 0.1, 0.002  # seconds


def free_socket() -> tuple[socket.socket, str]:
    """A listening socket and its address, known before anything is served there."""
    listening = socket.create_server(("127.0.0.1", 0))
    return listening, f"http://127.0.0.1:{listening.getsockname()[1]}"


class Server(uvicorn.Server):
    """Says when it takes requests, and ends when it is told: the original looks only ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._up = threading.Event()
        self._end = asyncio.Event()

    def wait_until_up(self) -> None:
        """Return when it takes requests."""
        assert self._up.wait(STARTS_WITHIN)

    def stop(self) -> None:
        """Let it end, from another thread."""
        self.should_exit = True
        self._loop.call_soon_threadsafe(self._end.set)

    async def main_loop(self) -> None:
        """Until it is stopped; the ticks keep the header with the date."""
        self._loop = asyncio.get_running_loop()
        self._up.set()
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self._end.wait(), TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what is being answered come to its end, within the time of grace."""
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        until = self._loop.time() + GRACE
        while self.server_state.connections or self.server_state.tasks:
            if self._loop.time() > until:
                break
            await asyncio.sleep(LOOK)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()


@contextmanager
def served(
    app: ASGIApp,
    listening: socket.socket,
    certificate: tuple[Path, Path] | None = None,
    lifespan: str = "off",
) -> Iterator[None]:
    """Serve `app` there, with https when given a certificate and its key; the socket is closed afterwards."""
    config = uvicorn.Config(app, log_config=None, ws="none", lifespan=lifespan)  # type: ignore[arg-type]
    if certificate:
        config.ssl_certfile, config.ssl_keyfile = certificate
    server = Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    server.wait_until_up()
    try:
        yield
    finally:
        server.stop()
        thread.join()
        listening.close()
