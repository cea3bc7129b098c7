"""The terminal chat."""

from datetime import datetime

import pytest

from bot.simulator.cards import Button, Card
from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.phone import Phone
from bot.simulator.terminal import chat_loop
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.stub_bot import StubBot

pytestmark = pytest.mark.anyio


async def test_a_chat_with_a_push_in_between(
    corp: SimulatedCorp, phone: Phone, stub: StubBot, clock: DemoClock
) -> None:
    written: list[str] = []
    typed = ["在吗", "", "坏了", " 退出 ", "不该读到"]
    stub.answer = lambda fields: fields.get("Content")

    async def read_line() -> str | None:
        if typed[0] == "坏了":
            card = Card("通知", buttons=(Button("受理", "ack"),))
            corp.chats["wangqiang"].add(LineKind.PUSH, "学习提醒", clock.now(), card=card)
            stub.troubles = [503] * 4
        return typed.pop(0)

    await chat_loop(phone, "wangqiang", read_line, written.append)
    assert typed == ["不该读到"]
    assert [line[:10] for line in written[1:]] == [
        "助手　在吗",
        "助手主动发来　学习提醒\n［受理］"[:10],
        "（没有送到：机器人没",
        "聊天结束。",
    ]
    assert "王强（维修组" in written[0]
    corp.chats["wangqiang"].add(LineKind.PUSH, "后来", datetime.now(clock.now().tzinfo))
    assert len(written) == 5


async def test_the_end_of_the_input_ends_the_chat(phone: Phone) -> None:
    written: list[str] = []

    async def read_line() -> str | None:
        return None

    await chat_loop(phone, "wangqiang", read_line, written.append)
    assert written[-1] == "聊天结束。"
