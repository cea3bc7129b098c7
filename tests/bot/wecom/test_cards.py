"""Template cards stay within the limits of wecom.md §4.3."""

import copy
import json
from typing import Any

import pytest

from bot.wecom import bodies
from bot.wecom.cards import check_card
from tests.bot.wecom.peer import AGENT

Json = dict[str, Any]

ASK: Json = {
    "card_type": "multiple_interaction",
    "task_id": "selfeval-2026-lihong@1",
    "source": {"desc": "责任区助手"},
    "main_title": {"title": "自查", "desc": "二班组"},
    "horizontal_content_list": [{"keyname": "截止", "value": "12月20日"}],
    "jump_list": [{"type": 1, "title": "看制度", "url": "https://wecom.test/"}],
    "select_list": [
        {"question_key": "q_order", "title": "秩序", "option_list": [{"id": "A", "text": "好"}]}
    ],
    "submit_button": {"text": "提交", "key": "selfeval_submit"},
}
CHOOSE: Json = {
    "card_type": "button_interaction",
    "task_id": "talk-ack-8841@2",
    "main_title": {"title": "反映待处理"},
    "action_menu": {"desc": "更多", "action_list": [{"text": "不再提醒", "key": "mute"}]},
    "button_selection": {"question_key": "q", "option_list": [{"id": "A", "text": "甲"}]},
    "button_list": [{"text": "受理", "key": "ack"}, {"text": "转支部", "key": "escalate"}],
}
VOTE: Json = {
    "card_type": "vote_interaction",
    "task_id": "vote-1",
    "checkbox": {
        "question_key": "q",
        "option_list": [{"id": "A", "text": "甲"}, {"id": "B", "text": "乙"}],
    },
    "submit_button": {"text": "提交", "key": "vote"},
}
NOTICE: Json = {
    "card_type": "text_notice",
    "sub_title_text": "周四学习",
    "card_action": {"type": 1},
}
NEWS: Json = {"card_type": "news_notice", "card_image": {"url": "x"}, "card_action": {"type": 1}}


@pytest.mark.parametrize(
    "card", [ASK, CHOOSE, VOTE, NOTICE, NEWS], ids=lambda card: card["card_type"]
)
def test_good_cards_are_sent_as_they_are(card: Json) -> None:
    body = json.loads(bodies.template_card_body(AGENT, ["lihong"], card))
    assert body["template_card"] == card
    assert (body["msgtype"], body["enable_duplicate_check"]) == ("template_card", 1)


def changed(card: Json, path: str, value: object) -> Json:
    """A copy with something else at a path; None takes it away."""
    whole = copy.deepcopy(card)
    *way, last = path.split(".")
    place: Any = whole
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return whole


OPTION = {"id": "A", "text": "好"}
BROKEN: list[tuple[Json, str, object, str]] = [
    (ASK, "card_type", "poem", "card_type"),
    (ASK, "card_type", None, "card_type"),
    (ASK, "task_id", None, "task_id"),
    (ASK, "task_id", "a b", "task_id"),
    (ASK, "task_id", "a" * 129, "task_id"),
    (ASK, "select_list", None, "select_list"),
    (ASK, "submit_button", None, "submit_button"),
    (ASK, "source.desc", "字" * 21, "source.desc"),
    (ASK, "main_title.title", "字" * 37, "main_title.title"),
    (ASK, "main_title.desc", "字" * 45, "main_title.desc"),
    (ASK, "horizontal_content_list.0.keyname", "字" * 6, "horizontal_content_list[].keyname"),
    (ASK, "horizontal_content_list.0.value", "字" * 31, "horizontal_content_list[].value"),
    (ASK, "horizontal_content_list", [{"keyname": "a"}] * 7, "horizontal_content_list"),
    (ASK, "jump_list.0.title", "字" * 19, "jump_list[].title"),
    (ASK, "jump_list", [{"title": "a"}] * 4, "jump_list"),
    (ASK, "select_list", [ASK["select_list"][0]] * 4, "select_list"),
    (ASK, "select_list.0.option_list", [OPTION] * 11, "select_list[].option_list"),
    (ASK, "select_list.0.option_list", [], "select_list[].option_list"),
    (ASK, "select_list.0.option_list.0.id", "a=b", "select_list[].option_list[].id"),
    (ASK, "select_list.0.option_list.0.id", "a" * 129, "select_list[].option_list[].id"),
    (ASK, "select_list.0.option_list.0.text", "字" * 17, "select_list[].option_list[].text"),
    (ASK, "select_list.0.question_key", "a,b", "select_list[].question_key"),
    (ASK, "submit_button.text", "字" * 11, "submit_button.text"),
    (ASK, "submit_button.key", "a\nb", "submit_button.key"),
    (CHOOSE, "task_id", None, "task_id"),
    (CHOOSE, "button_list", [], "button_list"),
    (CHOOSE, "button_list", [{"text": "a", "key": str(n)} for n in range(7)], "button_list"),
    (CHOOSE, "button_list.1.key", "ack", "button_list[].key"),
    (CHOOSE, "button_list.1.key", "键" * 342, "button_list[].key"),
    (CHOOSE, "action_menu.action_list", [], "action_menu.action_list"),
    (CHOOSE, "button_selection.option_list", [OPTION] * 11, "button_selection.option_list"),
    (VOTE, "checkbox.option_list.1.id", "A", "checkbox.option_list[].id"),
    (VOTE, "checkbox.option_list", [OPTION] * 21, "checkbox.option_list"),
    (VOTE, "checkbox.option_list.0.text", "字" * 18, "checkbox.option_list[].text"),
    (VOTE, "checkbox", None, "checkbox"),
    (NOTICE, "card_action", None, "card_action"),
    (NOTICE, "sub_title_text", "字" * 161, "sub_title_text"),
    (NOTICE, "sub_title_text", None, "main_title.title"),
    (NOTICE, "action_menu", {"action_list": [{"key": "a"}]}, "task_id"),
    (NEWS, "card_image", None, "card_image"),
    (NEWS, "vertical_content_list", [{"title": "a"}] * 5, "vertical_content_list"),
]


@pytest.mark.parametrize(
    ("card", "path", "value", "named"), BROKEN, ids=[case[1] for case in BROKEN]
)
def test_a_card_beyond_its_limits(card: Json, path: str, value: object, named: str) -> None:
    with pytest.raises(ValueError, match=r"^[a-z_\[\].]+$") as refused:
        check_card(changed(card, path, value))
    assert str(refused.value) == named
