"""Two nodes behind the proxy that is shipped, killed in turn: whoever talks through it notices nothing but a wait."""

import asyncio
import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from bot import operations
from bot.simulator.phone import NO_KEEPING, Phone
from tests.bench.processes import free_port
from tests.faults.conftest import MakeSite
from tests.faults.driver import Driver
from tests.faults.oracle import judge
from tests.faults.site import Site, texts_for
from tests.faults.sizes import FULL
from tests.faults.test_kill import settle
from tests.faults.tools import needed
from tests.nursery.servers import Server

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)"),
]

SHIPPED = Path(operations.__file__).with_name("nginx.conf")
KILLS = 40
SEED = 51


def adapted(folder: Path, port: int, nodes: tuple[int, int]) -> str:
    """The shipped configuration with the ports, files and addresses of this machine; each must be found in it."""
    changes = [
        (r"listen 8443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        (r"/run/secrets/tls_certificate;", f"{folder}/certificate;"),
        (r"/run/secrets/tls_key;", f"{folder}/key;"),
        (r"server bot-1:8000", f"server 127.0.0.1:{nodes[0]}"),
        (r"server bot-2:8000", f"server 127.0.0.1:{nodes[1]}"),
        (r"/var/cache/nginx/", f"{folder}/"),
        (r"/dev/std(err|out)", rf"{folder}/std\1"),
    ]
    text = SHIPPED.read_text(encoding="utf-8")
    for what, by in changes:
        text, times = re.subn(what, by, text)
        assert times, what
    return text


def self_signed(folder: Path) -> None:
    """A certificate for this machine."""
    subject = ["-subj", "/CN=127.0.0.1", "-days", "2", "-nodes", "-newkey", "ec"]
    curve = ["-pkeyopt", "ec_paramgen_curve:prime256v1"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "certificate")]
    command = [needed("openssl"), "req", "-x509", *subject, *curve, *files]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def proxy(folder: Path, nodes: tuple[int, int]) -> Iterator[int]:
    """nginx as it is shipped, before these ports; its own port."""
    port = free_port()
    folder.mkdir()
    self_signed(folder)
    (folder / "nginx.conf").write_text(adapted(folder, port, nodes), encoding="utf-8")
    command = [needed("nginx"), "-e", str(folder / "stderr"), "-p", str(folder)]
    command += ["-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    tested = subprocess.run([*command[:-2], "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    process = subprocess.Popen(command)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int) -> None:
    with httpx2.Client(verify=False, trust_env=False) as client:
        for _ in range(200):
            try:
                assert client.get(f"https://127.0.0.1:{port}/healthz").status_code == 404
            except httpx2.TransportError:
                time.sleep(0.05)
            else:
                return
    pytest.fail("the proxy did not come up")


async def kill_in_turn(site: Site, nodes: list[Server], chance: random.Random) -> None:
    """Kill one node after the other; the next one only when the last one is ready again."""
    for number in range(KILLS):
        await asyncio.sleep(chance.uniform(0.2, 0.8))
        place = number % 2
        await asyncio.to_thread(nodes[place].kill)
        await asyncio.sleep(chance.uniform(0.0, 0.5))
        nodes[place] = site.serve(port=nodes[place].port)
        await asyncio.to_thread(nodes[place].wait_until_ready)


async def test_killed_in_turn_behind_the_shipped_proxy(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    chance = random.Random(SEED)
    with make_site(kind="postgres") as site:
        nodes = [site.serve(), site.serve(port=free_port())]
        for node in nodes:
            await asyncio.to_thread(node.wait_until_ready)
        with proxy(site.folder / "proxy", (nodes[0].port, nodes[1].port)) as port:
            carrier = httpx2.AsyncHTTPTransport(verify=False, limits=NO_KEEPING)
            url = f"https://127.0.0.1:{port}/wecom/callback"
            phone = Phone(site.corp, url, pause=0.5, transport=carrier)
            driver = Driver(site, phone, chance)
            await phone.verify_url()
            promised = texts_for(site.people, 4)
            await asyncio.to_thread(site.put_pushes, promised)
            talking = asyncio.create_task(driver.keep_talking(at_once=8))
            await kill_in_turn(site, nodes, chance)
            driver.over = True
            await talking
            await settle(site)
            await phone.aclose()
            log = (site.folder / "proxy" / "stdout").read_text(encoding="utf-8")
        verdict = judge(site, driver.matters, promised)
    refused = sum(" 502 " in line or " 503 " in line for line in log.splitlines())
    messages = len(driver.waits)
    note(
        kills=KILLS,
        messages=messages,
        repeats=phone.tries - messages,
        refused_by_the_proxy=refused,
        unacked=sum(one.lost for one in driver.matters),
        longest_wait=round(max(driver.waits), 2),
    )
    assert verdict, verdict
    assert not any(one.lost for one in driver.matters)  # the other node lives: each is answered
    assert all(one.number for one in driver.matters)
    assert messages >= KILLS * 10
    assert "?" not in log  # a line has no query
