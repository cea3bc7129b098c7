"""Words that only the holders of a private key can read, and the receipt from which one such key is made.

What is anonymous must open neither with the data key nor with the database (reliability.md §3.4). A letter has a key of
its own, wrapped for each reader by HPKE, and is padded so that its length tells nearly nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.randomness import random_bytes

STEP = 256  # bytes: every letter is as long as the next multiple
NONCE, NAME = 12, 8  # bytes
WRAPPED = NAME + 80  # what one reader needs: by what he knows his part, and the key wrapped for him
MEMORY, ROUNDS = 64 * 1024, 3  # of Argon2id: KiB and passes; a fifth of a second
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class NotForThisKey(Exception):
    """A letter or a private key does not open: it is for somebody else, or damaged, or the passphrase is wrong."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A letter as it is stored: its padded words, and its key for each reader."""

    body: bytes
    keys: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is made of the sixteen digits; the digits themselves are kept nowhere."""

    found_by: bytes  # 32 bytes, stored: nobody gets from them to the digits or to the key
    key: X25519PrivateKey  # opens what is said to the raiser
    marking: bytes  # of the keyed hashes by which the same words are known again

    def mark(self, words: str) -> bytes:
        """By what the same words under this receipt are known again (32 bytes)."""
        return sha256(self.marking + words.encode()).digest()


def read_receipt(digits: str, salt: bytes) -> Receipt:
    """What the digits of a receipt stand for; takes a fifth of a second, whatever they are."""
    drawn = stretched(digits, salt)
    return Receipt(
        found_by=_part(drawn, salt, b"found by"),
        key=X25519PrivateKey.from_private_bytes(_part(drawn, salt, b"reply")),
        marking=_part(drawn, salt, b"mark"),
    )


def stretched(secret: str, salt: bytes) -> bytes:
    """32 bytes of a secret that somebody remembers or holds, made so slowly that nobody tries them all."""
    slow = Argon2id(salt=salt, length=32, iterations=ROUNDS, lanes=1, memory_cost=MEMORY)
    return slow.derive(secret.encode())


def public_of(key: X25519PrivateKey) -> bytes:
    """The public half (32 bytes)."""
    return key.public_key().public_bytes_raw()


def name_of(public: bytes) -> bytes:
    """By what a reader knows his part of a letter's keys."""
    return sha256(public).digest()[:NAME]


def seal(words: str, place: bytes, readers: Iterable[bytes]) -> Sealed:
    """Seal words for whoever holds the private half of one of these public keys; they open at this place only."""
    key, nonce = random_bytes(32), random_bytes(NONCE)
    body = nonce + AESGCM(key).encrypt(nonce, _padded(words), place)
    return Sealed(body, b"".join(_wrapped(key, one, place) for one in readers))


def open_letter(sealed: Sealed, place: bytes, key: X25519PrivateKey) -> str:
    """The words; raises NotForThisKey."""
    opened = _key_of(sealed, place, key)
    try:
        padded = AESGCM(opened).decrypt(sealed.body[:NONCE], sealed.body[NONCE:], place)
    except InvalidTag:
        raise NotForThisKey from None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode()


def shared(sealed: Sealed, place: bytes, key: X25519PrivateKey, readers: Sequence[bytes]) -> Sealed:
    """The same letter, opened by one of its readers for these others too; raises NotForThisKey."""
    opened = _key_of(sealed, place, key)
    names = names_in(sealed.keys)
    added = (_wrapped(opened, one, place) for one in readers if name_of(one) not in names)
    return Sealed(sealed.body, sealed.keys + b"".join(added))


def names_in(keys: bytes) -> set[bytes]:
    """Whose keys open a letter, by name."""
    return {keys[start : start + NAME] for start in range(0, len(keys), WRAPPED)}


def lock_key(key: X25519PrivateKey, passphrase: str) -> bytes:
    """A private key that opens by a passphrase only: salt, nonce, ciphertext."""
    salt, nonce = random_bytes(16), random_bytes(NONCE)
    cipher = AESGCM(stretched(passphrase, salt))
    return salt + nonce + cipher.encrypt(nonce, key.private_bytes_raw(), None)


def unlock_key(locked: bytes, passphrase: str) -> X25519PrivateKey:
    """The private key; raises NotForThisKey when it is another passphrase."""
    salt, nonce, sealed = locked[:16], locked[16 : 16 + NONCE], locked[16 + NONCE :]
    try:
        raw = AESGCM(stretched(passphrase, salt)).decrypt(nonce, sealed, None)
    except InvalidTag:
        raise NotForThisKey from None
    return X25519PrivateKey.from_private_bytes(raw)


def _padded(words: str) -> bytes:
    raw = words.encode()
    whole = len(raw).to_bytes(4, "big") + raw
    return whole + bytes(-len(whole) % STEP)


def _wrapped(key: bytes, public: bytes, place: bytes) -> bytes:
    reader = X25519PublicKey.from_public_bytes(public)
    return name_of(public) + _SUITE.encrypt(key, reader, info=place)


def _key_of(sealed: Sealed, place: bytes, key: X25519PrivateKey) -> bytes:
    mine = name_of(public_of(key))
    for start in range(0, len(sealed.keys), WRAPPED):
        if sealed.keys[start : start + NAME] == mine:
            try:
                return _SUITE.decrypt(sealed.keys[start + NAME : start + WRAPPED], key, info=place)
            except InvalidTag:
                break
    raise NotForThisKey


def _part(drawn: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=salt, info=what).derive(drawn)
