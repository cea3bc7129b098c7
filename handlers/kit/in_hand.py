"""Whose message is in hand, so that every log line about it can be found by the callback that brought it."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from storage.randomness import random_bytes
from storage.sealing import Sealer


@dataclass(frozen=True, slots=True)
class InHand:
    """A callback by its random id, and what stands for its sender in the log ("" while he is not known)."""

    request: str = ""
    user: Callable[[], str] = str  # asked only when a line is written


NOTHING = InHand()
IN_HAND: ContextVar[InHand] = ContextVar("in_hand", default=NOTHING)


def new_request() -> InHand:
    """A callback that has just come in."""
    return InHand(random_bytes(4).hex())


def message_of(request: str, userid: str, day: date, sealer: Sealer) -> InHand:
    """A message at the desk. The hash of its sender is keyed and another one every day (reliability.md T29)."""

    def user() -> str:
        return sealer.tag("log", f"{day}|{userid}".encode())[:6].hex()

    return InHand(request, user)
