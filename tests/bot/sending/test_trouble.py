"""The platform fails or refuses: nothing is hammered, one line tells the operator, all goes on by itself (§2.4)."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sending import limits
from bot.sending.gate import DOWN_AFTER
from bot.sending.limits import PER_MINUTE
from bot.sending.sender import Sender
from storage.queries import sending
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import (
    EVERYBODY,
    crowd,
    later,
    promise,
    promise_all,
    seen,
    shared,
    states,
)
from tests.chatting import Chat

SEND = "message/send"


def promise_different(chat: Chat) -> None:
    for name in EVERYBODY:
        promise(chat, name, f"给{name}的")


@pytest.mark.parametrize("code", [60020, 40001])
def test_what_an_administrator_must_put_right_stops_everything_and_is_said_once(
    chat: Chat, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    caplog.set_level(logging.INFO)
    chat.corp.faults.answer(code, call=SEND, until=chat.clock.moment + timedelta(hours=1))
    promise_different(chat)
    chat.deliver()
    tried = chat.corp.faults.met
    assert tried <= 4  # those under way
    later(chat, seconds=50)
    assert chat.corp.faults.met == tried
    for _ in range(3):  # one probe each
        later(chat, minutes=15)
    assert chat.corp.faults.met == tried + 3
    later(chat, minutes=16)
    later(chat, minutes=16)
    assert set(states(chat)) == {PushState.SENT}
    alerts = [one for one in caplog.records if one.message == "wecom_refused"]
    assert [(one.levelno, one.__dict__["code"]) for one in alerts] == [(logging.ERROR, str(code))]
    assert [one.message for one in caplog.records].count("wecom_recovered") == 1


def test_the_platforms_window_is_honoured_a_minute_and_then_an_hour(chat: Chat) -> None:
    chat.corp.faults.answer(45009, call=SEND, until=chat.clock.moment + timedelta(minutes=10))
    promise_different(chat)
    chat.deliver()
    tried = chat.corp.faults.met
    later(chat, seconds=55)
    assert chat.corp.faults.met == tried
    later(chat, seconds=30)
    assert chat.corp.faults.met == tried + 1
    later(chat, minutes=50)  # it would pass by now, but it may not be asked
    assert not any(chat.pushes(name) for name in EVERYBODY)
    later(chat, minutes=20)
    later(chat, minutes=1)
    assert all(chat.pushes(name) == [f"给{name}的"] for name in EVERYBODY)


def test_an_hour_without_the_platform_then_everything_once_in_order_and_slowly(chat: Chat) -> None:
    start = chat.clock.moment
    chat.corp.faults.bad_gateway(call=SEND, until=start + timedelta(hours=1))
    ids = crowd(chat, 120)
    for name in ("一", "二"):
        for place, one in enumerate(ids):
            promise_all(chat, [one], f"{name}：{place}", kind=PushKind.ANSWER)
    while chat.clock.moment < start + timedelta(hours=1):
        later(chat, seconds=20)
    assert chat.corp.faults.met < 12 * 60  # probes, not storms
    sent_at = chat.clock.moment
    while PushState.READY in states(chat):
        later(chat, seconds=1)
        assert chat.clock.moment - sent_at < timedelta(minutes=20)
    for place in range(120):
        assert seen(chat, f"crowd{place}") == [f"一：{place}", f"二：{place}"]
    first = chat.corp.sent[0].at
    for second in range(60):
        since = first + timedelta(seconds=second)
        assert sum(since <= one.at < since + timedelta(seconds=1) for one in chat.corp.sent) <= 11


def test_when_calls_fail_one_after_the_other_the_rest_of_the_round_is_not_tried(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call=SEND, until=chat.clock.moment + timedelta(hours=1))
    promise_all(chat, crowd(chat, 60), "第 {} 条", kind=PushKind.ANSWER)
    chat.deliver()
    assert chat.corp.faults.met <= DOWN_AFTER + 4
    assert shared(chat).cause == "down"
    assert set(states(chat)) == {PushState.READY}


def test_too_many_at_once_means_fewer_at_once(chat: Chat) -> None:
    chat.corp.faults.most_at_once = 1
    promise_all(chat, crowd(chat, 40), "第 {} 条", kind=PushKind.ANSWER)
    for _ in range(30):
        later(chat, minutes=2)
    assert set(states(chat)) == {PushState.SENT}
    assert shared(chat).cause == ""


def test_the_account_of_the_day_is_kept_and_urgent_ones_go_beyond_it(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    with chat.parts.desk.units() as unit:
        held = sending.lock(unit.session, wait=True)
        assert held is not None
        today = chat.clock.moment.date()
        sending.keep(unit.session, replace(held, day=today, spent=20 * 160 - 2))
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    promise(chat, "吴小燕", "急", PushKind.URGENT)
    chat.deliver()
    assert sum(len(chat.pushes(name)) for name in EVERYBODY) == 2
    assert chat.pushes("吴小燕") == ["急"]
    assert [one.message for one in caplog.records].count("daily_quota_reached") == 1
    promise(chat, "何军", "再来一条")
    chat.deliver()
    assert [one.message for one in caplog.records].count("daily_quota_reached") == 1
    chat.clock.moment = chat.clock.moment.replace(hour=7, minute=5) + timedelta(days=1)
    chat.deliver()
    assert all(chat.pushes(name)[0] == "都一样" for name in EVERYBODY)


def test_many_different_texts_are_spread_and_none_goes_at_the_half_hour(chat: Chat) -> None:
    chat.clock.moment = start = chat.clock.moment.replace(hour=9, minute=0, second=0)
    ids = crowd(chat, 60)
    promise_all(chat, ids, "第 {} 条", PushKind.REMINDER)
    for _ in range(15 * 12):
        chat.deliver()
        chat.clock.moment += timedelta(seconds=5)
    at = [one.at for one in chat.corp.sent]
    assert len(at) == 60
    assert max(at) - min(at) >= timedelta(minutes=9, seconds=50)
    assert not [one for one in at if one.minute in (0, 30)]
    assert max(at) - start < timedelta(minutes=13)


def test_the_same_words_to_many_wait_a_minute_at_the_half_hour(chat: Chat) -> None:
    promise_all(chat, crowd(chat, 40), "都一样", PushKind.REMINDER)
    chat.clock.moment = chat.clock.moment.replace(minute=30)
    chat.deliver()
    assert chat.corp.sent == []
    later(chat, minutes=1)
    assert len(chat.corp.sent) == 1


def test_limits_hold_in_a_second_process(chat: Chat) -> None:
    """Another sender knows from the database what the first one did."""
    for number in range(25):
        promise(chat, "张伟", f"第 {number} 条")
    chat.deliver()
    second = Sender(chat.parts.desk, chat.parts.intake.run, chat.parts.sender._channel, chat.clock)
    chat.portal.call(second.deliver_due)
    assert len(chat.pushes("张伟")) == PER_MINUTE
    chat.clock.moment += timedelta(seconds=61)
    chat.portal.call(second.deliver_due)
    assert chat.pushes("张伟") == [f"第 {number} 条" for number in range(25)]


def test_no_more_than_so_many_an_hour(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.PER_HOUR == 300  # the platform's own limit is 1,000 (promise D7)
    monkeypatch.setattr(limits, "PER_HOUR", 60)
    for number in range(70):
        promise(chat, "张伟", f"第 {number} 条")
    for _ in range(10):
        later(chat, minutes=1)
    assert len(chat.pushes("张伟")) == 60
    later(chat, minutes=55)
    assert len(chat.pushes("张伟")) == 70


def test_what_is_too_much_for_a_minute_is_not_overtaken(chat: Chat) -> None:
    """Promise D6: some more are promised every few seconds, as in a busy hour of a secretary."""
    texts = [f"第 {number} 条" for number in range(60)]
    for place in range(0, 60, 4):
        for text in texts[place : place + 4]:
            promise(chat, "张伟", text)
        chat.deliver()
        chat.clock.moment += timedelta(seconds=7)
    for _ in range(40):
        chat.clock.moment += timedelta(seconds=7)
        chat.deliver()
    assert chat.pushes("张伟") == texts
