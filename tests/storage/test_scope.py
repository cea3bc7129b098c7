"""S-AUTHZ, as far as there are tables: who of the cast sees which row of every personal record."""

from datetime import timedelta

import pytest
from sqlmodel import SQLModel

from storage.queries import access, scope
from storage.queries.actor import CLOCK
from storage.tables import (
    AccessLog,
    ActivistReview,
    AppraisalExcuse,
    AppraisalVersion,
    ArchiveSeal,
    AreaProposal,
    AssessmentCycle,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotTurnout,
    CalendarFeed,
    Concern,
    ConcernEvent,
    CycleEvent,
    DueTalk,
    DutyNote,
    Goal,
    MentoringPair,
    NameWish,
    RecordStatement,
    RelayNotice,
    RelayTask,
    ReminderWish,
    RightsRequest,
    SelfAppraisal,
    SessionAttendance,
    Sheet,
    SheetNotice,
    SheetObjection,
    SheetReview,
    SituationBrief,
    SpotCheckDraw,
    StudySeries,
    StudySession,
    SupervisionNote,
    Talk,
    TalkPerson,
    VoiceMessage,
    YearEntry,
    YearPlan,
)
from storage.unit_of_work import UnitOfWork
from tests.cast import CAST
from tests.chatting import T1
from tests.storage.scope_world import CLOCK_NAME, World, filled

BRANCH = {"孙国栋", "周萍", "何静"}

