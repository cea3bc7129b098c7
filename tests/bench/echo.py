"""The limit of this machine: an ASGI application that reads a request and answers, and does nothing else."""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

ANSWER = b"<xml></xml>"


async def echo(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Every request gets the same short answer."""
    while (await receive()).get("more_body"):
        pass
    headers = [(b"content-length", str(len(ANSWER)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": ANSWER})


if __name__ == "__main__":
    uvicorn.run(echo, port=int(sys.argv[1]), access_log=False, log_level="warning", lifespan="off")
