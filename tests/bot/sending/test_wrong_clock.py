"""A clock that was ahead for a while holds nothing back once it is right again (reliability.md §2.6)."""

from datetime import timedelta

import pytest

from bot.sending import gate, limits
from storage.queries.sending import Shared
from storage.vocabulary import PushKind
from tests.bot.sending.promising import EVERYBODY, later, promise, seen, shared, states
from tests.chatting import T1, Chat

SEND = "message/send"
AHEAD = [timedelta(hours=3), timedelta(days=1), timedelta(days=364)]
USERIDS = {"张伟": "zhangwei", "周涛": "zhoutao"}


@pytest.mark.parametrize("ahead", AHEAD)
def test_what_failed_while_the_clock_was_ahead_is_not_held_until_then(
    chat: Chat, ahead: timedelta
) -> None:
    for number, name in enumerate(EVERYBODY * 2):
        promise(chat, name, f"{number}", PushKind.URGENT)
    chat.clock.moment += ahead
    chat.corp.faults.bad_gateway(call=SEND, until=chat.clock.moment + timedelta(minutes=2))
    for _ in range(3):
        later(chat, seconds=20)
    assert shared(chat).shut_until is not None
    chat.clock.moment -= ahead
    chat.corp.faults.clear()
    for _ in range(30):
        later(chat, minutes=1)
    assert {state.value for state in states(chat)} == {"sent"}
    assert (shared(chat).cause, shared(chat).shut_until) == ("", None)


def test_what_was_in_hand_while_the_clock_was_ahead_is_tried_with_nothing_else_due(
    chat: Chat,
) -> None:
    chat.clock.moment += timedelta(days=1)
    chat.corp.faults.reset(call=SEND, after=True)
    promise(chat, "张伟", "同一句", PushKind.URGENT)
    chat.deliver()
    chat.clock.moment -= timedelta(days=1)
    chat.corp.faults.clear()
    for _ in range(3):
        later(chat, minutes=1)
    assert {state.value for state in states(chat)} == {"sent"}
    assert seen(chat, USERIDS["张伟"]) == ["同一句"]


def test_what_was_told_while_the_clock_was_ahead_uses_up_no_day_and_no_week(chat: Chat) -> None:
    for number in range(3):  # a week's
        chat.clock.moment = T1 + timedelta(days=362 + number)
        promise(chat, "张伟", f"早说的{number}", PushKind.NOTICE)
        chat.deliver()
    assert len(chat.pushes("张伟")) == 3
    chat.clock.moment = T1
    promise(chat, "张伟", "今天的", PushKind.NOTICE)
    chat.deliver()
    assert chat.pushes("张伟")[-1] == "今天的"


@pytest.mark.parametrize("ahead", AHEAD)
def test_a_flood_from_a_clock_that_was_ahead_stops_nobody(chat: Chat, ahead: timedelta) -> None:
    chat.clock.moment += ahead
    for number in range(limits.PER_MINUTE):
        promise(chat, "张伟", f"{number}", PushKind.URGENT)
    for _ in range(limits.PER_MINUTE):
        chat.deliver()
    assert len(chat.pushes("张伟")) == limits.PER_MINUTE
    chat.clock.moment -= ahead
    promise(chat, "张伟", "现在的", PushKind.URGENT)
    chat.deliver()
    assert chat.pushes("张伟")[-1] == "现在的"


def test_a_wait_of_an_honest_clock_is_kept() -> None:
    shut = Shared(shut_until=T1 + timedelta(hours=1), cause="paused:45009")
    assert gate.allowance(shut, T1, 100) == 0
    wrong = Shared(shut_until=T1 + timedelta(days=1), cause="paused:45009")
    assert gate.allowance(wrong, T1, 100) == 1


def test_a_slow_start_of_the_future_slows_nothing() -> None:
    ahead = T1 + timedelta(days=1)
    assert gate.allowance(Shared(recovered_at=ahead, free_at=ahead), T1, 100) == 100
