"""A card as the phone shows it, made from the JSON of a textcard or a template_card."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

INTERACTIVE = frozenset({"button_interaction", "vote_interaction", "multiple_interaction"})


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a card; a button with `url` opens a page and calls nobody."""

    text: str
    key: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One choice inside a card; options are (id, text)."""

    key: str
    title: str
    options: tuple[tuple[str, str], ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What is seen of a card, and what is needed to answer it."""

    title: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    buttons: tuple[Button, ...] = ()
    questions: tuple[Question, ...] = ()
    card_type: str = ""
    task_id: str = ""


def textcard(body: Mapping[str, Any]) -> Card:
    """A textcard: title, description without its markup, one link."""
    description = re.sub(r"<br\s*/?>", "\n", str(body.get("description", "")))
    plain = re.sub(r"</?div[^>]*>", "", description)
    link = Button(str(body.get("btntxt") or ""), url=str(body.get("url", "")))
    return Card(str(body.get("title", "")), plain, buttons=(link,), card_type="textcard")


def template_card(body: Mapping[str, Any]) -> Card:
    """A template_card of any of the five types."""
    head = body.get("main_title") or {}
    texts = (head.get("desc"), body.get("sub_title_text"))
    emphasis = body.get("emphasis_content") or {}
    rows = body.get("horizontal_content_list") or ()
    facts = [(str(row.get("keyname", "")), str(row.get("value", ""))) for row in rows]
    if emphasis.get("title"):
        facts.insert(0, (str(emphasis.get("desc", "")), str(emphasis["title"])))
    return Card(
        title=str(head.get("title") or body.get("sub_title_text") or ""),
        text="\n".join(str(text) for text in texts if text and head.get("title")),
        facts=tuple(facts),
        buttons=_buttons(body),
        questions=_questions(body),
        card_type=str(body.get("card_type", "")),
        task_id=str(body.get("task_id", "")),
    )


def _buttons(body: Mapping[str, Any]) -> tuple[Button, ...]:
    submit = [body["submit_button"]] if body.get("submit_button") else []
    menu = (body.get("action_menu") or {}).get("action_list") or []
    shown = [*(body.get("button_list") or []), *submit, *menu]
    return tuple(
        Button(
            str(button.get("text", "")),
            str(button.get("key", "")),
            str(button.get("url", "")) if button.get("type") == 1 else "",
        )
        for button in shown
    )


def _questions(body: Mapping[str, Any]) -> tuple[Question, ...]:
    asked = [
        *([body["button_selection"]] if body.get("button_selection") else []),
        *([body["checkbox"]] if body.get("checkbox") else []),
        *(body.get("select_list") or []),
    ]
    return tuple(
        Question(
            key=str(one.get("question_key", "")),
            title=str(one.get("title") or ""),
            options=tuple(
                (str(option.get("id", "")), str(option.get("text", "")))
                for option in one.get("option_list") or ()
            ),
            several=one.get("mode") == 1,
        )
        for one in asked
    )
