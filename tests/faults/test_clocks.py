"""R-CLOCK with real servers: the zone of the machine does not matter, and a clock that jumps stops nothing."""

import asyncio
import http.client
import math
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.simulator.chats import LineKind
from tests.bench.processes import LOOPBACK, serving
from tests.bench.roster import by_team
from tests.faults.conftest import MakeSite
from tests.faults.driver import driver_for
from tests.faults.oracle import judge
from tests.faults.site import MORNING, Site
from tests.faults.sizes import FULL
from tests.faults.tools import needed

pytestmark = pytest.mark.anyio

SHANGHAI = MORNING.tzinfo
DAY = re.compile(r"(\d+)月(\d+)日")
MOMENTS = [  # of the clock in Shanghai; the day that somebody calls 昨天 then, and 今天
    (datetime(2026, 3, 12, 0, 30, tzinfo=SHANGHAI), "3月11日", "3月12日"),
    (datetime(2026, 3, 12, 23, 58, tzinfo=SHANGHAI), "3月11日", "3月12日"),
    (datetime(2027, 1, 1, 0, 1, tzinfo=SHANGHAI), "12月31日", "1月1日"),
    (datetime(2028, 2, 29, 0, 1, tzinfo=SHANGHAI), "2月28日", "2月29日"),
    (datetime(2028, 3, 1, 7, 59, tzinfo=SHANGHAI), "2月29日", "3月1日"),
]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
async def test_days_are_those_of_shanghai_whatever_the_zone(site: Site, zone: str) -> None:
    server = site.serve(environment={"TZ": zone})
    await asyncio.to_thread(server.wait_until_ready)
    driver = driver_for(site, 61)
    hosts = iter(one for one in site.people if one.host)
    for moment, yesterday, today in MOMENTS:
        site.controls.set_clock(moment)
        for word, day in (("昨天", yesterday), ("今天", today)):
            host = next(hosts)
            mate = next(one for one in by_team()[host.team] if not one.host)
            said = f"{word}跟{mate.name}聊了会，他说夜班排得太密"
            reply = await driver.phone.deliver(
                host.userid, driver.phone.message(host.userid, "text", [("Content", said)])
            )
            assert reply is not None
            found = DAY.search(reply.text or "")
            assert found is not None, reply.text
            assert found[0] == day, (moment, word)
    await driver.phone.aclose()


@dataclass
class Jumping:
    """A real server under libfaketime: its clock is this machine's and an offset in a file."""

    site: Site
    offset: Path

    def set_clock(self, moment: datetime) -> None:
        """Now it is so late, for the server and for the platform."""
        self.site.controls.set_clock(moment)
        ahead = moment.timestamp() - time.time()
        beside = self.offset.with_suffix(".new")
        beside.write_text(f"{ahead:+.3f}")
        beside.replace(self.offset)

    def jump(self, span: timedelta) -> None:
        """The clock is put forward or back."""
        self.set_clock(self.site.controls.now() + span)

    def lag(self) -> float:
        """Seconds that its clock is behind, or ahead, of when it looks next; endless while it does not answer."""
        connection = http.client.HTTPConnection(LOOPBACK, self.site.port, timeout=5)
        try:
            connection.request("GET", "/metrics")
            found = LAG.search(connection.getresponse().read().decode())
        except (
            TimeoutError
        ):  # under libfaketime a jump may catch a wait; `until_it_ticked` has its own patience
            return math.inf
        finally:
            connection.close()
        return float(found[1]) if found else math.inf

    def environment(self) -> dict[str, str]:
        """What makes a process see that clock."""
        library = subprocess.run(
            [needed("faketime"), "-m", "-f", "+0", "printenv", "LD_PRELOAD"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        return {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(self.offset),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "TZ": "America/New_York",
        }


@contextmanager
def jumping(site: Site, moment: datetime) -> Iterator[Jumping]:
    """Such a server, which begins at a moment."""
    world = Jumping(site, site.folder / "offset")
    world.set_clock(moment)
    arguments = ["bot", "serve", "--port", str(site.port)]
    with serving(arguments, site.port, site.environment | world.environment(), site.folder / "log"):
        yield world


LAG = re.compile(r"^scheduler_tick_lag_seconds (\S+)", re.MULTILINE)
REMINDED = datetime(2026, 12, 4, 9, 10, tzinfo=SHANGHAI)  # fourteen days before the last one
REMINDER = "您的还没交"
JUMPS = [  # back and forth around the reminder, never as far as the next one; hours
    *(sign * by for by in (2, 24) for sign in (-1, 1)),
    *(sign * by for by in (24, 2) for sign in (1, -1)),
]


async def until_it_ticked(world: Jumping) -> None:
    """The clock, which looks every thirty seconds, has looked at the time that it is now."""
    until = time.monotonic() + 45
    while world.lag() > 1:
        assert time.monotonic() < until, f"no tick at {world.site.controls.now()}"
        await asyncio.sleep(0.5)


def reminded(site: Site) -> Counter[str]:
    """Who was reminded how often."""
    return Counter(
        userid
        for userid, chat in site.corp.chats.items()
        for line in chat.lines
        if line.kind is LineKind.PUSH and REMINDER in line.text
    )


@pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")
async def test_a_clock_that_jumps_reminds_once_and_goes_on(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    needed("faketime")
    with make_site() as site, jumping(site, REMINDED - timedelta(minutes=2)) as world:
        driver = driver_for(site, 62)
        secretary = next(one for one in site.people if one.duty == "书记")
        for text in ("开始自查 12月18号前", "1"):
            assert await driver.phone.say(secretary.userid, text)
        await until_it_ticked(world)
        world.jump(timedelta(minutes=2))
        await until_it_ticked(world)
        for hours in JUMPS:
            world.jump(timedelta(hours=hours))
            assert world.lag() > 1  # it has not looked yet
            await until_it_ticked(world)
            await driver.tell(driver.next_matter())
        await driver.phone.aclose()
        found = reminded(site)
        verdict = judge(site, driver.matters, ())
    note(jumps=len(JUMPS), reminded=len(found))
    assert verdict, verdict
    assert all(one.number for one in driver.matters)
    hosts = {one.userid for one in site.people if one.host}
    assert hosts <= set(found)
    assert set(found.values()) == {1}
