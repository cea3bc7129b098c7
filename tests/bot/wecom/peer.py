"""The platform's side of the conversation, written anew: it shares no code with what it tests."""

import base64
import hashlib
import os
import re
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.dom import minidom

import httpx2
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.wecom.account import WeComAccount
from bot.wecom.webhook import Callback
from handlers.kit.messages import Incoming, Reply

CORP, AGENT, TOKEN = "ww9f3c2a7be41d8051", 1000007, "zerenquDemo2026"
AES_KEY = "Qx7Lr2Vn9KpTz4WfYb6HcJ8MsGd3XaEu5RiOq1NvBwk"
ACCOUNT = WeComAccount(CORP, AGENT, "CANARY-secret", TOKEN, AES_KEY, "https://wecom.test")
SENT = 1790000000
NOW = datetime.fromtimestamp(SENT + 2, UTC)
PATH = "/wecom/callback"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Peer:
    """Encrypts callbacks and opens replies as one app of one corp."""

    corp: str = CORP
    token: str = TOKEN
    key: bytes = base64.b64decode(AES_KEY + "=")

    def cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES256(self.key), modes.CBC(self.key[:16]))

    def raw(self, framed: bytes) -> str:
        """Ciphertext of bytes that are already framed and padded (or not, in a hostile test)."""
        encryptor = self.cipher().encryptor()
        return base64.b64encode(encryptor.update(framed) + encryptor.finalize()).decode()

    def frame(
        self, message: bytes, *, random: bytes | None = None, corp: bytes | None = None
    ) -> bytes:
        receiver = self.corp.encode() if corp is None else corp
        prefix = os.urandom(16) if random is None else random
        return prefix + struct.pack(">I", len(message)) + message + receiver

    def encrypt(
        self, message: bytes, *, random: bytes | None = None, corp: bytes | None = None
    ) -> str:
        return self.raw(padded(self.frame(message, random=random, corp=corp)))

    def decrypt(self, encrypted: str) -> tuple[bytes, str]:
        """The message and its receiveid."""
        decryptor = self.cipher().decryptor()
        framed = decryptor.update(base64.b64decode(encrypted)) + decryptor.finalize()
        framed = framed[: -framed[-1]]
        (size,) = struct.unpack(">I", framed[16:20])
        return framed[20 : 20 + size], framed[20 + size :].decode()

    def sign(self, encrypted: str, time: str, nonce: str) -> str:
        joined = "".join(sorted([self.token, time, nonce, encrypted]))
        return hashlib.sha1(joined.encode("utf-8", "surrogatepass")).hexdigest()  # noqa: S324

    def stamp(
        self, encrypted: str, time: str = str(SENT), nonce: str = "1790000123"
    ) -> dict[str, str]:
        signature = self.sign(encrypted, time, nonce)
        return {"msg_signature": signature, "timestamp": time, "nonce": nonce}

    def open_reply(self, body: bytes) -> dict[str, str]:
        """The fields of a sealed passive reply, after the platform's own strict checks."""
        outer = read_xml(body)
        assert set(outer) == {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}
        signature = self.sign(outer["Encrypt"], outer["TimeStamp"], outer["Nonce"])
        assert outer["MsgSignature"] == signature
        plain, corp = self.decrypt(outer["Encrypt"])
        assert corp == self.corp
        return read_xml(plain)


def padded(framed: bytes, block: int = 32) -> bytes:
    pad = block - len(framed) % block
    return framed + bytes([pad]) * pad


def read_xml(document: bytes) -> dict[str, str]:
    """The texts directly under the root; every name must be there once."""
    root = minidom.parseString(document).documentElement  # noqa: S318
    assert root is not None
    names = [child.nodeName for child in root.childNodes]
    assert len(names) == len(set(names)), "a name twice"
    return {
        child.nodeName: "".join(part.nodeValue or "" for part in child.childNodes)
        for child in root.childNodes
    }


def text_xml(content: str = "谈心", /, **changed: str | None) -> bytes:
    """A text message; a field given as None is left out, any other text is used as it is."""
    fields: dict[str, str | None] = {
        "ToUserName": cdata(CORP),
        "FromUserName": cdata("lihong"),
        "CreateTime": str(SENT),
        "MsgType": cdata("text"),
        "Content": cdata(content),
        "MsgId": "7553201184400153601",
        "AgentID": str(AGENT),
    }
    return xml({**fields, **changed})


