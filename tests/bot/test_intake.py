"""The queue before the desk: in order, together on one writer, and nobody waits for somebody who gave up."""

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.intake import Intake
from handlers.kit.messages import Incoming, Kind, Reply
from storage.unit_of_work import Unavailable

NOW = datetime(2026, 3, 12, tzinfo=UTC)

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def message(text: str, userid: str = "a") -> Incoming:
    return Incoming(text.encode(), userid, Kind.TEXT, text, NOW)


class Recorder:
    """A desk that can be held up."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.entered = threading.Event()
        self.held = threading.Event()
        self.held.set()

    def __call__(self, batch: Sequence[Incoming]) -> list[Reply]:
        self.entered.set()
        self.held.wait(5)
        self.batches.append([one.text for one in batch])
        return [Reply(one.text) for one in batch]

    def heard(self) -> list[str]:
        """Every text, in order."""
        return [text for batch in self.batches for text in batch]


async def test_what_waits_is_committed_together_and_in_order() -> None:
    desk = Recorder()
    desk.held.clear()
    with Intake(desk, workers=1) as intake:
        waiting = [asyncio.create_task(intake.submit(message(str(n)))) for n in range(50)]
        await asyncio.sleep(0)
        desk.held.set()
        replies = await asyncio.gather(*waiting)
    assert [reply.text for reply in replies] == [str(n) for n in range(50)]
    assert desk.heard() == [str(n) for n in range(50)]
    assert len(desk.batches) < 10


async def test_a_job_runs_in_its_turn() -> None:
    desk = Recorder()
    with Intake(desk, workers=1) as intake:
        await intake.submit(message("1"))
        assert await intake.run(lambda: len(desk.batches)) == 1


async def test_who_gave_up_does_not_stop_the_writer() -> None:
    desk = Recorder()
    desk.held.clear()
    with Intake(desk, workers=1) as intake:
        first = asyncio.create_task(intake.submit(message("1")))
        await asyncio.sleep(0)
        gave_up = asyncio.create_task(intake.submit(message("2")))
        await asyncio.sleep(0)
        gave_up.cancel()
        await asyncio.sleep(0)
        desk.held.set()
        await first
        assert (await intake.submit(message("3"))).text == "3"


def test_a_loop_that_is_closed_does_not_stop_the_writer() -> None:
    desk = Recorder()
    desk.held.clear()

    async def gives_up(intake: Intake) -> None:
        hurried = asyncio.create_task(intake.submit(message("1")))
        await asyncio.sleep(0)
        assert desk.entered.wait(5)
        assert not hurried.done()

    async def waits(intake: Intake) -> Reply:
        async with asyncio.timeout(5):
            return await intake.submit(message("2"))

    with Intake(desk, workers=1) as intake:
        asyncio.run(gives_up(intake))
        desk.held.set()
        assert asyncio.run(waits(intake)).text == "2"


async def test_a_failed_batch_fails_for_everybody_in_it_and_the_next_works() -> None:
    broken = True

    def desk(batch: Sequence[Incoming]) -> list[Reply]:
        if broken:
            raise Unavailable("locked")
        return [Reply("ok") for _ in batch]

    with Intake(desk, workers=1) as intake:
        with pytest.raises(Unavailable):
            await intake.submit(message("1"))
        broken = False
        assert (await intake.submit(message("1"))).text == "ok"


async def test_with_several_workers_one_persons_messages_keep_their_order() -> None:
    desk = Recorder()
    with Intake(desk, workers=4) as intake:
        people = [f"p{n % 7}" for n in range(200)]
        await asyncio.gather(
            *(intake.submit(message(f"{who}:{n}", who)) for n, who in enumerate(people))
        )
    for who in set(people):
        order = [int(text.split(":")[1]) for text in desk.heard() if text.startswith(f"{who}:")]
        assert order == sorted(order)
    assert all(len(batch) == 1 for batch in desk.batches)


async def test_after_closing_nothing_is_taken() -> None:
    with Intake(Recorder(), workers=1) as intake:
        pass
    with pytest.raises(Unavailable):
        await intake.submit(message("1"))
