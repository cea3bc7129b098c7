"""A person's sessions in his own calendar, under an address that is a secret [T2]."""

import asyncio
import logging
import re
from collections import Counter
from datetime import timedelta

import pytest
from sqlmodel import select

from storage.tables import CalendarFeed, Person, RosterRevision
from tests.chatting import T1, Chat
from tests.handlers.anonymous.browsing import Browser, link_in
from tests.handlers.study.test_chat import ARRANGED

TOPIC = "全国两会精神和安全生产法修改的要点以及我厂夏季防汛的安排"
WRONG = f"/calendar/{'x' * 32}.ics"


def events(text: str) -> list[dict[str, str]]:
    """The appointments of a calendar, each by the names of its lines; the lines as RFC 5545 cuts them."""
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(one.encode()) <= 75 and "\n" not in one for one in lines)
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def test_a_session_is_put_moved_and_called_off(chat: Chat) -> None:
    phone = Browser.of(chat)
    path = link_in(chat.say("李红梅", "日历订阅"))
    assert re.fullmatch(r"/calendar/[\w-]{32}\.ics", path)
    assert events(phone.get(path).text) == []
    chat(ARRANGED.replace("两会精神", TOPIC))
    page = phone.get(path)
    assert page.headers["content-type"] == "text/calendar; charset=utf-8"
    assert page.headers["cache-control"] == "private, no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    (one,) = events(page.text)
    assert one["SUMMARY"] == f"学习：{TOPIC}"
    assert (one["DTSTART"], one["DTEND"]) == ("20260313T070000Z", "20260313T083000Z")
    assert (one["LOCATION"], one["STATUS"], one["SEQUENCE"]) == ("二楼会议室", "CONFIRMED", "0")
    assert not any(name in page.text for name in ("刘建国", "王强", "李红梅", "陈志远"))
    assert phone.get(path).text == page.text
    chat.clock.moment += timedelta(minutes=5)
    chat("""
        刘建国> S-0001 改到周六上午9点
        刘建国> 1
        李红梅> S-0001 请假
    """)
    (moved,) = events(phone.get(path).text)
    assert (moved["UID"], moved["DTSTART"]) == (one["UID"], "20260314T010000Z")
    assert moved["TRANSP"] == "TRANSPARENT"
    chat.clock.moment += timedelta(minutes=5)
    chat("""
        刘建国> 取消S-0001
        刘建国> 1
    """)
    (gone,) = events(phone.get(path).text)
    assert (gone["UID"], gone["STATUS"]) == (one["UID"], "CANCELLED")
    numbers = [int(each["SEQUENCE"]) for each in (one, moved, gone)]
    assert numbers == sorted(set(numbers))
    other = link_in(chat.say("张伟", "我的日历"))
    assert events(phone.get(other).text) == []
    chat.clock.moment += timedelta(days=33)
    assert events(phone.get(path).text) == []


def test_only_the_last_address_opens_it_and_nothing_says_why_another_does_not(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "zerenqu")
    phone = Browser.of(chat)
    first = link_in(chat.say("王强", "订阅日历"))
    chat("""
        王强> 我的记录
        机器人> · 3月12日（周四）起您的学习安排可以用日历地址看…
    """)
    answer = chat.say("王强", "我的日历")
    assert "原来的地址已经停用" in answer
    second = link_in(answer)
    wanted = phone.get(WRONG)
    assert (wanted.status_code, wanted.content) == (404, b"")
    for path in (first, "/calendar/短.ics", f"/calendar/{'y' * 500}.ics"):
        assert (phone.get(path).status_code, phone.get(path).content) == (404, b"")
    third = link_in(chat.say("王强", "日历订阅"))
    assert phone.get(second).status_code == 404
    assert phone.get(third).status_code == 200
    chat("""
        王强> 停用日历订阅
        机器人> 停了：日历地址从现在起打不开…
        王强> 取消日历订阅
        机器人> 您没有在用的日历地址…
    """)
    assert phone.get(third).status_code == 404
    last = link_in(chat.say("王强", "日历订阅"))
    with chat.parts.desk.units() as unit:
        row = unit.session.exec(select(CalendarFeed)).one()
        assert last.encode() not in (row.tag, b"")
        person = unit.session.get_one(Person, row.person_id)
        person.left_on = T1.date()
        unit.session.exec(select(RosterRevision)).one().number += 1
    left = phone.get(last)
    assert (left.status_code, left.content, left.headers) == (404, b"", wanted.headers)
    said = "".join(str(vars(one)) for one in caplog.records)
    assert not any(one.split("/")[-1] in said for one in (first, second, third, last))


def test_many_requests_wait_behind_themselves_and_the_chat_goes_on(chat: Chat) -> None:
    phone = Browser.of(chat)
    path = link_in(chat.say("王强", "日历订阅"))

    async def flood() -> Counter[int]:
        found = await asyncio.gather(*(phone.client.get(WRONG) for _ in range(300)))
        return Counter(one.status_code for one in found)

    answered = chat.portal.call(flood)
    assert set(answered) == {404, 429}
    assert answered[404] >= 200
    assert [phone.get(path).status_code for _ in range(11)] == [200] * 10 + [429]
    chat.clock.moment += timedelta(minutes=1)
    assert phone.get(path).status_code == 200
    chat("王强> 我的学习\n机器人> 近期没有安排您参加的学习…")
