"""Seals texts so that they open only at their place of their row (design decisions 6 and 11)."""

import hashlib
import hmac
import os
from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUITE = 1  # AES-256-GCM; another number is another cipher (reliability.md §3)


class Unreadable(Exception):
    """A sealed text does not open: another key, another row, or damage."""


class Sealer:
    """Holds the data keys by number; the highest number seals, every number opens.

    A sealed text is: suite (1 byte), key number (1 byte), nonce (12 bytes), ciphertext with tag.
    """

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._newest = max(keys)
        self._root = keys[min(keys)]  # keyed hashes must stay the same when keys are rotated
        self._tag_keys: dict[str, bytes] = {}

    def seal(self, text: str, place: str, row: UUID) -> bytes:
        """Seal a text for `place` ("table.column") of the row with this key."""
        nonce = os.urandom(12)
        cipher = self._ciphers[self._newest]
        return (
            bytes([SUITE, self._newest])
            + nonce
            + cipher.encrypt(nonce, text.encode(), _bound(place, row))
        )

    def unseal(self, sealed: bytes, place: str, row: UUID) -> str:
        """The text again; raises `Unreadable`."""
        cipher = self._ciphers.get(sealed[1]) if len(sealed) > 14 and sealed[0] == SUITE else None
        if cipher is None:
            raise Unreadable(place)
        try:
            return cipher.decrypt(sealed[2:14], sealed[14:], _bound(place, row)).decode()
        except InvalidTag:
            raise Unreadable(place) from None

    def tag(self, purpose: str, data: bytes) -> bytes:
        """A keyed hash (32 bytes) that nobody without the data key can recompute."""
        if purpose not in self._tag_keys:
            self._tag_keys[purpose] = hmac.digest(self._root, purpose.encode(), hashlib.sha256)
        return hmac.digest(self._tag_keys[purpose], data, hashlib.sha256)


def _bound(place: str, row: UUID) -> bytes:
    return place.encode() + b"|" + row.bytes
