"""Open boxes: the private key of a recipient in memory, as long as he does something every ten minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

IDLE = timedelta(minutes=10)
LONGEST = timedelta(hours=2)


@dataclass
class OpenBox:
    """Whose, with which key, and since when."""

    person_id: UUID
    key: X25519PrivateKey
    opened_at: datetime
    used_at: datetime


class Sessions:
    """By the hash of what the browser holds; gone with the process, and each process has its own."""

    def __init__(self) -> None:
        self._open: dict[bytes, OpenBox] = {}

    def open(self, person_id: UUID, key: X25519PrivateKey, now: datetime) -> str:
        """A new one; what the browser is to hold."""
        self._sweep(now)
        token = secrets.token_urlsafe(32)
        self._open[_hash(token)] = OpenBox(person_id, key, now, now)
        return token

    def find(self, token: str, now: datetime) -> OpenBox | None:
        """The one a browser holds the token of; it is kept open by that."""
        self._sweep(now)
        box = self._open.get(_hash(token)) if token else None
        if box:
            box.used_at = now
        return box

    def close(self, token: str) -> None:
        """Forget the key."""
        self._open.pop(_hash(token), None)

    def _sweep(self, now: datetime) -> None:
        old = [
            held
            for held, one in self._open.items()
            if now - one.used_at >= IDLE or now - one.opened_at >= LONGEST
        ]
        for held in old:
            del self._open[held]


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
