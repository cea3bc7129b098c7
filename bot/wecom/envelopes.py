"""Token and AES key while they are changed: WeCom switches the moment somebody presses 保存, before or after we do."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.wecom.account import WeComAccount
from bot.wecom.envelope import Envelope, Forbidden, Poison

BOTH_FOR = timedelta(minutes=10)


class Envelopes:
    """The envelope in use, and for ten minutes those before it; each answer is sealed as the message was."""

    def __init__(self, account: WeComAccount, now: Callable[[], datetime]) -> None:
        self._now = now
        self._current = Envelope(account)
        self._before: list[tuple[datetime, Envelope]] = []  # until when, the latest first

    def change(self, account: WeComAccount) -> None:
        """From now on these; those before go on for ten minutes."""
        self._before.insert(0, (self._now() + BOTH_FOR, self._current))
        self._current = Envelope(account)

    def open(self, query: bytes, body: bytes) -> tuple[bytes, Envelope]:
        """The inner XML of a POST, and what seals its answer. Raises Forbidden or Poison."""
        try:
            return self._current.open(query, body), self._current
        except (Forbidden, Poison) as error:
            found: Forbidden | Poison = error
        for envelope in self._still_good():
            try:
                return envelope.open(query, body), envelope
            except Poison as error:  # the signature fits: that says more than that another does not
                found = found if isinstance(found, Poison) else error
            except Forbidden:
                continue
        raise found

    def open_echo(self, query: bytes) -> bytes:
        """What the answer to a GET verification must be. Raises Forbidden."""
        for envelope in (self._current, *self._still_good()):
            try:
                return envelope.open_echo(query)
            except Forbidden:
                continue
        raise Forbidden

    def _still_good(self) -> list[Envelope]:
        if self._before:
            now = self._now()
            self._before = [one for one in self._before if now < one[0]]
        return [envelope for _, envelope in self._before]
