"""Who is to be talked with: entered in one sentence, seen by few, reminded of once, and gone when it is done."""

import pytest
from sqlmodel import select

from storage.tables import DueTalk, TalkReason
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat

ENTERED = "已记下：…"


def test_entered_in_one_sentence_and_done_by_a_number_after_the_talk(chat: Chat) -> None:
    chat("""
        王强>   张伟岗位变动了 该谈谈
        机器人> 该谈谈：张伟（岗位变动），3月19日（周四）前。
        机器人> 只有您看得到，本人查「我的记录」也看得到，办过就删。
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 已记下：张伟该谈谈，3月19日（周四）前，回复「待办」看得到。
        王强>   我还有啥没干
        机器人> · 该和张伟谈谈（岗位变动），3月19日（周四）前
        王强>   今天跟张伟聊了聊 新岗位上手挺快
        王强>   1
        机器人> 该谈的，这次算谈过了吗？
        机器人> 1 算，谈过了
        王强>   1
        机器人> 好的，张伟这件算办过了，已经删掉，不再提醒。
    """)
    assert "该和张伟" not in chat.say("王强", "我还有啥没干")


def test_a_visit_is_kept_without_its_reason(chat: Chat) -> None:
    chat("""
        王强>   马德福住院 要去看看
        机器人> 该去看看：马德福（生病住院），3月15日（周日）前。
        机器人> 原因不和名字记在一起，只在责任区里计一次数。
        王强>   1
        机器人> 已记下：马德福该去看看…
        王强>   待办
        机器人> · 该去看看马德福，3月15日（周日）前
        王强>   老马去看过了
        机器人> 好的，马德福这件算办过了…
        王强>   我这季度谈了几次
        机器人> 2026 年您的责任区提过：生病住院 1 次。
    """)
    assert "马德福" not in chat.say("王强", "待办").replace("还没聊到：马德福", "")


@pytest.mark.parametrize("reason", ["违章了", "受处罚了", "最近思想波动", "住院了", "家里困难"])
def test_such_a_reason_is_nowhere_beside_the_name(
    unit: UnitOfWork, chat: Chat, reason: str
) -> None:
    chat.say("王强", f"张伟{reason} 该谈谈")
    assert "已记下" in chat.say("王强", "1")
    with unit:
        (row,) = unit.session.exec(select(DueTalk)).all()
        (counted,) = unit.session.exec(select(TalkReason)).all()
    assert (row.reason, counted.times) == ("", 1)


def test_nobody_else_sees_it(chat: Chat) -> None:
    chat.say("王强", "张伟受处罚了 该谈谈")
    chat.say("王强", "1")
    for name in ("孙国栋", "刘建国", "周萍", "李红梅", "周涛", "高明"):
        assert "张伟" not in chat.say(name, "待办")
        assert "张伟这件" not in chat.say(name, "张伟谈过了")
        chat.say(name, "取消")
    assert "该和张伟谈谈" in chat.say("王强", "待办")


def test_who_answers_for_the_area_hears_of_what_another_entered(chat: Chat) -> None:
    chat("""
        孙国栋> 孙丽受表扬了 该聊聊
        机器人> 会告诉王强有人该谈谈。只有您和王强看得到，本人查「我的记录」也看得到，办过就删。
        孙国栋> 1
        推送 王强> 有一位职工该谈谈，3月19日（周四）前。
        推送 王强> 1 看是谁
        王强>   1
        机器人> · 该和孙丽谈谈（受表扬奖励、孙国栋提的），3月19日（周四）前
        孙国栋> 待办
        机器人> · 该和孙丽谈谈（受表扬奖励、您提的），3月19日（周四）前
        王强>   孙丽别处谈过了
        机器人> 好的，孙丽这件算办过了…
    """)
    assert "孙丽" not in chat.say("孙国栋", "待办")


def test_one_reminder_on_the_last_working_day_and_then_silence(chat: Chat) -> None:
    chat("""
        王强>   马德福住院 要去看看
        王强>   1
        @ 2026-03-12 16:00
        不推送 王强
        @ 2026-03-13 09:30
        推送 王强> 有一位职工该去看看，3月15日（周日）前。只提醒这一次。
        @ 2026-03-16 09:30
        不推送 王强
        @ 2026-03-20 09:30
        不推送 王强
    """)
    assert "该去看看马德福" in chat.say("王强", "待办")


def test_what_is_done_is_not_reminded_of(chat: Chat) -> None:
    chat("""
        王强>   马德福住院 要去看看
        王强>   1
        王强>   老马不用去看了
        机器人> 好的，马德福这件算办过了…
        @ 2026-03-13 09:30
        不推送 王强
    """)


def test_only_for_his_own_people_and_only_by_those_who_answer(chat: Chat) -> None:
    chat("""
        王强>   何军岗位变动了 该谈谈
        机器人> 何军在储运业务组，由李红梅负责，请当面告诉李红梅。这次没有记下任何内容。
        王强>   王强岗位变动了 该谈谈
        机器人> 您自己的事，不用这样记。…
        张伟>   周涛岗位变动了 该谈谈
        机器人> 这件事由责任党员来记。…
    """)


