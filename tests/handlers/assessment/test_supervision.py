"""平时督查, 抽查 and their sisters by chat [M3]: noted in one message, read by whom they are about, taken back, drawn."""

import re

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from handlers.assessment.supervision.rules import drawn
from tests.chatting import Chat

NOTED = """
    刘建国> 督查 王强 今天班前会讲了安全 护栏隐患跟进及时
    机器人> 平时督查：王强（维修组责任区），3月12日（周四），做得好。
    机器人> 记作：班前会讲了安全 护栏隐患跟进及时
    机器人> 确认后王强能看到这一条，可以放上自己的说明。
    机器人> 1 确认  2 修改  3 取消
    刘建国> 1
    机器人> 已记下 N-0001，会告诉王强一次。记错了，24 小时内回复「撤回 N-0001」。
"""


def test_one_message_is_noted_and_its_member_hears_of_it_without_a_word_of_it(chat: Chat) -> None:
    chat(NOTED)
    chat("""
        推送 王强> 3月12日（周四）的平时督查有一条记着您的记录 N-0001，您可以看，也可以放上自己的说明。
        推送 王强> 1 看这条
        王强> 1
        机器人> N-0001 平时督查：王强（维修组责任区），3月12日（周四），做得好。
        机器人> 「班前会讲了安全 护栏隐患跟进及时」
        机器人> 刘建国记的。
        王强> N-0001 说明 护栏是全组一起跟的
        王强> 1
        刘建国> N-0001
        机器人> 王强本人说明（3月12日（周四））：「护栏是全组一起跟的」
        孙国栋> 督查记录
        机器人> N-0001 3月12日（周四） 平时督查 王强，做得好：「班前会讲了安全 护栏隐患跟进及时」
        王强> 谁看过我
        机器人> · 3月12日（周四），孙国栋（支部）看了 N-0001，因为要办这件事
        王强> 我的记录
        机器人> · N-0001 3月12日（周四）督查，刘建国记，做得好
        张伟> N-0001
        机器人> 没有找到可以看的 N-0001。…
        张伟> 督查记录
        机器人> 今年还没有记着您的督查记录。
    """)


@pytest.mark.parametrize(
    ("said", "first", "kept"),
    [
        ("抽查 王强 2月12号 记录缺两个月", "重点抽查：王强（维修组责任区），2月12日（周四），要改进。", "记录缺两个月"),
        ("昨天去抽查了王强的台账 齐全", "重点抽查：王强（维修组责任区），3月11日（周三），做得好。", "台账 齐全"),
        ("听了李红梅汇报 思路清楚", "听取汇报：李红梅（储运业务组责任区），3月12日（周四），做得好。", "思路清楚"),
        ("查阅资料 陈志远 谈心记录不全", "查阅资料：陈志远（化工工艺组责任区），3月12日（周四），要改进。", "谈心记录不全"),
        ("实地检视维修组 老马和张伟的工位整齐 王强当场讲解", "实地检视：王强（维修组责任区），3月12日（周四），做得好。", "一名职工和一名职工的工位整齐 王强当场讲解"),
    ],
)  # fmt: skip
def test_the_five_methods_in_their_own_words(chat: Chat, said: str, first: str, kept: str) -> None:
    answer = chat.say("刘建国", said).splitlines()
    assert answer[:2] == [first, f"记作：{kept}"]


def test_what_is_not_said_is_asked_and_what_was_wrong_is_put_right(chat: Chat) -> None:
    chat("""
        刘建国> 抽查
        机器人> 看的是哪位责任党员，或者哪个责任区？
        刘建国> 储运组
        机器人> 看到了什么？…
        刘建国> 夜班交接时在场
        机器人> 这是做得好的，还是要改进的？
        刘建国> 挺好的
        机器人> 重点抽查：李红梅（储运业务组责任区），3月12日（周四），做得好。
        刘建国> 不是李红梅是陈志远
        机器人> 重点抽查：陈志远（化工工艺组责任区），3月12日（周四），做得好。
        机器人> 记作：夜班交接时在场
        刘建国> 应该是3月2号
        机器人> 重点抽查：陈志远（化工工艺组责任区），3月2日（周一），做得好。
        刘建国> 要改进
        机器人> …要改进。
        刘建国> 1
        机器人> 已记下 N-0001…
        刘建国> 抽查 王强 明天 记录齐全
        机器人> 督查记的是已经看过的…
    """)


