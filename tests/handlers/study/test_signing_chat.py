"""Signing in by a code shown on the spot, and minutes in one message."""

import re

from tests.chatting import Chat
from tests.handlers.study.test_chat import ARRANGED

WRONG = "签到码不对"


def code_of(answer: str) -> str:
    """The four digits in the answer to the organiser."""
    found = re.search(r"签到码：(\d{4})", answer)
    assert found, answer
    return found[1]


def test_whoever_has_the_code_is_there_and_the_organisers_word_holds(chat: Chat) -> None:
    chat(ARRANGED)
    assert "没有您组织的" in chat.say("王强", "S-0001 签到码")
    early = code_of(chat.say("刘建国", "S-0001 签到码"))
    assert "14:30起可以签" in chat.say("王强", f"签到 {early}")
    chat("@ 2026-03-13 14:50")
    code = code_of(chat.say("刘建国", "签到码"))
    wrong = "1000" if code != "1000" else "1001"
    assert "已签到 S-0001" in chat.say("王强", f"签到 {code}")
    assert "已经记您到会" in chat.say("王强", code)
    assert "没有请您参加" in chat.say("张伟", f"签到 {code}")
    assert "还能试 4 次" in chat.say("陈志远", f"签到 {wrong}")
    for _ in range(3):
        assert WRONG in chat.say("陈志远", wrong)
    assert "试了五次" in chat.say("陈志远", wrong)
    assert "试了五次" in chat.say("陈志远", f"签到 {code}")
    chat("@ 2026-03-13 17:31")
    assert "签到已经结束" in chat.say("李红梅", f"签到 {code}")
    chat("""
        刘建国> 今天学习除了李红梅和王强都到了
        机器人> 到会 2 人：刘建国、陈志远。
        机器人> 没到：王强、李红梅，补学留着。
        刘建国> 1
    """)
    assert "以他记的为准" in chat.say("李红梅", f"签到 {code}")


def test_whoever_signed_in_is_there_without_being_named(chat: Chat) -> None:
    chat(ARRANGED)
    chat("李红梅> 明天学习我去不了 孩子家长会")
    chat("@ 2026-03-13 15:05")
    code = code_of(chat.say("刘建国", "S-0001 签到码"))
    assert "已签到" in chat.say("李红梅", code)
    chat("""
        刘建国> 今天学习王强到了
        机器人> 没提到的陈志远呢？
        刘建国> 2
        机器人> 到会 3 人：刘建国、王强、李红梅。
        机器人> 没到：陈志远，补学留着。
        刘建国> 1
        机器人> 已记下 S-0001：到会 3 人…
    """)


def test_minutes_are_said_once_and_read_by_whoever_was_asked_to_come(chat: Chat) -> None:
    chat(ARRANGED)
    assert "还没开始" in chat.say("刘建国", "S-0001 记录：学了两会精神")
    chat("@ 2026-03-13 16:40")
    chat("""
        刘建国> S-0001 记录：学了两会精神，护栏整改改到下周五
        机器人> S-0001 记录已记下。请来参加的人都能看…
        刘建国> 纪要 学了两会精神，护栏下周五改好
        机器人> S-0001 记录已换成这一段…
        李红梅> S-0001
        机器人> 记录：学了两会精神，护栏下周五改好
        李红梅> S-0001 记录：我来写
        机器人> 没有找到可以办的 S-0001…
    """)
    assert "下周五" not in chat.say("张伟", "S-0001")
