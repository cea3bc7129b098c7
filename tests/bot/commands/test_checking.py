"""doctor and check-config as an administrator runs them: real processes, a real server, the stand-in for WeCom."""

import threading
import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from bot.doctor.checks import CHECKS
from bot.simulator.api import FakeApi
from bot.simulator.world import SimulatedCorp
from tests.bench.processes import ROOT
from tests.bot.doctor.doctoring import serving, unused_port
from tests.nursery.commands import Commands

READY_WITHIN = 30.0  # generous: the machine may be busy
DOCTOR_WITHIN = 60.0  # all of it, whatever does not answer


@pytest.fixture
def env(env: dict[str, str], corp: SimulatedCorp) -> Iterator[dict[str, str]]:
    """With a platform that answers, and an address where the bot is looked for."""
    with serving(Starlette(routes=list(FakeApi(corp).routes()))) as api:
        url = f"http://127.0.0.1:{unused_port()}"
        yield {**env, "ZRQ_WECOM_API_BASE": api, "ZRQ_PUBLIC_URL": url, "ZRQ_DUTY": "zhouping"}


def marks(said: str) -> list[str]:
    return [line[3] for line in said.splitlines() if line[:2].strip().isdigit()]


def test_a_rehearsal_is_all_green_on_a_bare_machine(run: Commands) -> None:
    started = time.monotonic()
    done = run("doctor", "--simulator", env={})
    assert marks(done.stdout) == ["✓"] * len(CHECKS), done.stdout + done.stderr
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - started < DOCTOR_WITHIN


def test_a_real_server_before_and_after_it_is_started(
    run: Commands, env: dict[str, str], corp: SimulatedCorp
) -> None:
    assert run("migrate", env=env).returncode == 0
    assert run("seed-demo", env=env).returncode == 0
    before = run("doctor", env=env)
    assert before.returncode == 1
    assert "14 ✗ 公网地址：连不上。" in before.stdout
    assert "25 ✗ 应用菜单：还没有菜单。" in before.stdout
    with run.serving(env, int(env["ZRQ_PUBLIC_URL"].rpartition(":")[2])):
        wait_for_menu(corp)
        after = run("doctor", env=env)
    assert marks(after.stdout) == ["✓"] * len(CHECKS), after.stdout
    assert (after.returncode, after.stderr) == (0, "")
    assert after.stdout.endswith("演练通过。正式上线请按 README 的「上线」一步一步来。\n")
    for secret in (corp.secret, corp.token, corp.encoding_aes_key, env["ZRQ_DATA_KEY"]):
        assert secret not in before.stdout + after.stdout


def wait_for_menu(corp: SimulatedCorp) -> None:
    ends = time.monotonic() + READY_WITHIN
    while not corp.menu:
        assert time.monotonic() < ends, "no menu"
        threading.Event().wait(0.01)  # nothing to be told by: it is made in the background


def test_wrong_settings_end_with_two(run: Commands, env: dict[str, str]) -> None:
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
