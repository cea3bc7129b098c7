"""The limits of message/send and of the app menu (wecom.md §4.2 and §4.5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator import wording
from bot.simulator.card_limits import check_template_card
from bot.simulator.cards import Card, template_card, textcard
from bot.simulator.errors import Refused, cut, demand, size
from bot.simulator.media import Upload

TEXT_BYTES = 2048
MISSING = 40058  # any bad or missing parameter without a code of its own


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message looks like on the phone."""

    text: str
    card: Card | None = None
    file: Upload | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Checks one body. `strict` refuses what would be cut off; `medium` finds an upload that is still kept."""

    strict: bool
    medium: Callable[[str], Upload | None]

    def shown(self, body: Mapping[str, Any]) -> Shown:
        """The message as it will be seen. Raises Refused."""
        kind = str(body.get("msgtype", ""))
        check = {
            "text": self._text,
            "markdown": self._text,
            "textcard": self._textcard,
            "template_card": self._template_card,
            "news": self._news,
            "image": self._media,
            "voice": self._media,
            "video": self._media,
            "file": self._media,
        }.get(kind)
        if check is None:
            raise Refused(40008, "invalid message type")
        content = body.get(kind)
        if not isinstance(content, Mapping):
            raise Refused(44004, f"{kind} content is empty")
        return check(kind, content)

    def _text(self, kind: str, content: Mapping[str, Any]) -> Shown:
        text = content.get("content")
        if not isinstance(text, str) or not text.strip():
            raise Refused(44004, f"{kind} content is empty")
        return Shown(self._within(text, TEXT_BYTES, "content"))

    def _textcard(self, _: str, content: Mapping[str, Any]) -> Shown:
        for name in ("title", "description", "url"):
            demand(isinstance(content.get(name), str) and content[name], MISSING, f"{name} missing")
        url = content["url"]
        demand(url.startswith(("http://", "https://")) and size(url) <= 2048, MISSING, "bad url")
        button = content.get("btntxt") or wording.DETAILS
        demand(isinstance(button, str), MISSING, "btntxt is no text")
        demand(len(button) <= 4 or not self.strict, MISSING, "btntxt longer than 4")
        fitted = {
            "title": self._within(content["title"], 128, "title"),
            "description": self._within(content["description"], 512, "description"),
        }
        card = textcard({**content, **fitted, "btntxt": button[:4]})
        return Shown(f"{card.title}\n{card.text}", card)

    def _template_card(self, _: str, content: Mapping[str, Any]) -> Shown:
        check_template_card(content, strict=self.strict)
        card = template_card(content)
        return Shown("\n".join(filter(None, (card.title, card.text))), card)

    def _news(self, _: str, content: Mapping[str, Any]) -> Shown:
        articles = content.get("articles")
        demand(isinstance(articles, list) and 1 <= len(articles) <= 8, MISSING, "1 to 8 articles")
        titles = []
        for article in articles or ():
            title = article.get("title") if isinstance(article, Mapping) else None
            demand(isinstance(title, str) and title, MISSING, "title missing")
            self._within(str(article.get("description") or ""), 512, "description")
            titles.append(self._within(str(title), 128, "title"))
        return Shown("\n".join(titles))

    def _media(self, kind: str, content: Mapping[str, Any]) -> Shown:
        upload = self.medium(str(content.get("media_id", "")))
        if upload is None or upload.kind != kind:
            raise Refused(40007, "invalid media_id")
        return Shown(wording.medium(kind, upload.name), file=upload)

    def _within(self, text: str, limit: int, what: str) -> str:
        if size(text) <= limit:
            return text
        demand(not self.strict, 45002, f"{what} longer than {limit} bytes")
        return cut(text, limit)


KEYED = frozenset(
    {
        "click",
        "scancode_push",
        "scancode_waitmsg",
        "pic_sysphoto",
        "pic_photo_or_album",
        "pic_weixin",
        "location_select",
    }
)


def check_menu(body: Mapping[str, Any], *, strict: bool) -> list[dict[str, Any]]:
    """The buttons of menu/create: 1–3, each an action or 1–5 sub-buttons. Raises Refused.

    The name of a sub-button may take 40 bytes by older pages, 16 by the error table (strict).
    """
    buttons = body.get("button")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        raise Refused(40016, "invalid button size")
    for button in buttons:
        demand(isinstance(button, dict), 40016, "invalid button")
        _check_name(button, 16)
        children = button.get("sub_button")
        if not children:
            _check_action(button)
            continue
        demand(isinstance(children, list) and len(children) <= 5, 40023, "invalid sub button size")
        for child in children:
            demand(isinstance(child, dict) and not child.get("sub_button"), 40022, "two levels")
            _check_name(child, 16 if strict else 40)
            _check_action(child)
    return buttons


def _check_name(button: Mapping[str, Any], limit: int) -> None:
    name = button.get("name")
    demand(isinstance(name, str) and 0 < size(name) <= limit, 40018, "invalid button name size")


def _check_action(button: Mapping[str, Any]) -> None:
    kind = button.get("type")
    if kind in KEYED:
        key = button.get("key")
        demand(isinstance(key, str) and 0 < size(key) <= 128, 40019, "invalid button key size")
    elif kind == "view":
        url = button.get("url")
        demand(isinstance(url, str) and 0 < size(url) <= 1024, 40020, "invalid button url size")
    else:
        demand(kind == "view_miniprogram", 40017, "invalid button type")
