"""How a promised message leaves the house, whatever carries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Delivered:
    """The carrier took the message.

    `invalid` are the case-folded userids it will not reach; nobody else is concerned by them.
    """

    msgid: str
    invalid: tuple[str, ...] = ()


class DeliveryError(Exception):
    """The carrier did not take the message, or nobody knows whether it did.

    The text names a call and a code, never an address, a token or what was written.

    code        what the carrier answered, if it answered
    permanent   the same bytes will never be taken: no retry
    in_doubt    the message may have been taken: only the same bytes may be sent again (promise D4)
    pause       nothing may be sent to anybody for so long
    longer      the pause when the first one did not help
    operator    it will not pass until an administrator has put something right
    nobody      the carrier does not know the person it was for
    crowded     too many calls at once: fewer will pass
    gone        the file it shows is kept no longer: it must be handed over again
    """

    def __init__(
        self,
        message: str,
        *,
        code: int | None = None,
        permanent: bool = False,
        in_doubt: bool = False,
        pause: timedelta | None = None,
        longer: timedelta | None = None,
        operator: bool = False,
        nobody: bool = False,
        crowded: bool = False,
        gone: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.in_doubt = in_doubt
        self.pause = pause
        self.longer = longer
        self.operator = operator
        self.nobody = nobody
        self.crowded = crowded
        self.gone = gone


class Channel(Protocol):
    """One way to reach people."""

    def render(self, userids: Sequence[str], text: str) -> bytes:
        """The exact bytes that bring a text to these people, to be stored before the first attempt.

        Raises ValueError when the channel cannot carry them (naming what, never its value).
        """

    async def upload(self, name: str, content: bytes) -> str:
        """Hand a file over, which is shown by a later call; the id it has there. Raises DeliveryError."""

    def render_file(self, userids: Sequence[str], media_id: str) -> bytes:
        """The exact bytes that show these people a file that was handed over, like `render`."""

    async def deliver(self, body: bytes) -> Delivered:
        """Hand rendered bytes over. Raises DeliveryError."""
