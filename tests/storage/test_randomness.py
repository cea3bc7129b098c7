"""Random bytes are never given twice: not by one thread, not by two, not to a child."""

import os
import threading

import pytest

from storage import randomness
from storage.randomness import DRAWN_AT_ONCE, new_id, random_bytes


def test_no_bytes_are_given_twice() -> None:
    many = 2 * DRAWN_AT_ONCE // 12
    assert len({random_bytes(12) for _ in range(many)}) == many


@pytest.mark.parametrize("size", [0, 1, 16, DRAWN_AT_ONCE, DRAWN_AT_ONCE + 1])
def test_as_many_bytes_as_asked_for(size: int) -> None:
    assert len(random_bytes(size)) == size


def test_what_is_drawn_is_given_out_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    randomness._pool.forget()
    calls: list[int] = []
    draw = os.urandom

    def counted(size: int) -> bytes:
        calls.append(size)
        return draw(size)

    monkeypatch.setattr(os, "urandom", counted)
    for _ in range(DRAWN_AT_ONCE // 16):
        random_bytes(16)
    assert calls == [DRAWN_AT_ONCE]


def test_threads_do_not_share_what_they_drew() -> None:
    random_bytes(1)
    drawn_before, heard = [b"?"], list[bytes]()

    def draw() -> None:
        drawn_before[:] = [randomness._pool.drawn]
        heard.extend(random_bytes(16) for _ in range(200))

    thread = threading.Thread(target=draw)
    thread.start()
    thread.join()
    assert drawn_before == [b""]
    assert not {random_bytes(16) for _ in range(200)} & set(heard)


def test_a_child_draws_its_own() -> None:
    random_bytes(1)
    ends, begins = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(begins, random_bytes(64))
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(ends, 64) != random_bytes(64)
    os.close(ends)
    os.close(begins)


def test_an_id_is_random_of_version_4() -> None:
    assert {new_id().version for _ in range(10)} == {4}
    assert len({new_id() for _ in range(1000)}) == 1000
