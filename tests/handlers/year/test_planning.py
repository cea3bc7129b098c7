"""The plan of a year: words of one's own, to the branch, back and again, and frozen under its number [M2]."""

from datetime import datetime

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting
from tests.handlers.year.test_drafts import text_of


def test_a_plan_is_written_laid_before_the_branch_given_back_and_agreed_to(chat: Chat) -> None:
    chat("""
        刘建国> 方案加一条：每月第一个班前会讲一个案例
        机器人> 综合党小组 2026 年落实方案，自己写的 1 条：
        机器人> 1 每月第一个班前会讲一个案例
        刘建国> 方案加一条：新人师傅带满三个月
        刘建国> 方案改第2条：新人由师傅带满半年
        机器人> …
        机器人> 2 新人由师傅带满半年
        刘建国> 方案删第3条
        机器人> 方案里自己写的只有 2 条…
        刘建国> 方案加一条：盯住张伟，他上班喝酒
        机器人> 方案里不点名写谁的短处…
        孙国栋> 综合党小组方案加一条：支部的
        机器人> 综合党小组的方案由它的党小组长写…
        张伟> 方案送审
        机器人> 落实方案和年度总结由党小组长和党支部来起草…
        刘建国> 方案送审
        机器人> 综合党小组 2026 年落实方案已报支部…
        推送 孙国栋> 综合党小组 2026 年落实方案等支部定。
        刘建国> 方案送审
        机器人> …已经报上去了…
        孙国栋> 我还有啥没干
        机器人> …综合党小组 2026 年落实方案等支部定…
        孙国栋> 退回综合党小组方案：没写谁来办
        机器人> 退回综合党小组 2026 年落实方案，原因：没写谁来办
        孙国栋> 1
        推送 刘建国> 支部退回了综合党小组 2026 年落实方案…
        刘建国> 1
        机器人> 支部退回的原因：没写谁来办
        刘建国> 方案改第1条：每月第一个班前会由王强讲一个案例
        刘建国> 方案送审
        孙国栋> 同意综合党小组方案
        机器人> 综合党小组 2026 年落实方案（刘建国报）：4 个责任区的分工…
        刘建国> 方案删第2条
        孙国栋> 1
        机器人> 您看过以后方案又改了，请再看一眼：
        孙国栋> 1
        机器人> 已同意，综合党小组 2026 年落实方案定稿，编号 〔2026〕1号…
        推送 刘建国> 支部同意了综合党小组 2026 年落实方案，编号 〔2026〕1号。
        刘建国> 方案加一条：再加一条
        机器人> …已定稿（〔2026〕1号），不能再改…
        刘建国> 起草今年落实方案
        机器人> 综合党小组 2026 年落实方案马上发到这里（Word）：支部同意了的定稿，编号 〔2026〕1号，不用再填。
        推送 刘建国> [文件] 落实方案-综合党小组-2026-20260312.docx
    """)
    plan = text_of(chat, "刘建国")
    assert "〔2026〕1号；支部2026年3月12日（周四）同意（孙国栋）" in plan
    assert "1. 每月第一个班前会由王强讲一个案例" in plan
    assert "请填写" not in plan


def test_it_is_named_once_before_it_is_due(database_url: str) -> None:
    with chatting(database_url, datetime(2027, 1, 27, 9, 20, tzinfo=SHANGHAI)) as chat:
        chat("""
            刘建国> 我还有啥没干
            机器人> …综合党小组 2027 年落实方案还没送审…
            @ 2027-01-28 09:26
            @ 2027-01-29 09:26
        """)
    told = [one for one in chat.pushes("刘建国") if "落实方案1月31日（周日）前报支部" in one]
    assert len(told) == 1
