"""A process that has imported everything and forks a command for each line it reads.

What it forks runs as `python -m` would run it, in a fraction of the time of a cold start, so that a thousand kills
take minutes. When whoever started it is gone, it ends its children and itself.
"""

import json
import os
import resource
import runpy
import selectors
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import bot.__main__
import bot.demo
import bot.doctor.checks
import bot.roster  # noqa: F401  (all that commands import when they run)
from handlers.registry import Registry
from handlers.regulation import Edition
from tests.faults import mutants
from tests.faults.controls import Controls
from tests.faults.interference import interfere


def main() -> None:
    """Read orders from stdin, write what becomes of the children to stdout."""
    del sys.modules["bot.__main__"]  # it is run anew by each child
    Registry.discover()
    Edition.load("seven_duties")
    read, write = os.pipe()
    os.set_blocking(read, False)
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    children: set[int] = set()
    with selectors.DefaultSelector() as waiting:
        waiting.register(sys.stdin, selectors.EVENT_READ)
        waiting.register(read, selectors.EVENT_READ)
        _tell(ready=os.getpid())
        while True:
            for key, _ in waiting.select():
                if key.fd == read:
                    os.read(read, 4096)
                elif line := sys.stdin.readline():
                    children.add(_fork(json.loads(line)))
                else:
                    _end(children)
                    return
            _bury(children)


def _fork(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid == 0:
        _become(order)
    _tell(started=pid)
    return pid


def _become(order: dict[str, Any]) -> None:
    """The child: a command with a surrounding of its own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _redirect(0, os.devnull, os.O_RDONLY)
    _redirect(1, order["out"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    _redirect(2, order["err"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    if order["files"]:
        resource.setrlimit(resource.RLIMIT_NOFILE, (order["files"], order["files"]))
    sys.argv = [order["module"], *order["arguments"]]
    code = 1
    try:
        if order["controls"]:
            interfere(Controls(Path(order["controls"])), order["crash"] and tuple(order["crash"]))
        runpy.run_module(order["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # as the interpreter would
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _redirect(number: int, path: str, flags: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, number)
    os.close(opened)


def _bury(children: set[int]) -> None:
    for pid in tuple(children):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            children.remove(pid)
            _tell(ended=pid, code=os.waitstatus_to_exitcode(status))


def _end(children: set[int]) -> None:
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _tell(**what: int) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    warnings.simplefilter("error")
    mutants.apply_chosen()
    main()
