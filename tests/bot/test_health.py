"""/healthz and /readyz: each cause turns readiness off by its own name (reliability.md O-HEALTH)."""

import shutil
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text, update

from bot import health
from storage.queries import tokens
from storage.tables import AccessToken
from storage.unit_of_work import Unavailable
from tests.bot.watched import get
from tests.chatting import Chat


@pytest.fixture
def ready(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """A bot whose sender has been round, however busy the machine is."""
    monkeypatch.setattr(health, "PATIENCE", 60.0)
    chat.parts.sender.last_round = chat.clock.moment
    return chat


def failed(chat: Chat) -> tuple[int, Any]:
    answer = get(chat, "/readyz")
    return answer.status_code, answer.json()["failed"]


def test_a_sound_bot_is_ready_and_alive(ready: Chat) -> None:
    assert failed(ready) == (200, [])
    alive = get(ready, "/healthz")
    assert (alive.status_code, alive.text) == (200, "ok")


def database(chat: Chat) -> None:
    def gone() -> None:
        raise Unavailable

    original = chat.parts.desk.units

    def without_writing() -> Any:
        unit = original()
        unit.probe = gone  # type: ignore[method-assign]
        return unit

    chat.parts.desk.units = without_writing


def schema(chat: Chat) -> None:
    with chat.parts.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def data_key(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        tokens.claim(unit.session, "app", None, "somebody", chat.clock.moment)
        unit.session.flush()
        unit.session.execute(update(AccessToken).values(sealed_value=b"of another key"))


def sender(chat: Chat) -> None:
    chat.clock.moment += health.HEARTBEAT


CAUSES: dict[str, Callable[[Chat], None]] = {
    "database": database,
    "schema": schema,
    "data_key": data_key,
    "sender": sender,
}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_is_named(ready: Chat, cause: str) -> None:
    CAUSES[cause](ready)
    assert failed(ready) == (503, [cause])


def test_a_full_disk_is_named(ready: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    room = type("Usage", (), {"free": health.FREE_BYTES})
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: room)
    on_sqlite = ready.parts.engine.dialect.name == "sqlite"
    assert failed(ready) == ((503, ["disk"]) if on_sqlite else (200, []))


def test_a_writer_that_hangs_is_not_ready_but_answers_soon(
    ready: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    released = threading.Event()

    async def hang() -> None:
        await ready.parts.intake.run(lambda: released.wait(30))

    hanging = ready.portal.start_task_soon(hang)
    try:
        assert failed(ready) == (503, ["database", "schema", "data_key"])
        assert get(ready, "/healthz").text == "ok"
    finally:
        released.set()
        hanging.result(30)
    monkeypatch.undo()
    assert failed(ready) == (200, [])


def test_wecom_being_away_is_no_reason_to_take_no_callbacks(ready: Chat) -> None:
    ready.corp.faults.answer(60020)
    ready.deliver()
    assert failed(ready) == (200, [])
