"""The load generator: keep-alive connections that each play one person's script after another, and clock it.

It runs in a process of its own, does nothing but send, wait and write down while a phase runs, and opens the
answers afterwards.
"""

import asyncio
import gc
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter  # the loop's own clock counts whole milliseconds
from typing import cast

import uvloop

from bot.simulator.crypto import CallbackKeys
from bot.simulator.replies import BadReply, opened
from tests.bench.corpus import Kind, Message, Script
from tests.bench.processes import cpu_seconds

GRACE = 20.0  # seconds after a phase's end for what is still under way
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phase:
    """`connections` for `seconds`, or until `speakers` people have had their say.

    With `rate` the messages fall due at so many a second, and waiting counts from then (an open loop). What
    is answered in the first `warm_up` seconds is checked like all the rest, but not clocked.
    """

    name: str
    connections: int
    seconds: float
    speakers: int
    rate: float | None = None
    warm_up: float = 0.3
    most: int = 1_000_000  # messages
    whole: bool = False  # whoever has begun says it all, even when nobody is left to begin


REST = Phase("rest", connections=64, seconds=60, speakers=5000)


@dataclass(slots=True)
class Exchange:
    """One delivery and what came back; times are of `perf_counter`, `due` is when it should have gone out."""

    message: Message
    due: float
    done: float = 0.0
    status: int = 0
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a phase showed: requests a second, milliseconds, microseconds of the server's CPU a request."""

    phase: str
    sent: int
    errors: int
    rate: float
    p50: float
    p99: float
    worst: float
    cpu: float


@dataclass(slots=True)
class Told:
    """What the answers of all phases say was done."""

    wrong: list[str] = field(default_factory=list)  # answers that do not fit
    messages: int = 0  # different ones that were answered
    numbers: dict[str, set[str]] = field(default_factory=lambda: {"T": set(), "C": set()})


def play(
    port: int,
    pid: int,
    phases: Sequence[Phase],
    scripts: Sequence[Script],
    keys: CallbackKeys,
    enough: int,
) -> tuple[list[Measured], Told]:
    """All phases, one after the other, against one server process; then more until it has heard `enough`."""
    gc.collect()
    gc.freeze()
    gc.disable()
    waiting, told = deque(scripts), Told()
    measured: list[Measured] = []

    def run(phase: Phase) -> Measured:
        speakers = deque(waiting.popleft() for _ in range(min(phase.speakers, len(waiting))))
        running = _Running(phase, port, pid, speakers)
        check(runner.run(running.play()), keys, told)
        waiting.extend(speakers)  # who had no turn
        return running.measured()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        measured += [run(phase) for phase in phases]
        sent = sum(one.sent for one in measured)
        if sent < enough:
            measured.append(run(replace(REST, most=enough - sent)))
    return measured, told


