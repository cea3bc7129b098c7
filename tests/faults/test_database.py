"""R-LOCK, R-FULL, R-RO, R-FD: a database that cannot, for a while. Nothing half written, and then all of it once."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.faults.controls import Disk
from tests.faults.driver import Driver, Matter, driver_for
from tests.faults.oracle import judge
from tests.faults.site import Site
from tests.faults.sizes import FULL, size

pytestmark = pytest.mark.anyio

WITHIN = 5.0  # seconds until WeCom hangs up
REFUSED_WITHIN = 4.5 + 0.3  # the answer's own deadline, and the way there and back


@contextmanager
def locked(site: Site, seconds: float) -> Iterator[None]:
    """Somebody else holds the write lock for so long."""
    held = threading.Event()

    def hold() -> None:
        path = site.database_url.removeprefix("sqlite:///")
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        connection.execute("BEGIN IMMEDIATE")
        held.set()
        time.sleep(seconds)
        connection.execute("ROLLBACK")
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(30)
    yield
    holder.join()


async def deliver(driver: Driver, matter: Matter) -> tuple[int, float]:
    """One delivery of a new matter's sentence, without any repeat: status and seconds."""
    plain = driver.phone.message(matter.userid, "text", [("Content", matter.sentence)])
    began = time.monotonic()
    answer = await driver.phone.post(driver.phone.sealed(plain))
    return answer.status_code, time.monotonic() - began


async def tell_all(driver: Driver, many: int) -> list[Matter]:
    """So many people at once, each with a matter of his own, with all the repeats of the platform."""
    matters = [driver.next_matter() for _ in range(many)]
    return await asyncio.gather(*(driver.tell(one) for one in matters))


async def test_a_short_lock_is_waited_for(site: Site, note: Callable[..., None]) -> None:
    await asyncio.to_thread(site.serve().wait_until_ready)
    driver = driver_for(site, 1)
    await tell_all(driver, 5)
    driver.waits.clear()
    with locked(site, 3):
        await tell_all(driver, 10)
    note(held=3, ack_worst=round(max(driver.waits), 2))
    assert max(driver.waits) < WITHIN
    assert driver.phone.tries == 30  # nobody had to ask twice
    await driver.phone.aclose()
    assert judge(site, driver.matters, ())
    assert all(one.number for one in driver.matters)


async def test_a_long_lock_is_refused_in_time_and_made_good(
    site: Site, note: Callable[..., None]
) -> None:
    await asyncio.to_thread(site.serve().wait_until_ready)
    driver = driver_for(site, 1, pause=1)
    await tell_all(driver, 5)
    with locked(site, size(6, 20)):
        waiting = asyncio.gather(*(tell_all(driver, 4), driver.tell(driver.next_matter())))
        refused = await asyncio.gather(
            *(deliver(driver, driver.next_matter()) for _ in range(size(4, 8)))
        )
    await waiting
    worst = max(seconds for _, seconds in refused)
    note(held=size(6, 20), refused_after=round(worst, 2))
    assert {status for status, _ in refused} == {503}
    assert worst <= REFUSED_WITHIN
    await driver.phone.aclose()
    verdict = judge(site, driver.matters, ())
    assert verdict, verdict
    assert all(one.number or one.lost for one in driver.matters)
    assert FULL or all(one.number for one in driver.matters)  # four tries outlast six seconds


@pytest.mark.parametrize("state", [Disk.FULL, Disk.READ_ONLY])
async def test_a_disk_that_cannot_be_written(site: Site, state: Disk) -> None:
    server = site.serve()
    await asyncio.to_thread(server.wait_until_ready)
    driver = driver_for(site, 1, pause=0)
    await tell_all(driver, 5)
    site.controls.disk = state
    refused = await _fill(driver)
    assert set(refused) == {503}
    if state is Disk.READ_ONLY:  # a full one may still have room for the probe's one row
        assert "database" in server.get("/readyz")[1]
    site.controls.disk = Disk.FINE
    await tell_all(driver, 10)  # without a restart
    assert server.get("/readyz")[0] == 200
    await driver.phone.aclose()
    verdict = judge(site, driver.matters, ())
    assert verdict, verdict
    assert sum(bool(one.number) for one in driver.matters) >= 15


async def _fill(driver: Driver) -> list[int]:
    """Talk until there is no room, and then a little more: the statuses from there on."""
    statuses: list[int] = []
    for _ in range(400):
        status, _ = await deliver(driver, driver.next_matter())
        if status != 200 or statuses:
            statuses.append(status)
        if len(statuses) == 5:
            break
    return statuses


@pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")
async def test_few_file_descriptors(site: Site, note: Callable[..., None]) -> None:
    server = site.serve(files=64)
    await asyncio.to_thread(server.wait_until_ready)
    driver = driver_for(site, 1)
    idle = [await asyncio.open_connection("127.0.0.1", site.port) for _ in range(100)]
    talking = asyncio.create_task(driver.keep_talking(pace=0.3))  # nobody floods the bot
    await asyncio.sleep(20)
    for _, writer in idle:
        writer.close()
    await asyncio.sleep(20)
    driver.over = True
    await talking
    recorded = sum(bool(one.number) for one in driver.matters)
    note(recorded=recorded, lost=sum(one.lost for one in driver.matters))
    verdict = judge(site, driver.matters, ())
    await driver.phone.aclose()
    assert verdict, verdict
    assert recorded
