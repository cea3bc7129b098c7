"""Promised messages: in order, in one pair of hands at a time, and not after they were called off."""

from datetime import timedelta
from uuid import UUID

import pytest

from storage.queries import outbox, people
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushKind, PushState
from tests.chatting import T1


@pytest.fixture
def zhangwei(unit: UnitOfWork) -> UUID:
    person = people.load_roster(unit.session).enrolled("zhangwei", T1.date())
    assert person is not None
    return person.id


def promise(unit: UnitOfWork, who: UUID, text: str, *, minutes: int = 0, about: str = "x") -> None:
    due = T1 + timedelta(minutes=minutes)
    outbox.promise(unit.session, who, text, kind=PushKind.NOTICE, about=about, due=due)


def test_one_at_a_time_and_in_the_order_of_promising(unit: UnitOfWork, zhangwei: UUID) -> None:
    for text in ("一", "二", "三"):
        promise(unit, zhangwei, text)
    (first,) = outbox.lease_next(unit.session, T1, 10)
    assert first.text == "一"
    assert outbox.lease_next(unit.session, T1, 10) == []
    assert outbox.report(unit.session, first, PushState.SENT, T1)
    assert [push.text for push in outbox.lease_next(unit.session, T1, 10)] == ["二"]


def test_a_failed_head_holds_its_line_until_it_is_dead(unit: UnitOfWork, zhangwei: UUID) -> None:
    promise(unit, zhangwei, "一")
    promise(unit, zhangwei, "二")
    (first,) = outbox.lease_next(unit.session, T1, 10)
    later = T1 + timedelta(minutes=5)
    outbox.report(unit.session, first, PushState.READY, T1, again_at=later, error="refused:-1")
    assert outbox.lease_next(unit.session, T1, 10) == []
    (again,) = outbox.lease_next(unit.session, later, 10)
    assert (again.text, again.attempts) == ("一", 2)
    outbox.report(unit.session, again, PushState.DEAD, later)
    assert [push.text for push in outbox.lease_next(unit.session, later, 10)] == ["二"]


def test_what_is_due_later_does_not_hold_the_line(unit: UnitOfWork, zhangwei: UUID) -> None:
    promise(unit, zhangwei, "明天的提醒", minutes=1000)
    promise(unit, zhangwei, "现在的")
    assert [push.text for push in outbox.lease_next(unit.session, T1, 10)] == ["现在的"]


def test_a_lease_that_ran_out_is_taken_again_and_the_late_sender_changes_nothing(
    unit: UnitOfWork, zhangwei: UUID
) -> None:
    promise(unit, zhangwei, "一")
    (frozen,) = outbox.lease_next(unit.session, T1, 10)
    outbox.keep_body(unit.session, frozen, b'{"a":1}', T1)
    after_lease = T1 + outbox.LEASE + timedelta(seconds=1)
    (taken,) = outbox.lease_next(unit.session, after_lease, 10)
    assert taken.body == b'{"a":1}'
    assert not outbox.report(unit.session, frozen, PushState.DEAD, after_lease)
    assert outbox.report(unit.session, taken, PushState.SENT, after_lease)


def test_what_was_called_off_is_never_sent(unit: UnitOfWork, zhangwei: UUID) -> None:
    promise(unit, zhangwei, "学习提醒", minutes=60, about="session:1")
    promise(unit, zhangwei, "别的", minutes=60, about="session:2")
    assert outbox.call_off(unit.session, "session:1", to=zhangwei) == 1
    due = outbox.lease_next(unit.session, T1 + timedelta(hours=2), 10)
    assert [push.text for push in due] == ["别的"]


def test_a_once_key_is_known_afterwards(unit: UnitOfWork, zhangwei: UUID) -> None:
    assert outbox.promised(unit.session, ["k"]) == set()
    outbox.promise(
        unit.session, zhangwei, "一次", kind=PushKind.REMINDER, about="x", due=T1, once="k"
    )
    assert outbox.promised(unit.session, ["k", "other"]) == {"k"}
