"""What people say to a notice of study without the word 学习, and what a leader says of the session he runs."""

import pytest

from tests.chatting import Chat
from tests.handlers.study.test_chat import ARRANGED


@pytest.mark.parametrize(
    "said", ["明天我请个假 孩子开家长会", "不去", "我不去了", "我请个假 孩子发烧", "明天走不开"]
)
def test_a_refusal_is_leave_while_a_session_is_coming(chat: Chat, said: str) -> None:
    before = chat.say("王强", said)
    assert "已请假" not in before
    chat(ARRANGED)
    chat(f"王强> {said}\n机器人> 已请假 S-0001…\n推送 刘建国> 学习请假：王强…")


@pytest.mark.parametrize("said", ["我要值班", "明天我得出车", "夜班"])
def test_a_reason_alone_is_asked_about(chat: Chat, said: str) -> None:
    assert "请假" not in chat.say("王强", said)
    chat(ARRANGED)
    chat(f"""
        王强> {said}
        机器人> S-0001 3月13日（周五）15:00 两会精神
        机器人> 要请假吗？
        机器人> 1 请假  2 不请，能去
        王强> 2
        机器人> 好的，没有请假，还按您参加算…
        不推送 刘建国
        王强> {said}
        王强> 1
        机器人> 已请假 S-0001…
        推送 刘建国> 学习请假：王强…
    """)


def test_leave_of_another_day_is_not_leave_from_study(chat: Chat) -> None:
    chat(ARRANGED)
    assert "已请假" not in chat.say("王强", "下周三我请个假 孩子开家长会")
    assert "要请假吗" not in chat.say("何军", "我要值班")


@pytest.mark.parametrize("said", ["地点改到三楼", "地点定在三楼", "学习地点换到三楼", "改到三楼"])
def test_another_place_is_told_without_another_time(chat: Chat, said: str) -> None:
    chat("""
        刘建国> 明天下午3点小组学习
        刘建国> 还没定
        刘建国> 1
    """)
    chat.new_pushes("王强")
    chat(f"""
        刘建国> {said}
        机器人> 换地点 S-0001：3月13日（周五）15:00，三楼。确认后通知 3 人。
        刘建国> 1
        机器人> 已换地点 S-0001：3月13日（周五）15:00，三楼。通知 3 人（不在班的到班时收到，来不及的提前发），3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。
        推送 王强> 学习换地点 S-0001：3月13日（周五）15:00，三楼。去不了回复「请假」。
        何军> {said}
    """)
    assert "S-0001" not in chat.say("王强", said)
