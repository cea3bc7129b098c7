"""The sealed envelope around every callback: checked in full, opened, closed again for the reply.

wechatpy's cipher does the AES. Everything it leaves unchecked is checked here, and none of its
parsers sees the outer XML (wecom.md §10).
"""

import base64
import binascii
import re
from datetime import datetime
from hashlib import sha1
from hmac import compare_digest
from urllib.parse import parse_qsl

from wechatpy.work.crypto import PrpCrypto

from bot.wecom.account import WeComAccount
from bot.wecom.legible import legible
from handlers.kit.lengths import cut
from storage.randomness import random_bytes

BLOCK = 32  # WeCom pads to 32 bytes, not to the 16 of AES
RANDOM, LENGTH = 16, 4  # bytes before the message
REPLY_LIMIT = 2048  # bytes of Content; the platform cuts the rest
QUERY_LIMIT = 8192  # bytes; an echostr is about a hundred

SIGNED = {
    "msg_signature": re.compile(r"[0-9a-f]{40}"),
    "timestamp": re.compile(r"[0-9]{10}"),
    "nonce": re.compile(r"[0-9A-Za-z_-]{1,64}"),
}
ECHO = {**SIGNED, "echostr": re.compile(r"[0-9A-Za-z+/=]{1,4096}")}

# A flat <xml> whose fields hold plain text or one CDATA section: no DTD, comment or nested field
# can match. Every part is possessive, so that no body makes it look twice.
_PLAIN = r"[^<>&\]\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_FIELD = rf"<([A-Za-z]{{1,32}}+)>(?:<!\[CDATA\[{_PLAIN}\]\]>|{_PLAIN})</\1>"
OUTER = re.compile(
    rf'(?:<\?xml version="1\.0"(?: encoding="(?:utf|UTF)-8")?\?>\s*)?'
    rf"<xml>\s*(?:{_FIELD}\s*)*</xml>\s*"  # not possessive: before Python 3.11.4 that fails with a group inside
)
ENCRYPT = re.compile(rf"<Encrypt>(?:<!\[CDATA\[)?({_PLAIN})")

REPLY = (
    "<xml><ToUserName><![CDATA[{to}]]></ToUserName>"
    "<FromUserName><![CDATA[{sender}]]></FromUserName>"
    "<CreateTime>{time}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[{text}]]></Content></xml>"
)
SEALED = (
    "<xml><Encrypt><![CDATA[{encrypt}]]></Encrypt>"
    "<MsgSignature><![CDATA[{signature}]]></MsgSignature>"
    "<TimeStamp>{time}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
)


class Forbidden(Exception):
    """Not from WeCom as far as we can tell: wrong form or wrong signature.

    From outside all of them look the same.
    """


class Poison(Exception):
    """Signed by WeCom's token and yet unusable; sending it again would not help.

    The text is a fixed word for the log, never a part of the message.
    """

    outcome = "poison"


class Foreign(Poison):
    """Signed and well formed, but meant for another corp or app."""

    outcome = "foreign"


class Stale(Exception):
    """More than a day old: acknowledged, and nothing else (promise D1)."""


