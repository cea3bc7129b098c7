"""message/send and recall: recipients, limits, rates, duplicates."""

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.phone import Phone
from bot.simulator.world import DuplicateKey
from tests.bot.simulator.api_client import Api, text_to
from tests.bot.simulator.stub_bot import StubBot

pytestmark = pytest.mark.anyio


async def test_a_text_reaches_every_known_recipient(api: Api) -> None:
    answer = await api.send(touser="WangQiang|wuxiaoyan|LiSi|wangqiang")
    assert answer["errcode"] == 0
    assert answer["invaliduser"] == "lisi"
    assert "response_code" not in answer
    for userid in ("wangqiang", "wuxiaoyan"):
        (line,) = api.corp.chats[userid].lines
        assert (line.kind, line.text, line.msgid) == (
            LineKind.PUSH,
            "学习提醒 S-0001",
            answer["msgid"],
        )
    assert api.corp.sent[0].recipients == ("wangqiang", "wuxiaoyan")


async def test_everybody_and_the_root_department(api: Api) -> None:
    assert (await api.send(touser="@all"))["invaliduser"] == ""
    answer = await api.send(touser="", toparty="1|7", totag="3")
    assert (answer["errcode"], answer["invalidparty"], answer["invalidtag"]) == (0, "7", "3")
    assert len(api.corp.chats["sunguodong"].lines) == 2


async def test_somebody_who_left_is_invalid(api: Api) -> None:
    api.corp.leave("wangqiang")
    assert (await api.send())["errcode"] == 81013
    assert (await api.get("user/get", userid="wangqiang"))["errcode"] == 60111


A_TEXTCARD = {"title": "题", "description": "文", "url": "http://127.0.0.1/x", "btntxt": "看"}
REFUSED_SENDS: dict[str, tuple[dict[str, Any], int]] = {
    "nobody": ({"touser": ""}, 82001),
    "all unknown": ({"touser": "x|y"}, 81013),
    "1001 people": ({"touser": "|".join(f"u{n}" for n in range(1001))}, 40032),
    "101 parties": ({"touser": "", "toparty": "|".join(map(str, range(101)))}, 82002),
    "101 tags": ({"touser": "", "totag": "|".join(map(str, range(101)))}, 82003),
    "recipients as list": ({"touser": ["wangqiang"]}, 40035),
    "no agentid": ({"agentid": None}, 41011),
    "agentid as text": ({"agentid": "1000002"}, 40056),
    "another app": ({"agentid": 1}, 301002),
    "unknown type": ({"msgtype": "quantum"}, 40008),
    "type without body": ({"msgtype": "markdown"}, 44004),
    "empty text": ({"text": {"content": " \n"}}, 44004),
    "no media": ({"msgtype": "image", "image": {"media_id": "x"}}, 40007),
    "no articles": ({"msgtype": "news", "news": {"articles": []}}, 40058),
    "9 articles": ({"msgtype": "news", "news": {"articles": [{"title": "t"}] * 9}}, 40058),
    "textcard url": ({"msgtype": "textcard", "textcard": A_TEXTCARD | {"url": "x"}}, 40058),
    "textcard title": ({"msgtype": "textcard", "textcard": A_TEXTCARD | {"title": ""}}, 40058),
    "interval 0": ({"enable_duplicate_check": 1, "duplicate_check_interval": 0}, 40058),
    "interval 4 h 1 s": ({"enable_duplicate_check": 1, "duplicate_check_interval": 14401}, 40058),
}


@pytest.mark.parametrize(("fields", "errcode"), REFUSED_SENDS.values(), ids=REFUSED_SENDS.keys())
async def test_a_bad_send_is_refused_and_shown_to_nobody(
    api: Api, fields: dict[str, Any], errcode: int
) -> None:
    assert (await api.send(**fields))["errcode"] == errcode
    assert not api.corp.sent
    assert not api.corp.chats["wangqiang"].lines


async def test_malformed_json_is_named(api: Api) -> None:
    for body in (b"{", b"[]", b"\xff"):
        answer = await api.post("message/send", body)
        assert answer["errcode"] == 47001
        assert "Warning: wrong json format." in answer["errmsg"]


TOO_LONG = {
    "text": ("text", {"content": "责" * 683}, "责" * 682),
    "markdown": ("markdown", {"content": "x" * 2049}, "x" * 2048),
    "card title": (
        "textcard",
        A_TEXTCARD | {"title": "题" * 43, "description": "文"},
        "题" * 42 + "\n文",
    ),
}


