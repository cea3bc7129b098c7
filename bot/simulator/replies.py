"""Opens a passive reply as strictly as the platform might, so that a sloppy one never looks fine."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from bot.simulator.crypto import CallbackKeys, Unsound

OUTER = {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}
INNER = {"ToUserName", "FromUserName", "CreateTime", "MsgType"}
OPTIONAL = {"AgentID"}
TEXT_BYTES = 2048
CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class BadReply(Exception):
    """The platform would throw this reply away; the text says why, without its content."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A text, or the word that replaces the buttons of the card that was tapped."""

    text: str | None = None
    replaced_buttons: str | None = None


def opened(body: bytes, keys: CallbackKeys, userid: str) -> Reply | None:
    """The reply to `userid`; None for an empty body. Raises BadReply."""
    if not body:
        return None
    envelope = _fields(body)
    if envelope.keys() != OUTER:
        raise BadReply("the envelope must hold Encrypt, MsgSignature, TimeStamp and Nonce")
    timestamp, nonce = _text(envelope, "TimeStamp"), _text(envelope, "Nonce")
    if not re.fullmatch(r"[0-9]{10}", timestamp) or not re.fullmatch(r"[0-9A-Za-z_-]{1,64}", nonce):
        raise BadReply("TimeStamp or Nonce has a wrong form")
    encrypted = _text(envelope, "Encrypt")
    signed = keys.sign(timestamp, nonce, encrypted)
    if not hmac.compare_digest(signed.encode(), _text(envelope, "MsgSignature").encode()):
        raise BadReply("wrong MsgSignature")
    try:
        plain = keys.unseal(encrypted)
    except Unsound as unsound:
        raise BadReply(str(unsound)) from None
    return _read(_fields(plain), keys.receive_id, userid)


def _read(fields: Mapping[str, ElementTree.Element], corp_id: str, userid: str) -> Reply:
    if not fields.keys() >= INNER:
        raise BadReply("a field is missing")
    if _text(fields, "ToUserName").casefold() != userid.casefold():
        raise BadReply("ToUserName is not the person who wrote")
    if _text(fields, "FromUserName") != corp_id:
        raise BadReply("FromUserName is not the company")
    if not re.fullmatch(r"[0-9]{10}", _text(fields, "CreateTime")):
        raise BadReply("CreateTime is not in seconds")
    own = fields.keys() - INNER - OPTIONAL
    kind = _text(fields, "MsgType")
    if kind == "text" and own == {"Content"}:
        return Reply(text=_content(_text(fields, "Content")))
    if kind == "update_button" and own == {"Button"}:
        return Reply(replaced_buttons=_text(_children(fields["Button"]), "ReplaceName"))
    raise BadReply("neither a text nor an update of the card that was tapped")


def _content(text: str) -> str:
    if not text.strip():
        raise BadReply("empty Content")
    if len(text.encode()) > TEXT_BYTES:
        raise BadReply(f"Content longer than {TEXT_BYTES} bytes")
    if CONTROL.search(text):
        raise BadReply("control characters in Content")
    return text


def _fields(document: bytes) -> dict[str, ElementTree.Element]:
    if b"<!" in CDATA.sub(b"", document):
        raise BadReply("declarations in the XML")
    try:
        root = ElementTree.fromstring(document)  # noqa: S314 - entities were refused above
    except ElementTree.ParseError:
        raise BadReply("not XML") from None
    if root.tag != "xml":
        raise BadReply("the root is not <xml>")
    return _children(root)


def _children(element: ElementTree.Element) -> dict[str, ElementTree.Element]:
    children = {child.tag: child for child in element}
    if len(children) != len(element):
        raise BadReply("a field stands twice")
    return children


def _text(fields: Mapping[str, ElementTree.Element], name: str) -> str:
    element = fields.get(name)
    if element is None or len(element):
        raise BadReply(f"{name} is missing or not a plain text")
    return element.text or ""
