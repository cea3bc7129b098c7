"""The nursery as a test sees it: it starts commands, knows when they end, and how."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.processes import ROOT

PATIENCE = 60.0  # seconds for what takes one or two on an idle machine


class Nursery:
    """The process that forks commands."""

    def __init__(self) -> None:
        surroundings = {key: value for key, value in os.environ.items() if key[:4] != "ZRQ_"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
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
        controls: Path | None,
        log: Path,
        *,
        errors: Path | None = None,
        module: str = "bot",
        crash: tuple[str, int] | None = None,
        files: int = 0,
    ) -> int:
        """Fork `python -m` a module with these arguments; its process id. Without `errors`, `log` has all it says.

        `controls` are the clock and the disk of a fault test, `crash` a point where it dies (tests.faults.interference).
        """
        order = {
            "module": module,
            "arguments": list(arguments),
            "env": {"PATH": os.environ["PATH"], **environment},
            "controls": controls and str(controls),
            "out": str(log),
            "err": str(errors or log),
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