# Who sees what; whoever is not named sees nothing, and 何军 is named nowhere but among everybody (domain.md §3).
VISIBLE_BY: dict[type[SQLModel], dict[str, set[str]]] = {
    Talk: {
        "王强与张伟": {"王强", "张伟"},
        "李红梅不记名": {"李红梅"},
        "李红梅与吴小燕、刘洋": {"李红梅", "吴小燕", "刘洋"},
        "陈志远与郑凯的培养谈话": {"陈志远", "郑凯", "王强", "周萍"},
        "陈志远与郑凯的日常谈心": {"陈志远", "郑凯"},
    },
    TalkPerson: {
        "王强与张伟：张伟": {"王强", "张伟"},
        "李红梅与吴小燕、刘洋：吴小燕": {"李红梅", "吴小燕"},
        "李红梅与吴小燕、刘洋：刘洋": {"李红梅", "刘洋"},
        "陈志远与郑凯的培养谈话：郑凯": {"陈志远", "郑凯", "王强", "周萍"},
        "陈志远与郑凯的日常谈心：郑凯": {"陈志远", "郑凯"},
    },
    DueTalk: {
        "孙国栋提的，该和张伟谈": {"孙国栋", "王强", "张伟"},
        "王强提的，该和周涛谈": {"王强", "周涛"},
    },
    ActivistReview: {"陈志远考察郑凯": {"陈志远", "王强", "周萍", "郑凯"}},
    Concern: {
        "吴小燕写名": {"吴小燕", "李红梅"} | BRANCH,
        "吴小燕保密": {"吴小燕"} | BRANCH,
        "吴小燕写名说李红梅": {"吴小燕"} | BRANCH,
        "吴小燕说周萍": {"吴小燕", "孙国栋", "何静"},
        "吴小燕说孙国栋，交总支": {"吴小燕", "高明"},
        "吴小燕写名点到李红梅、何静": {"吴小燕", "孙国栋", "周萍"},
    },
    ConcernEvent: {
        "吴小燕写名：提出": {"吴小燕", "李红梅"} | BRANCH,
        "吴小燕保密：提出": {"吴小燕"} | BRANCH,
        "吴小燕写名说李红梅：提出": {"吴小燕"} | BRANCH,
        "吴小燕说周萍：提出": {"吴小燕", "孙国栋", "何静"},
        "吴小燕说孙国栋，交总支：提出": {"吴小燕", "高明"},
        "吴小燕写名点到李红梅、何静：提出": {"吴小燕", "孙国栋", "周萍"},
    },
    StudySession: {
        "综合党小组学习": {"刘建国", "王强", "李红梅", "陈志远"},
        "王强的责任区学习": {"王强", "张伟"},
    },
    StudySeries: {
        "综合党小组每月学习": {"何静", "刘建国"},
    },
    SessionAttendance: {
        "综合党小组学习：王强": {"刘建国", "王强"},
        "综合党小组学习：李红梅": {"刘建国", "李红梅"},
        "综合党小组学习：陈志远": {"刘建国", "陈志远"},
        "王强的责任区学习：张伟": {"王强", "张伟"},
    },
    Goal: {
        "维修组待定的目标": {"刘建国"} | BRANCH,
        "维修组退回的目标": {"刘建国"} | BRANCH,
        "维修组定了的目标": {"刘建国", "王强", "张伟", "周涛", "马德福", "孙丽"} | BRANCH,
        "维修组去掉的目标": {"刘建国"} | BRANCH,
        "夜班装卸组定了的目标": BRANCH,
    },
    SelfAppraisal: {
        "王强没交的自查": {"王强"},
        "李红梅交了的自查": {"李红梅", "刘建国"} | BRANCH,
    },
    Sheet: {
        "刘建国打的王强": {"刘建国"},
        "刘建国报的李红梅": {"刘建国"} | BRANCH,
        "通过的王强": {"刘建国", "高明"} | BRANCH,
        "告诉了的陈志远": {"刘建国", "高明", "陈志远"} | BRANCH,
        "何静报的刘建国": BRANCH,
        "孙国栋报的周萍": {"孙国栋", "何静"},
        "维修组王强的汇总：王强的考核表": {"刘建国"} | BRANCH,
        "储运、化工合起来的汇总：李红梅的考核表": {"刘建国"} | BRANCH,
        "夜班装卸组周萍的汇总：周萍的考核表": {"孙国栋", "何静"},
    },
    SheetReview: {
        "通过的王强：审核": {"刘建国", "高明"} | BRANCH,
        "告诉了的陈志远：审核": {"刘建国", "高明", "陈志远"} | BRANCH,
    },
    SheetNotice: {"告诉陈志远的": {"陈志远", "刘建国"} | BRANCH},
    SheetObjection: {"林秀英对陈志远的结果": {"林秀英", "周萍", "何静"}},
    SupervisionNote: {
        "刘建国督查王强": {"刘建国", "王强"} | BRANCH,
        "周萍检视刘建国": {"刘建国"} | BRANCH,
        "孙国栋抽查周萍": BRANCH,
    },
    MentoringPair: {
        "王强问周涛": {"王强", "周涛"},
        "王强带张伟": {"王强", "张伟", "刘建国"},
        "周萍带何静": {"周萍", "何静"},
    },
    DutyNote: {"王强记的": {"王强", "刘建国"} | BRANCH, "周萍记的": BRANCH},
    SpotCheckDraw: {"刘建国抽的": {"刘建国"} | BRANCH, "孙国栋抽的": BRANCH},
    AppraisalVersion: {"李红梅交了的自查：旧稿": {"李红梅"}},
    AppraisalExcuse: {"刘建国记陈志远没有自查": {"刘建国", "陈志远"} | BRANCH},
    CycleEvent: {"孙国栋给王强延期": {"王强"} | BRANCH},
    AreaProposal: {"刘建国建议维修组": {"刘建国"} | BRANCH},
    BallotPaper: {"张伟评王强": {"张伟"}},
    BallotTurnout: {"张伟评过王强": {"张伟"}},
    BallotCount: {
        "维修组王强的汇总": {"刘建国", "王强"} | BRANCH,  # the year is final
        "储运、化工合起来的汇总": {"刘建国"} | BRANCH,
        "夜班装卸组周萍的汇总": {"孙国栋", "何静", "周萍"},  # hers, as the year is final
        "管理组刘建国没完的汇总": BRANCH,
    },
    BallotLine: {
        "对王强的留言": {"刘建国"} | BRANCH,  # his score is reported
        "对李红梅、陈志远的留言": set(),  # one of the two is not
        "对周萍的留言": {"孙国栋", "何静"},
    },
    SituationBrief: {
        "生产支部没定稿的简报": BRANCH,
        "生产支部定稿的简报": BRANCH,
        "生产支部报上去的简报": BRANCH | {"高明"},
        "总支自己的简报": set(),
    },
    CalendarFeed: {"张伟的日历": {"张伟"}},
    RelayNotice: {
        "孙国栋发的，王强没传达": {"王强"} | BRANCH,
        "孙国栋发的，周萍传达了": {"周萍"} | BRANCH,
        "孙国栋发的，李红梅传达了": {"李红梅", "刘建国"} | BRANCH,
    },
    RelayTask: {
        "孙国栋发的，王强没传达：维修组": {"王强"},
        "孙国栋发的，周萍传达了：夜班装卸组": BRANCH,
        "孙国栋发的，李红梅传达了：储运业务组": {"李红梅", "刘建国"} | BRANCH,
    },
    YearEntry: {
        "张伟的好做法": {"张伟"} | BRANCH,
        "刘建国的学习心得": {"刘建国"} | BRANCH,
        "推荐王强，还没问到": {"刘建国", "王强"},
        "推荐王强，等支部定": {"刘建国", "王强"} | BRANCH,
        "王强岗是示范岗": {one.name for one in CAST} - {"高明"},
    },
    YearPlan: {
        "综合党小组的方案": {"刘建国"} | BRANCH,
        "综合党小组定稿的方案": {"刘建国", "王强", "李红梅", "陈志远"} | BRANCH,
    },
    ArchiveSeal: {"维修组封存的档案": BRANCH},
    ReminderWish: {"王强不要提醒": {"王强"}},
    NameWish: {"张伟不要记名字": {"张伟"}},
    VoiceMessage: {"张伟的语音": {"张伟"}},
    RecordStatement: {
        "张伟对王强与张伟": {"张伟", "王强"},
        "吴小燕对李红梅与吴小燕、刘洋": {"吴小燕", "李红梅"},  # not 刘洋: it says who was there
        "郑凯对陈志远与郑凯的培养谈话": {"郑凯", "陈志远", "王强", "周萍"},
        "周涛对王强与张伟": {"周涛"},  # it does not name him
        "吴小燕对吴小燕保密": {"吴小燕"} | BRANCH,
        "吴小燕对吴小燕说周萍": {"吴小燕", "孙国栋", "何静"},
        "李红梅对吴小燕写名": {"李红梅"},  # not hers
        "王强对综合党小组学习": {"王强", "刘建国"},
        "王强对刘建国督查王强": {"王强", "刘建国"} | BRANCH,
        "张伟对刘建国督查王强": {"张伟"},  # not about him
    },
    RightsRequest: {"张伟请王强改": {"张伟", "王强"}},
    AccessLog: {
        "周萍看郑凯": {"周萍", "郑凯"},
        "孙国栋看吴小燕": {"孙国栋", "吴小燕"},
        "高明想要名单": {"高明"},
    },
}


