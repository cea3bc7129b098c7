"""Servers as processes: started, watched through /proc, stopped."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
START_WITHIN, STOP_WITHIN = 30.0, 20.0  # seconds


class NotReady(Exception):
    """A server did not come up; the text is the end of its log."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server process with a database of its own."""

    port: int
    pid: int
    ready_after: float  # seconds from the start of the process to the first 200 of /readyz


@contextmanager
def serving(
    arguments: Sequence[str], port: int, environment: Mapping[str, str], log: Path
) -> Iterator[Server]:
    """`python -m` these arguments, until it is ready on a port of this machine; and stopped again."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("ZRQ_")}
    with log.open("wb") as out:
        started = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=surroundings | dict(environment),
            stdout=out,
            stderr=out,
        )
        try:
            _wait_until_ready(process, port, log)
            yield Server(port, process.pid, time.monotonic() - started)
        finally:
            _stop(process)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(pid: int) -> int:
    """Memory of a process as it stands."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + START_WITHIN
    while not _is_ready(port):
        if process.poll() is not None or time.monotonic() > until:
            raise NotReady(log.read_text(errors="replace")[-2000:])
        time.sleep(0.01)


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
