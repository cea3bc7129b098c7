"""How far goals were reached: written down once the competent department has confirmed it, seen by the area [M3 T6]."""

import pytest
from sqlmodel import select

from storage.assessment_words import SheetState
from storage.tables import Area, AssessmentCycle, Person, Sheet
from tests.chatting import T1, Chat

APPROVED = """
    刘建国> 维修组今年目标 安全：全年无事故；设备：三号平台护栏整改
    刘建国> 1
    孙国栋> 确认目标
    孙国栋> 1
    孙国栋> 管理组今年目标 质量：台账齐全
    孙国栋> 1
    @ 2026-12-08 09:10
"""


def test_the_leader_writes_results_and_the_area_sees_them(chat: Chat) -> None:
    chat(APPROVED)
    chat("""
        刘建国> 我还有啥没干
        机器人> · 维修组有 2 条目标还没记结果
        刘建国> G-0001 完成 安环部盖章确认
        机器人> G-0001 安全：全年无事故
        机器人> 结果：完成（安环部盖章确认）
        机器人> 1 确认  2 修改  3 取消
        刘建国> 1
        机器人> 已记下 G-0001：完成。考核表上报支部之前都可以改，再说一遍就行。
        机器人> 这个责任区还没记结果的：G-0002。
        刘建国> G-0002 没完成
        机器人> 哪个部门确认的，什么原因？…
        刘建国> 设备部小李说配件没到
        机器人> 结果：未完成（设备部1 名职工说配件没到）
        刘建国> 部分完成
        机器人> 结果：部分完成（设备部1 名职工说配件没到）
        刘建国> 1
        刘建国> G-0002 已调整 设备部同意改到明年
        机器人> 结果：已调整（设备部同意改到明年）
        机器人> 原来记的：部分完成（…
        刘建国> 1
        张伟> 目标完成情况
        机器人> 维修组 2026 年目标完成情况：
        机器人> G-0001 安全：全年无事故，完成（安环部盖章确认）
        机器人> G-0002 设备：三号平台护栏整改，已调整（设备部同意改到明年）
        刘建国> G-0001 完成了吗
        机器人> 结果：完成（安环部盖章确认）
        孙国栋> 目标完成情况
        机器人> · 管理组：还没确认 1
        机器人> · 维修组：完成 1、已调整 1
        机器人> 安全方面：完成 1
        机器人> 设备方面：已调整 1
    """)


def test_of_the_leaders_own_area_the_branch_writes_the_result(chat: Chat) -> None:
    chat(APPROVED)
    chat("""
        刘建国> G-0003 完成 质量部确认
        机器人> 这是您自己负责的责任区，结果由支部别的人来记。
        孙国栋> 我还有啥没干
        机器人> · 管理组有 1 条目标还没记结果
        孙国栋> G-0003 完成 质量部确认
        孙国栋> 1
        机器人> 已记下 G-0003：完成。…
        刘建国> 管理组目标完成情况
        机器人> G-0003 质量：台账齐全，完成（质量部确认）
    """)


@pytest.mark.parametrize("name", ["王强", "张伟", "高明"])
def test_nobody_else_writes_results(chat: Chat, name: str) -> None:
    chat(APPROVED)
    assert "目标的结果由党小组长和支部来记" in chat.say(name, "G-0001 完成 安环部确认")
    assert "还没确认" in chat.say("孙国栋", "维修组目标完成情况")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("G-0009 完成 安环部确认", "没有找到可以办的 G-0009"),
        ("记目标结果", "是哪一条？"),
        ("G-0001 G-0002 完成", "一次改一条"),
    ],
)
def test_a_result_is_of_one_goal_that_is_there(chat: Chat, said: str, answer: str) -> None:
    chat(APPROVED)
    assert answer in chat.say("刘建国", said)


def test_a_draft_has_no_result(chat: Chat) -> None:
    chat("""
        刘建国> 维修组今年目标 安全：全年无事故
        刘建国> 1
        刘建国> G-0001 完成 安环部确认
        机器人> G-0001 支部还没确认，或者已经不用了，没有结果可记。
    """)


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (SheetState.SCORED, "已记下 G-0001"),
        (SheetState.REPORTED, "考核表已经上报"),
        (SheetState.RETURNED, "已记下 G-0001"),
        (SheetState.APPROVED, "考核表已经上报"),
    ],
)
def test_results_stand_once_the_sheet_lies_with_the_branch(
    chat: Chat, state: SheetState, answer: str
) -> None:
    chat(APPROVED)
    with chat.parts.desk.units() as unit:
        cycle = unit.session.exec(select(AssessmentCycle)).one()
        area = unit.session.exec(select(Area).where(Area.name == "维修组")).one()
        member = unit.session.exec(select(Person).where(Person.name == "王强")).one()
        unit.session.collect(
            Sheet(
                cycle_id=cycle.id,
                subject_id=member.id,
                area_id=area.id,
                version=1,
                state=state,
                scorer_id=member.id,
                scored_at=T1,
                sealed_content=b"",
            )
        )
    said = chat.say("刘建国", "G-0001 完成 安环部确认")
    assert answer in (said if "已经上报" in said else chat.say("刘建国", "1"))
