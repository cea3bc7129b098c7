"""`make bench`: callbacks a second beside the tutorial stack, same messages, same run, taking turns.

Prints ratios and judges no time. On a quiet machine `--quick` takes less than a minute, the full run three
or four. Ours is `zerenqu serve` as it is, with its sender at work against a stand-in for the platform.
"""

import argparse
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.world import SimulatedCorp
from tests.bench import corpus, load, report
from tests.bench.corpus import Script
from tests.bench.load import Phase
from tests.bench.processes import free_port, resident_bytes, serving
from tests.bench.report import STACKS, Run
from tests.bench.roster import everybody
from tests.bench.site import START, Site

FORK = get_context("fork")  # the corpus is inherited, not copied
ENOUGH = 10_000  # messages after which the memory is looked at
LONGEST = 180.0  # seconds for all phases of one run
QUICK = (
    Phase("1", 1, 1.0, 80),
    Phase("32", 32, 2.5, 800),
    Phase("256", 256, 2.5, 800),
    Phase("100/s", 100, 2.0, 120, rate=100),
)
FULL = (
    Phase("1", 1, 4.0, 200),
    Phase("32", 32, 6.0, 800),
    Phase("256", 256, 6.0, 800),
    Phase("100/s", 100, 6.0, 150, rate=100),
)

T = TypeVar("T")


def main() -> int:
    """Run it; 1 when our answers, or the rows behind them, are not what they must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two short rounds")
    quick = parser.parse_args().quick
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that every process is stopped
    rounds, phases = (2, QUICK) if quick else (3, FULL)
    runs = []
    with tempfile.TemporaryDirectory(prefix="zerenqu-bench-") as name:
        site = Site.build(Path(name), everybody())
        scripts = corpus.scripts(everybody(), site.corp.keys, site.corp.agent_id, START)
        report.begin(scripts, rounds)
        for number in range(rounds):
            for stack in STACKS:
                enough = ENOUGH if stack == "ours" and number == rounds - 1 else 0
                runs.append(run(stack, site, phases, scripts, enough))
                report.progress(runs[-1])
    report.summary(runs, phases)
    return 1 if any(one.faults for one in runs if one.stack == "ours") else 0


def run(
    stack: str, site: Site, phases: tuple[Phase, ...], scripts: list[Script], enough: int
) -> Run:
    """One stack on a fresh database, through all phases and on until it has heard `enough` messages."""
    database = site.templates[stack].with_name(f"{stack}.db")
    with fake_api(site.corp) as api_port:
        environment = site.environment(stack, database, api_port)
        with serving(
            stack, START.isoformat(), site.templates[stack], database, environment
        ) as server:
            measured, told = apart(
                lambda: load.play(server.port, server.pid, phases, scripts, site.corp.keys, enough)
            )
            return Run(
                stack=stack,
                measured=measured,
                told=told,
                rows=rows_of(database),
                ready_after=server.ready_after,
                resident=resident_bytes(server.pid),
            )


def rows_of(database: Path) -> dict[str, int]:
    """How many rows stand in the tables whose rows the answers speak of."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("inbox", "talk", "talk_person", "concern")
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
    """The platform's side in a process of its own, so that our sender has somebody to talk to; its port."""
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


if __name__ == "__main__":
    sys.exit(main())
