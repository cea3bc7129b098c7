"""When voters are taken away from what they said, and what is shown of it to whom (domain.md §6.5)."""

from datetime import timedelta

from sqlmodel import col, func, select

from storage.assessment_words import SheetState
from storage.queries import personal_data
from storage.tables import (
    AssessmentCycle,
    Ballot,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
    Person,
    Push,
    Sheet,
)
from storage.vocabulary import CycleState, Retention
from tests.chatting import Chat

T2 = "@ 2026-12-08 09:10"
TABLES = (BallotPaper, BallotTurnout, Ballot, BallotLine)


def vote(chat: Chat, *names: str, how: str = "都好 学习一般") -> None:
    """These people hand in a ballot on the member of their area."""
    for name in names:
        chat.say(name, f"评价 {how}")
        assert "收下了" in chat.say(name, "1"), chat.answer


def rows(chat: Chat) -> list[int]:
    """How many papers, lines of turnout, ballots and lines there are."""
    with chat.parts.desk.units() as unit:
        return [unit.session.exec(select(func.count()).select_from(one)).one() for one in TABLES]


def report(chat: Chat, *names: str) -> None:
    """The scores of these members lie with the branch."""
    with chat.parts.desk.units() as unit:
        ids = {one.name: one.id for one in unit.session.exec(select(Person))}
        for row in unit.session.exec(select(BallotPool)).all():
            if row.subject_id in {ids[name] for name in names}:
                sheet = Sheet(
                    cycle_id=row.cycle_id, area_id=row.area_id, subject_id=row.subject_id,
                    version=1, state=SheetState.REPORTED, scorer_id=ids["刘建国"],
                    scored_at=chat.clock.moment, total=None, sealed_content=b"",
                )  # fmt: skip
                unit.session.add(sheet)


def test_five_of_twelve_are_mixed_after_a_whole_day_and_shown_to_the_leader(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 王强的评价结果
        机器人> 还没有能看的评价汇总…
    """)
    vote(chat, "张伟", "周涛", "何军", "郑凯")
    vote(chat, "吴小燕", how="都好 学习较好")
    chat("@ 2026-12-09 09:00")
    assert rows(chat) == [5, 5, 0, 0]
    chat("""
        @ 2026-12-10 09:00
        张伟>   评价 都一般
        机器人> 您对王强的评价已经去掉姓名…
        张伟>   不评
        机器人> 不再提醒您了。王强的那份已经去掉姓名…
        刘建国> 王强的评价结果
        机器人> 王强（维修组责任区）：和储运业务组、化工工艺组合起来 5 份，平均 97.3 分
        机器人> …组织学习 7.3
        机器人> 平均只放在旁边参考，分由人来打。
        孙国栋> 李红梅的评价结果
        机器人> 李红梅（储运业务组责任区）：和化工工艺组、维修组合起来 5 份…
        王强>   评价结果
        机器人> 还没有能看的评价汇总…
        张伟>   评价结果
        机器人> 评价汇总只给党小组长、支部看…
    """)
    assert rows(chat) == [0, 5, 5, 0]


def test_fewer_than_five_more_change_nothing_before_the_window_closes(chat: Chat) -> None:
    chat(T2)
    vote(chat, "张伟", "周涛", "何军", "郑凯", "吴小燕")
    chat("@ 2026-12-10 09:00")
    vote(chat, "孙丽", "刘洋", how="都一般")
    shown = chat.say("刘建国", "评价结果")
    chat("@ 2026-12-14 09:00")
    assert chat.say("刘建国", "评价结果") == shown
    assert rows(chat) == [2, 7, 5, 0]
    chat("@ 2026-12-22 09:00")
    assert "7 份" in chat.say("刘建国", "评价结果")
    assert rows(chat) == [0, 0, 7, 0]
    chat("""
        张伟>   评价
        机器人> …12月20日…
    """)


def test_five_of_eight_wait_because_three_would_stand_alone(chat: Chat) -> None:
    chat(T2)
    vote(chat, "张伟", "周涛", "马德福", "孙丽", "何军", "吴小燕", "郑凯", "林秀英")
    chat("@ 2026-12-10 09:00")
    assert rows(chat) == [8, 8, 0, 0]
    for name in ("刘洋", "张玮", "黄磊", "陈晨"):
        chat.say(name, "不评")
    chat("@ 2026-12-11 09:00")
    assert rows(chat) == [0, 12, 8, 0]


def test_too_few_are_never_shown_to_anybody(chat: Chat) -> None:
    chat(T2)
    vote(chat, "张伟", "周涛", "何军")
    chat("""
        @ 2026-12-22 09:00
        刘建国> 评价结果
        机器人> 还没有能看的评价汇总…
    """)
    assert rows(chat) == [0, 0, 3, 0]
    with chat.parts.desk.units() as unit:
        assert unit.session.exec(select(func.count()).select_from(BallotCount)).one() == 0
        assert all(one.branch_wide and one.closed for one in unit.session.exec(select(BallotPool)))


def test_lines_lie_apart_and_wait_for_the_reported_score(chat: Chat) -> None:
    chat(T2)
    vote(chat, "张伟", "周涛", "何军", "郑凯")
    chat.say("孙丽", "评价 都好")
    chat.say("孙丽", "留言 夜里打电话也来")
    chat.say("孙丽", "1")
    chat("@ 2026-12-10 09:00")
    assert rows(chat) == [0, 5, 5, 1]
    assert "夜里" not in chat.say("刘建国", "王强的评价结果")
    report(chat, "王强", "李红梅")
    assert "夜里" not in chat.say(
        "刘建国", "王强的评价结果"
    )  # 陈志远's score might still be swayed
    report(chat, "陈志远")
    chat("""
        刘建国> 王强的评价结果
        机器人> 留言（打乱了顺序）：
        机器人> · 「夜里打电话也来」
        王强>   谁看过我的记录
        机器人> …刘建国…
    """)


def test_nothing_said_is_pushed_and_ballots_go_a_month_after_the_end(chat: Chat) -> None:
    chat(T2)
    vote(chat, "张伟", "周涛", "何军", "郑凯", "吴小燕")
    chat("@ 2026-12-22 09:00")
    with chat.parts.desk.units() as unit:
        about = unit.session.exec(select(Push.about).where(col(Push.about).contains("ballot")))
        assert about.all() == []
        cycle = unit.session.exec(select(AssessmentCycle)).one()
        cycle.state, cycle.final_on = CycleState.FINAL, chat.clock.moment.date()
    for later, left in ((30, 5), (31, 0)):
        now = chat.clock.moment + timedelta(days=later)
        kept = {one: now - timedelta(days=1000) for one in Retention}
        kept[Retention.BALLOTS] = now - timedelta(days=30)
        with chat.parts.desk.units() as unit:
            personal_data.purge(unit.session, kept, now)
        with chat.parts.desk.units() as unit:
            assert unit.session.exec(select(func.count()).select_from(Ballot)).one() == left
            assert unit.session.exec(select(func.count()).select_from(BallotCount)).one() == 1
