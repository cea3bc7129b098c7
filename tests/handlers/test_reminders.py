"""别提醒: a standing wish, understood only when the whole sentence says it."""

import pytest

from handlers.kit.reading.utterance import Utterance
from handlers.reminders import AGAIN, STOP
from tests.chatting import Chat

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
    "said", ["恢复提醒", "还是提醒我吧", "可以提醒我了", "继续提醒", "重新打开提醒", "打开提醒"]
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
