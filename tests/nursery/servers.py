"""Servers as a test sees them: started from the nursery, waited for, killed."""

import contextlib
import http.client
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import LOOPBACK
from tests.nursery.nursery import PATIENCE, Nursery


class NotReady(Exception):
    """A server did not come up; the text is the end of its log."""


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
