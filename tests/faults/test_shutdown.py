"""R-SHUTDOWN: SIGTERM under load, again and again: what is under way is finished, nothing lost, nothing doubled."""

import asyncio
import random
import signal
import time
from collections.abc import Callable

import pytest

from tests.faults.driver import Driver, driver_for
from tests.faults.oracle import judge
from tests.faults.site import Site, texts_for
from tests.faults.sizes import size
from tests.faults.test_kill import settle

pytestmark = pytest.mark.anyio

ROLLS = size(3, 100)
PUSHES = 12
ENDS_WITHIN = 10.0  # seconds


async def roll(
    site: Site, chance: random.Random, driver: Driver, promised: list[tuple[str, str]]
) -> list[float]:
    """Start, work, ask to end; the seconds from the signal to the end."""
    ends = []
    for number in range(ROLLS):
        site.put_pushes(promised[number * PUSHES :][:PUSHES])
        server = site.serve()
        await asyncio.to_thread(server.wait_until_it_answers)
        await asyncio.sleep(chance.uniform(0.3, 1.0))
        began = time.monotonic()
        server.signal(signal.SIGTERM)
        assert await asyncio.to_thread(server.nursery.exit_code, server.pid) == 0
        ends.append(time.monotonic() - began)
    driver.over = True
    return ends


async def test_sigterm_under_load_loses_nothing(site: Site, note: Callable[..., None]) -> None:
    chance = random.Random(7)
    promised = texts_for(chance.sample(site.people, PUSHES), ROLLS)
    driver = driver_for(site, 7)
    ends, _ = await asyncio.gather(
        roll(site, chance, driver, promised), driver.keep_talking(at_once=8)
    )
    await asyncio.to_thread(site.serve().wait_until_ready)
    await settle(site)
    verdict = judge(site, driver.matters, promised)
    recorded = sum(bool(one.number) for one in driver.matters)
    note(rolls=ROLLS, recorded=recorded, end_worst=round(max(ends), 2))
    await driver.phone.aclose()
    assert verdict, verdict
    assert max(ends) <= ENDS_WITHIN
    assert recorded >= ROLLS * 3
    assert site.api.delivery.suppressed == 0  # nothing was in anybody's hands when it ended