class _Running:
    """One phase under way."""

    def __init__(self, phase: Phase, port: int, pid: int, speakers: deque[Script]) -> None:
        self.phase, self.port, self.pid, self.speakers = phase, port, pid, speakers
        self.exchanges: list[Exchange] = []
        self.over = False
        self.cpu = 0.0
        self.connections: list[_Connection] = []

    async def play(self) -> list[Exchange]:
        """Every exchange that was begun."""
        self.loop = asyncio.get_running_loop()
        self.start = perf_counter() + 0.05
        self.clocked_from = self.start + self.phase.warm_up
        self.end = self.clocked_from + self.phase.seconds
        self.loop.call_later(self.clocked_from - perf_counter(), self._begin_clocking)
        for place in range(self.phase.connections):
            _, connection = await self.loop.create_connection(
                lambda place=place: _Connection(self, place),  # type: ignore[misc]
                "127.0.0.1",
                self.port,
            )
            self.connections.append(connection)
        closed = [one.closed for one in self.connections]
        await asyncio.wait(closed, timeout=self.end - perf_counter() + GRACE)
        self.cpu = cpu_seconds(self.pid) - self.cpu
        for one in self.connections:
            one.transport.abort()
        return self.exchanges

    def _begin_clocking(self) -> None:
        self.cpu = cpu_seconds(self.pid)

    def next_script(self) -> Script | None:
        """Somebody who has not spoken yet; None, for everybody, when there is nobody left or time is up."""
        if not self.speakers or len(self.exchanges) >= self.phase.most:
            self.over = True
        return None if self.over else self.speakers.popleft()

    def measured(self) -> Measured:
        """The figures of what was clocked."""
        answered = [one for one in self.exchanges if one.status == 200]
        clocked = [one for one in answered if one.done >= self.clocked_from]
        waits = sorted(one.done - one.due for one in clocked) or [0.0]
        lasted = max((one.done for one in clocked), default=self.end) - self.clocked_from
        return Measured(
            self.phase.name,
            sent=len(self.exchanges),
            errors=len(self.exchanges) - len(answered),
            rate=len(clocked) / lasted,
            p50=waits[len(waits) // 2] * 1e3,
            p99=waits[len(waits) * 99 // 100] * 1e3,
            worst=waits[-1] * 1e3,
            cpu=self.cpu / max(1, len(clocked)) * 1e6,
        )


class _Connection(asyncio.Protocol):
    """One keep-alive connection with at most one request under way."""

    def __init__(self, running: _Running, place: int) -> None:
        self.running = running
        self.closed: asyncio.Future[None] = running.loop.create_future()
        self.script: deque[Message] = deque()
        self.received = b""
        self.exchange: Exchange | None = None
        phase = running.phase
        # Seconds between two messages of this connection; 0 sends at once
        self.pace = phase.connections / phase.rate if phase.rate else 0.0
        self.due = running.start + (place / phase.rate if phase.rate else 0.0)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say the first thing when it is due."""
        self.transport = cast("asyncio.Transport", transport)
        self.running.loop.call_later(self.due - perf_counter(), self.go_on)

    def go_on(self) -> None:
        """Send what comes next, now or when it is due; or close."""
        running, now = self.running, perf_counter()
        if not self.script:
            self.script.extend(running.next_script() or ())
        cut = running.over and not running.phase.whole
        if not self.script or cut or max(now, self.due) >= running.end:
            self.transport.close()
        elif self.pace and now < self.due:
            running.loop.call_later(self.due - now, self.go_on)
        else:
            self.send(self.script.popleft(), self.due if self.pace else now)

    def send(self, message: Message, due: float) -> None:
        """One request."""
        self.due = due + self.pace
        self.exchange = Exchange(message, due)
        self.running.exchanges.append(self.exchange)
        self.transport.write(message.request)

    def data_received(self, data: bytes) -> None:
        """Take the answer when it is whole, and go on."""
        self.received += data
        head, found, body = self.received.partition(b"\r\n\r\n")
        if not found or self.exchange is None:
            return
        length = LENGTH.search(head)
        if length and len(body) < int(length[1]):
            return
        exchange, self.exchange, self.received = self.exchange, None, b""
        exchange.done = perf_counter()
        exchange.status, exchange.body = int(head[9:12]), body
        self.go_on()

    def connection_lost(self, _: Exception | None) -> None:
        """What was under way stays without a status."""
        if not self.closed.done():
            self.closed.set_result(None)


def check(exchanges: list[Exchange], keys: CallbackKeys, told: Told) -> None:
    """Open every answer: each must fit its message, and a repeat must be answered as before."""
    last: dict[str, str] = {}
    for one in exchanges:
        if one.status != 200:
            continue
        message = one.message
        try:
            reply = opened(one.body, keys, message.userid)
        except BadReply as bad:
            told.wrong.append(f"{message.text}: {bad}")
            continue
        text = (reply.text if reply else None) or ""
        same = not message.repeat or last.get(message.userid, text) == text
        last[message.userid] = text
        told.messages += not message.repeat
        if not same or not re.match(message.expected, text):
            told.wrong.append(f"{message.text}: {text}")
        elif message.kind in (Kind.TALK_CONFIRMED, Kind.CONCERN_CONFIRMED):
            number = re.findall(r"([TC])-(\d+)", text)[0]
            told.numbers[number[0]].add(number[1])
