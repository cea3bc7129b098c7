"""别提醒: a standing wish, understood only when the whole sentence says it."""

import pytest

from handlers.kit.reading.utterance import Utterance
from handlers.reminders.hearing import AGAIN, STOP, WEEKLY, later_than
from tests.chatting import Chat
from tests.handlers.conftest import SeenAs

TODAY = """
    刘建国> 今天下午4点小组学习 一楼
    刘建国> 1
    推送 王强> 学习通知 S-0001…
"""


@pytest.mark.parametrize(
    "said",
    [
        *("别提醒", "别再提醒我了", "不用提醒", "不要提醒我", "以后都别提醒我了", "學習不用提醒我", "别老提醒我"),
        *("S-0001 别提醒了", "别催了", "别再催我了！", "取消提醒", "关闭提醒", "不用再给我发提醒了", "请不要提醒我"),
    ],
)  # fmt: skip
def test_the_wish_is_understood(said: str) -> None:
    assert STOP.fullmatch(Utterance.of(said).bare())
    assert not AGAIN.fullmatch(Utterance.of(said).bare())


@pytest.mark.parametrize(
    "said",
    [
        "恢复提醒",
        "恢复正常提醒",
        "还是提醒我吧",
        "可以提醒我了",
        "继续提醒",
        "重新打开提醒",
        "打开提醒",
    ],
)
def test_so_is_its_end(said: str) -> None:
    assert AGAIN.fullmatch(Utterance.of(said).bare())
    assert not STOP.fullmatch(Utterance.of(said).bare())


@pytest.mark.parametrize(
    "said",
    [
        *("明天下午3点学习 不用提醒", "别提醒孙丽", "提前半小时提醒", "昨天跟老马聊了 他说别老催他", "没人提醒我"),
        *("食堂没人提醒 别再涨价了", "不用提醒大家", "提醒我明天学习", "别忘了提醒我"),
    ],
)  # fmt: skip
def test_what_says_something_else_is_not(said: str) -> None:
    bare = Utterance.of(said).bare()
    assert not STOP.fullmatch(bare)
    assert not AGAIN.fullmatch(bare)


def test_reminders_stop_at_once_and_come_again(chat: Chat) -> None:
    chat(TODAY)
    chat("""
        王强> 别再提醒我了
        机器人> 好的，从现在起不提醒您了…
        机器人> 想恢复，回复「恢复提醒」。
        王强> 我的记录
        机器人> 您说过别提醒，3月12日（周四）起不提醒…
        李红梅> 我的记录
    """)
    assert "别提醒" not in chat.answer
    chat("""
        @ 2026-03-12 15:30
        不推送 王强
        推送 陈志远> 学习提醒 S-0001…
        刘建国> 明天下午4点小组学习 一楼
        刘建国> 1
        @ 2026-03-13 08:00
        推送 王强> 学习通知 S-0002…
        王强> 恢复提醒
        机器人> 好的，提醒恢复了…
        王强> 恢复提醒
        机器人> 提醒一直开着…
        @ 2026-03-13 15:30
        推送 王强> 学习提醒 S-0002…
        王强> 我的记录
    """)
    assert "您说过别提醒" not in chat.answer


def test_what_is_no_reminder_still_comes(chat: Chat) -> None:
    chat(TODAY)
    chat("""
        张伟> 别提醒我
        张伟> 更衣室的柜子锁坏了好几个
        张伟> 2
        王强> 别提醒
        孙国栋> C-0001 下周一修好
        孙国栋> 1
        推送 张伟> 您反映的 C-0001…有答复了：
        刘建国> 取消学习 S-0001
        刘建国> 1
        推送 王强> 学习取消 S-0001…
        @ 2026-03-17 09:00
        推送 张伟> C-0001 支部承诺 3月16日（周一）落实，改了吗？
    """)


def test_an_organiser_who_wants_none_for_the_others_is_not_muted_himself(chat: Chat) -> None:
    chat("""
        刘建国> 今天下午4点小组学习 一楼
        刘建国> 不用提醒
        机器人> 提醒是发给参加的人的，这里去不掉…
        机器人> 1 确认  2 修改  3 取消
        刘建国> 1
        机器人> 已安排 S-0001…
        刘建国> 恢复提醒
        机器人> 提醒一直开着…
    """)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        *(("推迟", "03-13 08:00"), ("明天再说", "03-13 08:00"), ("晚点再提醒我", "03-13 08:00"), ("先推迟三天吧", "03-15 08:00")),
        *(("下周一再提醒我", "03-16 08:00"), ("推迟到周五", "03-13 08:00"), ("推迟一周", "03-19 08:00"), ("推迟到下周", "03-16 08:00"), ("推迟到2月30日", None), ("两小时后再提醒", "03-12 16:30")),
        *(("S-0001 后天上午9点再提醒我", "03-14 09:00"), ("都过两天再说", "03-14 08:00"), ("昨天再说", "03-11 08:00")),
        *(("他说回头再说", None), ("张伟的事再说", None), ("学习推迟到周五下午三点二楼", None), ("以后别再提醒我", None)),
    ],
)  # fmt: skip
def test_to_when_it_is_put_off(seen_as: SeenAs, said: str, when: str | None) -> None:
    found = later_than(Utterance.of(said), seen_as("王强"))
    assert (f"{found:%m-%d %H:%M}" if found else None) == when


