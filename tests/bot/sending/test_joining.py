"""Joined calls: the same words to many in one, repeated as one, and whom it does not reach is left out alone."""

import pytest
from sqlmodel import col, select

from storage.queries import outbox, people
from storage.tables import Call, Person
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import (
    EVERYBODY,
    crowd,
    errors,
    later,
    promise,
    promise_all,
    seen,
    sends,
    states,
)
from tests.chatting import Chat


def calls(chat: Chat) -> int:
    with chat.parts.desk.units() as unit:
        return len(unit.session.exec(select(col(Call.id))).all())


def test_the_same_words_to_many_are_calls_of_a_thousand(chat: Chat) -> None:
    promise_all(chat, crowd(chat, 2100), "都一样")
    promise(chat, "张伟", "别的")
    chat.clock.moment = chat.clock.moment.replace(minute=35)
    chat.deliver()
    sizes = sorted(len(one.recipients) for one in chat.corp.sent)
    assert sizes == [1, 100, 1000, 1000]
    assert seen(chat, "crowd0") == seen(chat, "crowd2099") == ["都一样"]
    assert set(states(chat)) == {PushState.SENT}
    assert calls(chat) == 0


@pytest.mark.parametrize("after", [False, True])
def test_a_joined_call_is_repeated_byte_for_byte_and_shown_once(chat: Chat, *, after: bool) -> None:
    chat.corp.faults.bad_gateway(call="message/send", after=after)
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    chat.deliver()
    assert states(chat) == [PushState.READY] * 5
    promise(chat, "李红梅", "都一样")  # comes too late for that call
    later(chat, minutes=16)
    assert states(chat) == [PushState.SENT] * 6
    assert all(chat.pushes(name) == ["都一样"] for name in (*EVERYBODY, "李红梅"))
    assert sorted(len(one.recipients) for one in chat.corp.sent) == [1, 5]


def test_whom_it_does_not_reach_is_a_dead_letter_alone(chat: Chat) -> None:
    chat.corp.leave("zhangwei")
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, *[PushState.SENT] * 4]
    assert errors(chat)[0] == "invalid_user"
    assert len(sends(chat)) == 1


def test_a_call_refused_for_one_of_many_is_taken_apart(chat: Chat) -> None:
    chat.corp.faults.answer(40058, call="message/send")
    chat.corp.faults.answer(40058, call="message/send")
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, *[PushState.SENT] * 4]
    assert errors(chat)[0] == "refused:40058"
    assert [len(one.recipients) for one in chat.corp.sent] == [1] * 4


def call_off_for(chat: Chat, name: str) -> None:
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == name)).one()
        assert outbox.call_off(unit.session, "x", to=person.id) == 1


def test_called_off_by_one_before_anybody_got_it_the_others_get_a_new_call(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    chat.deliver()
    call_off_for(chat, "张伟")
    later(chat, minutes=16)
    assert states(chat) == [PushState.CANCELLED, *[PushState.SENT] * 4]
    assert chat.pushes("张伟") == []


def test_called_off_by_one_when_it_may_have_arrived_the_bytes_stay_the_same(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call="message/send", after=True)
    for name in EVERYBODY:
        promise(chat, name, "都一样")
    chat.deliver()
    call_off_for(chat, "张伟")
    later(chat, minutes=16)
    assert all(chat.pushes(name) == ["都一样"] for name in EVERYBODY)
    assert len(sends(chat)) == 1  # the second was known as a repeat


def test_numbers_under_a_joined_text_can_be_answered_by_each(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        吴小燕> 2
        机器人> 已记下 C-0001…
        推送 孙国栋> 有 1 条新反映 C-0001…
        孙国栋> 1
        机器人> │ 食堂夜班饭老是凉的…
    """)


def test_a_text_that_no_call_can_carry_stops_nobody(chat: Chat) -> None:
    promise(chat, "张伟", "长" * 900)
    promise(chat, "周涛", "短")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.SENT]
    assert errors(chat)[0] == "refused:unfit"


def test_who_is_unknown_there_is_not_tried_again_until_the_roster_changes(chat: Chat) -> None:
    person = chat.corp.people["zhangwei"]
    chat.corp.leave("zhangwei")
    promise(chat, "张伟", "一")
    chat.deliver()
    chat.corp.people["zhangwei"] = person
    promise(chat, "张伟", "二")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.DEAD]
    assert chat.pushes("张伟") == []
    with chat.parts.desk.units() as unit:
        people.changed(unit.session)
    promise(chat, "张伟", "三")
    chat.deliver()
    assert chat.pushes("张伟") == ["三"]


def test_leasing_takes_no_statement_for_each_person(chat: Chat) -> None:
    statements: list[str] = []
    from sqlalchemy import event  # noqa: PLC0415

    ids = crowd(chat, 1000)
    promise_all(chat, ids, "都一样")
    chat.clock.moment = chat.clock.moment.replace(minute=35)
    chat.deliver()  # the roster is read once
    promise_all(chat, ids, "还是一样", PushKind.ANSWER)
    event.listen(
        chat.parts.engine,
        "before_cursor_execute",
        lambda _c, _k, statement, *_: statements.append(statement),
    )
    chat.deliver()
    assert len(chat.corp.sent) == 2
    assert len(statements) < 40
