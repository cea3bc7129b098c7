"""R-LOAD, R-SLOWAPI, R-DOS, R-FLOOD: how long people wait while much is said, or nothing else works."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import pytest

from bot.simulator.callbacks import Callback
from bot.simulator.phone import Phone
from tests.bench import corpus
from tests.bench.load import Phase, play
from tests.bench.processes import ROOT, resident_bytes
from tests.faults.conftest import MakeSite
from tests.faults.driver import Driver, driver_for
from tests.faults.oracle import judge
from tests.faults.site import Site
from tests.faults.sizes import FULL, size
from tests.nursery.servers import Server

RATE = 100.0  # messages a second, twenty times the expected peak
P99, WORST = 0.5, 2.0  # seconds
PEOPLE = size(609, 2030)
LEEWAY = size(2.0, 1.0)  # the quick tests run side by side on two cores
ATTACKERS = size(100, 1000)
RSS_GROWTH = 50 * 2**20


def load(site: Site, server: Server, seconds: float, note: Callable[..., None]) -> None:
    """So many seconds of everybody's talk at the fixed rate; every answer must fit."""
    keys, agent = site.corp.keys, site.corp.agent_id
    scripts = corpus.scripts(site.people, keys, agent, site.controls.now())
    phase = Phase("load", 32, seconds, len(scripts), rate=RATE, most=int(RATE * (seconds + 1)))
    (measured,), told = play(server.port, server.pid, [phase], scripts, keys, 0)
    note(
        sent=measured.sent,
        errors=measured.errors,
        p50_ms=round(measured.p50, 1),
        p99_ms=round(measured.p99, 1),
        worst_ms=round(measured.worst, 1),
    )
    assert not told.wrong, told.wrong[:3]
    assert measured.errors == 0
    assert measured.sent >= RATE * seconds * 0.9
    assert measured.p99 <= P99 * LEEWAY * 1000
    assert measured.worst <= WORST * LEEWAY * 1000


def test_everybody_is_answered_at_a_hundred_a_second(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    with make_site(PEOPLE) as site:
        server = site.serve()
        server.wait_until_ready()
        for _ in range(size(1, 2)):  # five minutes are more than everybody has to say at once
            load(site, server, size(30, 150), note)


def test_a_hanging_platform_slows_nobody_down(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    with make_site(PEOPLE) as site:
        site.corp.faults.hang(30, times=10**9)
        server = site.serve()
        server.wait_until_it_answers()
        load(site, server, size(10, 150), note)
        assert site.corp.faults.met  # it did ask


def p99(waits: Sequence[float]) -> float:
    return sorted(waits)[len(waits) * 99 // 100]


async def good_messages(driver: Driver, rate: float, seconds: float) -> list[float]:
    """Single messages of different people at this rate, without repeats; the seconds each waited."""
    waits = []

    async def ask() -> None:
        matter = driver.next_matter()
        plain = driver.phone.message(matter.userid, "text", [("Content", "帮助")])
        began = time.monotonic()
        answer = await driver.phone.post(driver.phone.sealed(plain))
        waits.append(time.monotonic() - began)
        assert answer.status_code == 200

    async with asyncio.TaskGroup() as group:
        for _ in range(int(rate * seconds)):
            group.create_task(ask())
            await asyncio.sleep(1 / rate)
    return waits


async def attacked(port: int, seconds: float) -> tuple[int, set[str]]:
    """Bad bodies from a process of their own; how many, and the statuses that came back."""
    arguments = ["-m", "tests.faults.attacker", str(port), str(ATTACKERS), str(seconds)]
    attacker = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=subprocess.PIPE
    )
    said, _ = await attacker.communicate()
    sent, *statuses = said.decode().split()
    return int(sent), set(statuses)


@pytest.mark.anyio
async def test_bad_bodies_do_not_hold_up_good_ones(site: Site, note: Callable[..., None]) -> None:
    server = site.serve()
    await asyncio.to_thread(server.wait_until_ready)
    driver, seconds = driver_for(site, 3), size(6.0, 30.0)
    await good_messages(driver, 10, 2)
    before = resident_bytes(server.pid)
    waits, (sent, statuses) = await asyncio.gather(
        good_messages(driver, 10, seconds), attacked(server.port, seconds)
    )
    grown = resident_bytes(server.pid) - before
    await driver.phone.aclose()
    note(bad=sent, good_p99_ms=round(p99(waits) * 1000), grown_mb=round(grown / 2**20, 1))
    assert sent > ATTACKERS
    assert {"403", "413", "415"} <= statuses <= {"403", "413", "415", "400"}
    assert p99(waits) <= 1.0 * LEEWAY
    assert grown <= RSS_GROWTH


async def flood(phone: Phone, userid: str, seconds: float) -> list[str]:
    """Fifty messages a second of one person; the answers that were not silence."""
    answers: list[str] = []

    async def shout(callback: Callback) -> None:
        answer = await phone.post(callback)
        assert answer.status_code == 200
        if answer.content:
            answers.append(userid)

    async with asyncio.TaskGroup() as group:
        for number in range(int(50 * seconds)):
            plain = phone.message(userid, "text", [("Content", f"帮助 {number}")])
            group.create_task(shout(phone.sealed(plain)))
            await asyncio.sleep(1 / 50)
    return answers


@pytest.mark.anyio
async def test_one_persons_flood_slows_nobody_else(site: Site, note: Callable[..., None]) -> None:
    await asyncio.to_thread(site.serve().wait_until_ready)
    driver, seconds = driver_for(site, 4), size(5.0, 60.0)
    flooder = site.people[-1].userid
    await good_messages(driver, 10, 1)
    calm = await good_messages(driver, 10, seconds)
    waits, answers = await asyncio.gather(
        good_messages(driver, 10, seconds), flood(driver.phone, flooder, seconds)
    )
    await driver.phone.aclose()
    note(calm_p99_ms=round(p99(calm) * 1000), flood_p99_ms=round(p99(waits) * 1000))
    minutes = int(seconds // 60) + 1
    assert len(answers) <= (20 + 1) * minutes  # twenty a minute are heard, then one is told to wait
    assert p99(waits) <= max(p99(calm) * 1.2, 0.25 if FULL else 0.5)
    assert judge(site, driver.matters, ())