class Envelope:
    """Opens what WeCom sends to one account, and seals what we answer."""

    def __init__(self, account: WeComAccount) -> None:
        # The last of the 43 characters carries two unused bits: no round trip is asked of it.
        key = base64.b64decode(account.encoding_aes_key + "=")
        self._cipher = PrpCrypto(key).cipher
        self._token = account.token
        self._corp_id = account.corp_id

    def open(self, query: bytes, body: bytes) -> bytes:
        """The inner XML of a POST. Raises Forbidden, or Poison below a valid signature."""
        stamp = _read_query(query, SIGNED)
        encrypted = _encrypted_text(body)
        self._check_signature(stamp, encrypted)
        return self._decrypted(encrypted)

    def open_echo(self, query: bytes) -> bytes:
        """What the answer to a GET verification must be, byte for byte. Raises Forbidden."""
        stamp = _read_query(query, ECHO)
        self._check_signature(stamp, stamp["echostr"])
        try:
            return self._decrypted(stamp["echostr"])
        except Poison:
            raise Forbidden from None

    def seal_reply(self, text: str, to_userid: str, now: datetime) -> bytes:
        """A passive text reply: XML, encrypted and signed.

        Characters that XML cannot carry are left out; what is beyond 2048 bytes is cut off at a
        character's end.
        """
        plain = REPLY.format(
            to=_for_cdata(legible(to_userid)),
            sender=self._corp_id,
            time=int(now.timestamp()),
            text=_for_cdata(cut(legible(text), REPLY_LIMIT)),
        )
        encrypt = self._encrypted(plain.encode())
        time, nonce = str(int(now.timestamp())), random_bytes(8).hex()
        signature = self._signature(time, nonce, encrypt)
        return SEALED.format(encrypt=encrypt, signature=signature, time=time, nonce=nonce).encode()

    def _signature(self, timestamp: str, nonce: str, encrypted: str) -> str:
        signed = "".join(sorted((self._token, timestamp, nonce, encrypted)))
        return sha1(signed.encode()).hexdigest()  # noqa: S324  (WeCom's scheme)

    def _check_signature(self, stamp: dict[str, str], encrypted: str) -> None:
        ours = self._signature(stamp["timestamp"], stamp["nonce"], encrypted)
        if not compare_digest(ours, stamp["msg_signature"]):
            raise Forbidden

    def _encrypted(self, message: bytes) -> str:
        framed = b"".join(
            (
                random_bytes(RANDOM),
                len(message).to_bytes(LENGTH, "big"),
                message,
                self._corp_id.encode(),
            )
        )
        pad = BLOCK - len(framed) % BLOCK
        sealed: bytes = self._cipher.encrypt(framed + bytes([pad]) * pad)
        return base64.b64encode(sealed).decode()

    def _decrypted(self, encrypted: str) -> bytes:
        """The message inside, after every check that the scheme allows.

        A tail of sixteen bytes 16 is what PKCS#7/32 itself writes for one message in 32, so it is
        right exactly when the whole is a multiple of 32; that same rule refuses a padding to 16.
        """
        try:
            sealed = binascii.a2b_base64(encrypted, strict_mode=True)
        except ValueError:
            raise Poison("base64") from None
        if not sealed or len(sealed) % BLOCK:
            raise Poison("ciphertext length")
        framed: bytes = self._cipher.decrypt(sealed)
        pad = framed[-1]
        if not 1 <= pad <= BLOCK or framed[-pad:] != bytes([pad]) * pad:
            raise Poison("padding")
        start, end = RANDOM + LENGTH, len(framed) - pad
        size = int.from_bytes(framed[RANDOM:start], "big")
        if size == 0 or start + size > end:
            raise Poison("message length")
        if not compare_digest(framed[start + size : end], self._corp_id.encode()):
            raise Foreign("receiveid")
        return framed[start : start + size]


def _read_query(query: bytes, forms: dict[str, re.Pattern[str]]) -> dict[str, str]:
    """The named parameters, each given exactly once and of its form."""
    if len(query) > QUERY_LIMIT:
        raise Forbidden
    try:
        given = parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=16)
    except ValueError:
        raise Forbidden from None
    known = [(name, value) for name, value in given if name in forms]
    values = dict(known)
    if len(known) != len(forms) or len(values) != len(forms):
        raise Forbidden
    if not all(forms[name].fullmatch(value) for name, value in known):
        raise Forbidden
    return values


def _encrypted_text(body: bytes) -> str:
    """The text of the one <Encrypt> of a flat body; no XML parser is asked."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Forbidden from None
    if not OUTER.fullmatch(text):
        raise Forbidden
    found = ENCRYPT.findall(text)
    if len(found) != 1:
        raise Forbidden
    encrypted: str = found[0]
    return encrypted


def _for_cdata(text: str) -> str:
    return text.replace("]]>", "]]]]><![CDATA[>")
