"""A file is made when it goes, shown once, and neither lost nor doubled by what goes wrong on the way (promises D3 D4 D6)."""

import io
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot.documents import workbook
from bot.sending import files
from storage.queries import dead_letters, outbox, outbox_files, people
from storage.tables import Area, Person, Push, RoleHolding
from storage.vocabulary import PushState
from tests.bot.sending.promising import errors, later, promise, shared, states
from tests.chatting import Chat, userid_of

UPLOAD, SEND = "media/upload", "message/send"


def ask(chat: Chat, name: str = "刘建国") -> None:
    """Somebody who gets one file asks for it."""
    assert "马上发到这里" in chat.say(name, "公示牌")


def rows(chat: Chat) -> list[Push]:
    with chat.parts.desk.units() as unit:
        found = list(unit.session.exec(select(Push).order_by(col(Push.number))))
        unit.session.expunge_all()
        return found


def uploads(chat: Chat) -> int:
    return len(chat.corp.media)


def test_the_row_names_what_to_make_and_keeps_nothing_of_it(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=UPLOAD)
    ask(chat)
    (waiting,) = rows(chat)
    assert (waiting.document, waiting.media_id, waiting.state) == (
        *("areas.division", ""),
        PushState.READY,
    )
    later(chat, seconds=11)
    (sent,) = rows(chat)
    assert (sent.state, sent.media_id, sent.sealed_text, sent.call_id) == (
        *(PushState.SENT, "", b""),
        None,
    )


def test_it_is_made_of_what_holds_when_it_goes(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=UPLOAD)
    ask(chat)
    with chat.parts.desk.units() as unit:
        named = update(Area).where(col(Area.name) == "维修组").values(name="检维修组")
        unit.session.execute(named)
        people.changed(unit.session)
    later(chat, seconds=11)
    (line,) = [one for one in chat.corp.chats["liujianguo"].lines if one.file]
    assert line.file is not None
    assert "检维修组" in cells(line.file.content)


