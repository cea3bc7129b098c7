"""What of a month's reading is to be looked at: told to the desk above as numbers, and to nobody about himself."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from handlers.kit.seats import data_protectors
from handlers.privacy.oversight import rules
from handlers.privacy.oversight.watching import unusual_in
from handlers.regulation import Edition
from storage.queries import access
from storage.queries.access import Read
from storage.queries.actor import CLOCK, DATA_PROTECTION, DISCIPLINE
from storage.queries.roster import Holding, Org
from storage.rights_words import AccessReason
from storage.tables import AccessLog
from storage.vocabulary import SHANGHAI, AccessKind, OrgLevel, Role
from tests.chatting import T1, Chat
from tests.handlers.privacy.conftest import World

MARCH = date(2026, 3, 1)
NIGHT = T1.replace(hour=23)
FIGURES = Edition.load("seven_duties").figures


def read(
    world: World,
    who: str,
    times: int,
    at: datetime = T1,
    why: AccessReason | None = AccessReason.LOOKS_BACK,
) -> None:
    """Somebody reads so many different records about 吴小燕."""
    with world.seen_by(who) as ctx:
        for number in range(times):
            access.note(ctx.session, ctx.actor, world.id("吴小燕"), f"C-{number:04}", at, why=why)


def test_the_limits(world: World) -> None:
    read(world, "周萍", FIGURES.reads_without_task)
    read(world, "孙国栋", FIGURES.reads_without_task + 1)
    read(world, "何静", FIGURES.reads_without_task + 1, why=None)
    read(world, "李红梅", 50, why=AccessReason.HANDLES)
    read(world, "陈志远", FIGURES.reads_at_night, NIGHT, AccessReason.AREA)
    read(world, "王强", FIGURES.reads_at_night + 1, NIGHT, AccessReason.AREA)
    read(world, "刘建国", 20, T1 - timedelta(days=12))  # the last day of February
    read(world, "刘建国", 20, T1 + timedelta(days=20))  # the first of April
    with world.unit() as unit:
        found = unusual_in(MARCH, world.context(unit.session, CLOCK))
    assert {world.roster.people[one].name: (its.without_task, its.at_night) for one, its in found.items()} == {
        "孙国栋": (11, 0), "何静": (11, 0), "王强": (0, 6),
    }  # fmt: skip


def test_the_same_record_read_often_is_one_and_an_answer_is_none() -> None:
    me = UUID(int=1)
    again = [Read(me, T1, AccessKind.READ, "C-0001", None)] * 30
    answers = [Read(me, NIGHT, AccessKind.ANSWERED, f"C-{one}", None) for one in range(30)]
    assert rules.unusual([*again, *answers], lambda _reader, at: at == NIGHT, FIGURES) == []


@pytest.mark.parametrize(("shift", "counted"), [("常白班", 6), ("乙班", 0), ("倒班", 6)])
def test_night_is_no_night_for_who_is_in_his_shift(world: World, shift: str, counted: int) -> None:
    who = world.id("王强")
    changed = replace(world.roster.people[who], shift=shift)
    world.roster = replace(world.roster, people={**world.roster.people, who: changed})
    read(world, "王强", 6, NIGHT, AccessReason.AREA)
    with world.unit() as unit:
        found = unusual_in(MARCH, world.context(unit.session, CLOCK))
    assert (found[who].at_night if who in found else 0) == counted


def desk_of(world: World, duty: str, who: str) -> None:
    """A desk of the office above, and who sits there."""
    (office,) = (one for one in world.roster.orgs.values() if one.level is OrgLevel.GENERAL_BRANCH)
    desk = Org(uuid4(), OrgLevel.DESK, duty, office.id)
    held = Holding(world.id(who), Role.COMMITTEE, duty, desk.id, date(2026, 1, 1), None)
    world.roster = replace(
        world.roster,
        orgs={**world.roster.orgs, desk.id: desk},
        holdings=(*world.roster.holdings, held),
    )


def protectors(world: World, name: str) -> set[str]:
    with world.seen_by(name) as ctx:
        return {ctx.name(one) for one in data_protectors(ctx.actor.me, ctx)}


def test_the_desk_for_data_protection_looks_after_the_log_and_nobody_after_himself(
    world: World,
) -> None:
    assert (protectors(world, "王强"), protectors(world, "高明")) == ({"高明"}, set())
    desk_of(world, DISCIPLINE, "何静")
    assert (protectors(world, "王强"), protectors(world, "何静")) == ({"何静"}, {"高明"})
    desk_of(world, DATA_PROTECTION, "周萍")
    assert (protectors(world, "王强"), protectors(world, "周萍")) == ({"周萍"}, {"何静"})
    assert protectors(world, "高明") == {"周萍"}


def test_once_a_month_the_desk_hears_a_number_and_looks_at_counts(world: World, chat: Chat) -> None:
    read(world, "孙国栋", 11)
    read(world, "高明", 11)
    chat("""
        刘建国> 把维修组思想有问题的人列个名单
        机器人> 系统里没有这样的名单…这次询问已记入查阅记录，高明看得到。
    """)
    chat.move_to(datetime(2026, 4, 1, 9, 30, tzinfo=SHANGHAI))
    (told,) = (one for one in chat.pushes("高明") if "查阅要您核对" in one)
    assert told.startswith("3月有 2 个人的查阅要您核对")
    assert not any(name in told for name in ("孙国栋", "刘建国", "C-0"))
    assert chat.pushes("孙国栋") == chat.pushes("周萍") == []
    chat("""
        高明> 1
        机器人> 3月要核对的查阅（您看过这些，本人查得到）：
        机器人> · 刘建国（党小组长）：3月12日（周四）要过按思想、情绪列人的名单，没给
        机器人> · 孙国栋（支部）：没有要办的事，看了 11 条记录
        机器人> 列出来的：…次数不等于做错了…
        机器人> 1 看4月
        高明> 1
        机器人> 4月没有要您核对的查阅。
        孙国栋> 谁看过我
        机器人> · 4月1日（周三），高明（党总支）看了 您看别人记录的次数，因为要核对查阅情况
        孙国栋> 查阅核对
    """)
    assert "核对的查阅" not in chat.answer
    assert "吴小燕" not in "".join(chat.pushes("高明"))
    with world.unit() as unit:
        lines = unit.session.exec(select(AccessLog).where(AccessLog.what == "readings")).all()
    assert {one.subject_id for one in lines} == {world.id("孙国栋"), world.id("刘建国")}


def test_a_month_without_anything_unusual_is_not_told(world: World, chat: Chat) -> None:
    read(world, "孙国栋", 3)
    chat.move_to(datetime(2026, 4, 1, 9, 30, tzinfo=SHANGHAI))
    assert chat.pushes("高明") == []
