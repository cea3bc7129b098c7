"""The plan and the summary of a year: drafted from what is there, and honest about what is not [M2 M3]."""

import io
from typing import Any

import docx

from bot.simulator.chats import LineKind
from tests.chatting import Chat, userid_of


def text_of(chat: Chat, name: str) -> str:
    """Every word of the last file that somebody got."""
    lines = chat.corp.chats[userid_of(name)].lines
    content = [one.file for one in lines if one.kind is LineKind.PUSH and one.file][-1].content
    file: Any = docx.Document(io.BytesIO(content))
    cells = [cell.text for one in file.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def test_a_plan_and_a_summary_are_drafted_from_what_was_said(chat: Chat) -> None:
    chat("""
        孙国栋> 维修组今年目标 安全：全年无事故
        孙国栋> 1
        王强> 昨天下午跟张伟聊了会，他说暗号七十二
        王强> 1
        刘建国> 起草今年落实方案
        机器人> 综合党小组 2026 年落实方案草稿马上发到这里（Word）。
        机器人> 已写：4 个责任区的分工，任务，今年目标 1 条，日程，去年没有记录。
        机器人> 要您写：总的要求、本组措施，文件里标着【请填写】。
        推送 刘建国> [文件] 落实方案草稿-综合党小组-2026-20260312.docx
    """)
    plan = text_of(chat, "刘建国")
    for part in (
        "王强（1月1日起）",
        "全年无事故",
        "2026年11月15日（周日）至",
        "去年没有目标任务的记录",
    ):
        assert part in plan
    chat("""
        孙国栋> 起草今年总结
        机器人> 生产支部 2026 年总结草稿马上发到这里（Word），只是草稿，由您改定。
        机器人> …第 1、2、3、4 季度的反映件数没有写…
        推送 孙国栋> [文件] 总结草稿-生产支部-2026-20260312.docx
        张伟> 起草今年总结
        机器人> 落实方案和年度总结由党小组长和党支部来起草…
        刘建国> 起草1999年总结
        机器人> 1999 年的不能起草…
        刘建国> 起草今年总结
        机器人> …职工反映的件数没有写：按季度由支部简报统一计…
    """)
    summary = text_of(chat, "孙国栋")
    for part in (
        "一、领导重视",
        "六、打算",
        "谈心谈话 1 次",
        "支部通过的目标任务 1 条：还没确认 1 条",
    ):
        assert part in summary
    assert "暗号七十二" not in summary
    assert "张伟" not in summary
