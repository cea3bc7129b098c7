"""GET and POST /wecom/callback: sizes and methods, the envelope, the message, the sealed answer."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.wecom.account import WeComAccount
from bot.wecom.envelope import Envelope, Forbidden, Poison, Stale
from bot.wecom.envelopes import Envelopes
from bot.wecom.parsing import ContactChange, to_change, to_incoming
from handlers.kit import incidents
from handlers.kit.in_hand import IN_HAND, new_request
from handlers.kit.messages import Incoming, Reply
from storage.unit_of_work import Unavailable

log = logging.getLogger("zerenqu.wecom")

PATH = "/wecom/callback"
BODY_LIMIT = 65536  # bytes
ANSWER_WITHIN = 4.5  # seconds from the first byte; the platform hangs up after 5
SENT = re.compile(rb"<CreateTime>(?:<!\[CDATA\[)?([0-9]{1,11})\D")


class TooLarge(Exception):
    """More than 64 KiB."""


class Callback:
    """The ASGI application at `PATH`.

    `count` hears how each request ended: verified, answered, silent, stale, forbidden, foreign,
    poison, incident, busy, method, encoded, too_large; of an answer that is `untold` it hears nothing. `heard` hears how long ago by the platform's clock each
    message was sent, also of those that seem to come from the future. `envelopes` are given by who
    means to change their keys, `changed` by who follows the address book.
    """

    def __init__(
        self,
        account: WeComAccount,
        submit: Callable[[Incoming], Awaitable[Reply]],
        now: Callable[[], datetime],
        count: Callable[[str], None],
        answer_within: float = ANSWER_WITHIN,
        heard: Callable[[timedelta], None] = lambda _delay: None,
        envelopes: Envelopes | None = None,
        changed: Callable[[ContactChange], Awaitable[None]] | None = None,
    ) -> None:
        self._account = account
        self._envelopes = envelopes or Envelopes(account, now)
        self._submit = submit
        self._now = now
        self._count = count
        self._answer_within = answer_within
        self._heard = heard
        self._changed = changed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        before = IN_HAND.set(new_request())
        try:
            outcome, response = await self._respond(scope, receive)
        finally:
            IN_HAND.reset(before)
        if outcome:
            self._count(outcome)
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> tuple[str, Response]:
        if scope["method"] == "GET":
            return self._verify(scope)
        if scope["method"] == "POST":
            return await self._hear(scope, receive)
        return "method", Response(status_code=405, headers={"allow": "GET, POST"})

    def _verify(self, scope: Scope) -> tuple[str, Response]:
        """The decrypted echostr and nothing else: no quotes, no newline, no mark."""
        try:
            echo = self._envelopes.open_echo(scope["query_string"])
        except Forbidden:
            return "forbidden", _forbidden()
        return "verified", Response(echo, media_type="text/plain")

    async def _hear(self, scope: Scope, receive: Receive) -> tuple[str, Response]:
        headers = dict(scope["headers"])
        if b"content-encoding" in headers:
            return "encoded", Response(status_code=415, headers={"connection": "close"})
        deadline = asyncio.get_running_loop().time() + self._answer_within
        try:
            body = await _read_body(headers, receive, deadline)
            plain, envelope = self._envelopes.open(scope["query_string"], body)
        except TooLarge:
            return "too_large", Response(status_code=413, headers={"connection": "close"})
        except Forbidden:
            return "forbidden", _forbidden()
        except Poison as poison:
            return _parked(poison, body)
        return await self._answer(plain, body, deadline, envelope)

    async def _answer(
        self, plain: bytes, body: bytes, deadline: float, envelope: Envelope
    ) -> tuple[str, Response]:
        """Below a valid signature: 200, or 503 so that the platform sends the message again."""
        self._compare_clocks(plain)
        try:
            async with asyncio.timeout_at(deadline):
                message = await self._message(plain)
                if message is None:
                    return "silent", Response()
                reply = await self._submit(message)
            if not reply.text:
                return "silent", Response()
            sealed = envelope.seal_reply(reply.rendered(), message.userid, self._now())
        except Poison as poison:
            return _parked(poison, body)
        except (Unavailable, TimeoutError):
            return "busy", Response(status_code=503)
        except Stale:
            outcome = "stale"
        except Exception as error:  # a bug must not make the platform repeat itself
            incidents.number_for(error)
            outcome = "incident"
        else:
            told = "" if reply.untold else "answered"
            return told, Response(sealed, media_type="application/xml")
        return outcome, Response()

    async def _message(self, plain: bytes) -> Incoming | None:
        """What somebody said; None when that is nothing, or a change of the address book, which is passed on."""
        ours = self._account.corp_id, self._account.agent_id
        if self._changed and (change := to_change(plain, *ours, self._now())):
            await self._changed(change)
            return None
        return to_incoming(plain, *ours, self._now())

    def _compare_clocks(self, plain: bytes) -> None:
        """Before the message is read: one that is refused because our clock is behind must count too."""
        if found := SENT.search(plain):
            self._heard(self._now() - datetime.fromtimestamp(int(found[1]), UTC))


def _forbidden() -> Response:
    """The one answer to everything that may not be from WeCom."""
    return Response("forbidden", status_code=403, media_type="text/plain")


def _parked(poison: Poison, body: bytes) -> tuple[str, Response]:
    """Acknowledged, so that it does not come again; the log keeps a digest of the ciphertext."""
    digest = sha256(body).hexdigest()[:16]
    log.warning(poison.outcome, extra={"reason": str(poison), "body_sha256": digest})
    return poison.outcome, Response()


async def _read_body(headers: dict[bytes, bytes], receive: Receive, deadline: float) -> bytes:
    """The body, counted while it streams in. Raises TooLarge, or Forbidden when it is late."""
    declared = headers.get(b"content-length", b"0")
    if not declared.isdigit() or len(declared) > 9 or int(declared) > BODY_LIMIT:
        raise TooLarge
    chunks = []
    size = 0
    more = True
    try:
        async with asyncio.timeout_at(deadline):
            while more:
                event = await receive()
                chunk = event.get("body", b"")
                size += len(chunk)
                if size > BODY_LIMIT:
                    raise TooLarge
                chunks.append(chunk)
                more = event.get("more_body", False)
    except TimeoutError:
        raise Forbidden from None
    return b"".join(chunks)
