"""One access token for everybody who calls, in every process, fetched by one of them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeGuard

from bot.channel import DeliveryError
from bot.wecom.errors import FREQUENCY
from storage.queries.tokens import LEASE, Turn

EARLY = timedelta(minutes=5)  # renew so long before the end; until then the old one still serves
RENEWALS_APART = timedelta(seconds=60)
AFTER_TROUBLE = timedelta(seconds=5)  # no second fetch so soon after a failed one
LIMITED_FETCH = timedelta(minutes=15)  # fetching itself was limited (errcode 45009)
FETCHED_WITHIN = LEASE - timedelta(seconds=3)  # later another process may have begun
LOOK_AGAIN = 0.2  # seconds, while another process fetches
LOOKS = LEASE // timedelta(seconds=LOOK_AGAIN) + 2


@dataclass(frozen=True, slots=True)
class Token:
    """An access token of the app and the end of its life."""

    value: str = field(repr=False)
    expires_at: datetime


class TokenStore(Protocol):
    """Where the nodes share the app's token."""

    async def get(self) -> Token | None:
        """The token fetched last, by whichever node."""

    async def claim(self, seen: Token | None) -> Turn:
        """Whether it is for us to fetch one in the place of `seen`, which `get` has just given."""

    async def put(self, token: str, expires_at: datetime) -> None:
        """Keep the token we had the turn to fetch, for everybody."""

    async def give_up(self, pause: timedelta) -> None:
        """We had the turn and failed; for so long no other node tries."""


class TokenKeeper:
    """Hands out the token. However many calls wait, in however many processes, one of them fetches it.

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
            for look in range(LOOKS):
                if look:
                    await asyncio.sleep(LOOK_AGAIN)
                if not self._fresh(self._held, bad):  # nor did whoever was before us here get one
                    self._held = await self._store.get()
                if self._fresh(self._held, bad):
                    return self._held.value
                try:
                    if new := await self._renew(reported=bool(bad)):
                        return new
                except DeliveryError:
                    if not self._serves(self._held, bad):
                        raise
                if self._serves(self._held, bad):  # while another process renews it
                    return self._held.value
            raise self._none_for_a_while(
                DeliveryError("token: another process does not get it", pause=AFTER_TROUBLE)
            )

    def _fresh(self, token: Token | None, bad: str) -> TypeGuard[Token]:
        return self._serves(token, bad) and self._now() < token.expires_at - EARLY

    def _serves(self, token: Token | None, bad: str) -> TypeGuard[Token]:
        return token is not None and token.value != bad and self._now() < token.expires_at

    async def _renew(self, *, reported: bool) -> str:
        """A new token, "" when another process fetches it; raises DeliveryError when nobody should now."""
        now = self._now()
        if self._trouble and now < self._trouble[0]:
            raise self._trouble[1].with_traceback(None)
        last = self._renewed.get(reported)
        if last and now - last < RENEWALS_APART:
            raise DeliveryError("token renewed a moment ago", pause=RENEWALS_APART - (now - last))
        turn = await self._store.claim(self._held)
        if turn is Turn.NOBODYS:
            raise self._none_for_a_while(
                DeliveryError("token: another process just failed", pause=AFTER_TROUBLE)
            )
        if turn is Turn.THEIRS:
            return ""
        try:
            async with asyncio.timeout(FETCHED_WITHIN.total_seconds()):
                token = await self._fetch()
        except DeliveryError as error:
            trouble = _of_fetching(error)
        except TimeoutError:
            trouble = DeliveryError("gettoken: too slow")
        else:
            self._renewed[reported] = now
            self._held = token
            await self._store.put(token.value, token.expires_at)
            return token.value
        self._none_for_a_while(trouble)
        await self._store.give_up(AFTER_TROUBLE)
        raise trouble

    def _none_for_a_while(self, trouble: DeliveryError) -> DeliveryError:
        """Whoever asks meanwhile is told the same."""
        self._trouble = self._now() + (trouble.pause or AFTER_TROUBLE), trouble
        return trouble


def _of_fetching(error: DeliveryError) -> DeliveryError:
    """What a failed fetch means to the waiting call: nothing was sent, nothing is final."""
    limited = error.code == FREQUENCY
    pause = LIMITED_FETCH if limited else error.pause
    return DeliveryError(str(error), code=error.code, pause=pause, operator=error.operator)
