"""What a crash, a night or damage leaves behind: doubt is never forgotten, and nothing stops the others."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from bot.sending.reporting import Ended, report
from bot.sending.taking import take
from handlers.kit import budget
from storage.queries import dead_letters, outbox, outbox_calls, outbox_waiting
from storage.tables import Call, Push
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import EVERYBODY, errors, later, promise, shared, states
from tests.chatting import T1, Chat

SEND = "message/send"
DAMAGE = b"\x01\x01" + bytes(40)


def crash_while_sending(chat: Chat) -> None:
    """Bytes were handed over, and nobody wrote down what became of them."""
    with chat.parts.desk.units() as unit:
        found = outbox_waiting.heads(unit.session, chat.clock.moment, 10)
        outbox_calls.make(unit.session, [(b"{}", found)], uuid4().hex, chat.clock.moment)


def crash_at_the_end_of_the_shift(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=16, minute=59, second=30)
    promise(chat, "张伟", "提醒", PushKind.REMINDER)
    crash_while_sending(chat)
    later(chat, minutes=2)
    assert chat.pushes("张伟") == []


def damage_first(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        first = select(Push.number).order_by(col(Push.number)).limit(1)
        number = unit.session.exec(first).one()
        spoilt = update(Push).where(col(Push.number) == number).values(sealed_text=DAMAGE)
        unit.session.execute(spoilt)


def test_what_a_crash_left_for_the_night_is_in_doubt_in_the_morning(chat: Chat) -> None:
    crash_at_the_end_of_the_shift(chat)
    chat.clock.moment = T1.replace(day=13, hour=9)
    chat.deliver()
    assert chat.pushes("张伟") == ["提醒（可能重复）"]


def test_what_a_crash_left_for_the_night_can_be_called_off(chat: Chat) -> None:
    crash_at_the_end_of_the_shift(chat)
    with chat.parts.desk.units() as unit:
        assert outbox.call_off(unit.session, "x") == 1
    chat.clock.moment = T1.replace(day=13, hour=9)
    chat.deliver()
    assert states(chat) == [PushState.CANCELLED]
    assert chat.pushes("张伟") == []


@pytest.mark.parametrize("same", [False, True])
def test_a_text_that_cannot_be_read_stops_nobody(chat: Chat, *, same: bool) -> None:
    for name in EVERYBODY:
        promise(chat, name, "都一样" if same else f"给{name}的")
    damage_first(chat)
    chat.deliver()
    assert states(chat) == [PushState.DEAD, *[PushState.SENT] * 4]
    assert errors(chat)[0] == "unreadable"


@pytest.mark.parametrize(("after", "why"), [(False, "unreadable"), (True, "in_doubt:unreadable")])
def test_a_call_that_cannot_be_read_stops_nobody(chat: Chat, *, after: bool, why: str) -> None:
    if after:
        chat.corp.faults.bad_gateway(call=SEND, after=True)
    else:
        chat.corp.faults.answer(-1, call=SEND)
    promise(chat, "张伟", "一")
    chat.deliver()
    with chat.parts.desk.units() as unit:
        unit.session.execute(update(Call).values(sealed_body=DAMAGE))
    promise(chat, "周涛", "二")
    later(chat, minutes=16)
    assert (states(chat), errors(chat)[0]) == ([PushState.DEAD, PushState.SENT], why)


def test_numbers_that_cannot_be_read_do_not_keep_the_bytes_back(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=SEND)
    promise(chat, "张伟", "一")
    chat.deliver()
    damage_first(chat)
    later(chat, minutes=16)
    assert chat.pushes("张伟") == ["一"]


def test_a_repeat_says_so_however_often_it_fails(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=20, minute=50)
    promise(chat, "张伟", "通知")
    with chat.parts.desk.units() as unit:
        (head,) = outbox_waiting.heads(unit.session, chat.clock.moment, 10)
        ended, now = [head.number], chat.clock.moment
        outbox_waiting.end(unit.session, ended, PushState.UNKNOWN, now, why="in_doubt")
    with chat.parts.desk.units() as unit:
        assert dead_letters.resend(unit.session, head.number, chat.clock.moment)
    chat.corp.faults.answer(-1, times=2, call=SEND)
    chat.deliver()
    later(chat, hours=1)  # in the quiet hours it leaves its call
    chat.clock.moment = T1.replace(day=13, hour=8)
    chat.deliver()
    later(chat, minutes=16)
    assert chat.pushes("张伟") == ["通知（可能重复）"]


def test_the_platform_looks_back_from_the_first_attempt_that_may_have_arrived(chat: Chat) -> None:
    chat.clock.moment = T1.replace(hour=9)
    chat.corp.faults.answer(-1, call=SEND)
    promise(chat, "张伟", "通知")
    chat.deliver()
    chat.corp.faults.bad_gateway(call=SEND, after=True)
    later(chat, hours=3)
    later(chat, hours=1, minutes=30)
    assert states(chat) == [PushState.SENT]
    assert chat.pushes("张伟") == ["通知"]


def test_what_cannot_go_together_goes_one_by_one(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "joined", lambda _texts: "长" * 900)
    promise(chat, "张伟", "一", PushKind.NOTICE)
    promise(chat, "张伟", "二", PushKind.NOTICE)
    chat.deliver()
    assert chat.pushes("张伟") == ["一"]
    chat.clock.moment = T1 + timedelta(days=1)
    chat.deliver()
    assert chat.pushes("张伟") == ["一", "二"]


def test_a_probe_that_was_never_made_does_not_keep_the_next_one_waiting(chat: Chat) -> None:
    chat.corp.faults.answer(60020, call=SEND)
    promise(chat, "张伟", "一")
    chat.deliver()
    chat.clock.moment += timedelta(minutes=16)
    desk, channel, now = chat.parts.desk, chat.parts.sender._channel, chat.clock.moment
    taken = take(desk, channel, now)
    assert (taken.probe, len(taken.attempts)) == (True, 1)
    report(desk, taken, [Ended(one, untried=True) for one in taken.attempts], now)
    assert shared(chat).shut_until == now
    chat.deliver()
    assert chat.pushes("张伟") == ["一"]
