"""Two transactions at once on PostgreSQL: what is called off is not sent, and nobody waits in a circle."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, text
from sqlmodel import col, select

from storage.queries import conversations, outbox, outbox_calls, outbox_ends, outbox_waiting
from storage.session import Session
from storage.tables import Person
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import EVERYBODY, later, promise, states
from tests.chatting import T1, Chat
from tests.databases import SEALER

on_postgres = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
IMPATIENT = text("SET LOCAL lock_timeout = '300ms'")


def afterwards(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, once: Callable[[], None]
) -> None:
    """When the sender has asked this, something else happens, one time."""
    ask, left = getattr(module, name), [once]

    def asked(*values: Any) -> Any:
        found = ask(*values)
        if left:
            left.pop()()
        return found

    monkeypatch.setattr(module, name, asked)


def call_off(chat: Chat, name: str) -> int:
    with chat.parts.desk.units() as unit:
        unit.session.execute(IMPATIENT)
        person = unit.session.exec(select(Person).where(col(Person.name) == name)).one()
        return outbox.call_off(unit.session, "x", to=person.id)


@on_postgres
@pytest.mark.parametrize("same", [False, True])
def test_what_is_called_off_while_it_is_chosen_is_not_sent(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, *, same: bool
) -> None:
    for name in EVERYBODY:
        promise(chat, name, "都一样" if same else f"给{name}的")
    gone: list[int] = []
    afterwards(
        monkeypatch, outbox_waiting, "heads", lambda: gone.append(call_off(chat, EVERYBODY[0]))
    )
    chat.deliver()
    assert gone == [1]
    assert states(chat) == [PushState.CANCELLED, *[PushState.SENT] * 4]
    assert chat.pushes(EVERYBODY[0]) == []


@on_postgres
def test_what_is_called_off_stays_so_when_it_is_ended_or_freed(engine: Engine) -> None:
    with UnitOfWork(engine, SEALER) as unit:
        who = unit.session.exec(select(Person.id)).first()
        assert who is not None
        outbox.promise(unit.session, who, "一", kind=PushKind.ANSWER, about="x", due=T1)
        unit.session.write_collected()
        (head,) = outbox_waiting.heads(unit.session, T1, 1)
        outbox.call_off(unit.session, "x")
        outbox_waiting.end(unit.session, [head.number], PushState.DEAD, T1, why="refused:1")
        outbox_waiting.free(unit.session, [head.number])
        assert outbox.counts(unit.session) == {PushState.CANCELLED: 1}


@on_postgres
def test_what_is_about_to_be_repeated_cannot_be_called_off(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    promise(chat, "张伟", "一")
    chat.deliver()

    def try_it() -> None:
        with pytest.raises(Unavailable):
            call_off(chat, "张伟")

    afterwards(monkeypatch, outbox_calls, "due", try_it)
    later(chat, minutes=16)
    assert chat.pushes("张伟") == ["一"]


@on_postgres
def test_two_people_who_promise_each_other_something_do_not_wait_for_each_other(
    engine: Engine,
) -> None:
    def promise_to(session: Session, person: Any) -> None:
        session.execute(IMPATIENT)
        outbox.promise(session, person, "一", kind=PushKind.ANSWER, about="x", due=T1)
        session.write_collected()

    with UnitOfWork(engine, SEALER) as one, UnitOfWork(engine, SEALER) as other:
        first, second = one.session.exec(select(Person.id).limit(2)).all()
        conversations.lock_people(one.session, [first])
        conversations.lock_people(other.session, [second])
        promise_to(one.session, second)
        promise_to(other.session, first)


@on_postgres
def test_what_is_being_reported_is_not_left_behind(engine: Engine) -> None:
    late: datetime = T1 + outbox_calls.LEASE + timedelta(seconds=1)
    with UnitOfWork(engine, SEALER) as unit:
        who = unit.session.exec(select(Person.id)).first()
        assert who is not None
        outbox.promise(unit.session, who, "一", kind=PushKind.ANSWER, about="x", due=T1)
        unit.session.write_collected()
        lease, found = uuid4().hex, outbox_waiting.heads(unit.session, T1, 1)
        outbox_calls.make(unit.session, [(b"{}", found)], lease, T1)
    with UnitOfWork(engine, SEALER) as reporting, UnitOfWork(engine, SEALER) as taking:
        assert outbox_ends.still_ours(reporting.session, lease)
        taking.session.execute(IMPATIENT)
        assert outbox_calls.due(taking.session, late, 10) == []


def test_reporting_trouble_locks_in_the_order_of_taking(chat: Chat) -> None:
    locked: list[str] = []
    chat.corp.faults.answer(45009, call="message/send")
    promise(chat, "张伟", "一")

    def note(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked = statement.partition("WHERE")[0] if statement.startswith("SELECT") else ""
        locked.extend(name for name in ("FROM sending", "FROM outbox_call ") if name in asked + " ")

    event.listen(chat.parts.engine, "before_cursor_execute", note)
    chat.deliver()
    calls = [place for place, name in enumerate(locked) if name == "FROM outbox_call "]
    assert locked[calls[-1] - 1] == "FROM sending"