def test_once_a_week_is_understood() -> None:
    meant = (
        "每周一说一次就行",
        "以后每个星期三早上提醒我一次",
        "每周说一次就够了",
        "一周说一次就行了",
    )
    assert all(WEEKLY.fullmatch(Utterance.of(one).bare()) for one in meant)
    others = ("每周一下午3点学习", "每周一提醒大家一次安全", "每周一说", "食堂每周一说一次又不改")
    assert not any(WEEKLY.fullmatch(Utterance.of(one).bare()) for one in others)


def test_what_is_put_off_comes_once_and_never_when_it_is_over(chat: Chat) -> None:
    chat("""
        王强> 推迟
        机器人> 这一天里没有给您发过能推迟的提醒…
        刘建国> 下周五下午4点小组学习 一楼
        刘建国> 1
        王强> 明天再说
        机器人> 好的，3月13日（周五）08:00再提醒一次：
        机器人> · 学习通知 S-0001…
        王强> 下周一再提醒我
        机器人> 好的，3月16日（周一）08:00再提醒一次：
        王强> 提醒设置
        机器人> 现在照常提醒…
        机器人> 您推迟的（1 件）：
        机器人> · 3月16日（周一）08:00再提醒：学习通知 S-0001…
        李红梅> 提醒设置
    """)
    assert "S-0001" not in chat.answer
    chat("""
        李红梅> 推迟到3月20日下午5点
        机器人> 「学习通知 S-0001…」到3月20日（周五）16:00为止，那天已经过期…
        机器人> 1 3月20日（周五）08:00再提醒
        李红梅> 1
        机器人> 好的，3月20日（周五）08:00再提醒一次：
        陈志远> S-0009 明天再提醒我
        机器人> 这一天里没有给您发过 S-0009 的提醒…
        陈志远> 昨天再说
        机器人> 那个时候已经过去了…
        陈志远> 推迟100天
        机器人> 最多推迟两个月…
        @ 2026-03-13 08:00
        刘建国> 下周三下午4点小组学习 一楼
        刘建国> 1
        @ 2026-03-13 14:00
        陈志远> 后天再说
        机器人> 推迟哪一件？
        @ 2026-03-16 08:00
        推送 王强> 学习通知 S-0001…
        刘建国> 取消学习 S-0001
        刘建国> 1
        王强> 明天再说
    """)
    assert "S-0001" not in chat.answer
    chat("""
        李红梅> 提醒设置
    """)
    assert "S-0001" not in chat.answer


def test_once_a_week_what_may_wait_comes_together(chat: Chat) -> None:
    chat("""
        王强> 每周一说一次就行
        机器人> 好的，能等的新事和提醒，攒到每周一早上…
        机器人> 不等、照样马上告诉您的：…签到码…
        刘建国> 下周五下午4点小组学习 一楼
        刘建国> 1
        刘建国> 下周四下午4点小组学习 一楼
        刘建国> 1
        不推送 王强
        推送 李红梅> 学习通知 S-0001…
        刘建国> 明天下午4点小组学习 一楼
        刘建国> 1
        @ 2026-03-13 08:00
        推送 王强> 学习通知 S-0003…
        王强> 提醒设置
        机器人> 您说过每周一说一次就行…
        王强> 我的记录
        机器人> 您说过每周一说一次，3月12日（周四）起照办…
        @ 2026-03-16 08:00
        推送 王强> 攒了 2 件事，一起告诉您：
        推送 王强> · 学习通知 S-0001…
        刘建国> 取消学习 S-0001
        刘建国> 1
        推送 王强> 学习取消 S-0001…
        王强> 恢复正常提醒
        机器人> 好的，提醒恢复了…
        刘建国> 下周三下午4点小组学习 一楼
        刘建国> 1
        @ 2026-03-17 08:00
        推送 王强> 学习通知 S-0004…
    """)
