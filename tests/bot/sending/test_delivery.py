"""Delivery: byte for byte the same again, permanent errors end, pauses are kept, people who left get nothing."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from bot.sending.limits import LATEST, PER_MINUTE, SOONEST, backoff
from handlers.kit.capability import Context
from storage.queries import outbox, outbox_calls, outbox_waiting
from storage.tables import Person, Push
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import later, promise, states
from tests.chatting import T1, Chat


def test_what_was_promised_arrives_and_its_text_is_forgotten(chat: Chat) -> None:
    promise(chat, "张伟", "一")
    chat.deliver()
    assert chat.pushes("张伟") == ["一"]
    with chat.parts.desk.units() as unit:
        push = unit.session.exec(select(Push)).one()
        assert (push.state, push.sealed_text, push.call_id) == (PushState.SENT, b"", None)


@pytest.mark.parametrize("after", [False, True])
def test_a_failed_call_is_repeated_byte_for_byte_and_shown_once(chat: Chat, *, after: bool) -> None:
    chat.corp.faults.bad_gateway(call="message/send", after=after)
    promise(chat, "张伟", "一")
    chat.deliver()
    assert states(chat) == [PushState.READY]
    later(chat, minutes=16)
    assert states(chat) == [PushState.SENT]
    assert chat.pushes("张伟") == ["一"]


def test_a_busy_platform_is_asked_again_later(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    promise(chat, "张伟", "一")
    promise(chat, "张伟", "二")
    chat.deliver()
    assert chat.pushes("张伟") == []
    later(chat, minutes=16)
    assert chat.pushes("张伟") == ["一", "二"]


def test_a_frequency_limit_pauses_everything(chat: Chat) -> None:
    chat.corp.faults.answer(45009, call="message/send")
    promise(chat, "张伟", "一")
    promise(chat, "周涛", "二")
    chat.deliver()
    calls = len(chat.corp.sent)
    later(chat, seconds=5)
    assert len(chat.corp.sent) == calls
    later(chat, hours=2)
    assert chat.pushes("张伟") == ["一"]
    assert chat.pushes("周涛") == ["二"]


def test_a_person_the_platform_does_not_know_is_a_dead_letter(chat: Chat) -> None:
    chat.corp.leave("zhangwei")
    promise(chat, "张伟", "一")
    promise(chat, "周涛", "二")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.SENT]


def test_who_left_the_roster_gets_nothing(chat: Chat) -> None:
    promise(chat, "张伟", "一")
    with chat.parts.desk.units() as unit:
        left = update(Person).where(col(Person.name) == "张伟").values(left_on=T1.date())
        unit.session.execute(left)
        from storage.queries import people  # noqa: PLC0415

        people.changed(unit.session)
    chat.deliver()
    assert states(chat) == [PushState.CANCELLED]
    assert chat.pushes("张伟") == []


def test_nobody_gets_more_than_twenty_a_minute(chat: Chat) -> None:
    for number in range(PER_MINUTE + 5):
        promise(chat, "张伟", f"第 {number} 条")
    chat.deliver()
    assert len(chat.pushes("张伟")) == PER_MINUTE
    later(chat, seconds=61)
    assert chat.pushes("张伟") == [f"第 {number} 条" for number in range(PER_MINUTE + 5)]


def test_in_doubt_too_long_a_reminder_says_so_and_a_notice_is_listed(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=9)
    chat.corp.faults.bad_gateway(times=2, call="message/send", after=True)
    promise(chat, "张伟", "提醒", PushKind.REMINDER)
    promise(chat, "周涛", "通知", PushKind.NOTICE)
    chat.deliver()
    later(chat, hours=4)
    assert states(chat) == [PushState.SENT, PushState.UNKNOWN]
    assert chat.pushes("张伟")[-1] == "提醒（可能重复）"


def test_a_refused_token_is_fetched_once_for_all(chat: Chat) -> None:
    promise(chat, "张伟", "一")
    chat.deliver()
    chat.corp.tokens.invalidate()
    for name in ("张伟", "周涛", "孙丽", "何军"):
        promise(chat, name, "二")
    later(chat, minutes=2)
    assert all("二" in chat.pushes(name) for name in ("张伟", "周涛", "孙丽", "何军"))


def test_backing_off_stays_between_two_seconds_and_a_quarter_of_an_hour() -> None:
    spans = [backoff(attempts) for attempts in range(1, 40)]
    assert all(SOONEST <= span <= LATEST for span in spans)


def test_what_was_surely_not_taken_is_sent_however_late(chat: Chat) -> None:
    chat.corp.faults.answer(-1, times=3, call="message/send")
    promise(chat, "周涛", "通知")
    chat.deliver()
    later(chat, hours=2)
    later(chat, hours=3)
    later(chat, hours=1)
    assert states(chat) == [PushState.SENT]
    assert chat.pushes("周涛") == ["通知"]


def test_what_was_called_off_after_a_failed_attempt_is_not_sent(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    promise(chat, "张伟", "提醒", PushKind.REMINDER)
    chat.deliver()
    with chat.parts.desk.units() as unit:
        assert outbox.call_off(unit.session, "x") == 1
    later(chat, minutes=16)
    assert states(chat) == [PushState.CANCELLED]
    assert chat.pushes("张伟") == []


def test_what_waited_into_the_night_waits_for_the_morning(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=20, minute=50)
    chat.corp.faults.answer(-1, times=3, call="message/send")
    promise(chat, "张伟", "通知")
    promise(chat, "周涛", "护栏松了", PushKind.URGENT)
    chat.deliver()
    later(chat, hours=3)
    later(chat, minutes=20)
    assert chat.pushes("张伟") == []
    assert chat.pushes("周涛") == ["护栏松了"]
    chat.clock.moment = T1.replace(day=13, hour=7, minute=0)
    chat.deliver()
    assert chat.pushes("张伟") == ["通知"]


def test_what_is_over_is_not_sent(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == "张伟")).one()
        outbox.promise(
            unit.session,
            person.id,
            "15:00 学习",
            kind=PushKind.REMINDER,
            about="x",
            due=T1,
            not_after=T1 + timedelta(minutes=30),
        )
    later(chat, hours=2)
    assert states(chat) == [PushState.CANCELLED]
    assert chat.pushes("张伟") == []


def test_what_a_routine_promises_wakes_the_sender(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, woken = chat.parts.desk, list[int]()
    rule, routine = next(iter(desk.registry.routines.items()))

    def run(ctx: Context) -> None:
        for one in list(ctx.roster.people)[:1]:
            ctx.promises.to(one, "一", kind=PushKind.ANSWER, about="x")

    monkeypatch.setitem(desk.registry.routines, rule, replace(routine, run=run))
    monkeypatch.setattr(desk, "promised", lambda: woken.append(1))
    moment = T1 + timedelta(minutes=1)
    assert desk.tick(rule, moment, moment)
    assert not desk.tick(rule, moment, moment)
    assert woken == [1]


def test_what_another_sender_left_behind_is_in_doubt(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=9)
    promise(chat, "张伟", "提醒", PushKind.REMINDER)
    with chat.parts.desk.units() as unit:
        found = outbox_waiting.heads(unit.session, chat.clock.moment, 10)
        outbox_calls.make(unit.session, [(b"{}", found)], uuid4().hex, chat.clock.moment)
    later(chat, hours=5)
    assert chat.pushes("张伟") == ["提醒（可能重复）"]
