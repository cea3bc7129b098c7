"""The platform's side of the callback crypto, written apart from the bot's so that a shared mistake shows."""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import string
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32  # PKCS#7 to multiples of 32 bytes, never 16 (wecom.md §1.3)
HEAD = 16  # random bytes before the length


class Unsound(Exception):
    """Something sealed does not open as the platform would demand; the text says which check failed."""


@dataclass(frozen=True, slots=True, repr=False)
class CallbackKeys:
    """Token, EncodingAESKey (43 characters) and receiveid of one callback URL."""

    token: str
    encoding_aes_key: str
    receive_id: str

    def sign(self, timestamp: str, nonce: str, encrypted: str) -> str:
        """sha1 over the four strings, sorted and joined, in lower-case hex (wecom.md §1.2)."""
        joined = "".join(sorted((self.token, timestamp, nonce, encrypted)))
        return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()

    def seal(self, plain: bytes, head: bytes | None = None) -> str:
        """Encrypt to base64; `head` (16 bytes) is random unless a test fixes it."""
        head = secrets.token_bytes(HEAD) if head is None else head
        inner = head + struct.pack(">I", len(plain)) + plain + self.receive_id.encode()
        pad = BLOCK - len(inner) % BLOCK
        encryptor = self._cipher().encryptor()
        sealed = encryptor.update(inner + bytes([pad]) * pad) + encryptor.finalize()
        return base64.b64encode(sealed).decode()

    def unseal(self, encrypted: str) -> bytes:
        """Decrypt, checking alphabet, length, every padding byte, the counted length and the receiveid.

        Raises Unsound.
        """
        inner = _unpadded(self._decrypted(encrypted))
        if len(inner) < HEAD + 4:
            raise Unsound("too short to hold a length")
        (length,) = struct.unpack(">I", inner[HEAD : HEAD + 4])
        plain, receive_id = inner[HEAD + 4 :][:length], inner[HEAD + 4 :][length:]
        if len(plain) != length:
            raise Unsound("counted length exceeds what is there")
        if not hmac.compare_digest(receive_id, self.receive_id.encode()):
            raise Unsound("wrong receiveid")
        return plain

    def _decrypted(self, encrypted: str) -> bytes:
        if not re.fullmatch(r"[0-9A-Za-z+/]+={0,2}", encrypted):
            raise Unsound("not base64")
        try:
            sealed = base64.b64decode(encrypted, validate=True)
        except binascii.Error:
            raise Unsound("not base64") from None
        if not sealed or len(sealed) % BLOCK:
            raise Unsound("length is not a multiple of 32")
        decryptor = self._cipher().decryptor()
        return decryptor.update(sealed) + decryptor.finalize()

    def _cipher(self) -> Cipher[modes.CBC]:
        key = base64.b64decode(self.encoding_aes_key + "=")
        return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


def _unpadded(padded: bytes) -> bytes:
    pad = padded[-1]
    if not 1 <= pad <= BLOCK or padded[-pad:] != bytes([pad]) * pad:
        raise Unsound("padding is not PKCS#7 to 32")
    return padded[:-pad]


def random_letters(length: int) -> str:
    """Letters and digits, as tokens, keys and secrets of the platform are made."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(length))
