"""The desk: each message once, dialogues left and taken up, what is late, and what is no text."""

import asyncio
from datetime import timedelta

from tests.chatting import Chat, say_again

APPRAISAL = "自评 今年该做的做了 打85分"


def test_a_repeated_message_gets_the_same_answer_and_works_once(chat: Chat) -> None:
    chat("@ 2026-12-08 09:10")
    chat.say("王强", APPRAISAL)
    confirm = chat.phone.message("wangqiang", "text", [("Content", "1")])
    first = say_again(chat, confirm, "王强")
    assert "第 1 稿" in first
    for _ in range(3):
        assert say_again(chat, confirm, "王强") == first
    assert "第 1 稿" in chat.say("王强", "我的自评")


def test_fifty_deliveries_at_once_are_one_message(chat: Chat) -> None:
    chat("@ 2026-12-08 09:10")
    chat.say("王强", APPRAISAL)
    confirm = chat.phone.message("wangqiang", "text", [("Content", "1")])

    async def all_at_once() -> set[str]:
        replies = await asyncio.gather(
            *(chat.phone.deliver("wangqiang", confirm) for _ in range(50))
        )
        return {reply.text or "" for reply in replies if reply}

    (answer,) = chat.portal.call(all_at_once)
    assert "第 1 稿" in answer


def test_the_same_userid_in_another_case_is_the_same_person_and_message(chat: Chat) -> None:
    plain = chat.phone.message("wangqiang", "text", [("Content", "帮助")])
    shouted = plain.replace("[wangqiang]", "[WangQiang]")
    chat.corp.people["WangQiang"] = chat.corp.people["wangqiang"]
    assert "直接说一句话" in say_again(chat, shouted, "王强")


def test_same_message_number_with_other_content_changes_nothing_and_is_counted(chat: Chat) -> None:
    plain = chat.phone.message("wangqiang", "text", [("Content", "帮助")])
    first = say_again(chat, plain, "王强")
    assert say_again(chat, plain.replace("帮助", "我的自评"), "王强") == first
    assert b'event="repeated_with_other_content"} 1.0' in chat.parts.metrics.text()


def test_a_dialogue_can_be_left_gone_back_in_and_taken_up_again(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        王强>   取消
        机器人> 现在没有正在填的内容…
        王强>   1
        机器人> 现在没有等您确认的事…
        王强>   自评
        王强>   带了两个徒弟
        机器人> 自己打多少分？…
        王强>   上一步
        机器人> 自查截至…
        王强>   上一步
        机器人> 这已经是第一步了…
        王强>   组织学习少
        王强>   帮助
        机器人> …写自查…先放下了…
        王强>   继续
        机器人> 自己打多少分？…
        王强>   88
        王强>   3
        机器人> 好的，这件没有记下。
        王强>   1
        机器人> 现在没有等您确认的事…
    """)


def test_politeness_is_answered_politely(chat: Chat) -> None:
    chat("""
        吴小燕> 你好
        机器人> 您好，有事直接说一句话就行，比如：
        机器人> · 食堂…
        吴小燕> 嗯
        机器人> 好的，有事随时说。
        吴小燕> 收到
        机器人> 好的，有事随时说。
        @ 2026-12-08 09:10
        王强>   自评 今年该做的做了 打85分
        王强>   嗯
        机器人> 自查已交…
    """)


def test_an_unread_sentence_ends_the_numbers_before_it(chat: Chat) -> None:
    chat("""
        张伟>   帮助
        张伟>   这是机器人吗
        机器人> 这句我没看懂…
        张伟>   1
        机器人> 现在没有等您确认的事…
    """)


def test_a_message_that_comes_late_is_asked_back_and_a_day_old_one_is_refused(chat: Chat) -> None:
    late = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    chat.clock.moment += timedelta(hours=2)
    answer = say_again(chat, late, "张伟")
    assert "3月12日（周四） 14:30" in answer
    assert "直接说一句话" in chat.say("张伟", "1")
    old = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    chat.clock.moment += timedelta(hours=25)
    assert say_again(chat, old, "张伟") == ""


def test_pictures_and_voice_are_answered_and_events_never_disturb(chat: Chat) -> None:
    spoken = chat.portal.call(chat.phone.send, "zhangwei", "voice") or ""
    assert "键盘上的话筒" in spoken
    assert "没有下载和保存" in spoken
    for kind in ("image", "video", "location", "link"):
        assert "只看得懂文字" in (chat.portal.call(chat.phone.send, "zhangwei", kind) or "")
    for event in (
        "LOCATION",
        "view",
        "unsubscribe",
        "batch_job_result",
        "change_contact",
        "no_such_event",
    ):
        assert chat.portal.call(chat.phone.event, "zhangwei", event) is None


def test_the_first_opening_of_the_chat_is_greeted_once(chat: Chat) -> None:
    first = chat.portal.call(chat.phone.open_chat, "wuxiaoyan")
    assert first is not None
    assert "生产支部" in first
    chat.clock.moment += timedelta(seconds=1)
    assert chat.portal.call(chat.phone.open_chat, "wuxiaoyan") is None
    assert chat.portal.call(chat.phone.open_chat, "moshengren") is None


def test_put_aside_and_taken_up_in_turn(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        王强>   自评
        王强>   我要反映
        机器人> …写自查…先放下了…
        王强>   继续
        机器人> 自查截至…
    """)
