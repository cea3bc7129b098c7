"""The branch answers as people type: without a number, without naming the matter again."""

import pytest

from tests.chatting import Chat

RAISED = """
    吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
    吴小燕> 2
"""
TWO = (
    RAISED
    + """
    何军> 更衣室的柜子坏了三个多月了
    何军> 1
"""
)
HALVES = [
    ("下周一改", "承诺日期 3月16日（周一）"),
    ("明天修", "承诺日期 3月13日（周五）"),
    ("今天下午安排人焊", "今天下午安排人焊；答应办"),
    ("这个事我知道了 跟后勤说一声", "答应办"),
    ("回复他下周一改", "：下周一改；答应办"),
    ("已经改好了", "：已经改好了；已办好，会请提出人说解决了没有。"),
]


@pytest.mark.parametrize("opened", [True, False])
def test_with_one_at_hand_half_a_sentence_is_its_answer(chat: Chat, opened: bool) -> None:
    chat(RAISED)
    if opened:
        chat.say("孙国栋", "C-0001")
    for said, shown in HALVES:
        answer = chat.say("孙国栋", said)
        assert answer.startswith("答复 C-0001（食堂夜班饭老是凉的…）："), (said, answer)
        assert shown in answer
        chat.say("孙国栋", "取消")
    assert "打算哪天再看一次" in chat.say("孙国栋", "办不了 合同没到期")
    chat("不推送 吴小燕")


def test_of_several_the_one_read_last_is_meant(chat: Chat) -> None:
    chat(
        TWO
        + """
        孙国栋> C-0001
        @ 2026-03-12 14:40
        孙国栋> C-0002
        @ 2026-03-12 14:50
        孙国栋> 下周一改
        机器人> 答复 C-0002（更衣室的柜子…
        孙国栋> 取消
        孙国栋> 食堂那个下周一改
        机器人> 答复 C-0001（…
        孙国栋> 取消
        孙国栋> 车床的事已经安排好了 回复他们
        机器人> 没看出是答复哪一件…
        """
    )


def test_of_several_without_a_hint_it_is_asked(chat: Chat) -> None:
    chat(
        TWO
        + """
        孙国栋> 下周一改
        机器人> 没看出是答复哪一件，这句还没有发出去…
        孙国栋> 2
        机器人> 答复 C-0002（更衣室的柜子…
        """
    )


def test_what_was_read_yesterday_is_no_hint(chat: Chat) -> None:
    chat(
        TWO
        + """
        孙国栋> C-0002
        @ 2026-03-13 15:00
        孙国栋> 下周一改
        机器人> 没看出是答复哪一件…
        """
    )


def test_what_is_done_is_said_so_and_the_raiser_is_asked_at_once(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 已经改好了
        机器人> 答复 C-0001（食堂夜班饭…）：已经改好了；已办好，会请提出人说解决了没有。
        孙国栋> 1
        机器人> 已答复 C-0001…解决没解决由提出人说。
        推送 吴小燕> │ 已经改好了
        推送 吴小燕> 支部说已经办好了。解决了没有，由您说：
        推送 吴小燕> 1 解决了  2 没解决
        """
    )


@pytest.mark.parametrize("said", ["下周一改", "明天修", "办不了 合同没到期", "跟后勤说一声"])
def test_with_nothing_open_it_is_nothing(chat: Chat, said: str) -> None:
    assert "没看懂" in chat.say("孙国栋", said)
    chat(RAISED)
    assert "答复 C-0001" not in chat.say("何军", said)
