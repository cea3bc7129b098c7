"""One topic in two sittings: by the shift, one is enough [T2]."""

import pytest
from sqlmodel import select

from storage.queries import people, sittings
from storage.queries.actor import Actor
from storage.queries.study import Invited
from storage.session import Session
from storage.tables import Person, StudySession
from tests.chatting import Chat

TWO = """
刘建国> 下周三下午3点和晚上8点各学一次安全生产 二楼会议室，两班倒
刘建国> 1
"""


@pytest.fixture
def shifts(chat: Chat) -> Chat:
    """王强 works days, 李红梅 nights in the week that comes, of 陈志远 nobody knows."""
    with chat.parts.desk.units() as unit:
        for one in unit.session.exec(select(Person)):
            if one.userid in ("lihongmei", "chenzhiyuan"):
                one.shift = "甲班" if one.userid == "lihongmei" else ""
        people.changed(unit.session)
    return chat


def test_everybody_is_asked_to_the_sitting_that_his_shift_leaves_free(shifts: Chat) -> None:
    chat = shifts
    chat("""
        刘建国> 下周三下午3点和晚上8点各学一次安全生产 二楼会议室，两班倒
        机器人> 学习，同一内容办两场，参加一场就行。
        机器人> 综合党小组，参加：您、王强、李红梅、陈志远。
        机器人> 第一场 3月18日（周三）15:00，二楼会议室，内容：安全生产。请：李红梅。哪场都行：陈志远。
        机器人> 第二场 3月18日（周三）20:00，二楼会议室，内容：安全生产。请：您、王强。哪场都行：陈志远。
        刘建国> 1
        机器人> 已安排 S-0001、S-0002，参加一场就行：
        推送 李红梅> 学习通知 S-0001：3月18日（周三）15:00，二楼会议室，内容：安全生产。去不了回复「请假」。
        推送 王强> 学习通知 S-0002：3月18日（周三）20:00…
        推送 陈志远> 学习通知 S-0001：3月18日（周三）15:00，二楼会议室，内容：安全生产；同样的内容 S-0002 3月18日（周三）20:00还有一场，参加一场就行。…
    """)
    assert sum("学习通知" in one for one in chat.pushes("陈志远")) == 1
    chat("""
        刘建国> 周三下午3点和周四早上9点各学一次安全生产 二楼会议室，两班倒
        机器人> 第一场 3月18日（周三）15:00…
        机器人> 第二场 3月19日（周四）09:00…
        刘建国> 取消
        刘建国> 下周三下午3点学习 二楼会议室 两班倒
        机器人> 另一场是什么时候？…
        刘建国> 下周三下午3点
        机器人> 两场是同一个时间。…
        刘建国> 下周四早上9点
        机器人> 第二场 3月19日（周四）09:00…
        刘建国> 取消
        刘建国> 每周三下午3点和周四早上9点各学一次安全生产
        机器人> 定期的学习一次定一场：…
    """)


def test_who_came_to_one_was_there_for_both_and_makes_up_only_when_none_is_left(
    shifts: Chat,
) -> None:
    chat = shifts
    chat(TWO)
    chat("""
        陈志远> S-0001
        机器人> 另一场是 S-0002 3月18日（周三）20:00，参加一场就行。
        陈志远> S-0001 请假
        机器人> 已请假 S-0001：…已告诉刘建国，另一场还等着您。
        机器人> 另一场是 S-0002 3月18日（周三）20:00，参加一场就行。
        陈志远> S-0001
        机器人> 您请了假，另一场还等着您。
        @ 2026-03-18 17:00
        刘建国> S-0001 李红梅没来，王强也到了
        机器人> 到会 1 人：王强。
        机器人> 请假：陈志远…
        机器人> 没到：李红梅…
        刘建国> 1
        机器人> 已记下 S-0001：到会 1 人。还要补学：李红梅…
        推送 李红梅> 补学 S-0001…
        @ 2026-03-18 19:30
        @ 2026-03-18 21:30
        刘建国> S-0002 都到了，李红梅也来了
        机器人> 到会 4 人：刘建国、王强、李红梅、陈志远。
        机器人> 到过另一场的，这里也算到会。
        刘建国> 1
        机器人> 已记下 S-0002：到会 4 人。没有要补学的。
        刘建国> S-0001
        机器人> 到会 2 人：李红梅、陈志远。
        李红梅> 我的学习
        机器人> 近期没有安排您参加的学习。有了会通知您。
    """)
    assert "补学" not in chat.answer
    assert not any("学习提醒" in one for one in chat.pushes("王强"))


def test_a_sitting_that_is_cancelled_leaves_the_other(shifts: Chat) -> None:
    chat = shifts
    chat("@ 2026-03-12 22:00")
    chat(TWO)
    chat("""
        刘建国> 取消学习 S-0001
        刘建国> 1
        @ 2026-03-13 08:00
        推送 陈志远> 学习通知 S-0002：3月18日（周三）20:00，二楼会议室，内容：安全生产。去不了回复「请假」。
    """)
    assert not any("S-0001" in one for one in chat.pushes("陈志远"))


def test_who_took_leave_from_one_makes_up_when_the_other_is_cancelled(shifts: Chat) -> None:
    chat = shifts
    chat(TWO)
    chat("""
        陈志远> S-0001 请假
        刘建国> 取消学习 S-0002
        刘建国> 1
        推送 陈志远> 学习取消 S-0002…
        @ 2026-03-18 17:00
        刘建国> S-0001 都到了
        刘建国> 1
        陈志远> 我的学习
        机器人> 要补学：S-0001 3月18日（周三）15:00「安全生产」…
    """)


def test_who_missed_one_is_told_what_is_left_to_him(
    shifts: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat, asked = shifts, list[int]()
    chat(TWO)
    others = sittings.others

    def counted(session: Session, actor: Actor, row: StudySession) -> list[Invited]:
        asked.append(row.number)
        return others(session, actor, row)

    monkeypatch.setattr(sittings, "others", counted)
    chat("刘建国> S-0001 改到下周三下午4点")
    chat("刘建国> 1")
    assert asked == [1]  # for everybody who is told of it
    chat("""
        @ 2026-03-18 18:00
        刘建国> S-0001 陈志远没来，李红梅没来
        刘建国> 1
        陈志远> S-0001
        机器人> 您没到，另一场还等着您。
        李红梅> S-0001
        机器人> 您没到，补学给您留着。
        @ 2026-03-18 21:30
        刘建国> S-0002 陈志远没来
        刘建国> 1
        陈志远> S-0001
        机器人> 您没去，补学记在 S-0002，补一次就行。
    """)
    assert "补过" not in chat.answer
