"""The desk and a capability of the test's own: bugs, refusals, pushed numbers, long answers."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from storage.queries import cycles, occasions
from storage.tables import AssessmentCycle
from storage.vocabulary import PushKind
from tests.chatting import Chat, say_again

APPRAISAL = "自评 今年该做的做了 打85分"


def heard_of(chat: Chat, capability: Capability) -> None:
    """Let the running bot know the commands that were added to a capability."""
    registry = chat.parts.desk.registry
    registry.commands.update({one.key: one for one in capability.commands})
    for derived in ("_open", "words"):
        registry.__dict__.pop(derived, None)


@pytest.fixture
def faulty(chat: Chat) -> Capability:
    """A capability with commands that go wrong in every way, added to the running bot."""
    capability = Capability("faulty", "坏")

    @capability.command("bug", "坏", "坏一个", may=Deed.ASK_GUIDANCE)
    def break_after_writing(_said: Utterance, ctx: Context) -> Reply:
        occasions.next_number(ctx.session, "T")
        ctx.promises.to(ctx.actor.me, "半截", kind=PushKind.NOTICE, about="x")
        raise RuntimeError("张伟的心事")

    @capability.command("no", "不", "不行", may=Deed.ASK_GUIDANCE)
    def refuse_after_writing(_said: Utterance, ctx: Context) -> Reply:
        occasions.next_number(ctx.session, "T")
        raise Refusal("不能办。")

    @capability.command("push", "推", "推一个", may=Deed.ASK_GUIDANCE)
    def push_with_choices(_said: Utterance, ctx: Context) -> Reply:
        zhangwei = next(one.id for one in ctx.roster.people.values() if one.name == "张伟")
        choices = (Choice("看看", "helping.help"),)
        ctx.promises.to(zhangwei, "有事。", kind=PushKind.NOTICE, about="x", choices=choices)
        return Reply("推了")

    @capability.command("ask", "问", "问一个", may=Deed.ASK_GUIDANCE)
    def count_up(_said: Utterance, ctx: Context) -> Reply:
        return Reply(f"T-{occasions.next_number(ctx.session, 'T'):04}")

    chat.parts.desk.registry.capabilities.append(capability)  # type: ignore[attr-defined]
    heard_of(chat, capability)
    return capability


def test_a_bug_gets_a_number_leaves_nothing_and_the_next_message_works(
    chat: Chat, faulty: Capability, caplog: pytest.LogCaptureFixture
) -> None:
    answer = chat.say("张伟", "坏一个")
    assert "出了点问题，编号" in answer
    number = answer.split("编号 ")[1][:6]
    assert any(getattr(record, "number", "") == number for record in caplog.records)
    assert "心事" not in caplog.text
    assert chat.pushes("张伟") == []
    assert chat.say("张伟", "问一个") == "T-0001"


def test_a_refusal_leaves_only_its_answer(chat: Chat, faulty: Capability) -> None:
    assert chat.say("张伟", "不行") == "不能办。"
    assert chat.say("张伟", "问一个") == "T-0001"


def test_a_bug_in_a_batch_hurts_only_its_own_message(chat: Chat, faulty: Capability) -> None:
    async def together() -> tuple[str | None, ...]:
        phone = chat.phone
        return await asyncio.gather(
            phone.say("zhangwei", "问一个"),
            phone.say("zhoutao", "坏一个"),
            phone.say("madefu", "问一个"),
            phone.say("sunli", "不行"),
        )

    first, bug, second, no = chat.portal.call(together)
    assert {first, second} == {"T-0001", "T-0002"}
    assert bug is not None
    assert "编号" in bug
    assert no == "不能办。"


def test_a_pushed_number_can_be_answered(chat: Chat, faulty: Capability) -> None:
    chat("""
        王强>   推一个
        推送 张伟> 有事。
        推送 张伟> 1 看看
        张伟>   1
        机器人> 直接说一句话就行…
    """)


def test_a_number_after_a_push_in_the_middle_of_a_form_is_asked_about(
    chat: Chat, faulty: Capability
) -> None:
    @faulty.command("self", "推我", "推我一个", may=Deed.ASK_GUIDANCE)
    def push_to_myself(_said: Utterance, ctx: Context) -> Reply:
        wangqiang = next(one.id for one in ctx.roster.people.values() if one.name == "王强")
        ctx.promises.to(
            wangqiang,
            "有事。",
            kind=PushKind.NOTICE,
            about="x",
            choices=(Choice("看看", "helping.help"),),
        )
        return Reply("推了")

    heard_of(chat, faulty)
    chat("""
        @ 2026-12-08 09:10
        王强>   自评
        王强>   带了两个徒弟
        张伟>   推我一个
        推送 王强> 有事。
        王强>   1
        机器人> 您这个数字是回哪一件？
        机器人> 1 正在填的：写自查  2 刚收到的通知：看看
        王强>   1
        机器人> …不打分
        机器人> 1 确认  2 修改  3 取消
    """)


def test_a_number_sent_before_a_push_does_not_answer_it(chat: Chat, faulty: Capability) -> None:
    early = chat.phone.message("zhangwei", "text", [("Content", "1")])
    chat.clock.moment += timedelta(seconds=5)
    chat("""
        王强>   推一个
        推送 张伟> 有事。
    """)
    assert "我分不清您回的是哪一件" in say_again(chat, early, "张伟")
    assert "直接说一句话" in chat.say("张伟", "1")


def test_what_a_handler_changed_and_flushed_is_taken_back_with_the_message(
    chat: Chat, faulty: Capability
) -> None:
    @faulty.command("dirty", "脏", "改一半", may=Deed.ASK_GUIDANCE)
    def change_read_and_fail(_said: Utterance, ctx: Context) -> Reply:
        cycle = ctx.session.get(AssessmentCycle, cycles.not_final(ctx.session)[0].id)
        assert cycle is not None
        cycle.year = 1999
        cycles.not_final(ctx.session)  # a read writes the change first
        raise RuntimeError

    heard_of(chat, faulty)
    assert "编号" in chat.say("张伟", "改一半")
    with chat.parts.desk.units() as unit:
        assert [one.year for one in unit.session.exec(select(AssessmentCycle))] == [2026]


def test_a_long_answer_comes_in_numbered_parts(chat: Chat, faulty: Capability) -> None:
    @faulty.command("long", "长", "长一个", may=Deed.ASK_GUIDANCE)
    def speak_at_length(_said: Utterance, _ctx: Context) -> Reply:
        return Reply("很长的话。" * 500)

    heard_of(chat, faulty)
    first = chat.say("张伟", "长一个")
    rest = chat.pushes("张伟")
    assert all(len(part.encode()) <= 2048 for part in (first, *rest))
    assert sum(part.count("很长的话。") for part in (first, *rest)) >= 495
    assert "1/4" in first
