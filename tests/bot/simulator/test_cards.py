"""Template cards: their limits, their codes, what a tap sends and what an update shows."""

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.phone import NoSuchButton, Phone
from tests.bot.simulator.api_client import Api
from tests.bot.simulator.stub_bot import StubBot, sealed_reply

pytestmark = pytest.mark.anyio


def button(key: str = "ack", text: str = "受理") -> dict[str, Any]:
    return {"text": text, "style": 1, "key": key}


def options(count: int, size: int = 1) -> list[dict[str, str]]:
    return [{"id": str(number).rjust(size, "0"), "text": "好"} for number in range(count)]


BUTTONS: dict[str, Any] = {
    "card_type": "button_interaction",
    "task_id": "concern-0001@1",
    "main_title": {"title": "反映事项待处理", "desc": "维修组"},
    "horizontal_content_list": [{"keyname": "类别", "value": "生活后勤"}],
    "button_list": [button(), button("escalate", "转支部")],
}
VOTE: dict[str, Any] = {
    "card_type": "vote_interaction",
    "task_id": "vote-1",
    "main_title": {"title": "哪天学习"},
    "checkbox": {"question_key": "q", "mode": 1, "option_list": options(20)},
    "submit_button": {"text": "提交", "key": "submit"},
}
SELECTS: dict[str, Any] = {
    "card_type": "multiple_interaction",
    "task_id": "form-1",
    "select_list": [
        {"question_key": f"q{n}", "title": "题", "option_list": options(10)} for n in range(3)
    ],
    "submit_button": {"text": "提交", "key": "submit"},
}
NOTICE: dict[str, Any] = {
    "card_type": "text_notice",
    "main_title": {"title": "通知"},
    "emphasis_content": {"title": "15:00", "desc": "周五"},
    "card_action": {"type": 1, "url": "http://127.0.0.1/x"},
}
MENU = {"desc": "更多", "action_list": [{"text": "不看", "key": "mute"}]}
GOOD = {"buttons": BUTTONS, "vote": VOTE, "selects": SELECTS, "notice": NOTICE}
BAD: dict[str, tuple[dict[str, Any], int]] = {
    "type": (BUTTONS | {"card_type": "quantum"}, 40058),
    "no task_id": ({k: v for k, v in BUTTONS.items() if k != "task_id"}, 42014),
    "odd task_id": (BUTTONS | {"task_id": "a b"}, 42014),
    "long task_id": (BUTTONS | {"task_id": "x" * 129}, 42014),
    "no title": (BUTTONS | {"main_title": {}}, 40058),
    "no button": (BUTTONS | {"button_list": []}, 40058),
    "seven buttons": (BUTTONS | {"button_list": [button(str(n)) for n in range(7)]}, 40058),
    "same key": (BUTTONS | {"button_list": [button(), button()]}, 40058),
    "long key": (BUTTONS | {"button_list": [button("k" * 1025)]}, 40058),
    "seven facts": (BUTTONS | {"horizontal_content_list": [{"keyname": "x"}] * 7}, 40058),
    "21 options": (VOTE | {"checkbox": VOTE["checkbox"] | {"option_list": options(21)}}, 40058),
    "long id": (VOTE | {"checkbox": VOTE["checkbox"] | {"option_list": options(1, 129)}}, 40058),
    "vote menu": (VOTE | {"action_menu": MENU}, 40058),
    "four selects": (SELECTS | {"select_list": SELECTS["select_list"] * 2}, 40058),
    "no submit": ({k: v for k, v in SELECTS.items() if k != "submit_button"}, 40058),
    "no action": ({k: v for k, v in NOTICE.items() if k != "card_action"}, 40058),
    "menu, no task": (NOTICE | {"action_menu": MENU}, 42014),
    "news, no image": (NOTICE | {"card_type": "news_notice"}, 40058),
}


async def send(api: Api, card: dict[str, Any]) -> dict[str, Any]:
    return await api.send(msgtype="template_card", template_card=card)


@pytest.mark.parametrize("card", GOOD.values(), ids=GOOD.keys())
async def test_good_cards_are_shown(api: Api, card: dict[str, Any]) -> None:
    api.corp.strict = True
    answer = await send(api, card)
    assert answer["errcode"] == 0
    assert ("response_code" in answer) == (card is not NOTICE)
    assert api.corp.chats["wangqiang"].lines[0].card is not None


