"""Servers as a test sees them: started from the nursery, waited for, killed, their exit codes known."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import LOOPBACK, ROOT

PATIENCE = 60.0  # seconds for what takes one or two on an idle machine


class NotReady(Exception):
    """A server did not come up; the text is the end of its log."""


class Nursery:
    """The process that forks servers."""

    def __init__(self) -> None:
        surroundings = {key: value for key, value in os.environ.items() if key[:4] != "ZRQ_"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._news = threading.Condition()
        self._started: list[int] = []
        self._ended: dict[int, int] = {}
        self._gone = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def start(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        controls: Path,
        log: Path,
        *,
        crash: tuple[str, int] | None = None,
        files: int = 0,
    ) -> int:
        """Fork `zerenqu` with these arguments; its process id."""
        order = {
            "arguments": list(arguments),
            "env": {"PATH": os.environ["PATH"], **environment},
            "controls": str(controls),
            "log": str(log),
            "crash": crash,
            "files": files,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        with self._news:
            assert self._news.wait_for(lambda: self._started or self._gone, PATIENCE)
            return self._started.pop()

    def exit_code(self, pid: int, within: float = PATIENCE) -> int:
        """Wait for the end of a child; negative: the signal that ended it."""
        with self._news:
            assert self._news.wait_for(lambda: pid in self._ended, within), "still running"
            return self._ended[pid]

    def kill(self, pid: int) -> None:
        """SIGKILL for a child, unless it is over."""
        if not self.has_ended(pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def has_ended(self, pid: int) -> bool:
        """Is this child over?"""
        with self._news:
            return pid in self._ended

    def stop(self) -> None:
        """End it and all its children."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._listener.join()
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._note(json.loads(line))
        with self._news:
            self._gone = True
            self._news.notify_all()

    def _note(self, news: dict[str, Any]) -> None:
        with self._news:
            if "started" in news:
                self._started.append(news["started"])
            elif "ended" in news:
                self._ended[news["ended"]] = news["code"]
            self._news.notify_all()


@dataclass(frozen=True, slots=True)
class Server:
    """A running `zerenqu serve`."""

    nursery: Nursery
    pid: int
    port: int
    log: Path
    began: float

    @property
    def callback(self) -> str:
        """Where WeCom would call."""
        return f"http://{LOOPBACK}:{self.port}/wecom/callback"

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of one of the operator's paths; status 0 when nobody answers."""
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def wait_until_ready(self) -> float:
        """Seconds from the fork to the first 200 of /readyz. Raises NotReady."""
        return self._wait_for("/readyz")

    def wait_until_it_answers(self) -> float:
        """Seconds from the fork until callbacks are taken. Raises NotReady."""
        return self._wait_for("/healthz")

    def _wait_for(self, path: str) -> float:
        until = time.monotonic() + PATIENCE
        while self.get(path)[0] != 200:
            if self.nursery.has_ended(self.pid) or time.monotonic() > until:
                raise NotReady(self.log.read_text(errors="replace")[-2000:])
            time.sleep(0.005)
        return time.monotonic() - self.began

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, unless it is over."""
        if not self.nursery.has_ended(self.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL, and wait for the end."""
        self.signal(signal.SIGKILL)
        self.nursery.exit_code(self.pid)