def cells(content: bytes) -> set[object]:
    """What stands in a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return {cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", [UPLOAD, SEND])
def test_whatever_fails_it_is_shown_once(chat: Chat, call: str, *, after: bool) -> None:
    chat.corp.faults.bad_gateway(call=call, after=after)
    ask(chat)
    assert states(chat) == [PushState.READY]
    later(chat, minutes=16)
    assert states(chat) == [PushState.SENT]
    assert len(chat.pushes("刘建国")) == 1
    assert uploads(chat) == (2 if (call, after) == (UPLOAD, True) else 1)


def test_what_is_tried_again_shows_the_very_same_upload(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call=SEND, after=True)
    ask(chat)
    later(chat, minutes=16)
    assert uploads(chat) == 1
    assert len({one.raw for one in chat.corp.sent}) == 1


def test_an_upload_that_goes_on_failing_is_tried_seldom_and_never_given_up(chat: Chat) -> None:
    chat.corp.faults.answer(-1, times=4, call=UPLOAD)
    ask(chat)
    later(chat, seconds=11)
    for _ in range(2):
        later(chat, minutes=7)
    assert errors(chat) == ["refused:-1"]
    later(chat, minutes=5)  # four have failed, and the fifth would be taken
    assert chat.pushes("刘建国") == []
    later(chat, minutes=2)
    assert len(chat.pushes("刘建国")) == 1


def test_a_file_that_may_not_be_handed_over_is_a_dead_letter_and_lets_others_pass(
    chat: Chat,
) -> None:
    chat.corp.faults.answer(45001, call=UPLOAD)
    ask(chat)
    promise(chat, "刘建国", "一")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.SENT]
    assert errors(chat)[0] == "refused:45001"
    number = rows(chat)[0].number
    assert number is not None
    with chat.parts.desk.units() as unit:
        assert dead_letters.resend(unit.session, number, chat.clock.moment)
    chat.deliver()
    assert states(chat) == [PushState.SENT, PushState.SENT]


def test_what_was_promised_later_comes_later(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=UPLOAD)
    ask(chat)
    promise(chat, "刘建国", "一")
    chat.deliver()
    assert chat.pushes("刘建国") == []
    later(chat, seconds=11)
    first, second = chat.pushes("刘建国")
    assert first.startswith("[文件]")
    assert second == "一"


def test_a_file_the_platform_keeps_no_longer_is_made_once_more(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=SEND)
    ask(chat)
    assert uploads(chat) == 1
    later(chat, days=4)
    assert states(chat) == [PushState.SENT]
    assert uploads(chat) == 2
    assert len(chat.pushes("刘建国")) == 1


def test_one_that_is_lost_again_and_again_ends_as_a_dead_letter(chat: Chat) -> None:
    chat.corp.faults.answer(40007, times=5, call=SEND)
    ask(chat)
    later(chat, minutes=20)
    assert states(chat) == [PushState.DEAD]
    assert uploads(chat) == 2


def test_asked_twice_while_nothing_goes_it_comes_once(chat: Chat) -> None:
    chat.corp.faults.answer(-1, times=2, call=UPLOAD)
    ask(chat)
    ask(chat)
    later(chat, minutes=7)
    assert states(chat) == [PushState.CANCELLED, PushState.SENT]
    assert len(chat.pushes("刘建国")) == 1


def test_who_lost_the_right_meanwhile_does_not_get_it(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=UPLOAD)
    ask(chat)
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == "刘建国")).one()
        over = update(RoleHolding).where(col(RoleHolding.person_id) == person.id)
        unit.session.execute(over.values(until=chat.clock.moment.date()))
        people.changed(unit.session)
    later(chat, seconds=11)
    assert states(chat) == [PushState.CANCELLED]
    assert uploads(chat) == 0


@pytest.mark.parametrize("where", ["document", "workbook"])
def test_a_bug_in_one_file_ends_that_file_alone(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def broken(_: object) -> bytes:
        raise RuntimeError

    if where == "workbook":
        monkeypatch.setattr(workbook, "as_xlsx", broken)
    else:
        monkeypatch.setitem(chat.parts.desk.registry.documents, "areas.division", broken)
    ask(chat)
    promise(chat, "刘建国", "一")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.SENT]
    assert chat.pushes("刘建国") == ["一"]


def test_a_file_alone_finds_out_that_the_platform_is_back(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(times=5, call=SEND)
    for name in ("张伟", "周涛", "孙丽", "何军", "马德福"):
        promise(chat, name, name)
    chat.deliver()
    with chat.parts.desk.units() as unit:  # so that nothing else is left to try
        outbox.call_off(unit.session, "x")
    assert shared(chat).shut_until is not None
    ask(chat)
    assert (uploads(chat), chat.pushes("刘建国")) == (0, [])
    later(chat, minutes=2)
    assert len(chat.pushes("刘建国")) == 1
    assert shared(chat).shut_until is None


def test_many_ask_at_once_and_each_gets_his_own(chat: Chat) -> None:
    asking = {"孙国栋": 2, "刘建国": 1, "高明": 2, "周萍": 2, "何静": 2}
    for name in asking:
        chat.portal.call(chat.phone.say, userid_of(name), "公示牌")
    chat.deliver()
    assert {name: len(chat.pushes(name)) for name in asking} == asking
    assert uploads(chat) == sum(asking.values())
    own = [name for name in asking if any("综合党小组" in one for one in chat.pushes(name))]
    assert own == ["刘建国"]


def test_what_may_have_been_shown_is_not_made_again(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call=SEND, after=True)
    chat.corp.faults.answer(40007, call=SEND)
    ask(chat)
    later(chat, minutes=16)
    assert (states(chat), errors(chat)) == ([PushState.DEAD], ["in_doubt:40007"])
    assert uploads(chat) == 1
    assert len(chat.pushes("刘建国")) == 1


def test_of_two_senders_the_first_upload_counts(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call=UPLOAD)
    ask(chat)
    number = rows(chat)[0].number
    assert number is not None
    with chat.parts.desk.units() as unit:
        outbox_files.handed_over(unit.session, number, "first")
        outbox_files.handed_over(unit.session, number, "second")
        outbox_files.put_off(unit.session, number, chat.clock.moment + timedelta(1), "refused:-1")
    (row,) = rows(chat)
    assert (row.media_id, row.due_at <= chat.clock.moment + timedelta(minutes=1)) == ("first", True)


def test_a_sender_that_dies_after_the_upload_costs_an_upload_and_nothing_else(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as dying:
        dying.setattr(files, "report", killed)
        with pytest.raises(MemoryError):
            ask(chat)
    chat.deliver()
    assert uploads(chat) == 2
    assert len(chat.pushes("刘建国")) == 1
