"""R-2NODE: one of two nodes loses PostgreSQL for twenty seconds: nothing hangs for good, nothing is lost or doubled."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from bot.simulator.phone import Phone
from storage.database import make_engine
from storage.tables import Person
from tests.bench.processes import free_port
from tests.faults.conftest import MakeSite
from tests.faults.driver import Driver, driver_for
from tests.faults.oracle import judge
from tests.faults.relay import Relay, relayed
from tests.faults.site import Site, texts_for
from tests.faults.sizes import FULL
from tests.faults.test_kill import settle
from tests.faults.test_two_nodes import OVER, deadlocks
from tests.nursery.servers import Server

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)"),
]

SECONDS = 20.0
MEMBERS = 1015  # five whole branches


async def until_sending(site: Site) -> None:
    """The first pushes are on their way."""
    before = len(site.corp.sent)
    for _ in range(2000):
        if len(site.corp.sent) > before + 5:
            return
        await asyncio.sleep(0.005)


async def ready_again(node: Server) -> float:
    """Seconds until it takes callbacks again."""
    began = time.monotonic()
    while node.get("/readyz")[0] != 200:
        assert time.monotonic() - began < 30
        await asyncio.sleep(0.1)
    return time.monotonic() - began


def of_half(site: Site, place: int, node: Server) -> Driver:
    """Every second person talks to one node, the others to the other one."""
    callback = f"http://127.0.0.1:{node.port}/wecom/callback"
    chance = random.Random(41 + place)
    driver = Driver(site, Phone(site.corp, callback), chance, people=site.people[place::2])
    driver.start_numbers(1 + 5000 * place)
    return driver


@dataclass(frozen=True)
class Cut:
    """What was seen while a node had no database: its own statuses, and what the other one did for it."""

    ready: int
    alive: int
    taken_over: int  # pushes
    back_after: float  # seconds from the mending


async def cut_off(away: Server, site: Site, relay: Relay) -> Cut:
    """Twenty seconds without the database, and back."""
    relay.cut()
    await asyncio.sleep(SECONDS / 2)
    seen = len(site.corp.sent)
    site.controls.forward(OVER)  # what the lost node held may be taken by the other one
    ready = (await asyncio.to_thread(away.get, "/readyz"))[0]
    alive = (await asyncio.to_thread(away.get, "/healthz"))[0]
    await asyncio.sleep(SECONDS / 2)
    taken_over = len(site.corp.sent) - seen
    relay.mend()
    return Cut(ready, alive, taken_over, await ready_again(away))


@pytest.mark.parametrize("cut_while", ["both send", "one sends"])
async def test_twenty_seconds_without_postgresql(
    make_site: MakeSite, cut_while: str, note: Callable[..., None]
) -> None:
    with make_site(MEMBERS, "postgres") as site, relayed(site.database_url) as relay:
        away = site.serve(environment={"ZRQ_DATABASE_URL": relay.url})
        await asyncio.to_thread(away.wait_until_ready)
        here = site.serve(port=free_port())
        if cut_while == "both send":
            await asyncio.to_thread(here.wait_until_ready)
        promised = texts_for(site.people, 2)
        await asyncio.to_thread(site.put_pushes, promised)
        drivers = [of_half(site, place, one) for place, one in enumerate((away, here))]
        talking = asyncio.gather(*(one.keep_talking(pace=0.2) for one in drivers))
        await until_sending(site)
        cut = await cut_off(away, site, relay)
        await asyncio.sleep(2)
        for one in drivers:
            one.over = True
        await talking
        await settle(site)
        again = [await one.repeat([m for m in one.matters if m.number][-10:]) for one in drivers]
        for one in drivers:
            await one.phone.aclose()
        matters = [matter for one in drivers for matter in one.matters]
        verdict = judge(site, matters, promised)
        site.end_servers()
        dead = await asyncio.to_thread(deadlocks, site)
    note(
        recorded=sum(bool(one.number) for one in matters),
        unacked=sum(one.lost for one in matters),
        taken_over=cut.taken_over,
        absorbed=site.api.delivery.suppressed,
        back_after=round(cut.back_after, 1),
        longest_wait=round(max(drivers[1].waits), 2),
    )
    assert verdict, verdict
    assert again == [[], []]
    assert (cut.ready, cut.alive) == (503, 200)
    assert cut.taken_over > 0
    assert max(drivers[0].waits) > SECONDS / 2 or any(
        one.lost for one in drivers[0].matters
    )  # it was cut off
    assert not any(one.lost for one in drivers[1].matters)  # and the other one was not
    assert (
        max(drivers[1].waits) < 10
    )  # the locks of the lost node are let go of: one repeat at most
    assert cut.back_after < 10
    assert dead == 0


@contextlib.contextmanager
def cut_off_with(relay: Relay, userid: str) -> Iterator[None]:
    """A node is cut off while it has the message of this person in hand."""
    mine = select(Person.id).where(func.lower(col(Person.userid)) == userid.lower())
    engine = make_engine(relay.url)
    connection = engine.connect()
    assert isinstance(connection.execute(mine.with_for_update()).scalar_one(), UUID)
    relay.cut()
    yield
    relay.mend()
    with contextlib.suppress(DBAPIError):
        connection.close()
    engine.dispose()


async def test_who_was_in_hand_is_answered_by_the_other_node(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    with make_site(50, "postgres") as site, relayed(site.database_url) as relay:
        here = site.serve()
        await asyncio.to_thread(here.wait_until_ready)
        driver = driver_for(site, 43)
        matter = driver.next_matter()
        with cut_off_with(relay, matter.userid):
            await driver.tell(matter)
        await driver.phone.aclose()
        note(waited=round(max(driver.waits), 1))
        assert not matter.lost
        assert judge(site, driver.matters, ())
