"""R-KILL: killed at random moments and at named points, nothing acknowledged is lost, nothing happens twice."""

import asyncio
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.faults.driver import Driver, driver_for
from tests.faults.oracle import judge, waiting
from tests.faults.site import Site, texts_for
from tests.faults.sizes import size
from tests.nursery.servers import NotReady, Server

pytestmark = pytest.mark.anyio

KILLS = size(50, 1000)
SEED = 20260312
POINTS = ("inbox inserted", "before commit", "after commit", "sent")
BETWEEN = timedelta(
    seconds=size(30, 10)
)  # the clock moves on so much with each kill: leases run out
AT_ONCE = 12  # who talk: somebody is always in the middle of something
PUSHES = 12  # promised anew before each start
READY_WITHIN = 3.0  # seconds (promise D2)


async def kill_again_and_again(
    site: Site, chance: random.Random, driver: Driver, promised: list[tuple[str, str]]
) -> list[float]:
    """Start, let live for a moment, kill; the seconds that each start took."""
    starts = []
    for number in range(KILLS):
        site.put_pushes(promised[number * PUSHES :][:PUSHES])
        point = chance.choice(POINTS) if number % 2 else ""
        server = site.serve(crash=(point, chance.randint(1, 5)) if point else None)
        starts.append(await asyncio.to_thread(_ready_or_dead, server))
        await asyncio.sleep(chance.uniform(0.01, 0.12))
        if point:
            await asyncio.to_thread(_wait_for_death, server, 0.5)
        await asyncio.to_thread(server.kill)
        assert server.nursery.exit_code(server.pid) == -signal.SIGKILL
        site.controls.forward(BETWEEN)
    driver.over = True
    return starts


def _ready_or_dead(server: Server) -> float:
    """Seconds until it was ready; it may meet its death on the way."""
    try:
        return server.wait_until_it_answers()
    except NotReady:
        assert server.nursery.has_ended(server.pid)
        return 0.0


def _wait_for_death(server: Server, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not server.nursery.has_ended(server.pid):
        time.sleep(0.005)


async def settle(site: Site, rounds: int = 300) -> None:
    """Let everything that is due reach its people; the clock moves on meanwhile, until nothing was due for two minutes."""
    calm = 0
    for _ in range(rounds):
        calm = 0 if await asyncio.to_thread(waiting, site) else calm + 1
        if calm == 3:
            return
        site.controls.forward(timedelta(minutes=1))
        await asyncio.sleep(0.5 if calm == 0 else 0.1)


async def test_nothing_is_lost_and_nothing_is_doubled(
    site: Site, note: Callable[..., None]
) -> None:
    chance = random.Random(SEED)
    promised = texts_for(chance.sample(site.people, 60), KILLS * PUSHES // 60)
    driver = driver_for(site, SEED)
    starts, _ = await asyncio.gather(
        kill_again_and_again(site, chance, driver, promised), driver.keep_talking(AT_ONCE)
    )
    server = site.serve()
    starts.append(await asyncio.to_thread(server.wait_until_ready))
    await settle(site)
    verdict = judge(site, driver.matters, promised)
    recorded = [one for one in driver.matters if one.number]
    again = await driver.repeat(chance.sample(recorded, min(20, len(recorded))))
    note(
        kills=KILLS,
        messages=sum(len(one.said) + one.lost for one in driver.matters),
        acked=len(driver.waits),
        unacked=sum(one.lost for one in driver.matters),
        recorded=len(recorded),
        pushes_absorbed=site.api.delivery.suppressed,
        ready_p50=round(sorted(starts)[len(starts) // 2], 3),
        ready_worst=round(max(starts), 3),
    )
    await driver.phone.aclose()
    assert verdict, verdict
    assert not again
    assert len(recorded) >= KILLS // 2  # the test would prove nothing about a bot that hears nobody
    usual = sorted(starts)[len(starts) // 2]  # the quick tests run side by side on two cores
    assert size(usual, max(starts)) <= READY_WITHIN