@pytest.mark.parametrize(("kind", "content", "shown"), TOO_LONG.values(), ids=TOO_LONG.keys())
async def test_what_is_too_long_is_cut_or_when_strict_refused(
    api: Api, kind: str, content: dict[str, Any], shown: str
) -> None:
    assert (await api.send(msgtype=kind, **{kind: content}))["errcode"] == 0
    assert api.corp.chats["wangqiang"].lines[0].text == shown
    api.corp.strict = True
    assert (await api.send(msgtype=kind, **{kind: content}))["errcode"] == 45002


async def test_more_than_thirty_a_minute_vanish_without_a_word(api: Api, clock: DemoClock) -> None:
    for _ in range(32):
        assert (await api.send())["errcode"] == 0
    assert len(api.corp.chats["wangqiang"].lines) == 30
    assert [one.dropped for one in api.corp.sent[-2:]] == [("wangqiang",)] * 2
    clock.forward(timedelta(minutes=1))
    await api.send()
    assert len(api.corp.chats["wangqiang"].lines) == 31


async def test_more_than_a_thousand_an_hour_vanish(api: Api, clock: DemoClock) -> None:
    for _ in range(1002):
        clock.forward(timedelta(seconds=2.1))
        await api.send()
    assert len(api.corp.chats["wangqiang"].lines) == 1000


async def test_the_same_bytes_are_shown_once_within_the_interval(
    api: Api, clock: DemoClock
) -> None:
    check = {"enable_duplicate_check": 1, "duplicate_check_interval": 14400}
    body = text_to("wangqiang", api.corp) | check
    first = await api.post("message/send", body)
    assert await api.post("message/send", body) == first
    assert len(api.corp.chats["wangqiang"].lines) == 1
    reordered = dict(reversed(body.items()))
    await api.post("message/send", reordered)
    assert len(api.corp.chats["wangqiang"].lines) == 2
    clock.forward(timedelta(hours=4))
    await api.sign_in()
    await api.post("message/send", body)
    assert len(api.corp.chats["wangqiang"].lines) == 3


async def test_without_the_flag_nothing_is_suppressed(api: Api) -> None:
    await api.send()
    await api.send()
    assert len(api.corp.chats["wangqiang"].lines) == 2


async def test_the_variants_of_the_duplicate_check(api: Api) -> None:
    api.corp.duplicate_key = DuplicateKey.CANONICAL
    api.corp.duplicate_errcode = 45033
    body = text_to("wangqiang", api.corp) | {"enable_duplicate_check": 1}
    assert (await api.post("message/send", body))["errcode"] == 0
    reordered = dict(reversed(body.items()))
    assert (await api.post("message/send", reordered))["errcode"] == 45033
    assert len(api.corp.chats["wangqiang"].lines) == 1


async def test_the_duplicate_check_can_be_without_effect(api: Api) -> None:
    api.corp.duplicate_key = DuplicateKey.OFF
    body = text_to("wangqiang", api.corp) | {"enable_duplicate_check": 1}
    await api.post("message/send", body)
    await api.post("message/send", body)
    assert len(api.corp.chats["wangqiang"].lines) == 2


async def test_the_quota_of_a_day_counts_people(api: Api, clock: DemoClock) -> None:
    api.corp.daily_quota = 3
    assert (await api.send(touser="wangqiang|wuxiaoyan"))["errcode"] == 0
    assert (await api.send(touser="wangqiang|wuxiaoyan"))["errcode"] == 45009
    assert (await api.send())["errcode"] == 0
    clock.forward(timedelta(days=1))
    await api.sign_in()
    assert (await api.send())["errcode"] == 0


async def test_recall_works_for_a_day(api: Api, clock: DemoClock) -> None:
    msgid = (await api.send())["msgid"]
    assert (await api.post("message/recall", {"msgid": msgid}))["errcode"] == 0
    assert api.corp.chats["wangqiang"].lines[0].recalled
    clock.forward(timedelta(hours=24, seconds=1))
    await api.sign_in()
    assert (await api.post("message/recall", {"msgid": msgid}))["errcode"] == 40058
    assert (await api.post("message/recall", {"msgid": "other"}))["errcode"] == 40058


async def test_a_push_and_an_answer_stand_in_one_chat(
    api: Api, phone: Phone, stub: StubBot
) -> None:
    assert await phone.say("wangqiang", "在吗") == "在吗"
    await api.send()
    kinds = [line.kind for line in api.corp.chats["wangqiang"].lines]
    assert kinds == [LineKind.SAID, LineKind.ANSWER, LineKind.PUSH]
