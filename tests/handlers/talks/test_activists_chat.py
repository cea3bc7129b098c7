"""Applicants are looked at in time: who is told, what is kept, and who never learns of it."""

from datetime import date, datetime

import pytest
from sqlmodel import select

from storage.tables import ActivistContact, ActivistReview, Person
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI, PartyStatus
from tests.chatting import Chat


def test_a_contact_writes_the_day_down_and_nothing_else(unit: UnitOfWork, chat: Chat) -> None:
    chat("""
        王强>   我还有啥没干
        机器人> · 积极分子还没考察：郑凯（3月31日（周二）前）
        王强>   郑凯昨天考察过了 表现不错 很积极
        机器人> 培养联系人考察：郑凯，3月11日（周三）。
        机器人> 只记日期，不记评价；考察意见照旧写在纸面材料上。
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 已记下：3月11日（周三）培养联系人考察过郑凯。只有他本人、培养联系人和组织委员看得到。
    """)
    for name in ("王强", "陈志远"):
        assert "还没考察" not in chat.say(name, "我还有啥没干")
    with unit:
        (row,) = unit.session.exec(select(ActivistReview)).all()
    assert row.held_on == date(2026, 3, 11)


def test_the_branch_looks_each_half_year(chat: Chat) -> None:
    chat("""
        周萍>   待办
        机器人> · 积极分子还没支部考察：郑凯（6月30日（周二）前）
        周萍>   支委会3月10号考察过郑凯了
        机器人> 支部考察：郑凯，3月10日（周二）。
        周萍>   是3月9号
        机器人> 支部考察：郑凯，3月9日（周一）。
        周萍>   1
        机器人> 已记下：…
        周萍>   支委会3月9号考察过郑凯了
        周萍>   1
        机器人> 这一天的考察已经记过了，不用再记。
    """)
    assert "支部考察" not in chat.say("周萍", "待办")
    assert "还没考察：郑凯" in chat.say("陈志远", "待办")


def test_one_reminder_for_contacts_and_branch_without_a_name(chat: Chat) -> None:
    chat("""
        @ 2026-03-17 09:30
        推送 王强> 有积极分子还没考察，3月31日（周二）前。只提醒这一次。
        推送 陈志远> 有积极分子还没考察，3月31日（周二）前。只提醒这一次。
        不推送 周萍
        不推送 孙国栋
        不推送 刘建国
        @ 2026-03-28 09:30
        不推送 王强
        @ 2026-03-31 09:30
        不推送 王强
    """)
    chat.say("王强", "郑凯考察过了")
    chat.say("王强", "1")
    chat.new_pushes("王强")
    chat("""
        @ 2026-06-16 16:00
        推送 周萍> 有积极分子还没支部考察，6月30日（周二）前。只提醒这一次。
        不推送 孙国栋
    """)
    assert not any("支部考察" in one for one in chat.pushes("王强"))


@pytest.mark.parametrize("done", [True, False])
def test_what_is_done_before_it_is_sent_is_not_reminded_of(
    unit: UnitOfWork, chat: Chat, *, done: bool
) -> None:
    with unit:
        (member,) = unit.session.exec(select(Person).where(Person.name == "周萍")).all()
        member.shift = "乙班"  # in that week from four in the afternoon on
    chat("""
        @ 2026-06-16 09:30
        不推送 周萍
    """)
    chat.say("周萍", "支委会昨天考察过郑凯了")
    chat.say("周萍", "1" if done else "取消")
    chat.move_to(datetime(2026, 6, 16, 16, 0, tzinfo=SHANGHAI))
    assert bool(chat.pushes("周萍")) is not done


def test_two_applicants_are_one_reminder(unit: UnitOfWork, chat: Chat) -> None:
    with unit:
        people = {one.name: one for one in unit.session.exec(select(Person)).all()}
        people["周涛"].party_status = PartyStatus.ACTIVIST
        unit.session.add(
            ActivistContact(activist_id=people["周涛"].id, contact_id=people["王强"].id)
        )
    chat("""
        @ 2026-03-12 15:00
        王强>   待办
        机器人> · 积极分子还没考察：周涛、郑凯（3月31日（周二）前）
        @ 2026-03-17 09:30
        推送 王强> 有积极分子还没考察，3月31日（周二）前。只提醒这一次。
    """)
    assert sum("还没考察" in one for one in chat.pushes("王强")) == 1


@pytest.mark.parametrize("name", ["孙国栋", "刘建国", "李红梅", "何静", "高明", "张伟", "郑凯"])
def test_nobody_else_is_told_or_may_say_it(chat: Chat, name: str) -> None:
    assert "郑凯" not in chat.say(name, "我还有啥没干")
    assert "培养联系人考察" not in chat.say(name, "郑凯考察过了")


@pytest.mark.parametrize(
    "text",
    ["昨天考察了郑凯", "郑凯第一季度考察做完了", "对郑凯做了季度考察", "郑凯的考察已经搞完了"],
)
def test_however_he_says_it(chat: Chat, text: str) -> None:
    assert "培养联系人考察：郑凯" in chat.say("王强", text)


def test_what_is_not_his_is_refused(chat: Chat) -> None:
    chat("""
        王强>   支部考察过郑凯了
        机器人> 支部的考察由组织委员来记，这次没有记下。…
        王强>   郑凯考察过了
        王强>   不是郑凯是周涛
        机器人> 周涛不归您考察，这次没有记下任何内容。
    """)
    assert "已记下" not in chat.say("王强", "郑凯明天考察")


def test_who_is_new_is_talked_with_first(unit: UnitOfWork, chat: Chat) -> None:
    with unit:
        (applicant,) = unit.session.exec(select(Person).where(Person.name == "郑凯")).all()
        applicant.status_since = date(2026, 3, 2)
    chat("""
        @ 2026-03-12 15:00
        周萍>   待办
        机器人> · 新的积极分子要谈一次话：郑凯（4月1日（周三）前）
    """)
    assert "还没考察" not in chat.say("陈志远", "待办")
    chat("""
        陈志远> 今天跟郑凯谈了入党的事
        陈志远> 1
    """)
    assert "郑凯" not in chat.say("周萍", "待办")


def test_he_himself_sees_the_days(chat: Chat) -> None:
    chat.say("王强", "郑凯考察过了")
    chat.say("王强", "1")
    chat("""
        郑凯>   我的记录
        机器人> · 3月12日（周四）培养联系人考察过您（王强记的，只记日期，不记评价）
    """)
