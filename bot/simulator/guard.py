"""Keeps the stand-in to this machine: no foreign Host, no foreign Origin, nothing loaded from outside."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.simulator import wording

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
POLICY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def is_at_home(headers: Headers) -> bool:
    """Was this asked of a loopback address, and by no other site?

    >>> is_at_home(Headers({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}))
    True
    >>> is_at_home(Headers({"host": "rebound.example:8000"}))
    False
    """
    host = headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    origin = headers.get("origin", f"http://{host}")
    return name.lower() in LOOPBACK and origin in (f"http://{host}", f"https://{host}")


class LoopbackOnly:
    """Answers 403 to everybody else, and puts the strict policy on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in POLICY.items():
                    headers.setdefault(name, value)
            await send(message)

        if is_at_home(Headers(scope=scope)):
            await self._app(scope, receive, send_with_policy)
        else:
            refusal = PlainTextResponse(wording.ONLY_HERE, status_code=403)
            await refusal(scope, receive, send_with_policy)
