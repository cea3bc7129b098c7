"""Sessions in WeCom's own calendar: made, moved, taken away; a platform that is away disturbs nobody [T2]."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot import agenda
from storage.queries import people, schedule_entries
from storage.tables import Person, ScheduleEntry
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting
from tests.handlers.study.test_chat import ARRANGED

GROUP = {"liujianguo", "wangqiang", "lihongmei", "chenzhiyuan"}
CALLS = "oa/schedule/"


@pytest.fixture
def calendar(database_url: str) -> Iterator[Chat]:
    """The bot writes into the calendar."""
    with chatting(database_url, schedules=True) as chat:
        yield chat


def look(chat: Chat, later: timedelta = timedelta(seconds=10)) -> int:
    """The next look at what is to be done: how many calls were taken."""
    chat.clock.moment += later
    return chat.portal.call(chat.parts.agenda.attend)


def shown(chat: Chat) -> list[dict[str, Any]]:
    """What stands in the calendar, the earliest first."""
    return sorted(chat.corp.schedules.values(), key=lambda one: one["start_time"])


def times(one: dict[str, Any]) -> list[str]:
    """When it begins and ends, by the clock on the wall."""
    moments = (datetime.fromtimestamp(one[name], SHANGHAI) for name in ("start_time", "end_time"))
    return [f"{moment:%m-%d %H:%M}" for moment in moments]


def invited(one: dict[str, Any]) -> set[str]:
    return {each["userid"] for each in one["attendees"]}


def rows(chat: Chat) -> list[ScheduleEntry]:
    with chat.parts.desk.units() as unit:
        return list(unit.session.exec(select(ScheduleEntry)).all())


def test_it_is_made_moved_and_taken_away_and_says_what_the_notice_says(calendar: Chat) -> None:
    chat = calendar
    chat(ARRANGED)
    assert (look(chat), look(chat)) == (1, 0)
    (one,) = shown(chat)
    assert invited(one) == GROUP
    assert times(one) == ["03-13 15:00", "03-13 16:30"]
    assert (one["summary"], one["location"]) == ("学习：两会精神", "二楼会议室")
    assert one["reminders"]["is_remind"] == 0
    assert one["description"] == (
        "S-0001。请假、看详情：在企业微信里回复 S-0001。时间、地点要是和通知不一样，以通知为准。"
    )
    (known,) = chat.corp.schedules
    with chat.parts.desk.units() as unit:
        for person in unit.session.exec(select(Person)):
            if person.userid == "chenzhiyuan":
                person.left_on = chat.clock.moment.date()
            elif person.userid == "lihongmei":
                person.shift = "甲班"
        people.changed(unit.session)
    chat("""
        李红梅> S-0001 请假
        刘建国> S-0001 改到周六上午9点
        刘建国> 1
    """)
    assert look(chat) == 1
    assert list(chat.corp.schedules) == [known]
    (one,) = shown(chat)
    assert times(one) == ["03-14 09:00", "03-14 10:30"]
    assert invited(one) == GROUP - {"chenzhiyuan"}  # whoever has leave is nobody's business
    chat("""
        刘建国> 下周三下午3点和晚上8点各学一次安全生产 三楼会议室，两班倒
        刘建国> 1
        刘建国> 取消S-0001
        刘建国> 1
    """)
    assert look(chat) == 3
    assert [(times(one)[0], invited(one)) for one in shown(chat)] == [
        ("03-18 15:00", {"lihongmei"}),
        ("03-18 20:00", {"liujianguo", "wangqiang"}),
    ]
    assert len(rows(chat)) == 2
    chat("@ 2026-03-20 08:00")
    assert look(chat) == 0
    assert len(chat.corp.schedules) == 2
    assert rows(chat) == []  # the night has tidied up


def test_a_platform_that_is_away_is_asked_again_and_the_answer_did_not_wait(
    calendar: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat, faults = calendar, calendar.corp.faults
    faults.bad_gateway(call=f"{CALLS}add", after=True)
    chat(ARRANGED)
    assert look(chat) == 0
    assert look(chat) == 0  # not before a minute is over
    faults.answer(-1, call=f"{CALLS}add")
    assert look(chat, timedelta(minutes=1)) == 0
    assert look(chat, timedelta(minutes=1)) == 0
    assert look(chat, timedelta(minutes=1)) == 1
    assert len(chat.corp.schedules) == 2  # the lost answer: one is known, and one is not
    chat("""
        刘建国> S-0001 改到周六上午9点
        刘建国> 1
        刘建国> 每周三下午3点综合小组学习 三楼会议室
        刘建国> 1
    """)
    chat.corp.may_schedule = False
    assert look(chat) == 0
    chat.corp.may_schedule = True
    assert look(chat, timedelta(minutes=14)) == 0  # somebody has to put it right first
    assert look(chat, timedelta(minutes=1)) == 2
    known = {times(chat.corp.schedules[row.schedule_id])[0]: row.schedule_id for row in rows(chat)}
    assert sorted(known) == ["03-14 09:00", "03-18 15:00"]
    del chat.corp.schedules[known["03-14 09:00"]]  # somebody took it away
    chat("""
        刘建国> S-0001 改到周六上午10点
        刘建国> 1
    """)
    assert (look(chat), look(chat, timedelta(hours=2))) == (0, 0)
    chat("""
        刘建国> 取消S-0001
        刘建国> 1
    """)
    assert look(chat) == 0
    assert len(rows(chat)) == 1
    said = [one for one in caplog.records if one.name == "zerenqu.agenda"]
    assert [vars(one)["code"] for one in said] == [None, -1, 48002, 40058, 40058]
    assert not any(word in one.getMessage() for one in said for word in ("两会", *GROUP))


def test_nobody_is_asked_more_than_the_platform_takes_and_two_processes_do_not_both(
    calendar: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = calendar
    chat(ARRANGED)
    now, later = chat.clock.moment, chat.clock.moment + timedelta(minutes=2)
    with chat.parts.desk.units() as unit:
        schedule_entries.begin(unit.session, now)
        assert schedule_entries.take(unit.session, now, later)
    assert look(chat) == 0  # another one has it in hand
    monkeypatch.setattr(agenda, "MOST_PEOPLE", 3)
    assert look(chat, timedelta(minutes=3)) == 0
    assert chat.corp.schedules == {}


def test_a_call_under_way_is_noted_before_the_end(
    calendar: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat, its = calendar, calendar.parts.agenda
    chat(ARRANGED)

    async def stopped() -> list[str]:
        called, answers = asyncio.Event(), asyncio.Event()

        async def slow(_: object) -> str:
            called.set()
            await answers.wait()
            return "schedule"

        monkeypatch.setattr(its._client, "schedule_add", slow)
        its.start()
        await called.wait()
        stopping = asyncio.create_task(its.stop())
        await asyncio.sleep(0)
        answers.set()
        await stopping
        return [row.schedule_id for row in rows(chat)]

    assert chat.portal.call(stopped) == ["schedule"]


def test_nothing_is_asked_of_the_platform_unless_that_is_wanted(chat: Chat) -> None:
    chat(ARRANGED)
    assert look(chat) == 0
    assert rows(chat) == []
