"""What the platform sends to the callback URL: plain XML, sealed, with its three parameters."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from bot.simulator import wording
from bot.simulator.crypto import CallbackKeys, random_letters

Value = Union[str, int, "Fields"]
Fields = Iterable[tuple[str, Value]]

NOWHERE = "http://127.0.0.1/none"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Callback:
    """One request to the callback URL; tests may change any part of it."""

    params: dict[str, str]
    body: bytes


def xml(fields: Fields) -> str:
    """Fields as the platform writes them: numbers bare, text in CDATA, fields within fields.

    >>> xml([("A", 1), ("B", "x]]>y"), ("C", [("D", "z")])])
    '<xml><A>1</A><B><![CDATA[x]]]]><![CDATA[>y]]></B><C><D><![CDATA[z]]></D></C></xml>'
    """
    return f"<xml>{_inside(fields)}</xml>"


def _inside(fields: Fields) -> str:
    return "".join(f"<{name}>{_written(value)}</{name}>" for name, value in fields)


def _written(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        safe = NOT_XML.sub("", value).replace("]]>", "]]]]><![CDATA[>")
        return f"<![CDATA[{safe}]]>"
    return _inside(value)


def sealed(keys: CallbackKeys, agent_id: int, plain: str, timestamp: int) -> Callback:
    """A message or an event as it is POSTed (wecom.md §1.6), with fresh nonce and random bytes."""
    encrypted = keys.seal(plain.encode())
    outer = (
        f"<xml><ToUserName><![CDATA[{keys.receive_id}]]></ToUserName>"
        f"<AgentID><![CDATA[{agent_id}]]></AgentID>"
        f"<Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"
    )
    return Callback(_params(keys, encrypted, timestamp), outer.encode())


def challenge(keys: CallbackKeys, timestamp: int) -> tuple[str, dict[str, str]]:
    """The GET that checks the URL: what must come back, and the parameters (wecom.md §1.5)."""
    expected = str(secrets.randbelow(2**63))
    encrypted = keys.seal(expected.encode())
    return expected, {**_params(keys, encrypted, timestamp), "echostr": encrypted}


def attachment(kind: str) -> Fields:
    """What a message of this kind carries besides what all messages carry (wecom.md §2)."""
    medium: Fields = [("MediaId", random_letters(60))]
    kinds: dict[str, Fields] = {
        "image": [("PicUrl", NOWHERE), *medium],
        "video": [*medium, ("ThumbMediaId", random_letters(60))],
        "location": [
            ("Location_X", "30.000000"),
            ("Location_Y", "120.000000"),
            ("Scale", 15),
            ("Label", wording.PLACE),
            ("AppType", "wxwork"),
        ],
        "link": [
            ("Title", wording.LINK),
            ("Description", wording.LINK),
            ("Url", NOWHERE),
            ("PicUrl", NOWHERE),
        ],
    }
    return kinds[kind]


def selection(selected: Mapping[str, Sequence[str]]) -> Fields:
    """The chosen option ids of each question of a card."""
    return [("SelectedItem", _chosen(question, ids)) for question, ids in selected.items()]


def _chosen(question: str, ids: Sequence[str]) -> Fields:
    options: Fields = [("OptionId", option) for option in ids]
    return [("QuestionKey", question), ("OptionIds", options)]


def _params(keys: CallbackKeys, encrypted: str, timestamp: int) -> dict[str, str]:
    nonce = random_letters(10)
    signed = keys.sign(str(timestamp), nonce, encrypted)
    return {"msg_signature": signed, "timestamp": str(timestamp), "nonce": nonce}
