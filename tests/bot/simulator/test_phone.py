"""The phone: URL check, messages and events, retries, and its strictness with replies."""

import asyncio

import httpx2
import pytest

from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.phone import NotVerified, Phone, RetryMode, Undelivered
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.stub_bot import StubBot

pytestmark = pytest.mark.anyio


async def test_the_url_check_wants_the_exact_bytes(phone: Phone, stub: StubBot) -> None:
    await phone.verify_url()
    stub.echo_suffix = "\n"
    with pytest.raises(NotVerified):
        await phone.verify_url()


async def test_the_url_check_waits_one_second(
    corp: SimulatedCorp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: httpx2.Request) -> httpx2.Response:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr("bot.simulator.phone.ECHO_DEADLINE", 0.01)
    phone = Phone(corp, "http://127.0.0.1/callback", transport=httpx2.MockTransport(never))
    with pytest.raises(NotVerified):
        await phone.verify_url()
    await phone.aclose()


async def test_a_sentence_goes_out_and_its_answer_comes_back(
    corp: SimulatedCorp, phone: Phone, stub: StubBot, clock: DemoClock
) -> None:
    said = "谈心 王师傅👵 ]]></Content>&amp;<b>"
    assert await phone.say("wangqiang", said) == said
    (message,) = stub.messages
    assert message["FromUserName"] == "wangqiang"
    assert message["ToUserName"] == corp.corp_id
    assert message["AgentID"] == str(corp.agent_id)
    assert message["CreateTime"] == str(int(clock.now().timestamp()))
    kinds = [(line.kind, line.text) for line in corp.chats["wangqiang"].lines]
    assert kinds == [(LineKind.SAID, said), (LineKind.ANSWER, said)]


async def test_every_message_has_its_own_number(phone: Phone, stub: StubBot) -> None:
    for _ in range(3):
        await phone.say("wangqiang", "在吗")
    numbers = [int(message["MsgId"]) for message in stub.messages]
    assert len(set(numbers)) == 3
    assert all(2**32 < number < 2**63 for number in numbers)


async def test_silence_is_none(corp: SimulatedCorp, phone: Phone, stub: StubBot) -> None:
    stub.answer = lambda _: None
    assert await phone.say("wangqiang", "在吗") is None
    assert len(corp.chats["wangqiang"].lines) == 1


async def test_what_xml_cannot_hold_does_not_travel(phone: Phone) -> None:
    assert await phone.say("wangqiang", "a\x00b\ud800c\uffff") == "abc"


FIELDS = {
    "image": {"PicUrl", "MediaId"},
    "voice": {"MediaId", "Format"},
    "video": {"MediaId", "ThumbMediaId"},
    "location": {"Location_X", "Location_Y", "Scale", "Label", "AppType"},
    "link": {"Title", "Description", "Url", "PicUrl"},
}


@pytest.mark.parametrize("kind", FIELDS)
async def test_attachments(phone: Phone, stub: StubBot, kind: str) -> None:
    stub.answer = lambda _: "只看得懂文字"
    assert await phone.send("wangqiang", kind) == "只看得懂文字"
    (message,) = stub.messages
    assert message["MsgType"] == kind
    assert message.keys() >= FIELDS[kind] | {"MsgId"}


async def test_menu_taps_and_openings_are_events(
    corp: SimulatedCorp, phone: Phone, stub: StubBot
) -> None:
    key = {"type": "click", "name": "我还有啥", "key": "digest.mine"}
    page = {"type": "view", "name": "看板", "url": "http://127.0.0.1/board"}
    corp.menu = [{"name": "我的", "sub_button": [key]}, page]
    stub.answer = lambda fields: fields["Event"]
    assert await phone.tap_menu("wangqiang", "digest.mine") == "click"
    assert await phone.tap_menu("wangqiang", "http://127.0.0.1/board") == "view"
    assert await phone.open_chat("wangqiang") == "enter_agent"
    assert await phone.event("wangqiang", "subscribe") == "subscribe"
    assert [message.get("EventKey") for message in stub.messages[:2]] == [key["key"], page["url"]]
    assert all("MsgId" not in message for message in stub.messages)


@pytest.mark.parametrize("mode", RetryMode)
async def test_a_delivery_is_repeated_three_times(
    corp: SimulatedCorp, phone: Phone, stub: StubBot, mode: RetryMode
) -> None:
    phone.mode = mode
    stub.troubles = [500, 403, 503]
    assert await phone.say("wangqiang", "在吗") == "在吗"
    alike = mode is RetryMode.IDENTICAL
    assert len(stub.bodies) == 4
    assert len(set(stub.bodies)) == len(set(stub.queries)) == (1 if alike else 4)
    assert len(stub.messages) == 1
    assert phone.tries == 4


async def test_after_the_fourth_try_the_message_is_lost(
    corp: SimulatedCorp, phone: Phone, stub: StubBot
) -> None:
    stub.troubles = [503] * 9
    with pytest.raises(Undelivered):
        await phone.say("wangqiang", "在吗")
    assert len(stub.bodies) == 4
    assert [line.kind for line in corp.chats["wangqiang"].lines] == [
        LineKind.SAID,
        LineKind.TROUBLE,
    ]


async def test_a_slow_bot_is_asked_again(corp: SimulatedCorp, stub: StubBot) -> None:
    network = httpx2.ASGITransport(stub.app())
    waited: list[int] = []

    async def slow_at_first(request: httpx2.Request) -> httpx2.Response:
        if len(waited) < 2:
            waited.append(1)
            await asyncio.Event().wait()
        return await network.handle_async_request(request)

    phone = Phone(
        corp,
        "http://127.0.0.1/callback",
        deadline=0.05,
        pause=0,
        transport=httpx2.MockTransport(slow_at_first),
    )
    assert await phone.say("wangqiang", "在吗") == "在吗"
    assert phone.tries == 3
    await phone.aclose()


async def test_nobody_listening_is_undelivered(corp: SimulatedCorp) -> None:
    phone = Phone(corp, "http://127.0.0.1:9/callback", pause=0)
    with pytest.raises(Undelivered):
        await phone.say("wangqiang", "在吗")
    await phone.aclose()


async def test_the_same_message_can_be_delivered_again(phone: Phone, stub: StubBot) -> None:
    plain = phone.message("wangqiang", "text", [("Content", "在吗")])
    for _ in range(2):
        reply = await phone.deliver("wangqiang", plain)
        assert reply is not None
        assert reply.text == "在吗"
    assert stub.messages[0] == stub.messages[1]
    assert stub.bodies[0] != stub.bodies[1]
