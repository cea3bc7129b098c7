"""The limits of template_card (wecom.md §4.3), as tables."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.simulator.cards import INTERACTIVE
from bot.simulator.errors import Refused, demand, size

BAD = 40058
BAD_TASK = 42014

REQUIRED = {
    "text_notice": ("card_action",),
    "news_notice": ("main_title.title", "card_action"),
    "button_interaction": ("main_title.title", "task_id", "button_list"),
    "vote_interaction": ("task_id", "checkbox", "submit_button.text", "submit_button.key"),
    "multiple_interaction": ("task_id", "select_list", "submit_button.text", "submit_button.key"),
}
COUNTS = {
    "horizontal_content_list": (0, 6),
    "jump_list": (0, 3),
    "action_menu.action_list": (1, 3),
    "button_list": (1, 6),
    "button_selection.option_list": (1, 10),
    "checkbox.option_list": (1, 20),
    "select_list": (1, 3),
    "select_list[].option_list": (1, 10),
    "vertical_content_list": (0, 4),
}
BYTES = {
    "button_list[].key": 1024,
    "submit_button.key": 1024,
    "checkbox.question_key": 1024,
    "select_list[].question_key": 1024,
    "checkbox.option_list[].id": 128,
    "select_list[].option_list[].id": 128,
    "button_selection.option_list[].id": 128,
}
ADVISED = {  # characters; display advice, so only strict refuses
    "source.desc": 20,
    "main_title.title": 36,
    "main_title.desc": 44,
    "horizontal_content_list[].keyname": 5,
    "horizontal_content_list[].value": 30,
    "jump_list[].title": 18,
    "emphasis_content.title": 14,
    "emphasis_content.desc": 22,
    "sub_title_text": 160,
    "button_list[].text": 10,
    "submit_button.text": 10,
    "checkbox.option_list[].text": 17,
    "select_list[].option_list[].text": 16,
}
UNIQUE = ("button_list[].key", "checkbox.option_list[].id", "select_list[].question_key")


def check_template_card(card: Mapping[str, Any], *, strict: bool) -> None:
    """Raise Refused where the card breaks a limit."""
    kind = card.get("card_type")
    demand(kind in REQUIRED, BAD, "invalid card_type")
    for path in REQUIRED[str(kind)]:
        demand(any(map(bool, _at(card, path))), BAD_TASK if path == "task_id" else BAD, path)
    if kind == "text_notice":
        titles = [*_at(card, "main_title.title"), *_at(card, "sub_title_text")]
        demand(any(titles), BAD, "title missing")
    if kind == "news_notice":
        demand(card.get("card_image") or card.get("image_text_area"), BAD, "image missing")
    _check_task(card)
    _check_tables(card, strict=strict)


def _check_task(card: Mapping[str, Any]) -> None:
    task = card.get("task_id")
    if task is None:
        demand(not card.get("action_menu"), BAD_TASK, "action_menu needs a task_id")
    elif not (isinstance(task, str) and re.fullmatch(r"[0-9A-Za-z_\-@]{1,128}", task)):
        raise Refused(BAD_TASK, "invalid task_id")
    if card.get("action_menu"):
        demand(
            card.get("card_type") not in {"vote_interaction", "multiple_interaction"}, BAD, "menu"
        )


def _check_tables(card: Mapping[str, Any], *, strict: bool) -> None:
    for path, (least, most) in COUNTS.items():
        for found in _at(card, path):
            demand(isinstance(found, list) and least <= len(found) <= most, BAD, f"{path}: count")
    for path, most in BYTES.items():
        for found in _at(card, path):
            demand(isinstance(found, str) and size(found) <= most, BAD, f"{path}: bytes")
    for path, most in ADVISED.items():
        for found in _at(card, path):
            demand(isinstance(found, str), BAD, f"{path}: no text")
            demand(not strict or len(found) <= most, BAD, f"{path}: longer than {most}")
    for path in UNIQUE:
        keys = [str(found) for found in _at(card, path)]
        demand(len(keys) == len(set(keys)), BAD, f"{path}: not unique")


def _at(node: Any, path: str) -> Iterator[Any]:  # JSON
    """Everything that stands at a path such as `select_list[].option_list[].id`.

    >>> list(_at({"a": [{"b": 1}, {"b": 2}, {}]}, "a[].b"))
    [1, 2]
    """
    step, _, rest = path.partition(".")
    name = step.removesuffix("[]")
    if not isinstance(node, Mapping) or node.get(name) is None:
        return
    found = node[name]
    branches = found if step.endswith("[]") and isinstance(found, list) else [found]
    for branch in branches:
        if rest:
            yield from _at(branch, rest)
        else:
            yield branch


def has_callback(card: Mapping[str, Any]) -> bool:
    """Does this card get a response_code?"""
    return card.get("card_type") in INTERACTIVE or bool(card.get("action_menu"))
