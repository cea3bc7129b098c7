"""The lists by chat: who oversees the division says one word and has them as files, ready to print [D1 D6 S1]."""

import io
from typing import Any

import openpyxl
import pytest

from bot.simulator.chats import LineKind
from tests.chatting import Chat, userid_of


def tables(chat: Chat, name: str) -> dict[str, list[list[Any]]]:
    """What is in the files that somebody got, by their names."""
    lines = chat.corp.chats[userid_of(name)].lines
    found = {}
    for file in (one.file for one in lines if one.kind is LineKind.PUSH and one.file):
        sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
        found[file.name] = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    return found


@pytest.mark.parametrize(
    "said",
    [
        *(
            "公示牌",
            "责任区公示牌",
            "一览表发我",
            "责任区一览表发我一份",
            "把责任区划分一览表发给我",
        ),
        *("发我一份责任区公示牌", "打印公示牌", "責任區公示牌", "无党员班组覆盖清单"),
    ],
)
def test_the_secretary_says_a_word_and_has_both_lists(chat: Chat, said: str) -> None:
    chat(f"""
        孙国栋> {said}
        机器人> 《责任区划分一览表》、《无党员班组覆盖清单》马上发到这里…
        机器人> 1 看责任区一览
        推送 孙国栋> [文件] 责任区划分一览表-生产支部-20260312.xlsx
        推送 孙国栋> [文件] 无党员班组覆盖清单-生产支部-20260312.xlsx
    """)
    first, second = tables(chat, "孙国栋").values()
    assert [row[2] for row in first[:5]] == [
        *("夜班装卸组", "储运业务组", "化工工艺组", "管理组", "维修组"),
    ]
    assert second[0][1:5] == ["夜班装卸组", 0, "夜班装卸组", "周萍"]


def test_the_list_in_words_leads_to_the_files(chat: Chat) -> None:
    chat("""
        孙国栋> 责任区一览
        机器人> 责任区一览（5 个）：
        机器人> 1 把表格发给我
        孙国栋> 1
        机器人> 《责任区划分一览表》…
        推送 孙国栋> [文件] 责任区划分一览表…
        孙国栋> 1
        机器人> 责任区一览（5 个）：
        不推送 孙国栋
    """)


def test_a_leader_has_the_areas_of_his_group(chat: Chat) -> None:
    chat("""
        刘建国> 公示牌
        机器人> 《责任区划分一览表》马上发到这里…
        推送 刘建国> [文件] 责任区划分一览表-生产支部综合党小组-20260312.xlsx
    """)
    ((name, rows),) = tables(chat, "刘建国").items()
    assert "综合党小组" in name
    assert {row[1] for row in rows[:4]} == {"综合党小组"}


@pytest.mark.parametrize("name", ["张伟", "王强"])
@pytest.mark.parametrize("said", ["责任区公示牌", "公示牌", "一览表发我", "无党员班组清单"])
def test_a_worker_and_a_member_are_told_how_to_ask(chat: Chat, name: str, said: str) -> None:
    chat(f"""
        {name}> {said}
        机器人> 一览表由支部和党小组长看。想知道哪个组由谁负责，直接问就行…
        不推送 {name}
    """)


def test_the_same_message_twice_brings_the_files_once(chat: Chat) -> None:
    userid = userid_of("刘建国")
    plain = chat.phone.message(userid, "text", [("Content", "公示牌")])
    for _ in range(3):
        chat.portal.call(chat.phone.deliver, userid, plain)
        chat.deliver()
    assert len(tables(chat, "刘建国")) == 1
    assert len(chat.pushes("刘建国")) == 1


def test_it_comes_at_night_too_to_who_asks_at_night(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 23:10
        孙国栋> 公示牌
        推送 孙国栋> [文件] 责任区划分一览表…
    """)


@pytest.mark.parametrize(
    "said", ["把维修组最近思想有问题的人名单导一份给我", "谈心有啥规定", "学习材料发我"]
)
def test_other_wishes_are_left_to_others(chat: Chat, said: str) -> None:
    assert "一览表》" not in chat.say("孙国栋", said)
