"""Template cards and their limits, as data (wecom.md §4.3)."""

from collections.abc import Iterator
from typing import Any

from bot.wecom.keys import KEY, TASK_ID
from handlers.kit.lengths import byte_length

Json = dict[str, Any]

# A path goes through dicts by ".", and through every member of a list by "[]".
REQUIRED = {
    "text_notice": ("card_action",),
    "news_notice": ("card_action",),
    "button_interaction": ("task_id", "button_list"),
    "vote_interaction": ("task_id", "checkbox", "submit_button"),
    "multiple_interaction": ("task_id", "select_list", "submit_button"),
}
ONE_OF = {  # at least one of these must be there
    "text_notice": ("main_title.title", "sub_title_text"),
    "news_notice": ("card_image", "image_text_area"),
}
CHARACTERS = {
    "source.desc": 20,
    "main_title.title": 36,
    "main_title.desc": 44,
    "emphasis_content.title": 14,
    "emphasis_content.desc": 22,
    "sub_title_text": 160,
    "horizontal_content_list[].keyname": 5,
    "horizontal_content_list[].value": 30,
    "jump_list[].title": 18,
    "button_list[].text": 10,
    "checkbox.option_list[].text": 17,
    "select_list[].option_list[].text": 16,
    "submit_button.text": 10,
}
KEYS = {  # in bytes; our own keys, which come back in card events
    "action_menu.action_list[].key": 1024,
    "button_list[].key": 1024,
    "button_selection.question_key": 1024,
    "button_selection.option_list[].id": 128,
    "checkbox.question_key": 1024,
    "checkbox.option_list[].id": 128,
    "select_list[].question_key": 1024,
    "select_list[].option_list[].id": 128,
    "submit_button.key": 1024,
}
COUNTS = {
    "action_menu.action_list": (1, 3),
    "horizontal_content_list": (0, 6),
    "vertical_content_list": (0, 4),
    "jump_list": (0, 3),
    "button_list": (1, 6),
    "button_selection.option_list": (1, 10),
    "checkbox.option_list": (1, 20),
    "select_list": (1, 3),
    "select_list[].option_list": (1, 10),
}
UNIQUE = ("button_list[].key", "checkbox.option_list[].id")


def check_card(card: Json) -> None:
    """Refuse a card that the platform would refuse or cut. Raises ValueError naming the field."""
    kind = card.get("card_type")
    if kind not in REQUIRED:
        raise ValueError("card_type")
    for path in REQUIRED[kind]:
        _demand(path, any(_at(card, path)))
    if kind in ONE_OF:
        _demand(ONE_OF[kind][0], any(any(_at(card, path)) for path in ONE_OF[kind]))
    if "task_id" in card or "action_menu" in card:
        _demand("task_id", bool(TASK_ID.fullmatch(card.get("task_id", ""))))
    for path, most in CHARACTERS.items():
        _demand(path, all(len(text) <= most for text in _at(card, path)))
    for path, most in KEYS.items():
        _demand(
            path, all(KEY.fullmatch(key) and byte_length(key) <= most for key in _at(card, path))
        )
    for path, (least, most) in COUNTS.items():
        _demand(path, all(least <= len(members) <= most for members in _at(card, path)))
    for path in UNIQUE:
        keys = list(_at(card, path))
        _demand(path, len(set(keys)) == len(keys))


def _at(value: Any, path: str) -> Iterator[Any]:
    """Everything that stands at a path; nothing where the way ends early.

    >>> list(_at({"jump_list": [{"title": "a"}, {"title": "b"}]}, "jump_list[].title"))
    ['a', 'b']
    """
    if not path:
        yield value
        return
    step, _, rest = path.partition(".")
    found = value.get(step.removesuffix("[]"))
    if found is not None:
        for member in found if step.endswith("[]") else (found,):
            yield from _at(member, rest)


def _demand(path: str, held: bool) -> None:
    if not held:
        raise ValueError(path)
