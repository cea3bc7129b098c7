"""R-SOAK: days of talk in minutes: memory, descriptors and the write-ahead log stay where they were, nothing is lost.

`SOAK_MESSAGES` and `SOAK_RATE` (messages a second, 0: as fast as the server answers) make it shorter or slower.
"""

import gc
import os
import random
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from storage.database import LOG_KEPT
from tests.bench.load import Phase, play
from tests.bench.processes import resident_bytes
from tests.faults.chatter import ROUND, Chatter
from tests.faults.conftest import MakeSite
from tests.faults.oracle import records
from tests.faults.site import Site
from tests.faults.sizes import FULL
from tests.nursery.servers import Server

pytestmark = pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")

MESSAGES = int(os.environ.get("SOAK_MESSAGES", "1_000_000"))
RATE = float(os.environ.get("SOAK_RATE", "0"))
PEOPLE = 2030
CONNECTIONS = 64
WARM_UP = 1 / 4  # of all rounds: the caches fill
SLOPE = 2**20  # bytes an hour of the fake clock
WAL = 64 * 2**20
MIB = 2**20
REPORT_EVERY = 10  # rounds
A_BACKUP = (
    1000  # messages: three minutes at the expected peak, a backup of a gigabyte takes seconds
)

T = TypeVar("T")


@dataclass
class Watch:
    """What a server holds on to, round by round, and the largest its log ever was."""

    server: Server
    log: Path
    hours: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    largest: int = 0
    tolerant: bool = False  # for a while the log may grow

    def look(self, hour: float) -> None:
        """At the end of a round."""
        self.hours.append(hour)
        self.memory.append(resident_bytes(self.server.pid))
        self.files.append(len(list(Path(f"/proc/{self.server.pid}/fd").iterdir())))

    def wal(self) -> int:
        """Bytes of the write-ahead log now."""
        return self.log.stat().st_size if self.log.exists() else 0

    @contextmanager
    def all_the_time(self) -> Iterator[None]:
        """Look at the log five times a second meanwhile."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.2):
                self.largest = self.largest if self.tolerant else max(self.largest, self.wal())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    def settled(self, values: list[T]) -> list[T]:
        """Those of after the warm-up."""
        return values[int(len(values) * WARM_UP) :]

    def slope(self) -> float:
        """Bytes an hour after the warm-up."""
        hours, memory = self.settled(self.hours), self.settled(self.memory)
        return statistics.linear_regression(hours, memory).slope


@contextmanager
def reading(site: Site) -> Iterator[None]:
    """Somebody looks at one moment of the database for a long time, as a backup does: nothing can be checkpointed."""
    connection = sqlite3.connect(site.database_url.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM person").fetchone()
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@dataclass
class Days:
    """Round after round, and what was acknowledged in all of them."""

    site: Site
    watch: Watch
    chatter: Chatter
    numbers: dict[str, set[str]] = field(default_factory=lambda: {"T": set(), "C": set()})
    sent: int = 0

    def __post_init__(self) -> None:
        self.began, self.started = self.site.controls.now(), time.monotonic()

    def round(self, most: int = 10**9) -> None:
        """Everybody speaks, or at most about so many messages are said; the clock moves on."""
        server, keys = self.watch.server, self.site.corp.keys
        scripts = self.chatter.round(min(most, MESSAGES - self.sent))
        lasts = 600 + 4 * len(scripts) / (RATE or 100)
        phase = Phase("soak", CONNECTIONS, lasts, len(scripts), RATE or None, warm_up=0, whole=True)
        (measured,), told = play(server.port, server.pid, [phase], scripts, keys, 0)
        gc.enable()
        assert measured.errors == 0
        assert not told.wrong, told.wrong[:3]
        self.sent += measured.sent
        for kind, found in told.numbers.items():
            self.numbers[kind] |= found
        self.site.controls.forward(ROUND)
        self.watch.look((self.site.controls.now() - self.began).total_seconds() / 3600)
        if len(self.watch.hours) % REPORT_EVERY == 0:
            self.report()

    def until(self, part: float) -> None:
        """Up to this part of all messages."""
        while self.sent < MESSAGES * part:
            self.round()

    def starve(self) -> list[float]:
        """A reader for as long as a backup takes, and one for twenty minutes; MiB of the log with each, and after."""
        sizes = []
        with reading(self.site):
            self.round(A_BACKUP)
            sizes.append(self.watch.wal())
        self.watch.tolerant = True
        with reading(self.site):
            self.round()
            sizes.append(self.watch.wal())
        self.round()
        self.watch.tolerant = False
        sizes.append(self.watch.wal())
        return [round(one / MIB, 1) for one in sizes]

    def report(self) -> None:
        """A line of progress."""
        watch, rate = self.watch, self.sent / (time.monotonic() - self.started)
        print(  # noqa: T201
            f"{self.sent} messages, {rate:.0f}/s, hour {watch.hours[-1]:.0f}, "
            f"{watch.memory[-1] >> 20} MiB, {watch.files[-1]} files, log {watch.wal() / MIB:.1f} MiB",
            flush=True,
        )


def test_days_of_talk_leave_nothing_behind(make_site: MakeSite, note: Callable[..., None]) -> None:
    with make_site(PEOPLE) as site:
        server = site.serve()
        server.wait_until_ready()
        watch = Watch(server, Path(site.database_url.removeprefix("sqlite:///") + "-wal"))
        days = Days(site, watch, Chatter(site, random.Random(5)))
        with watch.all_the_time():
            days.until(1 / 2)
            starved = days.starve()
            days.until(1)
        days.report()
        server.kill()
        found = dict(records(site))
    note(
        messages=days.sent,
        seconds=round(time.monotonic() - days.started),
        fake_hours=round(watch.hours[-1], 1),
        rss_mb=[
            watch.memory[0] >> 20,
            watch.settled(watch.memory)[0] >> 20,
            watch.memory[-1] >> 20,
        ],
        rss_slope_kb_per_hour=round(watch.slope() / 1024, 1),
        files=[watch.files[0], watch.files[-1]],
        log_largest_mb=round(watch.largest / MIB, 1),
        log_with_a_backup_a_long_reader_and_after_mb=starved,
    )
    told = {f"{kind}-{number}" for kind, each in days.numbers.items() for number in each}
    assert set(found) == told
    assert sorted(found.values()) == sorted(days.chatter.markers["T"] | days.chatter.markers["C"])
    assert watch.slope() < SLOPE
    files = watch.settled(watch.files)
    assert statistics.fmean(files[len(files) // 2 :]) <= statistics.fmean(files) + 1
    assert watch.largest <= WAL
    assert starved[2] <= LOG_KEPT / MIB + 1
