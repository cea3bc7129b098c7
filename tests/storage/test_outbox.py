"""Promised messages: in order, in one pair of hands at a time, and not after they were called off."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from storage.queries import outbox, outbox_calls, outbox_ends, outbox_waiting, people, sending
from storage.queries.outbox_ends import Retry
from storage.queries.outbox_waiting import Waiting
from storage.tables import Push
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushKind, PushState
from tests.chatting import T1


@pytest.fixture
def zhangwei(unit: UnitOfWork) -> UUID:
    return person(unit, "zhangwei")


def person(unit: UnitOfWork, userid: str) -> UUID:
    found = people.load_roster(unit.session).enrolled(userid, T1.date())
    assert found is not None
    return found.id


def promise(unit: UnitOfWork, who: UUID, text: str, *, minutes: int = 0, about: str = "x") -> None:
    due = T1 + timedelta(minutes=minutes)
    outbox.promise(unit.session, who, text, kind=PushKind.NOTICE, about=about, due=due)
    unit.session.write_collected()


def heads(unit: UnitOfWork, now: datetime) -> list[Waiting]:
    return outbox_waiting.heads(unit.session, now, 10)


def texts(unit: UnitOfWork, now: datetime) -> list[str]:
    found = heads(unit, now)
    return [outbox.words_of(unit.session, push.id, push.sealed_text)[0] for push in found]


def take(unit: UnitOfWork, now: datetime, body: bytes = b"{}") -> tuple[str, UUID]:
    """One call of everything that is due."""
    found, lease = heads(unit, now), uuid4().hex
    outbox_calls.make(unit.session, [(body, found)], lease, now)
    return lease, found[0].id


def states(unit: UnitOfWork) -> list[PushState]:
    return list(unit.session.exec(select(col(Push.state)).order_by(col(Push.number))))


def test_one_at_a_time_and_in_the_order_of_promising(unit: UnitOfWork, zhangwei: UUID) -> None:
    for text in ("一", "二", "三"):
        promise(unit, zhangwei, text)
    assert texts(unit, T1) == ["一"]
    lease, call = take(unit, T1)
    assert texts(unit, T1) == []
    assert outbox_ends.still_ours(unit.session, lease) == {call}
    outbox_ends.sent(unit.session, [call], T1)
    assert texts(unit, T1) == ["二"]


def test_a_failed_head_holds_its_line_until_it_is_at_its_end(
    unit: UnitOfWork, zhangwei: UUID
) -> None:
    promise(unit, zhangwei, "一")
    promise(unit, zhangwei, "二")
    _, call = take(unit, T1)
    later = T1 + timedelta(minutes=5)
    outbox_ends.again(unit.session, [Retry(call, later, "refused:-1")])
    assert (texts(unit, T1), outbox_calls.due(unit.session, T1, 10)) == ([], [])
    (again,) = outbox_calls.due(unit.session, later, 10)
    assert (again.attempts, again.in_doubt, len(again.carries)) == (2, False, 1)
    assert texts(unit, later) == []
    numbers = [push.number for push in again.carries]
    outbox_waiting.end(unit.session, numbers, PushState.DEAD, later, why="refused:1")
    outbox_calls.drop(unit.session, [call])
    assert texts(unit, later) == ["二"]


def test_what_is_put_back_or_due_later_does_not_hold_the_line(
    unit: UnitOfWork, zhangwei: UUID
) -> None:
    promise(unit, zhangwei, "明天的提醒", minutes=1000)
    promise(unit, zhangwei, "夜里的")
    promise(unit, zhangwei, "现在的")
    (night,) = heads(unit, T1)
    outbox_waiting.put_back(unit.session, {T1 + timedelta(hours=9): [night.number]})
    assert texts(unit, T1) == ["现在的"]


def test_a_lease_that_ran_out_is_taken_again_and_the_late_sender_changes_nothing(
    unit: UnitOfWork, zhangwei: UUID
) -> None:
    promise(unit, zhangwei, "一")
    frozen, call = take(unit, T1, b'{"a":1}')
    after_lease = T1 + outbox_calls.LEASE + timedelta(seconds=1)
    assert outbox_calls.due(unit.session, T1 + timedelta(seconds=59), 10) == []
    (taken,) = outbox_calls.due(unit.session, after_lease, 10)
    assert (taken.body, taken.in_doubt) == (b'{"a":1}', True)
    outbox_calls.lease_again(unit.session, [call], "another", after_lease)
    assert outbox_ends.still_ours(unit.session, frozen) == set()
    assert outbox_ends.still_ours(unit.session, "another") == {call}


def test_the_same_words_are_found_for_everybody_who_is_at_the_front(unit: UnitOfWork) -> None:
    for userid in ("zhangwei", "zhoutao", "sunli"):
        promise(unit, person(unit, userid), "都一样")
    promise(unit, person(unit, "hejun"), "排在前面")
    promise(unit, person(unit, "hejun"), "都一样")
    (first, *_) = heads(unit, T1)
    assert first.alike is not None
    assert len(outbox_waiting.alike(unit.session, [first.alike], T1, 10)) == 3


def test_what_was_called_off_is_never_sent(unit: UnitOfWork, zhangwei: UUID) -> None:
    promise(unit, zhangwei, "学习提醒", minutes=60, about="session:1")
    promise(unit, zhangwei, "别的", minutes=60, about="session:2")
    assert outbox.call_off(unit.session, "session:1", to=zhangwei) == 1
    assert outbox.call_off(unit.session, "session:2", to=uuid4()) == 0
    assert texts(unit, T1 + timedelta(hours=2)) == ["别的"]


def test_what_is_under_way_cannot_be_called_off(unit: UnitOfWork, zhangwei: UUID) -> None:
    promise(unit, zhangwei, "一")
    take(unit, T1)
    assert outbox.call_off(unit.session, "x") == 0
    assert states(unit) == [PushState.LEASED]


def test_a_once_key_is_known_afterwards(unit: UnitOfWork, zhangwei: UUID) -> None:
    assert outbox.promised(unit.session, ["k"]) == set()
    outbox.promise(
        unit.session, zhangwei, "一次", kind=PushKind.REMINDER, about="x", due=T1, once="k"
    )
    assert outbox.promised(unit.session, ["k", "other"]) == {"k"}


def test_a_transaction_knows_whether_it_promised_something_for_now(
    unit: UnitOfWork, zhangwei: UUID
) -> None:
    assert not outbox.has_promised(unit.session, T1)
    promise(unit, zhangwei, "晚些", minutes=5)
    assert not outbox.has_promised(unit.session, T1)
    promise(unit, zhangwei, "现在")
    assert outbox.has_promised(unit.session, T1)


def test_one_look_says_whether_anything_is_due(unit: UnitOfWork, zhangwei: UUID) -> None:
    assert not sending.look(unit.session, T1)[1]
    promise(unit, zhangwei, "晚些", minutes=5)
    assert not sending.look(unit.session, T1)[1]
    soon = T1 + timedelta(minutes=5)
    assert sending.look(unit.session, soon)[1]
    take(unit, soon)
    assert not sending.look(unit.session, soon)[1]
    assert sending.look(unit.session, soon + outbox_calls.LEASE)[1]
