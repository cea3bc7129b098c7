"""Counts what passes by, so that those who do the work need not know that they are counted."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from time import perf_counter
from typing import TypeVar

from bot.channel import Channel, Delivered, DeliveryError
from bot.metrics import Metrics
from bot.wecom.errors import TREATMENTS
from bot.wecom.tokens import Token, TokenStore
from bot.writer import Run
from handlers.kit.messages import Incoming, Reply
from storage.queries.tokens import Turn

Submit = Callable[[Incoming], Awaitable[Reply]]
T = TypeVar("T")


def counted_answers(submit: Submit, metrics: Metrics) -> Submit:
    """Times each answer."""

    async def timed(message: Incoming) -> Reply:
        started = perf_counter()
        try:
            return await submit(message)
        finally:
            metrics.took(perf_counter() - started)

    return timed


def counted_ticks(run: Run, metrics: Metrics, now: Callable[[], datetime]) -> Run:
    """Notes when the clock's work was last carried out."""

    async def noted(job: Callable[[], T]) -> T:
        result = await run(job)
        metrics.ticked(now())
        return result

    return noted


class CountedTokens:
    """A token store that counts new tokens."""

    def __init__(self, store: TokenStore, metrics: Metrics) -> None:
        self._store, self._metrics = store, metrics

    async def get(self) -> Token | None:
        """As the store."""
        return await self._store.get()

    async def claim(self, seen: Token | None) -> Turn:
        """As the store."""
        return await self._store.claim(seen)

    async def put(self, token: str, expires_at: datetime) -> None:
        """As the store."""
        self._metrics.count_token()
        await self._store.put(token, expires_at)

    async def give_up(self, pause: timedelta) -> None:
        """As the store."""
        await self._store.give_up(pause)


class CountedChannel:
    """A channel that counts how attempts end."""

    def __init__(self, channel: Channel, metrics: Metrics) -> None:
        self._channel, self._metrics = channel, metrics

    def render(self, userids: Sequence[str], text: str) -> bytes:
        """As the channel."""
        return self._channel.render(userids, text)

    async def upload(self, name: str, content: bytes) -> str:
        """As the channel."""
        try:
            return await self._channel.upload(name, content)
        except DeliveryError as error:
            end = "permanent" if error.permanent else "again"
            self._metrics.attempted(end, label_of(error.code))
            raise

    def render_file(self, userids: Sequence[str], media_id: str) -> bytes:
        """As the channel."""
        return self._channel.render_file(userids, media_id)

    async def deliver(self, body: bytes) -> Delivered:
        """As the channel."""
        try:
            delivered = await self._channel.deliver(body)
        except DeliveryError as error:
            self._metrics.attempted(end_of(error), label_of(error.code))
            raise
        self._metrics.attempted("delivered")
        return delivered


def end_of(error: DeliveryError) -> str:
    """The class of a failed attempt."""
    if error.permanent:
        return "permanent"
    return "in_doubt" if error.in_doubt else "again"


def label_of(code: int | None) -> str:
    """A code as a label; only codes we know become one, so that labels stay few."""
    if code is None:
        return ""
    return str(code) if code in TREATMENTS else "other"
