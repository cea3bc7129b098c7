"""R-POWER: what kill -9 cannot show: the write-ahead log is on the disk before the answer goes out."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.database import make_engine
from tests.databases import disposing
from tests.faults.driver import driver_for
from tests.faults.oracle import judge
from tests.faults.site import Site
from tests.faults.sizes import FULL
from tests.faults.tools import needed
from tests.nursery.servers import Server

MESSAGES = 1000
CONNECTIONS = 5  # as many as the pool holds
CALLS = "fdatasync,fsync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg"
LINE = re.compile(r"^(?P<pid>\d+) +(?P<what>.*)$")
ANSWER = re.compile(r'^(?:write|send)\w*\(.*"HTTP/1\.1 200')
SYNC = re.compile(r"^f(?:data)?sync\(\d+<[^>]*-wal>")


def test_every_pooled_connection_is_durable(site: Site) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2}
    with disposing(make_engine(site.database_url)) as engine:
        taken = [engine.raw_connection() for _ in range(CONNECTIONS)]
        assert len({id(one.driver_connection) for one in taken}) == CONNECTIONS
        for one in taken:
            for name, value in wanted.items():
                assert one.cursor().execute(f"PRAGMA {name}").fetchone() == (value,)
            one.close()


@dataclass
class Trace:
    """What a server asked of the system: requests read, syncs of the log that ended, answers begun, in order."""

    events: list[str] = field(default_factory=list)
    _under_way: dict[str, str] = field(default_factory=dict)  # by thread, a call that is not over

    def read(self, text: str) -> None:
        """Take in what strace wrote."""
        for line in text.splitlines():
            if found := LINE.match(line):
                self._note(found["pid"], found["what"])

    def _note(self, pid: str, what: str) -> None:
        begun = not what.startswith("<... ")
        call = what if begun else self._under_way.pop(pid, "") + what
        if begun and ANSWER.match(what):
            self.events.append("answer")  # the moment it begins to leave
        if what.endswith("<unfinished ...>"):
            self._under_way[pid] = what
        elif '"POST /wecom' in call:
            self.events.append("request")
        elif SYNC.match(call) and call.rstrip().endswith("= 0"):
            self.events.append("sync")

    def answered_without_sync(self) -> int:
        """How many answers went out with no sync since their request was read."""
        synced, bad = False, 0
        for event in self.events:
            if event == "request":
                synced = False
            elif event == "sync":
                synced = True
            else:
                bad += not synced
                synced = False
        return bad


@contextmanager
def traced(server: Server, output: Path) -> Iterator[None]:
    """strace of all threads of a server."""
    command = [needed("strace"), "-f", "-y", "-s", "24", "-e", f"trace={CALLS}"]
    process = subprocess.Popen(
        [*command, "-o", str(output), "-p", str(server.pid)], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        assert "attached" in process.stderr.readline()
        time.sleep(0.5)  # the other threads, one by one
        yield
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


@pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")
@pytest.mark.anyio
async def test_each_answer_waits_for_a_sync_of_the_log(
    site: Site, note: Callable[..., None]
) -> None:
    needed("strace")
    server = site.serve()
    server.wait_until_ready()
    driver = driver_for(site, 31)
    await driver.tell(driver.next_matter())  # the log exists
    output, trace = site.folder / "strace", Trace()
    with traced(server, output):
        while driver.phone.tries < MESSAGES + 2:
            await driver.tell(driver.next_matter())
    await driver.phone.aclose()
    trace.read(output.read_text(errors="replace"))
    counts = {kind: trace.events.count(kind) for kind in ("request", "sync", "answer")}
    note(messages=MESSAGES, **counts)
    assert counts["request"] == MESSAGES
    assert counts["answer"] >= MESSAGES  # nothing else asks, and nothing is missed
    assert trace.answered_without_sync() == 0
    verdict = judge(site, driver.matters, ())
    assert verdict, verdict
