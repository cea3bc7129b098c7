"""Sends bad bodies over many connections at once, from a process of its own: `python -m tests.faults.attacker`."""

import asyncio
import contextlib
import itertools
import sys
import time
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlencode

from tests.bot.wecom.peer import outer_xml

STAMP = {"msg_signature": "0" * 40, "timestamp": "1790000000", "nonce": "1790000123"}
BOMB = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
PLAIN = (
    b"x" * 60_000,
    b"<xml>" + b"<a>" * 12_000,
    BOMB + b"]><xml>&a9;</xml>",
    outer_xml("A" * 40_000),
    b"x" * 2**20,
)


def head(*more: str) -> bytes:
    """A POST to the callback with these headers."""
    first = f"POST /wecom/callback?{urlencode(STAMP)} HTTP/1.1"
    return "\r\n".join([first, "Host: 127.0.0.1", *more, "", ""]).encode()


async def whole(body: bytes, *more: str) -> AsyncIterator[bytes]:
    """A body with its length."""
    yield head(f"Content-Length: {len(body)}", *more)
    yield body


async def endless() -> AsyncIterator[bytes]:
    """Fifty megabytes in chunks, if anybody reads them."""
    yield head("Transfer-Encoding: chunked")
    chunk = b"ffff\r\n" + b"<" * 0xFFFF + b"\r\n"
    for _ in range(800):
        yield chunk


async def dripping() -> AsyncIterator[bytes]:
    """A long body, a few bytes a second."""
    yield head("Content-Length: 60000")
    for _ in range(8):
        yield b"<xml>"
        await asyncio.sleep(1)


def requests() -> Iterator[AsyncIterator[bytes]]:
    """Bad requests without end, of every kind in turn."""
    while True:
        yield from (whole(body) for body in PLAIN)
        yield whole(PLAIN[0], "Content-Encoding: gzip")
        yield endless()
        yield dripping()


async def attack(port: int, place: int, until: float) -> tuple[int, set[bytes]]:
    """One bad request after the other; how many, and the statuses that came back."""
    sent, statuses = 0, set()
    for request in itertools.islice(requests(), place, None):
        if time.monotonic() > until:
            break
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            with contextlib.suppress(OSError):
                async for part in request:
                    writer.write(part)
                    await writer.drain()
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(6):
                    statuses.add((await reader.readline())[9:12])
            writer.close()
        sent += 1
    return sent, statuses


async def main(port: str, many: str, seconds: str) -> None:
    """So many at once for so long; prints how many were sent, and every status."""
    until = time.monotonic() + float(seconds)
    ended = await asyncio.gather(*(attack(int(port), place, until) for place in range(int(many))))
    statuses = set().union(*(found for _, found in ended)) - {b""}
    print(sum(sent for sent, _ in ended), *sorted(one.decode() for one in statuses))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
