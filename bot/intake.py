"""The queue before the desk: on SQLite one writer thread that commits what waits together, else a few workers."""

import asyncio
import contextlib
import queue
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import TracebackType
from typing import Any, TypeVar

from handlers.kit.messages import Incoming, Reply
from storage.unit_of_work import Unavailable

MOST_TOGETHER = 64
SIBLINGS = 8  # messages of one batch: more are on their way
LINGER = 0.003  # seconds, after such a batch: what comes meanwhile shares the next commit
MOST_WAITING = (
    5000  # beyond this the platform may repeat: better a 503 than an answer after five seconds
)

T = TypeVar("T")


def _unanswered() -> "asyncio.Future[Any]":
    return asyncio.get_running_loop().create_future()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Either a message to be answered, or a job of the bot's own."""

    message: Incoming | None = None
    job: Callable[[], Any] | None = None
    answer: "asyncio.Future[Any]" = field(default_factory=_unanswered)


@dataclass(frozen=True, slots=True)
class _Line:
    """What waits for one worker, and who asked for a sign of life: he is answered past what waits."""

    waiting: "queue.SimpleQueue[_Waiting | None]" = field(default_factory=queue.SimpleQueue)
    asked: "queue.SimpleQueue[_Waiting]" = field(default_factory=queue.SimpleQueue)

    def ask(self) -> "asyncio.Future[None]":
        """Done when the worker takes its next turn."""
        asked = _Waiting()
        self.asked.put(asked)
        self.waiting.put(_Waiting(job=lambda: None))  # wakes one that has nothing to do
        return asked.answer


class Intake:
    """Hands messages to the desk and jobs to the database, each worker one after the other.

    `answer_all` answers a batch in one transaction. With several workers the messages of one person always
    go to the same one, so they keep their order.
    """

    def __init__(
        self,
        answer_all: Callable[[Sequence[Incoming]], list[Reply]],
        workers: int,
        busy: Callable[[], None] = lambda: None,
    ) -> None:
        self._answer_all = answer_all
        self._busy = busy  # called when the database could not do it
        self._together = MOST_TOGETHER if workers == 1 else 1
        self._lines = [_Line() for _ in range(workers)]
        self._threads: list[threading.Thread] = []
        self._closing = False

    def __enter__(self) -> "Intake":
        for number, line in enumerate(self._lines):
            thread = threading.Thread(target=self._work, args=(line,), name=f"writer-{number}")
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Everything that waits is still answered."""
        self._closing = True
        for line in self._lines:
            line.waiting.put(None)
        for thread in self._threads:
            thread.join()

    async def submit(self, message: Incoming) -> Reply:
        """The reply, once the message's batch is committed; raises `Unavailable`."""
        place = zlib.crc32(message.userid.encode()) % len(self._lines)
        reply: Reply = await self._wait(self._lines[place], _Waiting(message))
        return reply

    async def run(self, job: Callable[[], T]) -> T:
        """Run a job of the bot's own in its turn."""
        result: T = await self._wait(self._lines[0], _Waiting(job=job))
        return result

    async def turns(self) -> None:
        """Done once every worker has taken a turn, however much waits; raises `Unavailable` when closing."""
        if self._closing:
            raise Unavailable("closing")
        await asyncio.gather(*(line.ask() for line in self._lines))

    def waiting(self) -> int:
        """How many messages and jobs are not begun."""
        return sum(line.waiting.qsize() for line in self._lines)

    async def _wait(self, line: _Line, one: _Waiting) -> Any:
        if self._closing or line.waiting.qsize() > MOST_WAITING:
            raise Unavailable("closing or overfull")
        line.waiting.put(one)
        return await one.answer

    def _work(self, line: _Line) -> None:
        busy = False
        while (first := line.waiting.get()) is not None:
            if busy:
                time.sleep(LINGER)
            taken, open_after = [first], True
            while len(taken) < self._together and open_after:
                try:
                    one = line.waiting.get_nowait()
                except queue.Empty:
                    break
                if one is None:
                    open_after = False
                else:
                    taken.append(one)
            self._handle(taken)
            busy = len(taken) >= SIBLINGS
            self._show_life(line)
            if not open_after:
                return

    def _handle(self, taken: list[_Waiting]) -> None:
        """In order; neighbouring messages share a transaction."""
        batch: list[_Waiting] = []
        for one in (one for one in taken if not one.answer.cancelled()):
            if one.job is None:
                batch.append(one)
                continue
            self._answer(batch)
            batch = []
            self._settle([one], lambda job=one.job: [job()])  # type: ignore[misc]
        self._answer(batch)

    def _answer(self, batch: list[_Waiting]) -> None:
        if batch:
            messages = [one.message for one in batch if one.message is not None]
            self._settle(batch, lambda: self._answer_all(messages))

    def _settle(self, waiting: list[_Waiting], work: Callable[[], Sequence[Any]]) -> None:
        try:
            _hand_back([*zip(waiting, work(), strict=True)])
        except Exception as error:
            if isinstance(error, Unavailable):
                self._busy()
            _hand_back([(one, error) for one in waiting])

    @staticmethod
    def _show_life(line: _Line) -> None:
        """This worker takes a turn: whoever asked for that is told."""
        if not line.asked.empty():
            _hand_back([(line.asked.get(), None) for _ in range(line.asked.qsize())])


def _hand_back(outcomes: list[tuple[_Waiting, Any]]) -> None:
    """All at once: waking the loop for each would have two threads fight for the interpreter."""
    for loop, theirs in groupby(outcomes, key=lambda outcome: outcome[0].answer.get_loop()):
        with contextlib.suppress(RuntimeError):  # a closed loop: nobody waits there any more
            loop.call_soon_threadsafe(_settle_all, [*theirs])


def _settle_all(outcomes: list[tuple[_Waiting, Any]]) -> None:
    for one, outcome in outcomes:
        if one.answer.done():  # who waited gave up
            continue
        if isinstance(outcome, Exception):
            one.answer.set_exception(outcome)
        else:
            one.answer.set_result(outcome)
