"""Stored dialogues that do not open, or that an older program left: their owner goes on, and nobody else notices."""

import asyncio
import json
from collections.abc import Sequence
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from handlers.kit.conversation import Conversation
from storage.queries import conversations, outbox
from storage.tables import ConversationRow, Heard, Person
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import states
from tests.chatting import Chat, say_again

DAMAGE = b"\x01\x01" + bytes(40)
STOOD_IN_FORM = "@ 2026-12-08 09:10\n王强> 自评\n机器人> 自查截至…"
APPRAISE = "assessment.appraise"


def begun(chat: Chat) -> UUID:
    """王强 is in the middle of a form; his id."""
    chat(STOOD_IN_FORM)
    with chat.parts.desk.units() as unit:
        return unit.session.exec(select(Person.id).where(col(Person.name) == "王强")).one()


def damaged(chat: Chat) -> UUID:
    """The one dialogue that is stored does not open any more."""
    who = begun(chat)
    with chat.parts.desk.units() as unit:
        unit.session.execute(update(ConversationRow).values(sealed_state=DAMAGE))
    return who


def stored(chat: Chat, who: UUID) -> str:
    """The dialogue of somebody, as it is kept."""
    with chat.parts.desk.units() as unit:
        state = conversations.open_states(unit.session, [who], chat.clock.moment)[who]
    assert isinstance(state, str)
    return state


def store(chat: Chat, who: UUID, state: str) -> None:
    """Let this be his dialogue."""
    with chat.parts.desk.units() as unit:
        conversations.keep(unit.session, {who: state}, chat.clock.moment)


def together(chat: Chat, said: dict[str, str]) -> dict[str, str]:
    """What these people are answered who wrote at the same moment."""

    async def all_at_once() -> Sequence[str | None]:
        return await asyncio.gather(*(chat.phone.say(who, text) for who, text in said.items()))

    answers = chat.portal.call(all_at_once)
    return {who: answer or "" for who, answer in zip(said, answers, strict=True)}


def incidents(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The numbers in the log."""
    return [number for one in caplog.records if (number := getattr(one, "number", ""))]


def test_a_dialogue_that_does_not_open_hurts_only_its_owner_and_only_once(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    damaged(chat)
    answers = together(chat, dict.fromkeys(("wangqiang", "zhangwei", "zhoutao", "madefu"), "帮助"))
    lost = answers.pop("wangqiang")
    assert all(one.startswith("直接说一句话") for one in answers.values()), answers
    (number,) = incidents(caplog)
    assert lost == (
        f"刚才说到一半的内容打不开了，编号 {number}，已记下。没有提交任何内容，请从头再说一次。"
    )
    chat("王强> 取消\n机器人> 现在没有正在填的内容…\n王强> 自评\n机器人> 自查截至…")
    assert incidents(caplog) == [number]


def test_a_dialogue_of_another_shape_is_lost_like_a_damaged_one(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    store(chat, begun(chat), '{"form": "张伟的心事"}')
    assert "打不开了" in chat.say("王强", "带了两个徒弟")
    chat("王强> 自评\n机器人> 自查截至…")
    assert len(incidents(caplog)) == 1
    assert "心事" not in caplog.text


def test_a_push_reaches_whose_dialogue_does_not_open(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    who = damaged(chat)
    offer = json.dumps([{"label": "看看", "command": "helping.help"}])
    kind, due = PushKind.URGENT, chat.clock.moment
    with chat.parts.desk.units() as unit:
        outbox.promise(unit.session, who, "有事", kind=kind, about="x", due=due, offer=offer)
    chat.deliver()
    assert (chat.pushes("王强")[-1], states(chat)[-1]) == ("有事", PushState.SENT)
    assert len(incidents(caplog)) == 1
    chat("王强> 1\n机器人> 直接说一句话…")


def test_a_stored_answer_that_does_not_open_is_the_trouble_of_one(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    plain = chat.phone.message("wangqiang", "text", [("Content", "帮助")])
    assert say_again(chat, plain, "王强")
    with chat.parts.desk.units() as unit:
        unit.session.execute(update(Heard).values(sealed_answer=DAMAGE))

    async def again() -> str:
        reply = await chat.phone.deliver("wangqiang", plain)
        return reply.text or "" if reply else ""

    async def all_at_once() -> list[str | None]:
        others = (chat.phone.say(one, "帮助") for one in ("zhangwei", "zhoutao"))
        return list(await asyncio.gather(again(), *others))

    repeated, *others = chat.portal.call(all_at_once)
    (number,) = incidents(caplog)
    assert f"编号 {number}" in (repeated or "")
    assert all(one and one.startswith("直接说一句话") for one in others)


def test_the_form_of_a_command_that_is_gone_is_dropped(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    who = begun(chat)
    state = stored(chat, who)
    registry = chat.parts.desk.registry
    registry.commands.pop(APPRAISE)
    for derived in ("_open", "words"):
        registry.__dict__.pop(derived, None)
    for said in ("帮助", "1", "咕噜咕噜", "上一步", "取消"):
        store(chat, who, state)
        assert "出了点问题" not in chat.say("王强", said)
    chat("王强> 取消\n机器人> 现在没有正在填的内容…")
    assert incidents(caplog) == []


@pytest.mark.parametrize("part", ["form", "parked"])
def test_the_form_with_a_field_that_is_gone_is_dropped(
    chat: Chat, caplog: pytest.LogCaptureFixture, part: str
) -> None:
    who = begun(chat)
    form = Conversation.of(stored(chat, who)).form
    assert form is not None
    old = form.model_copy(update={"draft": form.draft | {"gone": "x"}})
    store(chat, who, Conversation().changed(**{part: old}).stored())
    chat("""
        王强> 继续
        机器人> 没有放下的内容…
        王强> 自评
        机器人> 自查截至…
    """)
    assert incidents(caplog) == []


def test_numbers_that_lead_to_a_command_that_is_gone_are_dropped(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    who = begun(chat)
    offer = {
        "choices": [{"label": "看", "command": "gone.gone"}],
        "made_at": str(chat.clock.moment),
    }
    store(chat, who, json.dumps({"offer": offer}))
    chat("王强> 1\n机器人> 现在没有等您确认的事…")
    assert incidents(caplog) == []
