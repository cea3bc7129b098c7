"""The network between a node and PostgreSQL, which a test can let stand still: nothing is refused, nothing arrives."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url

from tests.bench.processes import LOOPBACK, free_port

CHUNK = 65536


class Relay:
    """Passes bytes between a port of this machine and the socket of a PostgreSQL server."""

    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        self._socket = f"{url.query['host']}/.s.PGSQL.{url.port or 5432}"
        self._port = free_port()
        self.url = url.set(host=LOOPBACK, port=self._port, query={}).render_as_string(
            hide_password=False
        )
        self._loop = asyncio.new_event_loop()
        self._passing = asyncio.Event()
        self._passing.set()
        self._listening = threading.Event()

    def cut(self) -> None:
        """From now on nothing passes; connections stay open, new ones are taken and hear nothing."""
        self._loop.call_soon_threadsafe(self._passing.clear)

    def mend(self) -> None:
        """Everything passes again, also what was held back."""
        self._loop.call_soon_threadsafe(self._passing.set)

    def run(self) -> None:
        """Until `stop`, in a thread of its own."""
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    def wait_until_it_listens(self) -> None:
        """Before the first connection."""
        assert self._listening.wait(10)

    def stop(self) -> None:
        """No more connections."""
        self._loop.call_soon_threadsafe(self._over.set)

    async def _serve(self) -> None:
        self._over = asyncio.Event()
        server = await asyncio.start_server(self._connected, LOOPBACK, self._port)
        self._listening.set()
        await self._over.wait()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._passing.wait()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            beyond, back = await asyncio.open_unix_connection(self._socket)
            await asyncio.gather(self._pass_on(reader, back), self._pass_on(beyond, writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while some := await reader.read(CHUNK):
                await self._passing.wait()
                writer.write(some)
                await writer.drain()
        finally:
            writer.close()


@contextmanager
def relayed(database_url: str) -> Iterator[Relay]:
    """A relay in a thread."""
    relay = Relay(database_url)
    thread = threading.Thread(target=relay.run)
    thread.start()
    relay.wait_until_it_listens()
    try:
        yield relay
    finally:
        relay.mend()
        relay.stop()
        thread.join()
