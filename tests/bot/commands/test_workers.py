"""Several processes on one port and one database: one answer each, one token, one death is no outage."""

import asyncio
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import httpx2
import pytest

from bot.simulator.tokens import LIFETIME
from bot.simulator.world import SimulatedCorp
from bot.token_row import TokenRow
from bot.wecom.tokens import Token, TokenKeeper
from tests.bench.processes import free_port
from tests.bot.commands.phoning import deliver, message
from tests.chatting import Chat, chatting, settings_for
from tests.conftest import Databases
from tests.nursery.commands import Commands

WITHIN = 90.0  # seconds; speed is no subject here
WORKERS = 2


@pytest.fixture
def on_postgres(env: dict[str, str], databases: Databases) -> Iterator[dict[str, str]]:
    url = databases["postgres"].fresh(with_cast=True)
    yield {**env, "ZRQ_DATABASE_URL": url}
    databases["postgres"].drop(url)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    ends = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < ends, what
        threading.Event().wait(0.05)


def get(port: int, path: str) -> httpx2.Response | None:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}{path}", trust_env=False)
    except httpx2.HTTPError:
        return None


def ready(port: int) -> bool:
    answer = get(port, "/readyz")
    return answer is not None and answer.status_code == 200


def children(process: subprocess.Popen[str]) -> set[int]:
    """Its workers: those of its children that serve (multiprocessing has a helper of its own)."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(one) for one in found if b"spawn_main" in command_line(int(one))}


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def serving(env: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", str(port), "--workers", str(WORKERS)],
        env={"PATH": os.environ["PATH"], **env},
        stderr=subprocess.PIPE,
        text=True,
    )
    workers: set[int] = set()
    try:
        wait_until(lambda: ready(port) or process.poll() is not None, "not ready")
        assert process.poll() is None, process.communicate()[1]
        wait_until(lambda: len(children(process)) == WORKERS, "workers are missing")
        workers = children(process)
        yield process
    finally:
        left = children(process) if process.poll() is None else workers
        process.kill()
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate()


@contextmanager
def log_of(process: subprocess.Popen[str]) -> Iterator[list[str]]:
    """The lines it has written so far; when all have ended, all of them."""
    lines: list[str] = []

    def read() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            lines.append(line)  # noqa: PERF402  (each is to be seen at once)

    reader = threading.Thread(target=read)
    reader.start()
    yield lines
    reader.join(WITHIN)


def starts(log: list[str]) -> int:
    """How often a worker became ready."""
    return sum('"event": "ready"' in line for line in log)


def callbacks(port: int) -> float:
    """The answered callbacks of all workers together, as whichever worker answers tells it."""
    answer = get(port, "/metrics")
    found = answer and re.search(r'callbacks_total\{result="answered"\} (\S+)', answer.text)
    return float(found[1]) if found else 0.0


def test_a_killed_worker_is_replaced_and_sigterm_ends_them_all(
    on_postgres: dict[str, str], corp: SimulatedCorp
) -> None:
    port = free_port()
    with serving(on_postgres, port) as process, log_of(process) as log:
        for _ in range(6):
            assert "直接说一句话" in deliver(corp, port, message(corp, "帮助"))
        assert [callbacks(port) for _ in range(6)] == [6.0] * 6
        before = children(process)
        os.kill(min(before), signal.SIGKILL)
        wait_until(lambda: len(children(process) - before) == 1, "nobody took his place")
        wait_until(lambda: starts(log) == WORKERS + 1, "not ready again")
        assert "直接说一句话" in deliver(corp, port, message(corp, "帮助"))
        assert callbacks(port) == 7.0  # what the dead one counted is not forgotten
        workers = children(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) == 0
        assert not [pid for pid in workers if command_line(pid)]
    assert starts(log) == WORKERS + 1


@pytest.fixture
def two_nodes(databases: Databases) -> Iterator[tuple[Chat, Chat]]:
    """Two bots of one company over one PostgreSQL; each has everything of its own but the database."""
    url = databases["postgres"].fresh(with_cast=True)
    with chatting(url) as one, chatting(url) as other:
        yield one, other
    databases["postgres"].drop(url)


def keeper(chat: Chat, corp: SimulatedCorp) -> TokenKeeper:
    """What one node asks for its token."""
    account = settings_for(corp, "sqlite:///x.db").account()
    row = TokenRow(chat.parts.desk, chat.parts.intake.run, account, chat.clock)

    async def fetch() -> Token:
        await asyncio.sleep(0)  # others get their turn while it is under way
        value = corp.tokens.issue(corp.corp_id, corp.secret, chat.clock())
        return Token(value, chat.clock() + LIFETIME)

    return TokenKeeper(row, fetch, chat.clock)


def test_an_expired_token_is_fetched_by_one_node_for_both(two_nodes: tuple[Chat, Chat]) -> None:
    one, other = two_nodes
    corp = one.corp
    mine, theirs = keeper(one, corp), keeper(other, corp)
    first = one.portal.call(mine.current)
    assert other.portal.call(theirs.current) == first
    assert corp.tokens.asked == 1
    for chat in two_nodes:
        chat.clock.moment += LIFETIME
    fresh = other.portal.call(theirs.current)
    assert fresh != first
    assert one.portal.call(mine.current) == fresh
    assert corp.tokens.asked == 2


def test_two_nodes_that_need_a_token_at_once_fetch_one(two_nodes: tuple[Chat, Chat]) -> None:
    corp = two_nodes[0].corp
    keepers = [(chat, keeper(chat, corp)) for chat in two_nodes]
    waiting = [chat.portal.start_task_soon(one.current) for chat, one in keepers for _ in range(20)]
    assert len({future.result(WITHIN) for future in waiting}) == 1
    assert corp.tokens.asked == 1


def test_no_worker_outlives_a_killed_parent(on_postgres: dict[str, str]) -> None:
    port = free_port()
    with serving(on_postgres, port) as process:
        workers = children(process)
        process.kill()
        wait_until(lambda: not any(command_line(pid) for pid in workers), "orphans")
        assert get(port, "/healthz") is None


def test_on_sqlite_there_is_one_writing_process(run: Commands, env: dict[str, str]) -> None:
    done = run("serve", "--workers", "2", env=env)
    assert done.returncode == 2
    assert "SQLite 只能由一个进程写" in done.stderr


def test_a_taken_port_is_said_plainly(run: Commands, env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]), env=env)
    assert done.returncode == 2
    assert "监听" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_another_version_is_said_plainly(run: Commands, env: dict[str, str]) -> None:
    assert run("migrate", env=env).returncode == 0
    file = Path(env["ZRQ_DATABASE_URL"].removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    done = run("serve", "--port", str(free_port()), env=env)
    assert done.returncode == 2
    assert "比这个程序新" in done.stderr
