"""One stack on one fresh database: started, put under load from a process of its own, looked at, stopped."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.world import SimulatedCorp
from tests.bench import load
from tests.bench.corpus import Script
from tests.bench.load import Measured, Phase, Told
from tests.bench.processes import Server, free_port, resident_bytes, serving
from tests.bench.report import Run
from tests.bench.site import START, Site

FORK = get_context("fork")  # the corpus is inherited, not copied
LONGEST = 240.0  # seconds for all phases of one run
TABLES = ("inbox", "talk", "talk_person", "concern")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stack:
    """A server to be measured: the module that serves, and whose database and settings it takes."""

    name: str
    module: str
    site: str  # "ours" or "tutorial"
    environment: Mapping[str, str] = field(default_factory=dict)  # beside the settings


OURS = Stack("ours", "tests.bench.ours", "ours")
TUTORIAL = Stack("tutorial", "tests.bench.tutorial", "tutorial")
ECHO = Stack("echo", "tests.bench.echo", "tutorial")


def measure(
    stack: Stack,
    site: Site,
    phases: Sequence[Phase],
    scripts: Sequence[Script],
    *,
    enough: int = 0,
    template: Path | None = None,
) -> Run:
    """One stack through all phases, and on until it has heard `enough` messages."""
    before = template or site.templates[stack.site]
    database = before.with_name(f"{stack.name.replace(' ', '-')}.db")
    stored = rows_of(before)
    with fake_api(site.corp) as api_port:
        environment = {**site.environment(stack.site, database, api_port), **stack.environment}
        port, log = free_port(), database.with_suffix(".log")
        shutil.copy(before, database)
        try:
            arguments = (stack.module, str(port), START.isoformat())
            with serving(arguments, port, environment, log) as server:
                played = under_load(server, site, phases, scripts, enough)
                rows = rows_of(database)
                return Run(
                    stack=stack.name,
                    measured=played[0],
                    told=played[1],
                    rows={name: count - stored[name] for name, count in rows.items()},
                    ready_after=server.ready_after,
                    resident=resident_bytes(server.pid),
                )
        finally:
            for path in database.parent.glob(f"{database.name}*"):
                path.unlink()


def under_load(
    server: Server, site: Site, phases: Sequence[Phase], scripts: Sequence[Script], enough: int = 0
) -> tuple[list[Measured], Told]:
    """Play the phases from a process of its own."""
    return apart(
        lambda: load.play(server.port, server.pid, phases, scripts, site.corp.keys, enough)
    )


def rows_of(database: Path) -> dict[str, int]:
    """How many rows stand in the tables whose rows the answers speak of."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in TABLES
        }


def apart(work: Callable[[], T]) -> T:
    """Do it in a process of its own, within `LONGEST`."""
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=lambda: sender.send(work()))
    process.start()
    sender.close()
    try:
        if not receiver.poll(LONGEST):
            raise TimeoutError
        result: T = receiver.recv()
        return result
    finally:
        process.kill()
        process.join()


@contextmanager
def fake_api(corp: SimulatedCorp) -> Iterator[int]:
    """The platform's side in a process of its own, so that a sender has somebody to talk to; its port."""
    port = free_port()
    app = Starlette(routes=FakeApi(corp).routes())
    options = {"port": port, "access_log": False, "log_level": "critical"}
    process = FORK.Process(target=uvicorn.run, args=(app,), kwargs=options)
    process.start()
    try:
        yield port
    finally:
        process.kill()
        process.join()
