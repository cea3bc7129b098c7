"""The access token in the database, so that all nodes share one."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.wecom.account import WeComAccount
from bot.wecom.tokens import Token
from bot.writer import Run
from handlers.desk import Desk
from storage.queries import tokens
from storage.queries.tokens import Turn
from storage.randomness import new_id


class TokenRow:
    """A `TokenStore` over one row of one app."""

    def __init__(
        self, desk: Desk, run: Run, account: WeComAccount, now: Callable[[], datetime]
    ) -> None:
        self._desk, self._run, self._now = desk, run, now
        self._app = f"{account.corp_id}/{account.agent_id}"
        self._who = new_id().hex  # this process, among those that may fetch

    async def get(self) -> Token | None:
        """The token fetched last, by whichever node."""

        def read() -> tokens.Known | None:
            with self._desk.units() as unit:
                return tokens.fetched(unit.session, self._app)

        found = await self._run(read)
        return Token(*found) if found else None

    async def claim(self, seen: Token | None) -> Turn:
        """Whether to fetch one in the place of `seen`."""

        def ask() -> Turn:
            with self._desk.units() as unit:
                known = (seen.value, seen.expires_at) if seen else None
                return tokens.claim(unit.session, self._app, known, self._who, self._now())

        return await self._run(ask)

    async def put(self, token: str, expires_at: datetime) -> None:
        """Keep a new token for everybody, and end the claim."""

        def write() -> None:
            with self._desk.units() as unit:
                tokens.keep(unit.session, self._app, self._who, token, expires_at, self._now())

        await self._run(write)

    async def give_up(self, pause: timedelta) -> None:
        """End the claim without a token; for so long nobody else tries."""

        def write() -> None:
            with self._desk.units() as unit:
                tokens.give_up(unit.session, self._app, self._who, self._now() + pause)

        await self._run(write)
