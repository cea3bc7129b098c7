"""zerenqu outbox: what was not delivered, by number; resent or given up; never a name, never a text."""

import base64
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select, update
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.cli import outbox_wording
from storage.queries import outbox, outbox_waiting
from storage.restoring import HELD
from storage.tables import Person, Push
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushKind, PushState
from tests.chatting import T1
from tests.databases import DATA_KEY, SEALER

SECRET = "食堂夜班饭老是凉的"


@pytest.fixture(autouse=True)
def _settings(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZRQ_DATABASE_URL", database_url)
    monkeypatch.setenv("ZRQ_DATA_KEY", base64.b64encode(DATA_KEY).decode())


@pytest.fixture
def ended(engine: Engine) -> list[int]:
    """Two dead ones and one of which nobody knows, all for the same person."""
    with UnitOfWork(engine, SEALER) as unit:
        who: UUID = unit.session.exec(select(Person.id).where(col(Person.name) == "张伟")).one()
        for _ in range(3):
            outbox.promise(
                unit.session, who, SECRET, kind=PushKind.NOTICE, about="x", due=T1, not_after=T1
            )
        unit.session.write_collected()
        numbers = [
            number or 0
            for number in unit.session.exec(select(Push.number).order_by(col(Push.number)))
        ]
        ends = [
            (PushState.DEAD, "invalid_user"),
            (PushState.DEAD, "refused:60140"),
            (PushState.UNKNOWN, "in_doubt"),
        ]
        for number, (state, why) in zip(numbers, ends, strict=True):
            outbox_waiting.end(unit.session, [number], state, T1, why=why, revision=1)
    return numbers


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["outbox", *words])
    return result.exit_code, result.output


def push(engine: Engine, number: int) -> Push:
    with UnitOfWork(engine, SEALER) as unit:
        return unit.session.exec(select(Push).where(col(Push.number) == number)).one()


def test_the_list_says_number_kind_age_and_reason_and_nothing_of_anybody(ended: list[int]) -> None:
    code, output = run("list")
    assert code == 0
    assert "不知道到没到 1，没送到 2" in output
    for number, reason in zip(ended, ("不认识这个账号", "错误码 60140", "不再查重"), strict=True):
        line = next(one for one in output.splitlines() if one.startswith(f"{number}  "))
        assert reason in line
        assert "天前" in line
        assert "通知" in line
    assert not [word for word in ("张伟", "zhangwei", SECRET) if word in output]


def test_an_empty_list_says_so() -> None:
    assert run("list")[1].splitlines()[-1] == outbox_wording.NOTHING


def test_a_resent_one_is_due_again_and_its_recipient_is_tried_again(
    engine: Engine, ended: list[int]
) -> None:
    assert run("resend", str(ended[0])) == (0, outbox_wording.resent(ended[0]) + "\n")
    again = push(engine, ended[0])
    assert (again.state, again.not_after, again.error) == (PushState.READY, None, "")
    assert abs(datetime.now(UTC) - again.due_at).total_seconds() < 60
    with UnitOfWork(engine, SEALER) as unit:
        assert outbox_waiting.unknown_there(unit.session, 1) == set()


def test_what_may_have_arrived_is_resent_as_a_repeat(engine: Engine, ended: list[int]) -> None:
    run("resend", str(ended[2]))
    assert push(engine, ended[2]).error == "in_doubt"


def test_what_a_restore_held_is_resent_as_a_repeat(engine: Engine, ended: list[int]) -> None:
    with UnitOfWork(engine, SEALER) as unit:
        held = update(Push).where(col(Push.number) == ended[0]).values(error=HELD)
        unit.session.execute(held)
    run("resend", str(ended[0]))
    assert push(engine, ended[0]).error == "in_doubt"


def test_what_cannot_be_read_is_said_in_words() -> None:
    assert "密钥" in outbox_wording.reason("unreadable")
    assert "可能早已送到" in outbox_wording.reason("in_doubt:unreadable")


def test_what_is_given_up_keeps_no_text(engine: Engine, ended: list[int]) -> None:
    assert run("drop", str(ended[1])) == (0, outbox_wording.dropped(ended[1]) + "\n")
    gone = push(engine, ended[1])
    assert (gone.state, gone.sealed_text) == (PushState.CANCELLED, b"")


@pytest.mark.parametrize("what", ["resend", "drop"])
def test_a_number_that_is_not_in_the_list_changes_nothing(what: str, ended: list[int]) -> None:
    code, output = run(what, "4711")
    assert (code, output.strip()) == (2, outbox_wording.no_such(4711))


def test_every_state_and_kind_has_its_word() -> None:
    assert set(outbox_wording.STATES) == set(PushState)
    assert set(outbox_wording.KINDS) == set(PushKind)
