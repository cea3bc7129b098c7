"""Areas of a shift and of linked people, as people meet them in the chat [D4 D5]."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from handlers.regulation import Edition
from storage.queries import people
from storage.tables import Area, AreaAssignment, Team
from tests.chatting import T1, Chat
from tests.handlers.areas.dividing import area_of_a_part


def test_the_shift_of_a_team_has_its_own_member(chat: Chat) -> None:
    area_of_a_part(chat, "储运业务组甲班", "陈志远", shift="甲班")
    chat("""
        何军> 我们组谁负责
        机器人> 储运业务组甲班责任区由陈志远负责。
        张玮> 我们组谁负责
        机器人> 储运业务组责任区由李红梅负责。
        张伟> 储运业务组甲班谁负责
        机器人> 储运业务组甲班责任区由陈志远负责。
        张伟> 储运业务组谁负责
        机器人> 储运业务组责任区由李红梅负责。
        李红梅> 我的责任区
        机器人> 您负责储运业务组责任区，职工 1 人：张玮。
        陈志远> 我的责任区
        机器人> 您负责储运业务组甲班责任区，职工 3 人：何军、刘洋、吴小燕。
        陈志远> 昨天跟何军聊了会 上班没问题
        机器人> 谈心：与何军，3月11日（周三）…
    """)


def test_who_is_linked_to_a_member_is_his_whatever_the_team(chat: Chat) -> None:
    area_of_a_part(chat, "王强结对组", "王强", names="吴小燕 郑凯")
    chat("""
        吴小燕> 我们组谁负责
        机器人> 王强结对组责任区由王强负责。
        郑凯> 谁管我们
        机器人> 王强结对组责任区由王强负责。
        王强> 我的责任区
        机器人> 您负责王强结对组责任区，职工 2 人：郑凯、吴小燕。
        机器人> 您负责维修组责任区，职工 4 人：马德福、张伟、孙丽、周涛。
        王强> 昨天跟吴小燕聊了会 上班没问题
        机器人> 谈心：与吴小燕，3月11日（周三）…
        孙国栋> 覆盖情况
        机器人> 全覆盖：19 人都在责任区里，6 个责任区都有人负责。
    """)


def test_an_area_that_is_none_any_more_says_so_and_keeps_its_past(chat: Chat) -> None:
    area_of_a_part(chat, "储运业务组甲班", "陈志远", shift="甲班")
    with chat.parts.desk.units() as unit:
        part = select(Area.id).where(Area.name == "储运业务组甲班").scalar_subquery()
        over = update(AreaAssignment).where(col(AreaAssignment.area_id) == part)
        unit.session.execute(over.values(until=date(2026, 3, 10)))
        gone = update(Area).where(col(Area.name) == "储运业务组甲班")
        unit.session.execute(gone.values(closed_on=date(2026, 3, 10)))
        people.changed(unit.session)
    chat("""
        何军> 我们组谁负责
        机器人> 储运业务组责任区由李红梅负责。
        张伟> 储运业务组甲班谁负责
        机器人> 储运业务组甲班责任区从3月10日（周二）起不再单列，那里的人归到了别的责任区。…
        张伟> 储运业务组甲班3月3号谁负责
        机器人> 3月3日（周二）：储运业务组甲班责任区由陈志远负责。
    """)
    assert "甲班" not in chat.say("孙国栋", "责任区一览")


def test_a_list_of_the_wrong_length_is_a_task_where_the_edition_counts(chat: Chat) -> None:
    edition = Edition.load("seven_duties")
    figures = edition.figures.model_copy(update={"linked_count": 2})
    pairs = edition.model_copy(update={"figures": figures})
    chat.parts.desk.edition_on = lambda _day: pairs
    area_of_a_part(chat, "何静结对组", "何静", names="吴小燕 郑凯")
    area_of_a_part(chat, "孙国栋结对组", "孙国栋", names="何军")
    chat("""
        @ 2026-03-12 14:31
        推送 孙国栋> 孙国栋结对组责任区的结对人数和制度规定的不一样，请支部在 7 天内调整好。
        孙国栋> 覆盖情况
        机器人> 还没有全覆盖（19 人，7 个责任区）：
        机器人> 结对人数和制度规定的不一样：孙国栋结对组（1）。
        孙国栋> 我还有啥没干
        机器人> · 孙国栋结对组责任区的结对人数和制度规定的不一样，等支部定，3月19日（周四）前
    """)


def test_a_list_of_names_or_a_shift_does_not_stand_for_its_whole_team(chat: Chat) -> None:
    area_of_a_part(chat, "王强结对组", "王强", names="张伟 马德福")
    area_of_a_part(chat, "储运业务组甲班", "李红梅", shift="甲班")
    with chat.parts.desk.units() as unit:
        teams = {one.name: one.id for one in unit.session.exec(select(Team))}
        linked = update(Area).where(col(Area.name) == "王强结对组")
        unit.session.execute(linked.values(team_id=teams["维修组"]))
        whole = select(Area.id).where(col(Area.name).in_(("维修组", "储运业务组")))
        unit.session.execute(
            update(AreaAssignment)
            .where(col(AreaAssignment.area_id).in_(whole))
            .values(until=T1.date())
        )
        gone = update(Area).where(col(Area.name).in_(("维修组", "储运业务组")))
        unit.session.execute(gone.values(closed_on=T1.date()))
        people.changed(unit.session)
    chat("""
        孙国栋> 覆盖情况
        机器人> 没划进责任区的人：李红梅、张玮、孙丽、周涛。
        孙国栋> 王强负责维修组
        机器人> 维修组责任区：从今天起由王强负责（本组党员）。
        孙国栋> 1
        机器人> 已定下。维修组责任区：从今天起由王强负责（本组党员）。
        孙国栋> 李红梅负责储运组
        机器人> 哪个责任区？
        机器人> 1 储运业务组甲班  2 储运业务组
        孙国栋> 2
        机器人> 储运业务组责任区：从今天起由李红梅负责（本组党员）。
        孙国栋> 1
        孙国栋> 覆盖情况
        机器人> 全覆盖：19 人都在责任区里，7 个责任区都有人负责。
        周涛> 我们组谁负责
        机器人> 维修组责任区由王强负责。
    """)
