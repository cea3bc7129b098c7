"""The gate: one probe at a time, longer pauses when they do not help, slow recovery."""

from datetime import timedelta

import pytest

from bot.channel import DeliveryError
from bot.sending import gate
from bot.wecom.errors import failure
from storage.queries.sending import Shared
from tests.chatting import T1

LOST = DeliveryError("message/send: ReadTimeout", in_doubt=True)


def after(shared: Shared, *errors: DeliveryError, probe: bool = False) -> Shared:
    for error in errors:
        shared = gate.failed(shared, error, T1, probe=probe)
    return shared


def wait(shared: Shared) -> timedelta:
    assert shared.shut_until is not None
    return shared.shut_until - T1


@pytest.mark.parametrize("code", [40001, 60020, 50003, 40013])
def test_what_only_an_administrator_can_put_right_shuts_it_at_once(code: int) -> None:
    shut = after(Shared(), failure(code, "message/send"))
    assert (shut.cause, gate.is_up(shut)) == (f"refused:{code}", False)
    assert gate.allowance(shut, T1 + timedelta(seconds=59), 100) == 0
    assert gate.allowance(shut, T1 + wait(shut), 100) == 1


def test_a_probe_is_one_call_and_until_it_is_reported_there_is_no_other() -> None:
    shut = after(Shared(), failure(60020, "message/send"))
    then = T1 + wait(shut)
    probing = gate.taken(shut, then)
    assert gate.allowance(probing, then + timedelta(seconds=30), 100) == 0


def test_the_platforms_window_is_a_minute_then_an_hour() -> None:
    limited = failure(45009, "message/send")
    first = after(Shared(), limited)
    assert (wait(first), gate.is_up(first)) == (timedelta(minutes=1), True)
    assert wait(after(first, limited, probe=True)) == timedelta(hours=1)
    assert wait(after(after(first, limited, probe=True), limited, probe=True)) == timedelta(hours=1)


def test_it_is_down_after_some_failures_in_succession_and_never_after_a_few() -> None:
    few = after(Shared(), *[LOST] * (gate.DOWN_AFTER - 1))
    assert few.shut_until is None
    assert gate.answered(few, T1, probe=False).failures == 0
    down = after(few, LOST)
    assert (down.cause, wait(down)) == (gate.DOWN, timedelta(seconds=2))


def test_probes_of_a_platform_that_is_down_come_further_apart_up_to_a_minute() -> None:
    shut, waits = after(Shared(), *[LOST] * gate.DOWN_AFTER), []
    for _ in range(8):
        shut = after(shut, LOST, probe=True)
        waits.append(wait(shut).total_seconds())
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]


def test_too_many_at_once_is_no_outage() -> None:
    assert after(Shared(), *[failure(45033, "message/send")] * 20).shut_until is None


def test_what_was_under_way_when_it_shut_neither_opens_it_nor_adds_to_it() -> None:
    shut = after(Shared(), failure(60020, "message/send"))
    assert after(shut, failure(60020, "message/send"), LOST) == shut
    assert gate.answered(shut, T1, probe=False).shut_until == shut.shut_until


def test_after_recovery_ten_a_second_then_twice_as_many_each_minute() -> None:
    shut = after(Shared(), *[LOST] * gate.DOWN_AFTER)
    shared = gate.answered(gate.taken(shut, T1), T1, probe=True)
    assert (shared.cause, shared.shut_until) == ("", None)
    rates = [gate.allowance(shared, T1 + timedelta(minutes=m), 10**6) for m in range(7)]
    assert rates == [10, 20, 40, 80, 160, 320, 10**6]


def test_while_it_takes_up_speed_a_second_lies_between_rounds_in_whichever_process() -> None:
    shared = gate.answered(Shared(), T1, probe=True)
    under_way = gate.taken(shared, T1)
    assert gate.allowance(under_way, T1 + timedelta(seconds=5), 100) == 0
    done = gate.reported(under_way, 10, T1)
    assert gate.allowance(done, T1 + timedelta(seconds=0.9), 100) == 0
    assert gate.allowance(done, T1 + timedelta(seconds=1), 100) == 10


def test_at_full_speed_nothing_is_remembered() -> None:
    shared = gate.taken(gate.answered(Shared(), T1, probe=True), T1 + timedelta(minutes=6))
    assert shared == Shared()
