"""减负情况: averages of at least five people, for the branch alone; what is stored names nobody."""

from sqlmodel import select

from storage.tables import BurdenCount
from tests.chatting import Chat


def test_the_branch_sees_what_it_asks_of_people(chat: Chat) -> None:
    chat("""
        孙国栋> 减负情况
        机器人> 还没有数…
        王强> 减负情况
        机器人> 减负情况给支部看…
        刘建国> 今天下午4点小组学习 一楼
        刘建国> 1
        王强> 昨天下午跟张伟聊了会 他想学数控
        王强> 1
        @ 2026-03-12 18:00
        刘建国> 都到了
        刘建国> 1
        @ 2026-03-13 09:00
        @ 2026-03-20 09:00
        孙国栋> 减负情况
        机器人> …平均每人（至今）：
        机器人> · 书记、支委、党小组长、责任党员（…人）：3月 … 分钟，2月 0 分钟。
        机器人>   最多的是「参加学习」，…：几个组可以合开…
        机器人> · 职工（…人）：3月 …
        机器人> （估算：…
    """)
    with chat.parts.desk.units() as unit:
        found = {
            (one.role.value, one.what): one.times for one in unit.session.exec(select(BurdenCount))
        }
    assert found["responsible_member", "deed/talk"] == 1
    assert found["responsible_member", "deed/session"] >= 2
    assert found["responsible_member", "session"] >= 2
    before = chat.answer
    chat("""
        @ 2026-03-20 09:05
        孙国栋> 负担
    """)
    assert chat.answer == before
