"""R-2NODE: two equal processes, one killed or frozen in the middle of sending: everybody sees each text once."""

import asyncio
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.vocabulary import SHANGHAI
from tests.bench.processes import free_port
from tests.bench.roster import everybody
from tests.databases import KINDS
from tests.faults.conftest import MakeSite
from tests.faults.driver import driver_for
from tests.faults.oracle import judge, waiting
from tests.faults.site import Site, sqlite_copy, texts_for
from tests.faults.sizes import size
from tests.faults.test_kill import settle
from tests.faults.world import world_at
from tests.nursery.servers import Server

pytestmark = pytest.mark.anyio

ROUNDS = size(3, 100)
MEMBERS = size(50, 1015)  # five whole branches
PARTS = size("甲乙", "甲")  # what everybody is told in a round
SEED = 11
OVER = timedelta(seconds=61)  # a lease has run out
EVENING, OVERNIGHT = 18, timedelta(hours=15)
OTHERS = """SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
TAKEN_OVER = timedelta(seconds=90)


async def fail_in_the_middle(site: Site, node: Server, how: signal.Signals) -> int:
    """Wait until something was sent, then kill or freeze a node; how many pushes were left."""
    before = len(site.corp.sent)
    for _ in range(1000):
        if len(site.corp.sent) > before:
            break
        await asyncio.sleep(0.005)
    node.signal(how)
    return await asyncio.to_thread(waiting, site)


def deadlocks(site: Site) -> int:
    """How often PostgreSQL ended one of two transactions that waited for each other; servers tell it as they end."""
    with site.database() as engine, engine.connect() as asking:
        if engine.dialect.name == "sqlite":
            return 0  # it knows no such thing: one writes, the others wait
        connection = asking.execution_options(isolation_level="AUTOCOMMIT")  # each look is new
        for _ in range(200):
            if connection.scalar(text(OTHERS)) == 0:
                break
            time.sleep(0.05)
        return int(connection.scalar(text(DEADLOCKS)) or 0)


async def a_round(
    site: Site, nodes: list[Server], number: int, chance: random.Random
) -> tuple[list[tuple[str, str]], int]:
    """Everybody is told something and one of the nodes fails; what was promised, and what was left then."""
    if site.controls.now().astimezone(SHANGHAI).hour >= EVENING:
        site.controls.forward(OVERNIGHT)  # at night nobody is told anything
    promised = [
        (one.userid, f"第{number}轮 {part} {one.userid}") for part in PARTS for one in site.people
    ]
    await asyncio.to_thread(site.put_pushes, promised)
    place, how = chance.randrange(2), (signal.SIGKILL, signal.SIGSTOP)[number % 2]
    left = await fail_in_the_middle(site, nodes[place], how)
    site.controls.forward(OVER)
    await settle(site)
    if how is signal.SIGSTOP:
        nodes[place].signal(signal.SIGCONT)
        await asyncio.sleep(0.5)  # it may end what it had begun: the same bytes
    else:
        nodes[place] = site.serve(port=nodes[place].port)
        await asyncio.to_thread(nodes[place].wait_until_ready)
    return promised, left


@pytest.mark.parametrize("kind", KINDS)
async def test_one_of_two_fails_while_sending(
    make_site: MakeSite, kind: str, note: Callable[..., None]
) -> None:
    chance, promised, left = random.Random(SEED), [], []
    with make_site(MEMBERS, kind) as site:
        nodes = [site.serve(), site.serve(port=free_port())]
        for node in nodes:
            await asyncio.to_thread(node.wait_until_ready)
        drivers = [driver_for(site, SEED + place, port=nodes[place].port) for place in range(2)]
        for number in range(ROUNDS):
            told, rest = await a_round(site, nodes, number, chance)
            promised += told
            left.append(rest)
        for place, driver in enumerate(drivers):  # both still hear
            driver.start_numbers(1 + 1000 * place)
            await driver.tell(driver.next_matter())
            await driver.phone.aclose()
        matters = [matter for driver in drivers for matter in driver.matters]
        verdict = judge(site, matters, promised)
        site.end_servers()
        dead = await asyncio.to_thread(deadlocks, site)
    note(rounds=ROUNDS, left=left, absorbed=site.api.delivery.suppressed)
    assert verdict, verdict
    assert max(left) > 0  # somebody did fail in the middle
    assert site.api.delivery.suppressed <= 8 * ROUNDS  # no more than was under way in both
    assert all(one.number for one in matters)
    assert dead == 0


@pytest.mark.parametrize("kind", KINDS)
async def test_the_same_message_at_both_nodes_works_once(make_site: MakeSite, kind: str) -> None:
    with make_site(MEMBERS, kind) as site:
        nodes = [site.serve(), site.serve(port=free_port())]
        for node in nodes:
            await asyncio.to_thread(node.wait_until_ready)
        drivers = [driver_for(site, SEED, port=node.port) for node in nodes]
        for _ in range(size(10, 200)):
            matter = drivers[0].next_matter()
            drivers[0].matters.append(matter)
            for text in (matter.sentence, matter.confirmation):
                plain = drivers[0].phone.message(matter.userid, "text", [("Content", text)])
                both = (one.phone.deliver(matter.userid, plain) for one in drivers)
                first, second = await asyncio.gather(*both)
                assert first == second
                assert first is not None
        for driver in drivers:
            await driver.phone.aclose()
        verdict = judge(site, drivers[0].matters, ())
    assert verdict, verdict


async def test_two_senders_never_make_the_same_call(tmp_path: Path, templates: Path) -> None:
    """Each has an API of its own, so that nothing is absorbed: together they show everything once."""
    people = everybody()[:MEMBERS]
    url = sqlite_copy(templates, tmp_path / "world.db", MEMBERS)
    async with world_at(url, people) as one, world_at(url, people, beside=one) as other:
        one.promise([(people[0].userid, "先")])
        await one.settle()
        one.promise(texts_for(people, 2))
        one.network.delay = other.network.delay = 0.02
        async with asyncio.timeout(20):  # without leases they would go on for ever
            both = (world.parts.sender.deliver_due() for world in (one, other))
            await asyncio.gather(*both)
        await one.parts.sender.deliver_due()
        seen = Counter(text for who in one.promised for text in one.screen(who))
        assert one.network.tried
    assert set(seen.values()) == {1}
    assert len(seen) == 1 + 2 * len(people)