@pytest.fixture
def world(unit: UnitOfWork) -> World:
    return filled(unit)


def test_every_rule_has_its_expectations() -> None:
    assert set(VISIBLE_BY) == set(scope._RULES)


def test_the_expectations_are_about_the_cast() -> None:
    several = (seen for rows in VISIBLE_BY.values() for seen in rows.values())
    names = {name for seen in several if len(seen) < len(CAST) - 1 for name in seen}
    assert names < {one.name for one in CAST}
    assert "何军" not in names


@pytest.mark.parametrize("table", VISIBLE_BY, ids=lambda table: table.__name__)
def test_each_row_is_seen_by_exactly_these(world: World, table: type[SQLModel]) -> None:
    assert world.seen(table) == VISIBLE_BY[table]


def test_readings_are_counted_by_the_office_above_and_the_clock_alone(world: World) -> None:
    long_ago, soon = T1 - timedelta(days=400), T1 + timedelta(days=1)
    counting = {
        name: len(list(access.counted_between(world.session, actor, long_ago, soon)))
        for name, actor in world.actors().items()
    }
    assert {name for name, count in counting.items() if count} == {"高明", CLOCK_NAME}
    assert {count for count in counting.values() if count} == {len(VISIBLE_BY[AccessLog])}


def test_a_table_without_a_rule_is_seen_by_nobody() -> None:
    with pytest.raises(KeyError):
        scope.visible_to(CLOCK, AssessmentCycle)
