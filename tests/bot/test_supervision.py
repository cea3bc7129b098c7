"""What systemd hears: ready, alive while the writer takes its turns, stopping."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from bot import supervision
from bot.supervision import ALIVE, READY, STOPPING, Supervision
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


T = TypeVar("T")


async def done(job: Callable[[], T]) -> T:
    return job()


async def overfull(job: Callable[[], T]) -> T:
    raise Unavailable


async def hanging(job: Callable[[], T]) -> T:
    await asyncio.Event().wait()
    return job()


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


async def test_an_overfull_queue_is_alive_a_hanging_writer_is_not(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "PATIENCE", 0.01)
    await Supervision(overfull, environment(systemd)).show_life()
    assert heard(systemd) == [ALIVE]
    await Supervision(hanging, environment(systemd)).show_life()
    assert heard(systemd) == []


async def test_without_systemd_nothing_is_said_or_started() -> None:
    one = Supervision(done, {})
    one.start()
    await one.stop()


async def test_a_socket_that_went_away_hurts_nobody(tmp_path: Path) -> None:
    one = Supervision(done, {"NOTIFY_SOCKET": str(tmp_path / "gone")})
    one.start()
    await one.stop()
