"""The bodies of outgoing calls, checked against the platform's limits (wecom.md §4).

Every check raises ValueError naming the field, never its value.
"""

import json
from collections.abc import Sequence
from typing import Any

from bot.wecom.cards import check_card
from bot.wecom.keys import KEY, MEDIA_ID, USERID
from bot.wecom.legible import legible
from handlers.kit.lengths import byte_length

MOST_RECIPIENTS = 1000
TEXT_LIMIT = 2048  # bytes; the platform cuts the rest without a word
URL_LIMIT = 2048  # bytes
DUPLICATE_WINDOW = 14400  # seconds, the longest there is (promise D4)
MEBI = 1024 * 1024
FILE_LIMITS = {"image": 10 * MEBI, "voice": 2 * MEBI, "video": 10 * MEBI, "file": 20 * MEBI}
MENU_NAME, MENU_KEY, MENU_URL = 16, 128, 1024  # bytes; 16 are five Chinese characters

Json = dict[str, Any]


def text_body(agent_id: int, userids: Sequence[str], text: str) -> bytes:
    """message/send of a plain text of at most 2048 bytes."""
    content = legible(text)
    _bytes("text.content", content, TEXT_LIMIT)
    return _message(agent_id, userids, "text", {"content": content})


def file_body(agent_id: int, userids: Sequence[str], media_id: str) -> bytes:
    """message/send of a file that was uploaded."""
    if not MEDIA_ID.fullmatch(media_id):
        raise ValueError("file.media_id")
    return _message(agent_id, userids, "file", {"media_id": media_id})


def textcard_body(
    agent_id: int,
    userids: Sequence[str],
    *,
    title: str,
    description: str,
    url: str,
    button: str = "",
) -> bytes:
    """message/send of a card with one link.

    `button` has at most 4 characters; empty, the platform puts its own word.
    """
    _characters("textcard.title", title, 128)
    _characters("textcard.description", description, 512)
    _link("textcard.url", url)
    card = {"title": legible(title), "description": legible(description), "url": url}
    if button:
        _characters("textcard.btntxt", button, 4)
        card["btntxt"] = button
    return _message(agent_id, userids, "textcard", card)


def template_card_body(agent_id: int, userids: Sequence[str], card: Json) -> bytes:
    """message/send of a template card (see `cards`)."""
    check_card(card)
    return _message(agent_id, userids, "template_card", card)


def card_update(
    agent_id: int, userids: Sequence[str], response_code: str, button: str, card: Json | None
) -> bytes:
    """message/update_template_card: the words of the button, or the whole card."""
    if bool(button) == bool(card):
        raise ValueError("button or template_card")
    if card:
        check_card(card)
    change = {"template_card": card} if card else {"button": {"replace_name": button}}
    _recipients(userids)
    return _encoded(
        {"userids": list(userids), "agentid": agent_id, "response_code": response_code, **change}
    )


def check_menu(menu: Json) -> None:
    """1–3 buttons, each with 1–5 below it or with something to do."""
    for button in _counted("button", menu.get("button"), 3):
        below = button.get("sub_button")
        _check_button(button, leads_on=bool(below))
        for one in _counted("sub_button", below, 5) if below else ():
            _check_button(one, leads_on=False)


def check_file(kind: str, content: bytes) -> None:
    """More than 5 bytes, and no more than its kind may have."""
    if kind not in FILE_LIMITS or not 5 < len(content) <= FILE_LIMITS[kind]:
        raise ValueError("media")


def _message(agent_id: int, userids: Sequence[str], kind: str, content: Json) -> bytes:
    """Always the same bytes for the same message, so that the platform knows a repeat."""
    _recipients(userids)
    return _encoded(
        {
            "touser": "|".join(userids),
            "msgtype": kind,
            "agentid": agent_id,
            kind: content,
            "enable_duplicate_check": 1,
            "duplicate_check_interval": DUPLICATE_WINDOW,
        }
    )


def _encoded(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _recipients(userids: Sequence[str]) -> None:
    """Plain userids only: neither "@all" nor "|" can get in."""
    if not 1 <= len(userids) <= MOST_RECIPIENTS or not all(map(USERID.fullmatch, userids)):
        raise ValueError("touser")


def _check_button(button: Json, *, leads_on: bool) -> None:
    _bytes("button.name", button.get("name", ""), MENU_NAME)
    if leads_on:
        return
    if button.get("type") == "view":
        _link("button.url", button.get("url", ""), MENU_URL)
    elif not KEY.fullmatch(button.get("key", "")) or byte_length(button["key"]) > MENU_KEY:
        raise ValueError("button.key")


def _counted(name: str, found: object, most: int) -> list[Json]:
    if not isinstance(found, list) or not 1 <= len(found) <= most:
        raise ValueError(name)
    return found


def _bytes(name: str, text: str, most: int) -> None:
    if not 1 <= byte_length(text) <= most:
        raise ValueError(name)


def _characters(name: str, text: str, most: int) -> None:
    if not 1 <= len(text) <= most:
        raise ValueError(name)


def _link(name: str, url: str, most: int = URL_LIMIT) -> None:
    _bytes(name, url, most)
    if not url.startswith(("http://", "https://")):
        raise ValueError(name)
