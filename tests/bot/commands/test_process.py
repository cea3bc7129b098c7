"""The command as an administrator runs it: real processes, real HTTP, real signals."""

import os
import signal
from pathlib import Path

from bot.simulator.world import SimulatedCorp
from tests.bench import processes
from tests.bench.processes import free_port
from tests.bot.commands.phoning import deliver, message
from tests.nursery.commands import Commands


def test_a_killed_server_has_kept_what_it_acknowledged(
    run: Commands, env: dict[str, str], corp: SimulatedCorp, tmp_path: Path
) -> None:
    """The first server starts as from a shell, from nothing; the others of these tests are forked."""
    assert run("migrate", env=env).returncode == 0
    assert run("seed-demo", env=env).returncode == 0
    ask, port = message(corp, "帮助"), free_port()
    with processes.serving(
        ["bot", "serve", "--port", str(port)], port, env, tmp_path / "log"
    ) as server:
        answer = deliver(corp, port, ask)
        assert "直接说一句话" in answer
        os.kill(server.pid, signal.SIGKILL)
    with run.serving(env, port) as again:
        assert deliver(corp, port, ask) == answer
        metrics = again.get("/metrics")[1]
    assert 'event="repeated"} 1.0' in metrics


def test_sigterm_ends_it_cleanly_and_the_log_holds_no_content(
    run: Commands, env: dict[str, str], corp: SimulatedCorp
) -> None:
    run("migrate", env=env)
    run("seed-demo", env=env)
    port = free_port()
    with run.serving(env, port) as server:
        assert server.get("/healthz") == (200, "ok")
        deliver(corp, port, message(corp, "食堂夜班饭老是凉的 反映好几回了没人管"))
        server.signal(signal.SIGTERM)
        assert server.nursery.exit_code(server.pid, 15) == 0
        log = server.log.read_text()
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


def test_wrong_settings_end_with_two_and_all_sentences(run: Commands, env: dict[str, str]) -> None:
    broken = {**env, "ZRQ_WECOM_TOKEN": "!", "ZRQ_DATA_KEY": "x"}
    done = run("serve", env=broken)
    assert done.returncode == 2
    assert "ZRQ_WECOM_TOKEN" in done.stderr
    assert "ZRQ_DATA_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_operators_commands_say_what_they_did(
    run: Commands, env: dict[str, str], tmp_path: Path
) -> None:
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


def test_the_demo_plays_its_story_and_refuses_beside_real_settings(
    run: Commands, env: dict[str, str]
) -> None:
    assert run("demo", "--once", env=env).returncode == 2
    done = run("demo", "--once", env={})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "演完了" in done.stdout


def test_the_demo_takes_another_text_of_the_regulation(run: Commands) -> None:
    done = run("demo", "--once", env={"ZRQ_EDITION": "wubao_liangbao"})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "《党员责任区制度（五包两保）》还不完整" in done.stdout
    refused = run("demo", "--once", env={"ZRQ_EDITION": "nine_duties"})
    assert (refused.returncode, "没有 nine_duties 这个版本" in refused.stderr) == (2, True)