@pytest.mark.parametrize(("card", "errcode"), BAD.values(), ids=BAD.keys())
async def test_bad_cards_are_refused(api: Api, card: dict[str, Any], errcode: int) -> None:
    assert (await send(api, card))["errcode"] == errcode
    assert not api.corp.chats["wangqiang"].lines


async def test_advised_lengths_bind_only_when_strict(api: Api) -> None:
    card = BUTTONS | {"main_title": {"title": "题" * 37}}
    assert (await send(api, card))["errcode"] == 0
    api.corp.strict = True
    assert (await send(api, card | {"task_id": "other"}))["errcode"] == 40058


async def test_a_task_id_serves_once(api: Api) -> None:
    assert (await send(api, BUTTONS))["errcode"] == 0
    assert (await send(api, BUTTONS))["errcode"] == 42014


def update(api: Api, code: str, **fields: Any) -> dict[str, Any]:
    base = {"userids": ["wangqiang"], "agentid": api.corp.agent_id, "response_code": code}
    return base | (fields or {"button": {"replace_name": "已受理"}})


async def test_a_code_updates_once(api: Api) -> None:
    code = (await send(api, BUTTONS))["response_code"]
    call = "message/update_template_card"
    assert (await api.post(call, update(api, code)))["errcode"] == 0
    shown = api.corp.chats["wangqiang"].lines[0].card
    assert shown is not None
    assert (shown.buttons, shown.text) == ((), "维修组\n已受理")
    assert (await api.post(call, update(api, code)))["errcode"] == 60140
    assert (await api.post(call, update(api, "unknown")))["errcode"] == 60140


async def test_a_code_lives_72_hours(api: Api, clock: DemoClock) -> None:
    code = (await send(api, BUTTONS))["response_code"]
    clock.forward(timedelta(hours=72, seconds=1))
    await api.sign_in()
    answer = await api.post("message/update_template_card", update(api, code))
    assert answer["errcode"] == 60140


async def test_a_whole_card_can_be_replaced(api: Api) -> None:
    code = (await send(api, BUTTONS))["response_code"]
    body = update(api, code, template_card=NOTICE)
    assert (await api.post("message/update_template_card", body))["errcode"] == 0
    shown = api.corp.chats["wangqiang"].lines[0].card
    assert shown is not None
    assert (shown.title, shown.facts) == ("通知", (("周五", "15:00"),))


async def test_a_tap_sends_the_event_and_its_reply_updates_the_card(
    api: Api, phone: Phone, stub: StubBot
) -> None:
    await send(api, BUTTONS)
    stub.raw_answer = lambda _: sealed_reply(
        stub.keys,
        f"<xml><ToUserName>wangqiang</ToUserName><FromUserName>{api.corp.corp_id}</FromUserName>"
        "<CreateTime>1790000001</CreateTime><MsgType>update_button</MsgType>"
        "<Button><ReplaceName>已受理</ReplaceName></Button></xml>",
    )
    (line,) = api.corp.chats["wangqiang"].lines
    assert await phone.tap_card("wangqiang", line, "ack") is None
    (event,) = stub.messages
    wanted = {"Event": "template_card_event", "EventKey": "ack", "TaskId": "concern-0001@1"}
    assert wanted.items() <= event.items()
    assert event["ResponseCode"] in api.corp.codes
    assert "MsgId" not in event
    card, note = api.corp.chats["wangqiang"].lines
    assert card.card is not None
    assert card.card.buttons == ()
    assert note.kind is LineKind.NOTE


async def test_chosen_options_travel_with_the_tap(api: Api, phone: Phone, stub: StubBot) -> None:
    await send(api, VOTE)
    stub.answer = lambda _: "收到"
    (line,) = api.corp.chats["wangqiang"].lines
    assert await phone.tap_card("wangqiang", line, "submit", {"q": ["3", "7"]}) == "收到"
    assert stub.messages[0]["QuestionKey"] == "q"
    assert stub.messages[0]["OptionId"] == "7"


async def test_a_button_that_is_not_there_cannot_be_tapped(api: Api, phone: Phone) -> None:
    await send(api, BUTTONS)
    (line,) = api.corp.chats["wangqiang"].lines
    with pytest.raises(NoSuchButton):
        await phone.tap_card("wangqiang", line, "other")
    with pytest.raises(NoSuchButton):
        await phone.tap_menu("wangqiang", "other")
