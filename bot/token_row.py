"""The access token in the database, so that all nodes share one."""

from collections.abc import Callable
from datetime import datetime

from bot.wecom.account import WeComAccount
from bot.wecom.tokens import Token
from bot.writer import Run
from handlers.desk import Desk
from storage.queries import tokens


class TokenRow:
    """A `TokenStore` over one row of one app."""

    def __init__(
        self, desk: Desk, run: Run, account: WeComAccount, now: Callable[[], datetime]
    ) -> None:
        self._desk, self._run, self._now = desk, run, now
        self._app = f"{account.corp_id}/{account.agent_id}"

    async def get(self) -> Token | None:
        """The token fetched last, by whichever node."""

        def read() -> tuple[str, datetime] | None:
            with self._desk.units() as unit:
                return tokens.fetched(unit.session, self._app)

        found = await self._run(read)
        return Token(*found) if found else None

    async def put(self, token: str, expires_at: datetime) -> None:
        """Keep a new token for everybody."""

        def write() -> None:
            with self._desk.units() as unit:
                tokens.keep(unit.session, self._app, token, expires_at, self._now())

        await self._run(write)
