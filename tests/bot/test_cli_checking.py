"""doctor and check-config as an administrator runs them: real processes, a real server, the stand-in for WeCom."""

import base64
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from bot.doctor.checks import CHECKS
from bot.simulator.api import FakeApi
from bot.simulator.world import SimPerson, SimulatedCorp
from tests.bot.doctoring import serving, unused_port
from tests.cast import CAST
from tests.databases import DATA_KEY

READY_WITHIN = 30.0  # generous: the machine may be busy
DOCTOR_WITHIN = 60.0  # all of it, whatever does not answer
ROOT = Path(__file__).parents[2]


def run(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def corp() -> SimulatedCorp:
    people = [SimPerson(one.userid, one.name) for one in CAST]
    return SimulatedCorp.fresh(people, lambda: datetime.now(UTC))


@pytest.fixture
def env(corp: SimulatedCorp, tmp_path: Path) -> Iterator[dict[str, str]]:
    with serving(Starlette(routes=list(FakeApi(corp).routes()))) as api:
        yield {
            "ZRQ_DATABASE_URL": f"sqlite:///{tmp_path / 'data' / 'zerenqu.db'}",
            "ZRQ_DATA_KEY": base64.b64encode(DATA_KEY).decode(),
            "ZRQ_WECOM_CORP_ID": corp.corp_id,
            "ZRQ_WECOM_AGENT_ID": str(corp.agent_id),
            "ZRQ_WECOM_SECRET": corp.secret,
            "ZRQ_WECOM_TOKEN": corp.token,
            "ZRQ_WECOM_ENCODING_AES_KEY": corp.encoding_aes_key,
            "ZRQ_WECOM_API_BASE": api,
            "ZRQ_PUBLIC_URL": f"http://127.0.0.1:{unused_port()}",
        }


def marks(said: str) -> list[str]:
    return [line[3] for line in said.splitlines() if line[:2].strip().isdigit()]


def test_a_rehearsal_is_all_green_on_a_bare_machine() -> None:
    started = time.monotonic()
    done = run("doctor", "--simulator", env={})
    assert marks(done.stdout) == ["✓"] * len(CHECKS), done.stdout + done.stderr
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - started < DOCTOR_WITHIN


def test_a_real_server_before_and_after_it_is_started(
    env: dict[str, str], corp: SimulatedCorp
) -> None:
    assert run("migrate", env=env).returncode == 0
    assert run("seed-demo", env=env).returncode == 0
    before = run("doctor", env=env)
    assert before.returncode == 1
    assert "13 ✗ 公网地址：连不上。" in before.stdout
    assert "23 ✗ 应用菜单：还没有菜单。" in before.stdout
    port = env["ZRQ_PUBLIC_URL"].rpartition(":")[2]
    server = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", port],
        env={"PATH": os.environ["PATH"], **env},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for_menu(corp, env["ZRQ_PUBLIC_URL"])
        after = run("doctor", env=env)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    assert marks(after.stdout) == ["✓"] * len(CHECKS), after.stdout
    assert (after.returncode, after.stderr) == (0, "")
    assert after.stdout.endswith("演练通过。正式上线请按 README 的「上线」一步一步来。\n")
    for secret in (corp.secret, corp.token, corp.encoding_aes_key, env["ZRQ_DATA_KEY"]):
        assert secret not in before.stdout + after.stdout


def wait_for_menu(corp: SimulatedCorp, url: str) -> None:
    ends = time.monotonic() + READY_WITHIN
    while time.monotonic() < ends:
        try:
            if httpx2.get(f"{url}/readyz", trust_env=False).status_code == 200 and corp.menu:
                return
        except httpx2.HTTPError:
            pass
        threading.Event().wait(0.05)  # nothing to be told by: the port opens when it opens
    raise AssertionError("not ready")


def test_wrong_settings_end_with_two(env: dict[str, str]) -> None:
    broken = {**env, "ZRQ_WECOM_TOKEN": "!"}
    told = run("check-config", env=broken)
    assert (told.returncode, told.stdout) == (2, "")
    assert "ZRQ_WECOM_TOKEN：不对。" in told.stderr
    looked = run("doctor", env=broken)
    assert looked.returncode == 2
    assert "ZRQ_WECOM_TOKEN：不对。" in looked.stdout
    assert run("check-config", env=env).returncode == 0


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_explains_every_line_in_the_same_order(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    places = [text.find(f"**{check.title}**") for check in CHECKS]
    missing = [check.title for check, place in zip(CHECKS, places, strict=True) if place < 0]
    assert missing == []
    assert places == sorted(places)
