"""Sessions are arranged, announced and reminded of; leave is taken in one sentence (domain.md V13, V15)."""

import pytest

from tests.chatting import Chat

ARRANGED = """
    刘建国> 这周五下午3点综合小组学习 二楼会议室 内容两会精神 提前半小时提醒
    机器人> 学习：3月13日（周五）15:00，二楼会议室，内容：两会精神。
    机器人> 综合党小组，参加：您、王强、李红梅、陈志远。确认后通知，3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。
    机器人> 1 确认  2 修改  3 取消
    刘建国> 1
    机器人> 已安排 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。
    机器人> 通知 3 人（不在班的到班时收到，来不及的提前发），3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）…
"""
NOTICE = "学习通知 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。去不了回复「请假」。"
REMINDER = "学习提醒 S-0001：快开始了，3月13日（周五）15:00，二楼会议室，内容：两会精神。去不了回复「请假」。"


def test_v13_one_sentence_tells_and_reminds_everybody_concerned(chat: Chat) -> None:
    chat(ARRANGED)
    for name in ("王强", "李红梅", "陈志远"):
        assert chat.new_pushes(name)[0] == NOTICE
    chat("""
        @ 2026-03-12 19:00
        不推送 王强
        @ 2026-03-13 14:29
        不推送 王强
        @ 2026-03-13 14:30
    """)
    for name in ("王强", "李红梅", "陈志远"):
        assert chat.new_pushes(name)[0] == REMINDER
    for name in ("刘建国", "何军", "孙国栋", "张伟", "周萍"):
        assert chat.pushes(name) == []


def test_a_session_some_days_ahead_is_also_reminded_of_on_the_evening_before(chat: Chat) -> None:
    chat("""
        刘建国> 后天上午10点小组学习 三楼会议室
        刘建国> 1
        机器人> 通知 3 人（不在班的到班时收到，来不及的提前发），3月13日（周五）19:00、3月14日（周六）09:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）…
    """)
    chat("推送 王强> 学习通知 S-0001：3月14日（周六）10:00，三楼会议室。去不了…")
    chat("""
        @ 2026-03-13 18:59
        不推送 王强
        @ 2026-03-13 19:00
        推送 王强> 学习提醒 S-0001：明天有学习，3月14日（周六）10:00，三楼会议室…
        不推送 刘建国
    """)
    chat("""
        @ 2026-03-14 09:30
        推送 王强> 学习提醒 S-0001…
    """)


def test_v15_leave_calls_the_reminder_off_and_the_reason_is_not_pushed(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        李红梅> 明天学习我去不了 出车 能不能发我材料
        机器人> 已请假 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神，公务：出车。提醒撤了，已告诉刘建国，补学给您留着。
        机器人> 材料等刘建国发，发来我就转给您。
        机器人> 1 又能去了
        推送 刘建国> 学习请假：李红梅，S-0001 3月13日（周五）15:00。本人想要材料，回复「S-0001 材料：……」我来转。回复「S-0001」看详情。
    """)
    assert "出车" not in "".join(chat.pushes("刘建国"))
    chat("""
        刘建国> S-0001
        机器人> S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。
        机器人> 参加：刘建国、王强、陈志远。
        机器人> 请假：李红梅（公务：出车），补学留着。
    """)
    chat.new_pushes("李红梅")
    chat("""
        @ 2026-03-13 14:30
        不推送 李红梅
        推送 陈志远> 学习通知…
    """)
    assert chat.pushes("陈志远")[-1].startswith(REMINDER)


def test_material_reaches_those_on_leave_and_whoever_leaves_later(chat: Chat) -> None:
    chat(ARRANGED)
    chat("李红梅> 明天学习我去不了 出车")
    chat.new_pushes("李红梅")
    chat("""
        刘建国> S-0001 材料：报告第一部分，重点看民生
        机器人> 材料存好了（S-0001），已发给要补学的 1 人；之后请假的人会直接收到。
        推送 李红梅> 学习材料 S-0001：报告第一部分，重点看民生
        王强> 请假
        机器人> 已请假 S-0001…
        机器人> 材料：报告第一部分，重点看民生
        何军> S-0001 材料：别的
        机器人> 材料由组织学习的人来发。
    """)


def test_leave_can_be_taken_back_and_the_reminder_comes_again(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        王强> 周五那个学习请个假 3号机大修走不开
        机器人> 已请假 S-0001：…公务：大修…
        王强> 又能去了
        机器人> 好的，S-0001 的请假取消了：3月13日（周五）15:00…
        王强> 又能去了
        机器人> 您近期没有请假的学习。想看安排，回复「我的学习」。
    """)
    chat.new_pushes("刘建国")
    chat.new_pushes("王强")
    chat("""
        @ 2026-03-13 14:30
        推送 王强> 学习提醒 S-0001…
        不推送 刘建国
        刘建国> S-0001
        机器人> 参加：刘建国、王强、李红梅、陈志远。
    """)


@pytest.mark.parametrize("said", ["请假", "学习那天我去不了", "S-0001", "S-0009"])
def test_somebody_who_is_not_concerned_sees_nothing(chat: Chat, said: str) -> None:
    before = chat.say("何军", said)
    chat(ARRANGED)
    assert chat.say("何军", said) == before
    assert "两会" not in chat.say("何军", "下次学习什么时候")
    assert "S-0001" not in chat.say("何军", "我还有啥没干")


def test_several_sessions_are_asked_about(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        刘建国> 下周二上午九点半党小组学习 三楼小会议室
        刘建国> 1
        王强> 请假
        机器人> 您说的是哪一次？
        机器人> 1 S-0001 3月13日（周五）15:00 两会精神
        机器人> 2 S-0002 3月17日（周二）09:30
        王强> 2
        机器人> 已请假 S-0002：3月17日（周二）09:30，三楼小会议室。提醒撤了…
        李红梅> 下周二的学习我来不了
        机器人> 已请假 S-0002…
        陈志远> 明天学习去不了
        机器人> 已请假 S-0001…
        陈志远> 周六的学习去不了
        机器人> 3月14日（周六）没有查到学习…
    """)


def test_the_organiser_is_not_on_leave_from_his_own_session(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        刘建国> 明天学习我去不了
        机器人> S-0001 是您组织的，不用请假。去不了可以改期或取消…
        不推送 刘建国
    """)


def test_coming_later_is_told_on_and_is_no_leave(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        李红梅> 明天学习我可能晚到半小时 跟车
        机器人> 好的，已告诉刘建国您会晚到：S-0001 …不算请假，去不了再说「请假」。
        推送 刘建国> 学习晚到：李红梅，S-0001 3月13日（周五）15:00，会来，要晚一点…
        刘建国> S-0001
        机器人> 参加：刘建国、王强、李红梅、陈志远。
    """)


def test_whoever_reads_a_reason_leaves_a_line_for_the_person(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        李红梅> 明天学习我去不了 孩子家长会
        李红梅> 谁看过我
        刘建国> S-0001
        机器人> 请假：李红梅（家庭原因），补学留着。
    """)
    assert "S-0001" in chat.say("李红梅", "谁看过我")
    assert "家长会" not in "".join([*chat.pushes("刘建国"), chat.say("刘建国", "S-0001")])
