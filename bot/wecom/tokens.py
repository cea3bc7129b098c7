"""One access token for everybody who calls, fetched by one of them at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeGuard

from bot.channel import DeliveryError
from bot.wecom.errors import FREQUENCY

EARLY = timedelta(minutes=5)  # renew so long before the end; until then the old one still serves
RENEWALS_APART = timedelta(seconds=60)
AFTER_TROUBLE = timedelta(seconds=5)  # no second fetch so soon after a failed one
LIMITED_FETCH = timedelta(minutes=15)  # fetching itself was limited (errcode 45009)


@dataclass(frozen=True, slots=True)
class Token:
    """An access token of the app and the end of its life."""

    value: str = field(repr=False)
    expires_at: datetime


class TokenStore(Protocol):
    """Where the nodes share the app's token."""

    async def get(self) -> Token | None:
        """The token fetched last, by whichever node."""

    async def put(self, token: str, expires_at: datetime) -> None:
        """Keep a new token for everybody."""


class TokenKeeper:
    """Hands out the token. However many calls wait, one of them fetches it.

    A token is renewed at most once a minute; one that was reported bad at once, but not twice a
    minute either. After a failed fetch everybody gets that failure for a while: no storms.
    """

    def __init__(
        self, store: TokenStore, fetch: Callable[[], Awaitable[Token]], now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._fetch = fetch
        self._now = now
        self._one_at_a_time = asyncio.Lock()
        self._held: Token | None = None
        self._renewed: dict[bool, datetime] = {}  # when last, by whether one was reported bad
        self._trouble: tuple[datetime, DeliveryError] | None = None

    async def current(self, bad: str = "") -> str:
        """A token other than `bad`, the one just refused. Raises DeliveryError, never in doubt."""
        if self._fresh(self._held, bad):
            return self._held.value
        async with self._one_at_a_time:
            self._held = await self._store.get()
            if self._fresh(self._held, bad):
                return self._held.value
            try:
                return await self._renew(reported=bool(bad))
            except DeliveryError:
                if self._held and self._held.value != bad and self._now() < self._held.expires_at:
                    return self._held.value
                raise

    def _fresh(self, token: Token | None, bad: str) -> TypeGuard[Token]:
        return token is not None and token.value != bad and self._now() < token.expires_at - EARLY

    async def _renew(self, *, reported: bool) -> str:
        now = self._now()
        if self._trouble and now < self._trouble[0]:
            raise self._trouble[1].with_traceback(None)
        last = self._renewed.get(reported)
        if last and now - last < RENEWALS_APART:
            raise DeliveryError("token renewed a moment ago", pause=RENEWALS_APART - (now - last))
        try:
            token = await self._fetch()
        except DeliveryError as error:
            trouble = _of_fetching(error)
        else:
            self._renewed[reported] = now
            self._held = token
            await self._store.put(token.value, token.expires_at)
            return token.value
        self._trouble = now + (trouble.pause or AFTER_TROUBLE), trouble
        raise trouble


def _of_fetching(error: DeliveryError) -> DeliveryError:
    """What a failed fetch means to the waiting call: nothing was sent, nothing is final."""
    limited = error.code == FREQUENCY
    pause = LIMITED_FETCH if limited else error.pause
    return DeliveryError(str(error), code=error.code, pause=pause, operator=error.operator)
