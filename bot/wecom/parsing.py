"""Inner XML to `Incoming`: what was said, by whom, and what makes it this message and no other.

wechatpy's message classes say what they know; the card events they do not know are read from the
raw dict.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from wechatpy.work import parse_message
from wechatpy.work.events import ClickEvent, EnterAgentEvent, SubscribeEvent
from wechatpy.work.messages import TextMessage, VoiceMessage

from bot.wecom.envelope import Foreign, Poison, Stale
from bot.wecom.keys import FORMAT, KEY, MEDIA_ID, TASK_ID, USERID
from bot.wecom.shape import check_shape
from handlers.kit.in_hand import IN_HAND
from handlers.kit.messages import Incoming, Kind

AHEAD = timedelta(minutes=5)  # a clock may be wrong by so much
TOO_OLD = timedelta(hours=24)  # promise D1
CARD_EVENTS = frozenset({"template_card_event", "template_card_menu_event"})
CHANGE, PLATFORM = "change_contact", "sys"  # the event, and in whose name it comes
CHANGES = frozenset(
    f"{how}_{what}" for how in ("create", "update", "delete") for what in ("user", "party")
)
MSG_ID = re.compile(r"[0-9]{1,20}")
SECONDS = re.compile(r"[0-9]{1,11}")
VOLATILE = frozenset(
    {"FromUserName", "ResponseCode"}
)  # may differ between deliveries of one message


def to_incoming(plain: bytes, corp_id: str, agent_id: int, now: datetime) -> Incoming | None:
    """The message inside, or None when it is to be acknowledged without a word.

    None: an event the bot does not use. A message between 10 min and 24 h old is passed on: the
    desk asks back, `sent_at` says how old. Raises Stale for an older one, Poison, or Foreign when
    it is not ours.
    """
    message, fields = _opened(plain, corp_id)
    kind = _kind(message, fields)
    if kind is None:
        return None
    if fields.get("AgentID") != str(agent_id):
        raise Foreign("AgentID")
    userid = _matching(USERID, fields, "FromUserName").casefold()
    sent_at = _sent_at(fields, now)
    content = _digest(fields, userid)
    return Incoming(
        identity=_identity(fields, userid, content),
        userid=userid,
        kind=kind,
        text=_text(fields, kind),
        sent_at=sent_at,
        content=content,
        task_id=_task_id(fields) if kind is Kind.CARD else "",
        request=IN_HAND.get().request,
    )


@dataclass(frozen=True, slots=True)
class ContactChange:
    """Somebody changed the address book; who got another userid is named by both (case-folded), else "".

    Nothing else is taken out of it: such an event carries what changed, and often less (wecom.md §2).
    """

    userid: str = ""
    new_userid: str = ""


def to_change(plain: bytes, corp_id: str, agent_id: int, now: datetime) -> ContactChange | None:
    """The change_contact inside, None when it is anything else. Raises as `to_incoming` does."""
    if CHANGE.encode() not in plain:
        return None
    _, fields = _opened(plain, corp_id)
    said = [fields.get(name) for name in ("MsgType", "Event", "FromUserName")]
    if said != ["event", CHANGE, PLATFORM] or fields.get("ChangeType") not in CHANGES:
        return None
    if fields.get("AgentID") not in (None, "", str(agent_id)):  # it need not name an app
        raise Foreign("AgentID")
    _sent_at(fields, now)
    if not fields.get("NewUserID"):
        return ContactChange()
    names = (_matching(USERID, fields, one) for one in ("UserID", "NewUserID"))
    return ContactChange(*(one.casefold() for one in names))


def answers(text: str) -> dict[str, list[str]]:
    """What was chosen on a card, from the `text` of a CARD message: option ids by question key.

    The text is the pressed button's key, then one line `question=option,option` for each question.

    >>> answers("submit\\nq_thought=A\\nq_order=B,C")
    {'q_thought': ['A'], 'q_order': ['B', 'C']}
    """
    lines = [line.partition("=") for line in text.split("\n")[1:]]
    return {question: options.split(",") if options else [] for question, _, options in lines}


def _opened(plain: bytes, corp_id: str) -> tuple[Any, dict[str, Any]]:
    """The message as wechatpy reads it, and its fields."""
    check_shape(plain)
    message = _parsed(plain)
    fields: dict[str, Any] = message._data  # noqa: SLF001  (the raw dict has no public name)
    if fields.get("ToUserName") != corp_id:
        raise Foreign("ToUserName")
    return message, fields


def _parsed(plain: bytes) -> Any:
    try:
        return parse_message(plain)
    except Exception:  # whatever it met, the message cannot be read
        raise Poison("unreadable") from None


def _kind(message: Any, fields: dict[str, Any]) -> Kind | None:
    """None for an event that is none of the bot's business."""
    if isinstance(message, TextMessage):
        return Kind.TEXT
    if isinstance(message, VoiceMessage):
        return Kind.VOICE
    if fields["MsgType"].lower() != "event":
        return Kind.UNREADABLE
    if isinstance(message, ClickEvent):
        return Kind.MENU
    if isinstance(message, EnterAgentEvent | SubscribeEvent):
        return Kind.GREETING
    return Kind.CARD if fields["Event"].lower() in CARD_EVENTS else None


