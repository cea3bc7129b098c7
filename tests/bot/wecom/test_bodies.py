"""Outgoing bodies stay within the platform's limits, and a refusal names the field alone."""

import json
from typing import Any

import pytest

from bot.wecom import bodies
from tests.bot.wecom.peer import AGENT
from tests.bot.wecom.test_cards import NOTICE, VOTE, changed

Json = dict[str, Any]


def text(userids: list[str], content: str) -> Json:
    body: Json = json.loads(bodies.text_body(AGENT, userids, content))
    return body


def test_a_text_may_fill_2048_bytes_and_no_more() -> None:
    full = "党" * 682 + "ab"
    assert text(["lihong"], full)["text"]["content"] == full
    with pytest.raises(ValueError, match=r"^text\.content$"):
        text(["lihong"], full + "c")


def test_a_text_loses_what_clients_cannot_show() -> None:
    assert text(["lihong"], "a\x00b\r\nc\ud800")["text"]["content"] == "ab\nc"
    with pytest.raises(ValueError, match=r"^text\.content$"):
        text(["lihong"], "\x00")


def test_the_same_message_has_the_same_bytes() -> None:
    assert bodies.text_body(AGENT, ["a", "b"], "谈心") == bodies.text_body(
        AGENT, ("a", "b"), "谈心"
    )


@pytest.mark.parametrize(
    "userids",
    [[], ["@all"], ["a|b"], ["a", ""], ["@ALL"], ["a b"], ["李红"], ["a"] * 1001, ["a" * 65]],
)
def test_only_plain_userids_get_mail(userids: list[str]) -> None:
    with pytest.raises(ValueError, match=r"^touser$"):
        text(userids, "谈心")


def test_a_thousand_people_are_one_message() -> None:
    many = [f"u{number}" for number in range(1000)]
    assert text(many, "谈心")["touser"] == "|".join(many)


def textcard(**changed: str) -> Json:
    given = {
        "title": "学习提醒",
        "description": "周四 15:30",
        "url": "https://wecom.test/s/1",
        **changed,
    }
    body: Json = json.loads(bodies.textcard_body(AGENT, ["lihong"], **given))
    return body


def test_a_textcard_has_a_link_and_perhaps_a_word_for_it() -> None:
    assert "btntxt" not in textcard()["textcard"]
    assert textcard(button="去看看")["textcard"] == {
        "title": "学习提醒",
        "description": "周四 15:30",
        "url": "https://wecom.test/s/1",
        "btntxt": "去看看",
    }


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("title", "学" * 129, "textcard.title"),
        ("title", "", "textcard.title"),
        ("description", "学" * 513, "textcard.description"),
        ("url", "javascript:alert(1)", "textcard.url"),
        ("url", "", "textcard.url"),
        ("url", "https://" + "a" * 2041, "textcard.url"),
        ("button", "去看看吧呀", "textcard.btntxt"),
    ],
)
def test_a_textcard_beyond_its_limits(field: str, value: str, named: str) -> None:
    with pytest.raises(ValueError, match="textcard") as refused:
        textcard(**{field: value})
    assert str(refused.value) == named


def test_an_update_carries_one_change() -> None:
    update = bodies.card_update
    assert json.loads(update(AGENT, ["a"], "rc", "", NOTICE))["template_card"] == NOTICE
    for button, card in (("", None), ("好", NOTICE)):
        with pytest.raises(ValueError, match="button or template_card"):
            update(AGENT, ["a"], "rc", button, card)
    with pytest.raises(ValueError, match="task_id"):
        update(AGENT, ["a"], "rc", "", changed(VOTE, "task_id", None))
    with pytest.raises(ValueError, match="touser"):
        update(AGENT, ["@all"], "rc", "好", None)


CLICK: Json = {"type": "click", "name": "上报谈心", "key": "talks.record"}
VIEW: Json = {"type": "view", "name": "制度", "url": "https://wecom.test/"}


def test_a_menu_has_two_storeys() -> None:
    bodies.check_menu({"button": [{"name": "学习考核", "sub_button": [CLICK] * 5}, CLICK, VIEW]})


@pytest.mark.parametrize(
    ("menu", "named"),
    [
        ({}, "button"),
        ({"button": []}, "button"),
        ({"button": [CLICK] * 4}, "button"),
        ({"button": [{"name": "学习", "sub_button": [CLICK] * 6}]}, "sub_button"),
        ({"button": [{"name": "学习", "sub_button": "x"}]}, "sub_button"),
        ({"button": [{"name": "学习"}]}, "button.key"),
        ({"button": [{**CLICK, "name": "六个汉字太长"}]}, "button.name"),
        ({"button": [{**CLICK, "name": ""}]}, "button.name"),
        ({"button": [{**CLICK, "key": "键" * 43}]}, "button.key"),
        ({"button": [{**VIEW, "url": "ftp://x"}]}, "button.url"),
        ({"button": [{**VIEW, "url": "https://" + "a" * 1017}]}, "button.url"),
        (
            {
                "button": [
                    {"name": "学习", "sub_button": [{**CLICK, "sub_button": [CLICK], "key": ""}]}
                ]
            },
            "button.key",
        ),
    ],
)
def test_a_menu_beyond_its_limits(menu: Json, named: str) -> None:
    with pytest.raises(ValueError, match="button") as refused:
        bodies.check_menu(menu)
    assert str(refused.value) == named


MEBI = 2**20


@pytest.mark.parametrize(
    ("kind", "size", "taken"),
    [
        ("file", 6, True),
        ("file", 5, False),
        ("voice", 2 * MEBI, True),
        ("voice", 2 * MEBI + 1, False),
        ("image", 10 * MEBI + 1, False),
        ("poem", 100, False),
    ],
)
def test_files_have_their_sizes(kind: str, size: int, taken: bool) -> None:
    if taken:
        bodies.check_file(kind, bytes(size))
        return
    with pytest.raises(ValueError, match="media"):
        bodies.check_file(kind, bytes(size))
