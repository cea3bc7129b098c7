"""Commands as an administrator gives them: processes of their own, with the settings of a test and no others."""

import itertools
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.nursery.nursery import PATIENCE, Nursery
from tests.nursery.servers import Server


@dataclass(frozen=True, slots=True)
class Started:
    """A command that may still run."""

    nursery: Nursery
    arguments: tuple[str, ...]
    pid: int
    out: Path
    err: Path

    def done(self) -> CompletedProcess[str]:
        """Its exit code and what it said, when it has ended."""
        code = self.nursery.exit_code(self.pid, 2 * PATIENCE)
        return CompletedProcess(self.arguments, code, self.out.read_text(), self.err.read_text())


class Commands:
    """Gives commands to a nursery; what they say is kept in a folder."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery, self._folder = nursery, folder
        self._count = itertools.count()

    def __call__(
        self, *arguments: str, env: Mapping[str, str], module: str = "bot"
    ) -> CompletedProcess[str]:
        """Run `zerenqu`, or another module, to its end."""
        return self.start(*arguments, env=env, module=module).done()

    def start(self, *arguments: str, env: Mapping[str, str], module: str = "bot") -> Started:
        """Start it, and let it run."""
        name = f"command-{next(self._count)}"
        out, err = self._folder / f"{name}.out", self._folder / f"{name}.err"
        pid = self._nursery.start(arguments, env, None, out, errors=err, module=module)
        return Started(self._nursery, arguments, pid, out, err)

    @contextmanager
    def serving(self, env: Mapping[str, str], port: int) -> Iterator[Server]:
        """A server that is ready; it is killed if it still runs afterwards."""
        log, began = self._folder / f"server-{next(self._count)}.log", time.monotonic()
        pid = self._nursery.start(["serve", "--port", str(port)], env, None, log)
        server = Server(self._nursery, pid, port, log, began)
        try:
            server.wait_until_ready()
            yield server
        finally:
            server.kill()
