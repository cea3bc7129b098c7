"""P-ROTATE: the data key is changed again and again while people talk, and the command is killed: every text opens."""

import asyncio
import base64
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from storage.keys import Keyring
from storage.sealing import Sealer, root_of
from tests.databases import DATA_KEY
from tests.faults.conftest import MakeSite
from tests.faults.driver import driver_for
from tests.faults.oracle import judge
from tests.faults.site import Site
from tests.faults.sizes import FULL
from tests.nursery.servers import Server

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not FULL, reason="tests/storage/test_rotation.py is the quick size"),
]

KILLS = 50
KILLS_OF_A_KEY = 5
SEED = 71


@dataclass
class Keys:
    """The keys of a site, the oldest first."""

    site: Site
    all: list[bytes] = field(default_factory=lambda: [DATA_KEY])

    def add(self) -> None:
        """A new key; the site's commands and servers get it and the one before it."""
        self.all.append(random.Random(len(self.all)).randbytes(32))
        self.site.sealer = Sealer(dict(enumerate(self.all, start=1)), root_of(DATA_KEY))

    @property
    def given(self) -> dict[str, str]:
        """The newest and the one before it."""
        new, old = (base64.b64encode(key).decode() for key in (self.all[-1], self.all[-2]))
        return {"ZRQ_DATA_KEY": new, "ZRQ_DATA_KEY_OLD": old}

    def rotate(self, crash: tuple[str, int] | None = None) -> int:
        """`zerenqu rotate-keys`; its exit code."""
        site = self.site
        environment, controls = site.environment | self.given, site.folder / "controls"
        log = site.folder / "log"
        pid = site.nursery.start(["rotate-keys"], environment, controls, log, crash=crash)
        return site.nursery.exit_code(pid)


async def change_keys(keys: Keys, server: Server, chance: random.Random) -> tuple[Server, int]:
    """One change: both keys for a new server, kills, the end; and how many kills there were."""
    keys.add()
    server.signal(signal.SIGTERM)
    assert await asyncio.to_thread(server.nursery.exit_code, server.pid) == 0
    server = keys.site.serve(environment=keys.given)
    await asyncio.to_thread(server.wait_until_it_answers)
    killed = 0
    for _ in range(KILLS_OF_A_KEY):
        crash = ("text sealed again", chance.randint(1, 2))
        code = await asyncio.to_thread(keys.rotate, crash)
        assert code in {-signal.SIGKILL, 0}
        killed += code == -signal.SIGKILL
        await asyncio.sleep(chance.uniform(0, 0.2))
    assert await asyncio.to_thread(keys.rotate) == 0
    return server, killed


def opened_by_the_newest_alone(keys: Keys) -> None:
    """Nothing needs an older key."""
    with keys.site.database() as engine, Keyring(engine, [keys.all[-1]]).unit():
        pass


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_keys_are_changed_while_people_talk(
    make_site: MakeSite, kind: str, note: Callable[..., None]
) -> None:
    chance, killed, changes = random.Random(SEED), 0, 0
    with make_site(kind=kind) as site:
        keys, server = Keys(site), site.serve()
        await asyncio.to_thread(server.wait_until_ready)
        driver = driver_for(site, SEED)
        talking = asyncio.create_task(driver.keep_talking(at_once=6))
        await asyncio.sleep(3)
        while killed < KILLS:
            server, more = await change_keys(keys, server, chance)
            killed, changes = killed + more, changes + 1
            assert changes <= KILLS
            opened_by_the_newest_alone(keys)
        driver.over = True
        await talking
        verdict = judge(site, driver.matters, ())
        recorded = [one for one in driver.matters if one.number]
        again = await driver.repeat(chance.sample(recorded, min(30, len(recorded))))
        await driver.phone.aclose()
    note(kills=killed, changes=changes, recorded=len(recorded))
    assert verdict, verdict
    assert not again
    assert len(recorded) >= KILLS
