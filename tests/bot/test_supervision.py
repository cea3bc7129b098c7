"""What systemd hears: ready, alive while every writer takes its turns, stopping."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import intake as waiting_room
from bot import supervision
from bot.intake import Intake
from bot.supervision import ALIVE, READY, STOPPING, Supervision
from handlers.kit.messages import Incoming, Kind, Reply
from storage.unit_of_work import Unavailable

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    """The socket systemd listens on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        yield listening


def heard(systemd: socket.socket) -> list[bytes]:
    found = []
    while True:
        try:
            found.append(systemd.recv(100))
        except BlockingIOError:
            return found


async def done() -> None:
    pass


def message(userid: str) -> Incoming:
    return Incoming(userid.encode(), userid, Kind.TEXT, "x", datetime(2026, 3, 12, tzinfo=UTC))


class Desk:
    """Hangs on the messages of one person, and has everybody else's waited for."""

    def __init__(self) -> None:
        self.begun, self.held = threading.Event(), threading.Event()

    def __call__(self, batch: Sequence[Incoming]) -> list[Reply]:
        if any(one.userid == "stuck" for one in batch):
            self.begun.set()
            self.held.wait(5)
        return [Reply("") for _ in batch]


def environment(systemd: socket.socket, seconds: int = 60) -> dict[str, str]:
    return {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": str(seconds * 1_000_000)}


async def test_ready_alive_and_stopping_are_said(systemd: socket.socket) -> None:
    one = Supervision(done, environment(systemd))
    one.start()
    for _ in range(3):
        await asyncio.sleep(0)
    assert heard(systemd) == [READY, ALIVE]
    await one.stop()
    assert heard(systemd) == [STOPPING]


@pytest.mark.parametrize("workers", [1, 4])
async def test_one_hanging_writer_is_not_alive_however_full_the_queue(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(supervision, "PATIENCE", 0.05)
    monkeypatch.setattr(waiting_room, "MOST_WAITING", 3)
    desk = Desk()
    with Intake(desk, workers) as intake:
        life = Supervision(intake.turns, environment(systemd))
        await life.show_life()
        assert heard(systemd) == [ALIVE]
        stuck = [asyncio.create_task(intake.submit(message("stuck")))]
        await asyncio.to_thread(desk.begun.wait, 5)
        await life.show_life()
        assert heard(systemd) == []
        stuck += [asyncio.create_task(intake.submit(message("stuck"))) for _ in range(9)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable):  # overfull
            await intake.submit(message("stuck"))
        await life.show_life()
        assert heard(systemd) == []
        desk.held.set()
        for one in stuck:
            with suppress(Unavailable):
                await one
        await life.show_life()
        assert heard(systemd) == [ALIVE]


async def test_a_writer_that_works_off_an_overfull_queue_is_alive(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is enough that it takes its next turn: what waits may need minutes when the database is locked."""
    monkeypatch.setattr(waiting_room, "MOST_WAITING", 3)
    taken, turn = threading.Semaphore(0), threading.Semaphore(0)

    def desk(batch: Sequence[Incoming]) -> list[Reply]:
        taken.release()
        turn.acquire(timeout=5)
        raise Unavailable

    with Intake(desk, 1) as intake:
        intake._together = 1
        many = [asyncio.create_task(intake.submit(message("a"))) for _ in range(9)]
        await asyncio.to_thread(taken.acquire)
        life = asyncio.create_task(Supervision(intake.turns, environment(systemd)).show_life())
        await asyncio.sleep(0)
        turn.release()
        await asyncio.to_thread(taken.acquire)  # the second turn has begun, more wait
        await life
        assert heard(systemd) == [ALIVE]
        turn.release(9)
        assert all(
            isinstance(one, Unavailable)
            for one in await asyncio.gather(*many, return_exceptions=True)
        )
    await Supervision(intake.turns, environment(systemd)).show_life()
    assert heard(systemd) == [ALIVE]  # closing


async def test_without_systemd_nothing_is_said_or_started() -> None:
    one = Supervision(done, {})
    one.start()
    await one.stop()


async def test_a_socket_that_went_away_hurts_nobody(tmp_path: Path) -> None:
    one = Supervision(done, {"NOTIFY_SOCKET": str(tmp_path / "gone")})
    one.start()
    await one.stop()