def test_what_is_missing_is_asked_and_what_is_wrong_put_right(chat: Chat) -> None:
    chat("""
        王强>   该谈谈
        机器人> 该和谁谈？说名字就行。
        王强>   张wei
        机器人> 「张wei」是哪一位？
        王强>   1
        机器人> 为什么该谈？…
        王强>   3
        机器人> 该谈谈：张伟（受表扬奖励），3月19日（周四）前。
        王强>   不是张伟是周涛
        机器人> 该谈谈：周涛（受表扬奖励），3月19日（周四）前。
        王强>   是住院
        机器人> 该去看看：周涛（生病住院），3月15日（周日）前。
        王强>   1
        机器人> 已记下：周涛该去看看…
    """)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("周涛受了处分，得找他谈谈", "该谈谈：周涛（受批评处罚）"),
        ("孙丽情绪不对 得找她聊聊", "该谈谈：孙丽（思想波动）"),
        ("老马住院了，抽空去看看他", "该去看看：马德福（生病住院）"),
        ("张伟家里出事了，该去家访", "该去看看：张伟（家庭困难）"),
        ("张伟被通报表扬了 该谈谈", "为什么该谈？"),
        ("得找周涛谈谈了", "为什么该谈？"),
        ("周涛换岗了 下周找他谈", "该谈谈：周涛（岗位变动）"),
        ("明天要去看望老马", "为什么该谈？"),
    ],
)
def test_what_is_still_to_be_done_is_no_talk(chat: Chat, text: str, understood: str) -> None:
    assert understood in chat.say("王强", text)


def test_why_is_asked_where_it_was_not_said(chat: Chat) -> None:
    chat("""
        王强>   张伟快退休了 该去看看他
        机器人> 为什么该谈？…
        王强>   1
        机器人> 该去看看：张伟（生病住院），3月15日（周日）前。
    """)


def test_the_likeliest_occasions_are_shown_and_the_others_page_by_page(chat: Chat) -> None:
    chat("""
        王强>   该和张伟谈谈
        机器人> 为什么该谈？回复数字，或直接说。…
        机器人> 7 责任事故
        机器人> 8 更多
        王强>   8
        机器人> 1 任务完不成
        机器人> 6 婚丧
        机器人> 8 更多
        王强>   8
        机器人> 1 意外伤害  2 逾期未归
        王强>   3
        机器人> 为什么该谈？…
        王强>   1
        机器人> 该去看看：张伟（意外伤害）…
        王强>   取消
        王强>   该和张伟谈谈
        王强>   婚丧
        机器人> 该去看看：张伟（婚丧）…
    """)


@pytest.mark.parametrize(
    "text",
    [
        "跟张伟说得找班长谈谈",
        "张伟想找领导谈谈",
        "王强该找我们谈谈",
        "昨天跟张伟聊了 他住院了 过几天要去看看",
        "张伟谈过了",
        "谁住院了 要去看看吗",
        "该谈谈的有哪些规定",
    ],
)
def test_what_is_told_or_asked_enters_nobody(chat: Chat, text: str) -> None:
    assert "该去看看：" not in chat.say("王强", text)
    chat.say("王强", "取消")
    assert "该去看看" not in chat.say("王强", "待办")


@pytest.mark.parametrize(
    "text", ["郑凯考察过了", "王强今天没来", "张玮请假两天", "周涛受表扬了吗", "食堂饭凉 周涛说的"]
)
def test_another_sentence_with_a_name_corrects_nothing(chat: Chat, text: str) -> None:
    chat.say("周萍", "该和张伟谈谈")
    assert "该谈谈：张伟" in chat.say("周萍", "1")
    answer = chat.say("周萍", text)
    assert "该谈谈：" not in answer or "该谈谈：张伟" in answer


@pytest.mark.parametrize(
    "text", ["换成周涛", "周涛", "不是张伟是周涛", "应该是周涛", "不对，是周涛"]
)
def test_a_name_alone_or_in_place_of_another_corrects(chat: Chat, text: str) -> None:
    chat.say("王强", "该和张伟谈谈")
    chat.say("王强", "1")
    assert "该谈谈：周涛（" in chat.say("王强", text)


@pytest.mark.parametrize(
    "text", ["该和马德福谈谈 退休", "要跟马德福聊聊，退休", "得找马德福谈谈了 快退休了"]
)
def test_what_ought_to_be_is_not_kept_as_a_talk(chat: Chat, text: str) -> None:
    chat(f"""
        王强>   {text}
        机器人> 为什么该谈？…
        王强>   1
        机器人> 该谈谈：马德福（…
        王强>   1
        机器人> 已记下：马德福该谈谈…
    """)


@pytest.mark.parametrize(
    "text", ["今天主要和张伟谈心，排班", "记得昨天和张伟谈话 培训", "按要求和张伟谈话了 安全"]
)
def test_what_was_held_is_a_talk_all_the_same(chat: Chat, text: str) -> None:
    assert "谈心：与张伟" in chat.say("王强", text)


def test_he_himself_sees_what_is_held_about_him(chat: Chat) -> None:
    chat("""
        王强>   张伟受处罚了 该谈谈
        王强>   1
        孙国栋> 张伟调岗了 该聊聊
        孙国栋> 1
        张伟>   我的记录
        机器人> · 3月12日（周四）王强提的：3月15日（周日）前该和您谈谈（没有记原因）；办过就删
        张伟>   张伟谈过了
    """)
    record = chat.say("张伟", "我的记录")
    assert "孙国栋提的：3月19日（周四）前该和您谈谈（岗位变动）" in record
    assert "处罚" not in record
    assert "该和" not in chat.say("张伟", "待办")


def test_a_member_is_not_told_that_he_is_the_one(chat: Chat) -> None:
    chat("""
        孙国栋> 王强岗位变动了 该谈谈
        机器人> 只有您看得到，本人查「我的记录」也看得到，办过就删。
        孙国栋> 1
        不推送 王强
    """)
    assert "该和王强" not in chat.say("王强", "待办")
    assert "该和王强谈谈" in chat.say("孙国栋", "待办")


def test_what_is_over_before_it_was_told_is_not_told(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 18:30
        孙国栋> 张伟岗位变动了 该谈谈
        孙国栋> 1
        孙国栋> 张伟谈过了
        @ 2026-03-13 10:00
        不推送 王强
    """)
