"""The command as an administrator runs it: real processes, real HTTP, real signals."""

import asyncio
import base64
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from tests.databases import DATA_KEY

READY_WITHIN = 20.0  # generous: speed is measured by `make bench`, not asserted


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
    people = [SimPerson("wangqiang", "王强"), SimPerson("zhangwei", "张伟")]
    return SimulatedCorp.fresh(people, lambda: datetime.now(UTC))


@pytest.fixture
def env(corp: SimulatedCorp, tmp_path: Path) -> dict[str, str]:
    return {
        "ZRQ_DATABASE_URL": f"sqlite:///{tmp_path / 'data' / 'zerenqu.db'}",
        "ZRQ_DATA_KEY": base64.b64encode(DATA_KEY).decode(),
        "ZRQ_WECOM_CORP_ID": corp.corp_id,
        "ZRQ_WECOM_AGENT_ID": str(corp.agent_id),
        "ZRQ_WECOM_SECRET": corp.secret,
        "ZRQ_WECOM_TOKEN": corp.token,
        "ZRQ_WECOM_ENCODING_AES_KEY": corp.encoding_aes_key,
        "ZRQ_WECOM_API_BASE": f"http://127.0.0.1:{free_port()}",  # nobody answers there
    }


@contextmanager
def serving(env: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", str(port)],
        env={"PATH": os.environ["PATH"], **env},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until_ready(port, process)
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_ready(port: int, process: subprocess.Popen[str]) -> None:
    ends = time.monotonic() + READY_WITHIN
    while time.monotonic() < ends and process.poll() is None:
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).status_code == 200:
                return
        except httpx2.HTTPError:
            threading.Event().wait(0.05)  # nothing to be told by: the port opens when it opens
    raise AssertionError("not ready")


def deliver(corp: SimulatedCorp, port: int, plain: str) -> str:
    async def once() -> str:
        phone = Phone(corp, f"http://127.0.0.1:{port}/wecom/callback")
        await phone.verify_url()
        reply = await phone.deliver("zhangwei", plain)
        await phone.aclose()
        return (reply.text or "") if reply else ""

    return asyncio.run(once())


def message(corp: SimulatedCorp, text: str) -> str:
    return Phone(corp, "http://127.0.0.1").message("zhangwei", "text", [("Content", text)])


def test_a_killed_server_has_kept_what_it_acknowledged(
    env: dict[str, str], corp: SimulatedCorp
) -> None:
    assert run("migrate", env=env).returncode == 0
    assert run("seed-demo", env=env).returncode == 0
    ask, port = message(corp, "帮助"), free_port()
    with serving(env, port) as process:
        answer = deliver(corp, port, ask)
        assert "直接说一句话" in answer
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    with serving(env, port):
        assert deliver(corp, port, ask) == answer
        metrics = httpx2.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text
    assert 'event="repeated"} 1.0' in metrics


def test_sigterm_ends_it_cleanly_and_the_log_holds_no_content(
    env: dict[str, str], corp: SimulatedCorp
) -> None:
    run("migrate", env=env)
    run("seed-demo", env=env)
    port = free_port()
    with serving(env, port) as process:
        assert httpx2.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).text == "ok"
        deliver(corp, port, message(corp, "食堂夜班饭老是凉的 反映好几回了没人管"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        assert process.stderr is not None
        log = process.stderr.read()
    assert '"event": "answered"' in log
    for secret in (
        corp.secret,
        corp.token,
        corp.encoding_aes_key,
        "食堂",
        "zhangwei",
        "张伟",
        corp.corp_id,
    ):
        assert secret not in log


def test_wrong_settings_end_with_two_and_all_sentences(env: dict[str, str]) -> None:
    broken = {**env, "ZRQ_WECOM_TOKEN": "!", "ZRQ_DATA_KEY": "x"}
    done = run("serve", env=broken)
    assert done.returncode == 2
    assert "ZRQ_WECOM_TOKEN" in done.stderr
    assert "ZRQ_DATA_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_operators_commands_say_what_they_did(env: dict[str, str], tmp_path: Path) -> None:
    assert "已升级" in run("migrate", env=env).stdout
    assert "没有改动" in run("migrate", env=env).stdout
    assert run("seed-demo", env=env).returncode == 0
    again = run("seed-demo", env=env)
    assert (again.returncode, "没有改动" in again.stderr) == (2, True)
    template = tmp_path / "名单.xlsx"
    assert run("roster-template", str(template), env=env).returncode == 0
    assert template.exists()
    bad = tmp_path / "bad.csv"
    bad.write_text("账号,姓名\nzhangsan,\n", encoding="utf-8")
    refused = run("import-roster", str(bad), env=env)
    assert refused.returncode == 2
    assert refused.stderr.strip()


def test_the_demo_plays_its_story_and_refuses_beside_real_settings(env: dict[str, str]) -> None:
    assert run("demo", "--once", env=env).returncode == 2
    done = run("demo", "--once", env={})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "演完了" in done.stdout
