"""An area that loses its last member: the branch is told once, and sees it until somebody answers for it [D4 D7]."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col

from storage.queries import people
from storage.tables import Area, PartyOrg
from storage.vocabulary import OrgLevel
from tests.chatting import Chat
from tests.handlers.areas.dividing import assignments_end, leaves


def test_the_secretary_is_told_once_on_the_next_morning(chat: Chat) -> None:
    assignments_end(chat, "维修组", date(2026, 3, 13))
    chat("""
        @ 2026-03-12 14:31
        @ 2026-03-13 08:00
        不推送 孙国栋
        @ 2026-03-13 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责，请支部在 7 天内定下谁来负责。
        推送 孙国栋> 1 看责任区一览
        不推送 周萍
        不推送 刘建国
        孙国栋> 1
        机器人> 维修组：暂缺，5 人
        机器人> 维修组可以考虑：王强（本组党员）…
        机器人> 定了以后直接告诉我，比如「王强负责维修组」，或者回数字；我先给您看清楚再记。
        孙国栋> 维修组现在谁负责
        机器人> 维修组责任区眼下没有人负责，等支部定。
        机器人> 1 看责任区一览
        @ 2026-03-16 09:00
        不推送 孙国栋
        孙国栋> 我还有啥没干
        机器人> …维修组责任区没有人负责，等支部定，3月20日（周五）前
    """)


def test_several_gaps_wait_as_one_thing_with_one_next_step(chat: Chat) -> None:
    for area in ("维修组", "储运业务组"):
        assignments_end(chat, area, date(2026, 3, 12))
    waiting = chat.say("孙国栋", "我还有啥没干")
    assert "· 储运业务组、维修组责任区没有人负责，等支部定" in waiting
    assert waiting.count("看责任区一览") == 1


def test_a_gap_that_comes_again_is_told_again(chat: Chat) -> None:
    assignments_end(chat, "维修组", date(2026, 3, 13))
    chat("""
        @ 2026-03-13 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责…
    """)
    assignments_end(chat, "维修组", None)
    chat("""
        @ 2026-03-16 08:30
        不推送 孙国栋
    """)
    assert "维修组责任区" not in chat.say("孙国栋", "我还有啥没干")
    assignments_end(chat, "维修组", date(2026, 3, 17))
    chat("""
        @ 2026-03-17 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责…
    """)


def test_a_gap_is_not_told_again_when_he_who_was_released_leaves_later(chat: Chat) -> None:
    assignments_end(chat, "维修组", date(2026, 3, 13))
    chat("""
        @ 2026-03-13 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责…
    """)
    leaves(chat, "王强", date(2026, 3, 17))
    chat("""
        @ 2026-03-17 08:30
        不推送 孙国栋
    """)


def test_a_gap_that_is_mended_before_it_was_told_is_not_told(chat: Chat) -> None:
    assignments_end(chat, "维修组", date(2026, 3, 14))
    chat("""
        @ 2026-03-14 08:30
        不推送 孙国栋
    """)
    assignments_end(chat, "维修组", None)
    chat("""
        @ 2026-03-15 08:30
        @ 2026-03-16 09:00
        不推送 孙国栋
    """)


def test_where_the_secretary_has_left_the_rest_of_the_committee_is_told(chat: Chat) -> None:
    leaves(chat, "孙国栋", date(2026, 3, 12))
    assignments_end(chat, "维修组", date(2026, 3, 13))
    chat("""
        @ 2026-03-13 08:30
        推送 周萍> 维修组责任区眼下没有人负责…
        不推送 张伟
    """)


def test_a_member_who_left_answers_for_nothing(chat: Chat) -> None:
    leaves(chat, "王强", date(2026, 3, 13))
    chat("""
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责。
        @ 2026-03-13 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责…
        张伟> 我们组谁负责
        机器人> 维修组责任区眼下没有人负责，要等支部安排。…
        张伟> 维修组3月3号谁负责
        机器人> 3月3日（周二）：维修组责任区由王强负责。
    """)


def test_where_everybody_is_covered_nobody_hears_of_it(chat: Chat) -> None:
    chat("""
        @ 2026-03-13 08:30
        不推送 孙国栋
        不推送 周萍
    """)
    assert "等支部定" not in chat.say("孙国栋", "我还有啥没干")


def test_a_gap_of_another_branch_is_nobodys_business_here(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        other = PartyOrg(level=OrgLevel.BRANCH, name="检修支部")
        unit.session.collect(other)
        unit.session.write_collected()
        moved = update(Area).where(col(Area.name) == "维修组")
        unit.session.execute(moved.values(branch_id=other.id, group_id=None))
        people.changed(unit.session)
    assignments_end(chat, "维修组", date(2026, 3, 13))
    chat("""
        @ 2026-03-13 08:30
        不推送 孙国栋
        不推送 周萍
        不推送 高明
    """)
    assert "维修组" not in chat.say("孙国栋", "我还有啥没干")
    assert "维修组" not in chat.say("孙国栋", "覆盖情况")


def test_a_secretary_who_left_is_neither_named_nor_written_to(chat: Chat) -> None:
    assignments_end(chat, "维修组", date(2026, 3, 12))
    leaves(chat, "孙国栋", date(2026, 3, 12))
    answer = chat.say("张伟", "我们组谁负责")
    assert "有事先找支部的" in answer
    assert "孙国栋" not in answer
    chat("""
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   2
        推送 周萍> 有 1 条新反映 C-0001…
        不推送 孙国栋
    """)