def event_xml(event: str, /, **changed: str | None) -> bytes:
    fields: dict[str, str | None] = {
        "ToUserName": cdata(CORP),
        "FromUserName": cdata("lihong"),
        "CreateTime": str(SENT),
        "MsgType": cdata("event"),
        "Event": cdata(event),
        "EventKey": cdata(""),
        "AgentID": str(AGENT),
    }
    return xml({**fields, **changed})


def card_xml(**changed: str | None) -> bytes:
    """The sample of wecom.md §2."""
    selected = (
        "<SelectedItem><QuestionKey><![CDATA[q_thought]]></QuestionKey>"
        "<OptionIds><OptionId><![CDATA[A]]></OptionId></OptionIds></SelectedItem>"
        "<SelectedItem><QuestionKey><![CDATA[q_order]]></QuestionKey><OptionIds>"
        "<OptionId><![CDATA[B]]></OptionId><OptionId><![CDATA[C]]></OptionId></OptionIds></SelectedItem>"
    )
    fields: dict[str, str | None] = {
        "EventKey": cdata("selfeval_submit"),
        "TaskId": cdata("selfeval-2026-lihong@1"),
        "CardType": cdata("multiple_interaction"),
        "ResponseCode": cdata("rc_9Kd"),
        "SelectedItems": selected,
    }
    return event_xml("template_card_event", **{**fields, **changed})


def xml(fields: dict[str, str | None]) -> bytes:
    inside = "".join(
        f"<{name}>{text}</{name}>" for name, text in fields.items() if text is not None
    )
    return f"<xml>{inside}</xml>".encode()


def cdata(text: str) -> str:
    """As the platform writes it: a "]]>" inside is split."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def outer_xml(encrypted: str) -> bytes:
    to = f"<ToUserName><![CDATA[{CORP}]]></ToUserName><AgentID><![CDATA[{AGENT}]]></AgentID>"
    return f"<xml>{to}<Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode()


@dataclass
class Line:
    """The callback, with a desk that answers whatever `answer` does."""

    answer: Callable[[Incoming], Awaitable[Reply]]
    peer: Peer = field(default_factory=Peer)
    heard: list[Incoming] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    answer_within: float = 4.5

    def __post_init__(self) -> None:
        callback = Callback(
            ACCOUNT, self._submit, lambda: NOW, self.outcomes.append, self.answer_within
        )
        self.http = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(callback), base_url="http://bot.test"
        )

    async def _submit(self, message: Incoming) -> Reply:
        self.heard.append(message)
        return await self.answer(message)

    async def post(self, query: object, body: bytes, **more: object) -> httpx2.Response:
        """A POST as it comes; the query is text, or pairs to be encoded."""
        text = query if isinstance(query, str) else urlencode(query)  # type: ignore[arg-type]
        return await self.http.post(f"{PATH}?{text}", content=body, **more)  # type: ignore[arg-type]

    async def say(self, plain: bytes) -> httpx2.Response:
        """What the platform does with an inner XML."""
        return await self.deliver(self.peer.encrypt(plain))

    async def deliver(self, encrypted: str) -> httpx2.Response:
        """A POST with a valid signature over any text."""
        return await self.post(self.peer.stamp(encrypted), outer_xml(encrypted))


def forbidden(line: Line, response: httpx2.Response) -> bool:
    """The fixed 403: the same bytes always, and nothing heard."""
    return (
        response.status_code == 403
        and response.content == b"forbidden"
        and response.headers["content-type"] == "text/plain; charset=utf-8"
        and line.heard == []
        and set(line.outcomes) == {"forbidden"}
    )


def quiet(line: Line, response: httpx2.Response, outcome: str = "poison") -> bool:
    """The empty 200: acknowledged, nothing heard."""
    return (
        (response.status_code, response.content) == (200, b"")
        and line.heard == []
        and set(line.outcomes) == {outcome}
    )


def why(caplog: pytest.LogCaptureFixture) -> str:
    """The fixed word that the log has for what was wrong."""
    (record,) = caplog.records
    reason = record.__dict__["reason"]
    assert isinstance(reason, str)
    return reason