@pytest.mark.parametrize(
    ("name", "said", "answer"),
    [
        ("刘建国", "督查 管理组 挺好", "自己的责任区自己不记"),
        ("周萍", "督查 周萍 挺好", "自己的责任区自己不记"),
        ("刘建国", "督查 周萍 挺好", "没有负责您这边的责任区"),
        ("刘建国", "督查 张伟 迟到两次", "不记职工"),
        ("王强", "督查 李红梅 讲得好", "督查由党小组长和支部来记"),
        ("张伟", "督查 王强 老是不来", "督查由党小组长和支部来记"),
    ],
)
def test_nobody_notes_himself_a_worker_or_somebody_elses_member(
    chat: Chat, name: str, said: str, answer: str
) -> None:
    assert answer in chat.say(name, said)
    assert "还没有" in chat.say("孙国栋", "督查记录")


@pytest.mark.parametrize(
    "said", ["督查组明天要来检查", "抽查老是走形式", "谁来督查王强？", "N95口罩没有了"]
)
def test_what_only_sounds_like_it_is_something_else(chat: Chat, said: str) -> None:
    answer = chat.say("刘建国", said)
    assert "责任区），" not in answer
    assert "督查" not in answer.replace(said, "")


def test_it_is_taken_back_within_a_day_or_when_its_member_asks(chat: Chat) -> None:
    chat(NOTED)
    chat("""
        刘建国> 撤回 N-0001
        机器人> 已撤回 N-0001…
        @ 2026-03-13 10:00
        推送 王强> 1 看这条
        推送 王强> 记着您的督查记录 N-0001 已撤回、删除，不作数。
        王强> N-0001
        机器人> 没有找到可以看的 N-0001。…
        孙国栋> 抽查 王强 记录缺两个月
        孙国栋> 1
        @ 2026-03-16 10:00
        孙国栋> 撤回 N-0002
        机器人> N-0002 撤不了…
        王强> 更正 N-0002 那两个月我借调
        王强> 1
        机器人> 已放上 N-0002 的说明。已记下 R-0001：更正申请交给孙国栋…
        刘建国> 撤回 N-0002
        机器人> N-0002 撤不了…
        孙国栋> 撤回 N-0002
        机器人> 已撤回 N-0002…
    """)


def test_a_draw_is_made_once_a_day_and_anybody_can_make_it_again(chat: Chat) -> None:
    chat("""
        刘建国> 重抽
        机器人> 今天还没抽过。…
        孙国栋> 抽签
        机器人> 抽几个责任区？
        孙国栋> 抽 20 个责任区
        机器人> 能抽 1 到 5 个责任区…
        王强> 抽 2 个责任区
        机器人> 抽查由党小组长和支部来抽。…
    """)
    first = chat.say("孙国栋", "抽两个责任区")
    again = chat.say("周萍", "重抽")
    assert again.startswith("今天已经由孙国栋抽过，不重抽")
    assert first.splitlines()[:3] == again.splitlines()[1:4]
    assert "从 3 个责任区里抽到 1 个" in chat.say("刘建国", "抽一个组")  # his group's, not his own
    command = re.search(r"zerenqu (draw .+?)。", first)
    named = re.findall(r"[：、](\w+)（", first.splitlines()[0])
    assert command
    assert CliRunner().invoke(cli, command[1].split()).output.split() == named
    chat.move_to(chat.clock.moment.replace(day=13))
    assert chat.say("周萍", "抽两个责任区").startswith("从 5 个")


def test_the_next_step_of_a_draw_is_to_note_what_was_seen(chat: Chat) -> None:
    chat.say("刘建国", "抽 3 个责任区")
    chat("""
        刘建国> 1
        机器人> 看到了什么？…
        刘建国> 台账缺两页
        机器人> 重点抽查：…要改进。
    """)


def test_every_area_is_drawn_about_as_often_as_any_other() -> None:
    names = [f"第{number}组" for number in range(10)]
    times = dict.fromkeys(names, 0)
    for seed in range(2000):
        for name in drawn(f"{seed:08X}", names, 3):
            times[name] += 1
    assert all(500 < count < 700 for count in times.values())


def test_a_draw_that_cannot_be_is_refused_at_the_terminal() -> None:
    result = CliRunner().invoke(cli, ["draw", "7F3A91C2", "3", "维修组", "管理组"])
    assert result.exit_code != 0
    assert "能抽 1 到 2 个" in result.output