def _matching(form: re.Pattern[str], fields: dict[str, Any], name: str) -> str:
    value: str = fields.get(name) or ""
    if not form.fullmatch(value):
        raise Poison(name)
    return value


def _sent_at(fields: dict[str, Any], now: datetime) -> datetime:
    sent_at = datetime.fromtimestamp(int(_matching(SECONDS, fields, "CreateTime")), UTC)
    if sent_at - now > AHEAD:
        raise Poison("CreateTime ahead")
    if now - sent_at > TOO_OLD:
        raise Stale
    return sent_at


def _text(fields: dict[str, Any], kind: Kind) -> str:
    if kind is Kind.TEXT:
        if "Content" not in fields:
            raise Poison("Content")
        return fields["Content"] or ""
    if kind is Kind.MENU:
        return _matching(KEY, fields, "EventKey")
    if kind is Kind.CARD:
        return "\n".join([_matching(KEY, fields, "EventKey"), *_chosen(fields)])
    return _recording(fields) if kind is Kind.VOICE else ""


def _recording(fields: dict[str, Any]) -> str:
    """The format and the id of a voice message; "" where they are not as the platform writes them."""
    audio_format, media_id = (fields.get(name) or "" for name in ("Format", "MediaId"))
    whole = FORMAT.fullmatch(audio_format) and MEDIA_ID.fullmatch(media_id)
    return f"{audio_format.lower()} {media_id}" if whole else ""


def _chosen(fields: dict[str, Any]) -> list[str]:
    """One line for each question of a card, as `answers` reads it."""
    lines = []
    for item in _children(fields.get("SelectedItems"), "SelectedItem"):
        questions = _children(item, "QuestionKey")
        chosen = [key for ids in _children(item, "OptionIds") for key in _children(ids, "OptionId")]
        keys = [*questions, *chosen]
        if len(questions) != 1 or not all(
            isinstance(key, str) and KEY.fullmatch(key) for key in keys
        ):
            raise Poison("SelectedItems")
        lines.append(f"{questions[0]}={','.join(chosen)}")
    return lines


def _children(parent: Any, name: str) -> list[Any]:
    """The children of that name; the parser gives several as a list, and one as itself."""
    if parent is None:
        return []
    if not isinstance(parent, dict):
        raise Poison("SelectedItems")
    found = parent.get(name)
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _task_id(fields: dict[str, Any]) -> str:
    return _matching(TASK_ID, fields, "TaskId") if fields.get("TaskId") else ""


def _digest(fields: dict[str, Any], userid: str) -> bytes:
    """The same for every delivery of one message, another one as soon as its content differs."""
    said = {name: value for name, value in fields.items() if name not in VOLATILE}
    return sha256(json.dumps([userid, said], sort_keys=True).encode()).digest()


def _identity(fields: dict[str, Any], userid: str, content: bytes) -> bytes:
    """What two deliveries of one message share, and two messages never do (promise D1).

    A message is known by its MsgId, and without one by its content. An event has no MsgId: it is
    known by these fields. A card's ResponseCode may be made anew for a repeat, so it counts
    only where there is no TaskId. A JSON list keeps the parts apart whatever stands in them.
    """
    source = [fields["AgentID"], userid]
    if fields["MsgType"].lower() == "event":
        task_id, code = fields.get("TaskId"), fields.get("ResponseCode")
        which = ["task", task_id] if task_id else ["code", code]
        event = [fields["CreateTime"], fields["Event"].lower(), fields.get("EventKey")]
        return json.dumps(["e", *source, *event, *which]).encode()
    if fields.get("MsgId"):
        return json.dumps(["m", *source, _matching(MSG_ID, fields, "MsgId")]).encode()
    return json.dumps(["d", *source, content.hex()]).encode()
