"""The proof of coverage by chat, and one task with a day for each fault of a division [D1 D4 D7]."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from handlers.regulation import Edition
from storage.queries import people
from storage.tables import (
    Area,
    AreaAssignment,
    CoverageTask,
    Occasion,
    Person,
    Team,
)
from storage.vocabulary import SHANGHAI, AssignmentKind, CoverageRule, PartyStatus, UnitKind
from tests.chatting import T1, Chat
from tests.handlers.areas.dividing import area_of_a_part, moves

TODAY = date(2026, 3, 12)


def many_areas(chat: Chat, count: int) -> None:
    """So many teams more, each with a worker and an area nobody answers for."""
    with chat.parts.desk.units() as unit:
        session = unit.session
        branch = session.exec(select(Team.branch_id).where(Team.name == "维修组")).one()
        for number in range(count):
            team = Team(name=f"{number + 1:03}号班组", kind=UnitKind.TEAM, branch_id=branch)
            session.collect(
                team,
                Area(name=team.name, team_id=team.id, branch_id=branch, opened_on=TODAY),
                Person(
                    userid=f"worker{number}",
                    name=f"职工{number}",
                    team_id=team.id,
                    party_status=PartyStatus.NONE,
                    joined_on=TODAY,
                ),
            )
        people.changed(session)


def tasks(chat: Chat) -> list[tuple[CoverageRule, date, date | None]]:
    """Every task there ever was: what for, by when, and when it was settled."""
    with chat.parts.desk.units() as unit:
        found = unit.session.exec(select(CoverageTask).order_by(col(CoverageTask.found_on)))
        return [(one.rule, one.due_on, one.settled_on) for one in found]


def test_the_branch_is_told_that_everybody_is_covered(chat: Chat) -> None:
    chat("""
        孙国栋> 覆盖情况
        机器人> 全覆盖：19 人都在责任区里，5 个责任区都有人负责。
        机器人> 没有本组党员的：夜班装卸组。
        机器人> 没有责任区的党员：孙国栋、何静。
        机器人> 1 看责任区一览
    """)
    for said in (
        "都覆盖了吗",
        "哪些人没划进责任区",
        "责任区覆盖了没有",
        "哪些组没人负责",
        "哪些党员没有责任区",
        "看看哪些人没人管",
    ):
        assert chat.say("孙国栋", said).startswith("全覆盖"), said


def test_where_areas_are_lists_of_names_no_team_is_proposed_as_one(chat: Chat) -> None:
    linked = Edition.load("wubao_liangbao")
    chat.parts.desk.edition_on = lambda _day: linked
    moves(chat, "张伟", "电工组")
    chat("""
        孙国栋> 覆盖情况
        机器人> 没划进责任区的人：张伟。
        机器人> 制度里的责任区按人结对：请管理员在名单里把没划进的人写进党员的「结对职工」，再导入一次。
        机器人> 1 看责任区一览
    """)
    assert "电工组可以考虑" not in chat.answer
    assert "1 确认" not in chat.say("孙国栋", "何静负责电工组")


def test_to_others_it_is_the_list_they_may_see_or_none(chat: Chat) -> None:
    assert chat.say("刘建国", "覆盖情况").startswith("责任区一览（4 个）：")
    assert chat.say("张伟", "覆盖情况").startswith("一览表由支部和党小组长看。")
    assert "全覆盖" not in chat.say("王强", "谈心覆盖情况")


def test_a_change_of_the_roster_opens_one_task_with_a_day_and_mending_it_settles_it(
    chat: Chat,
) -> None:
    moves(chat, "张伟", "电工组")
    chat("""
        @ 2026-03-12 14:31
        推送 孙国栋> 电工组有人没划进责任区，请支部在 7 天内调整好。
        推送 孙国栋> 1 看责任区一览
        孙国栋> 1
        机器人> 没划进责任区的人：张伟。
        机器人> 电工组可以考虑：何静（支委）、孙国栋（支委）、周萍（支委，已负责 1 个）。由支部定。
        孙国栋> 我还有啥没干
        机器人> · 电工组有人没划进责任区，等支部定，3月19日（周四）前
        @ 2026-03-13 08:30
        @ 2026-03-16 08:30
        不推送 孙国栋
    """)
    due = date(2026, 3, 19)
    assert tasks(chat) == [(CoverageRule.UNCOVERED, due, None)]
    moves(chat, "孙丽", "电工组")  # the same fault: no second task
    chat.move_to(chat.clock.moment.replace(hour=9))
    assert tasks(chat) == [(CoverageRule.UNCOVERED, due, None)]
    for name in ("张伟", "孙丽"):
        moves(chat, name, "维修组")
    chat("""
        @ 2026-03-16 09:05
        不推送 孙国栋
    """)
    assert tasks(chat) == [(CoverageRule.UNCOVERED, due, date(2026, 3, 16))]
    assert "电工组" not in chat.say("孙国栋", "我还有啥没干")
    assert chat.say("孙国栋", "覆盖情况").startswith("全覆盖")


def test_it_is_looked_at_once_after_a_change_and_every_morning(chat: Chat) -> None:
    def looked() -> list[str]:
        with chat.parts.desk.units() as unit:
            found = select(Occasion.fire_at).where(Occasion.rule == "areas.check")
            return sorted(
                f"{one.astimezone(SHANGHAI):%d %H:%M}" for one in unit.session.exec(found)
            )

    chat.move_to(T1.replace(minute=40))
    begun = looked()
    chat.move_to(T1.replace(minute=41))
    assert looked() == begun == ["12 14:30", "12 14:40"]  # seen first; each process looks once
    moves(chat, "张伟", "电工组")
    for minute in (42, 43):
        chat.move_to(T1.replace(minute=minute))
    assert looked() == [*begun, "12 14:42"]
    chat.move_to(T1.replace(day=13, hour=8, minute=31))
    assert looked() == [*begun, "12 14:42", "13 08:30"]


def test_a_person_of_two_lists_is_a_task(chat: Chat) -> None:
    area_of_a_part(chat, "孙国栋结对组", "孙国栋", names="张伟 何军")
    area_of_a_part(chat, "何静结对组", "何静", names="张伟")
    chat("""
        @ 2026-03-12 14:31
        推送 孙国栋> 孙国栋结对组责任区里有人同时在别的责任区，请支部在 7 天内调整好。
        孙国栋> 覆盖情况
        机器人> 还没有全覆盖（19 人，7 个责任区）：
        机器人> 同时在两个责任区里的人：张伟。请在名单里留一处。
        孙国栋> 责任区一览
        机器人> 孙国栋结对组：孙国栋，2 人
    """)
    assert [rule for rule, _, _ in tasks(chat)] == [CoverageRule.TWICE]


def test_many_faults_are_told_in_one_message_and_shown_page_by_page(chat: Chat) -> None:
    many_areas(chat, 40)
    chat("""
        @ 2026-03-12 14:31
        推送 孙国栋> 责任区划分有 40 处要补，请支部在 7 天内定下来。
        不推送 孙国栋
        孙国栋> 覆盖情况
        机器人> 还没有全覆盖（59 人，45 个责任区）：
        机器人> 暂时没人负责：001号班组…020号班组等 40 个。
        机器人> 001号班组可以考虑：…
        机器人> 另外 37 个，回复「覆盖情况」一页一页看。
        机器人> 1 何静负责001号班组
        机器人> 4 看责任区一览
        机器人> 5 看后面缺人的
    """)
    shown = chat.answer
    assert len(shown.encode()) < 2000
    assert shown.count("可以考虑") == 3
    chat("""
        孙国栋> 5
        机器人> 缺人负责的 40 个，第 2 页，共 14 页：
        机器人> 004号班组可以考虑：…
        孙国栋> 责任区一览
        机器人> 责任区一览（45 个，第 1 页，共 3 页）：
        机器人> 1 看后面的责任区  2 覆盖情况  3 把表格发给我
        孙国栋> 1
        机器人> 责任区一览（45 个，第 2 页，共 3 页）：
        孙国栋> 1
        机器人> 责任区一览（45 个，第 3 页，共 3 页）：
    """)
    assert "看后面的责任区" not in chat.answer
    assert len(chat.answer.splitlines()) == 17  # the head, fifteen areas, the next step
    assert len(tasks(chat)) == 40


def test_a_team_linked_by_work_is_proposed_before_the_group_and_the_committee(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        session = unit.session
        ids = {one.name: one.id for one in session.exec(select(Person))}
        areas = {one.name: one.id for one in session.exec(select(Area))}
        kind = AssignmentKind.BUSINESS_LINKED
        once = date(2025, 1, 1)
        session.collect(  # 化工工艺组 answered for 维修组 once, because they work together
            AreaAssignment(
                area_id=areas["维修组"],
                person_id=ids["陈志远"],
                kind=kind,
                since=once,
                until=date(2025, 2, 1),
            )
        )
        over = update(AreaAssignment).where(col(AreaAssignment.person_id) == ids["王强"])
        session.execute(over.values(until=TODAY))
        gone = update(Person).where(col(Person.id) == ids["王强"])
        session.execute(gone.values(left_on=TODAY))
        people.changed(session)
    found = chat.say("孙国栋", "覆盖情况")
    assert (
        "维修组可以考虑：陈志远（有业务联系，已负责 1 个）、刘建国（同一党小组，已负责 1 个）"
        in found
    )
    assert "王强" not in found
