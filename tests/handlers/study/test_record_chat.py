"""The record of a year's study as a Word file: what the organiser's list says today, and nobody's absences [T2 M2]."""

import io
import zipfile
from typing import Any

import docx
from sqlmodel import select

from bot.simulator.chats import LineKind
from storage.queries import people
from storage.tables import Person
from tests.chatting import Chat, userid_of
from tests.handlers.study.test_chat import ARRANGED


def record_of(chat: Chat, name: str) -> str:
    """Every word of the last file that somebody got, cells of a row joined by `|`."""
    lines = chat.corp.chats[userid_of(name)].lines
    content = [one.file for one in lines if one.kind is LineKind.PUSH and one.file][-1].content
    file: Any = docx.Document(io.BytesIO(content))
    rows = ["|".join(cell.text for cell in row.cells) for one in file.tables for row in one.rows]
    return "\n".join([*(one.text for one in file.paragraphs), *rows])


def test_a_leader_takes_out_what_was_kept_and_nothing_else(chat: Chat) -> None:
    chat("""
        刘建国> 学习记录
        机器人> 综合党小组 2026 年还没有您能看的学习…
    """)
    chat(ARRANGED)
    chat("""
        李红梅> 明天学习我去不了 孩子家长会
        @ 2026-03-13 16:40
        刘建国> 今天学习陈志远没来 其他人都到了
        刘建国> 1
        刘建国> S-0001 记录：学了两会精神，议定四月办一次技能帮带
        刘建国> 下周五下午3点综合小组学习 内容安全生产法
        刘建国> 1
        刘建国> 发我今年的学习记录
        机器人> 《学习记录-综合党小组-2026》马上发到这里（Word），1 次学习…
        推送 刘建国> [文件] 学习记录-综合党小组-2026-20260313.docx
    """)
    text = record_of(chat, "刘建国")
    for part in (
        "S-0001|3月13日（周五）15:00|",
        "|二楼会议室|两会精神|刘建国",
        "到会 2 人：刘建国、王强。",
        "请假：李红梅。",
        "还有 1 人没赶上，补学留着。",
        "议定四月办一次技能帮带",
    ):
        assert part in text
    for part in ("家庭", "家长会", "陈志远", "安全生产法"):
        assert part not in text
    chat("""
        刘建国> 李红梅补过学习了
        刘建国> 学习记录 维修组
        推送 刘建国> [文件] 学习记录-维修组-2026-20260313.docx
        王强> 学习记录
        推送 王强> [文件] 学习记录-维修组-2026-20260313.docx
        王强> 储运业务组的学习记录
        机器人> 学习记录由党小组长、支部和责任党员来看…
        张伟> 学习记录
        机器人> 学习记录由党小组长、支部和责任党员来看…
        刘建国> 2031年的学习记录
        机器人> 2031 年没有学习记录…
        刘建国> 发我维修组的管理档案
        推送 刘建国> [文件] 管理档案-维修组-2026-20260313.zip
    """)
    assert "已补学：李红梅。" in record_of_area(chat)
    own = record_of(chat, "王强")
    assert "到会由组织学习的人和党小组长看" in own
    assert "李红梅" not in own


def test_who_missed_one_of_two_sittings_is_neither_named_nor_said_to_have_made_up(
    chat: Chat,
) -> None:
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(Person.userid == "chenzhiyuan")).one()
        person.shift = ""  # nobody knows when he is at work: he is asked to both
        people.changed(unit.session)
    chat("""
        刘建国> 下周三下午3点和晚上8点各学一次安全生产 二楼会议室，两班倒
        刘建国> 1
        @ 2026-03-18 16:40
        刘建国> S-0001 陈志远没来
        刘建国> 1
        机器人> 已记下 S-0001…
        刘建国> 学习记录
        推送 刘建国> [文件] 学习记录-综合党小组-2026-20260318.docx
    """)
    text = record_of(chat, "刘建国")
    assert "另有 1 人，看同一内容另一场的记录。" in text
    assert "已补学" not in text
    assert "陈志远" not in text


def record_of_area(chat: Chat) -> str:
    """The record that lies in the archive of the area."""
    lines = chat.corp.chats[userid_of("刘建国")].lines
    content = [one.file for one in lines if one.kind is LineKind.PUSH and one.file][-1].content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        file: Any = docx.Document(io.BytesIO(packed.read("学习记录-维修组-2026.docx")))
    return "\n".join(one.text for one in file.paragraphs)
