"""Seals texts so that they open only at their place of their row (design decisions 6 and 11)."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.randomness import random_bytes

SUITE = 1  # AES-256-GCM; another number is another cipher (reliability.md §3)
OF_PEOPLE = 2  # the same, with the keys of people (`storage.subject_keys`)
HEAD = 3  # bytes before the ids of these keys: the cipher, and how many they are
NONCE = 12  # bytes


class Unreadable(Exception):
    """A sealed text does not open: another key, another row, or damage."""


class Sealer:
    """Holds the data keys by number; the highest number seals, every number opens.

    A sealed text is: suite (1 byte), key number (1 byte), nonce (12 bytes), ciphertext with tag.
    `root` is what keyed hashes are made from: it must stay the same when keys are rotated, so it is
    handed on from the first key to every later one (`storage.keys`); without it the lowest key gives it.
    """

    def __init__(self, keys: Mapping[int, bytes], root: bytes | None = None) -> None:
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self.newest = max(keys)
        self._root = root or root_of(keys[min(keys)])
        self._tags: dict[str, hmac.HMAC] = {}  # by purpose, keyed and empty

    def seal(self, text: str, place: str, row: UUID) -> bytes:
        """Seal a text for `place` ("table.column") of the row with this key."""
        return sealed_with(
            self._ciphers[self.newest], bytes([SUITE, self.newest]), text, place, row
        )

    def unseal(self, sealed: bytes, place: str, row: UUID) -> str:
        """The text again; raises `Unreadable`."""
        cipher = self._ciphers.get(key_of(sealed))
        if cipher is None:
            raise Unreadable(place)
        return opened_with(cipher, 2, sealed, place, row)

    def holds(self, number: int) -> bool:
        """Whether this key is at hand."""
        return number in self._ciphers

    def tag(self, purpose: str, data: bytes) -> bytes:
        """A keyed hash (32 bytes) that nobody without the data key can recompute."""
        if purpose not in self._tags:
            key = hmac.digest(self._root, purpose.encode(), hashlib.sha256)
            self._tags[purpose] = hmac.new(key, digestmod=hashlib.sha256)
        tag = self._tags[purpose].copy()
        tag.update(data)
        return tag.digest()


def sealed_with(cipher: AESGCM, head: bytes, text: str, place: str, row: UUID) -> bytes:
    """The text after `head`, by which its key is found again: nonce, ciphertext with tag."""
    nonce = random_bytes(NONCE)
    return head + nonce + cipher.encrypt(nonce, text.encode(), _bound(place, row))


def opened_with(cipher: AESGCM, head: int, sealed: bytes, place: str, row: UUID) -> str:
    """The text that stands after `head` bytes; raises `Unreadable`."""
    text = head + NONCE
    try:
        return cipher.decrypt(sealed[head:text], sealed[text:], _bound(place, row)).decode()
    except InvalidTag:
        raise Unreadable(place) from None


def cipher_of(keys: Sequence[bytes]) -> AESGCM:
    """What seals with all of these keys (32 bytes each): without any one of them it cannot be made."""
    if len(keys) == 1:
        return AESGCM(keys[0])
    return AESGCM(hashlib.sha256(b"zerenqu people" + b"".join(keys)).digest())


def root_of(key: bytes) -> bytes:
    """The root of keyed hashes that belongs to a first key (32 bytes); the key cannot be had from it."""
    return hmac.digest(key, b"zerenqu root", hashlib.sha256)


def key_of(sealed: bytes) -> int:
    """The number of the key that opens a sealed text; 0 for what is no sealed text."""
    return sealed[1] if len(sealed) > 14 and sealed[0] == SUITE else 0


def people_of(sealed: bytes) -> bytes:
    """The head of a text that was sealed with the keys of people: how many, then their ids; b"" for any other."""
    if not sealed or sealed[0] != OF_PEOPLE:
        return b""
    head = HEAD + 16 * int.from_bytes(sealed[1:HEAD])
    return sealed[:head] if head > HEAD and len(sealed) > head + NONCE else b""


def fingerprint(key: bytes) -> bytes:
    """By which a key is known again (32 bytes); nothing about the key can be had from it."""
    return hmac.digest(key, b"zerenqu fingerprint", hashlib.sha256)


def _bound(place: str, row: UUID) -> bytes:
    return place.encode() + b"|" + row.bytes
