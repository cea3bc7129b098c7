"""Access tokens as the platform gives them out (wecom.md §4.1)."""

from datetime import UTC, datetime, timedelta

from bot.simulator.crypto import random_letters
from bot.simulator.errors import Refused

LIFETIME = timedelta(seconds=7200)
WRONG_SECRETS = 10  # not published; then the caller's address is blocked for an hour
BLOCKED_FOR = timedelta(hours=1)


class TokenDesk:
    """Gives one token for the app's secret, and says what is wrong with another one."""

    def __init__(self, corp_id: str, secret: str) -> None:
        self._corp_id = corp_id
        self._secret = secret
        self._token = ""
        self._issued: dict[str, datetime] = {}
        self._wrong: list[datetime] = []
        self.asked = 0  # how often gettoken was called

    def issue(self, corp_id: str, secret: str, now: datetime) -> str:
        """The token of this secret: the same one as long as it lives. Raises Refused."""
        self.asked += 1
        self._wrong = [moment for moment in self._wrong if now - moment < BLOCKED_FOR]
        if len(self._wrong) >= WRONG_SECRETS:
            raise Refused(45009, "api freq out of limit")
        if corp_id != self._corp_id:
            raise Refused(40013, "invalid corpid")
        if secret != self._secret:
            self._wrong.append(now)
            raise Refused(40001, "invalid credential")
        if self._token not in self._issued or self._expired(self._token, now):
            self._token = random_letters(512)
            self._issued[self._token] = now
        return self._token

    def check(self, token: str, now: datetime) -> None:
        """Raise Refused unless the token is alive."""
        if not token:
            raise Refused(41001, "access_token missing")
        if token not in self._issued:
            raise Refused(40014, "invalid access_token")
        if self._expired(token, now):
            raise Refused(42001, "access_token expired")

    def invalidate(self) -> None:
        """Every token dies early, as the platform reserves the right to do."""
        self._issued.clear()

    def expire(self) -> None:
        """Every token reaches its end now: the next call that carries one is answered 42001."""
        self._issued = dict.fromkeys(self._issued, datetime.min.replace(tzinfo=UTC))

    def _expired(self, token: str, now: datetime) -> bool:
        return now - self._issued[token] >= LIFETIME
