"""Dockerfile, compose.yaml, the proxy's configuration and the systemd unit say what the program really has."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import health
from bot.__main__ import cli
from bot.cli import printing_wording
from bot.operations import alerts, log_lines, systemd
from bot.settings import Settings
from bot.wecom.webhook import BODY_LIMIT, PATH
from tests.bot import plain_yaml

ROOT = Path(__file__).parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = plain_yaml.load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
NGINX = (ROOT / "bot" / "operations" / "nginx.conf").read_text(encoding="utf-8")
NODES = ("bot-1", "bot-2")
PORT = 8000


def known_keys() -> set[str]:
    names = {f"ZRQ_{name.upper()}" for name in Settings.model_fields}
    return names | {f"{name}_FILE" for name in names}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def accepted(command: list[str]) -> bool:
    """Whether the program has this command with these options."""
    return CliRunner().invoke(cli, [*command, "--help"]).exit_code == 0


def image_command() -> list[str]:
    found = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found
    return [str(one) for one in plain_yaml._scalar(found[1])]


def test_two_equal_nodes_a_database_and_a_proxy() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"schema", *NODES, "database", "proxy"}
    assert services["bot-1"] == services["bot-2"]
    for node in (*NODES, "schema"):
        assert services[node]["image"] == COMPOSE["x-bot"]["image"]
        assert accepted(services[node]["command"]), node
    assert services["schema"]["command"] == ["migrate"]
    for node in NODES:
        assert services[node]["command"] == image_command()
        waits = services[node]["depends_on"]
        assert waits["schema"]["condition"] == "service_completed_successfully"
        assert waits["database"]["condition"] == "service_healthy"


def test_nothing_runs_as_root_or_writes_to_its_image() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["tmpfs"], name
        assert service.get("privileged") is None, name
    assert COMPOSE["services"]["bot-1"]["user"] == "10001:10001"
    assert "unprivileged" in COMPOSE["services"]["proxy"]["image"]
    assert COMPOSE["services"]["database"]["user"] == "postgres"


def test_there_is_one_volume_and_only_the_proxy_has_a_port() -> None:
    services = COMPOSE["services"]
    assert list(COMPOSE["volumes"]) == ["data"]
    assert [name for name, one in services.items() if one.get("volumes")] == ["database"]
    assert [name for name, one in services.items() if one.get("ports")] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert services["database"]["networks"] == ["inside"]
    assert services["proxy"]["networks"] == ["outside"]


def test_every_setting_is_one_the_program_has_and_no_secret_is_a_value() -> None:
    given = COMPOSE["x-bot"]["environment"]
    assert set(given) <= known_keys()
    needed = {
        f"ZRQ_{name.upper()}" for name, one in Settings.model_fields.items() if one.is_required()
    }
    assert needed <= {key.removesuffix("_FILE") for key in given}
    secret = {
        f"ZRQ_{name.upper()}"
        for name, one in Settings.model_fields.items()
        if "SecretStr" in str(one.annotation)
    }
    for key, value in given.items():
        if key.endswith("_FILE"):
            assert value.removeprefix("/run/secrets/") in COMPOSE["x-bot"]["secrets"]
        else:
            assert re.fullmatch(rf"\$\{{{key}:(\?|-)\}}", value), key
            assert key not in secret or key == "ZRQ_HEARTBEAT_URL"
    assert "ZRQ_DATABASE_URL_FILE" in given  # it holds a password


def test_every_secret_that_is_used_is_a_file_outside_the_project() -> None:
    used = {one for service in COMPOSE["services"].values() for one in service.get("secrets", [])}
    assert used == set(COMPOSE["secrets"])
    for name, one in COMPOSE["secrets"].items():
        assert one == {"file": f"/etc/zerenqu/secrets/{name}"}


@pytest.mark.parametrize("where", [DOCKERFILE, str(COMPOSE["services"]["bot-1"]["healthcheck"])])
def test_the_health_check_asks_for_readiness_where_the_bot_listens(where: str) -> None:
    found = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)", where)
    assert found
    assert found.groups() == (str(PORT), "/readyz")
    assert found[2] in {getattr(one, "path", "") for one in health.router(None).routes}  # type: ignore[arg-type]


def locations() -> dict[str, str]:
    """What the proxy does with which paths."""
    found = re.findall(r"location (= )?(\S+) \{(.*?)\n    \}", NGINX, re.DOTALL)
    return {f"{exact}{path}": body for exact, path, body in found}


def test_the_proxy_passes_on_the_callback_and_peoples_pages_alone() -> None:
    passed = {path for path, body in locations().items() if "proxy_pass" in body}
    assert passed == {f"= {PATH}", "/console", "= /a", "/a/", "/calendar/"}
    assert "return 404;" in locations()["/"]
    assert set(locations()) == passed | {"/"}


def test_the_proxy_knows_the_nodes_the_limits_and_keeps_queries_out_of_its_log() -> None:
    assert re.findall(r"server (\S+):(\d+) max_fails", NGINX) == [
        (node, str(PORT)) for node in NODES
    ]
    assert f"client_max_body_size {BODY_LIMIT // 1024}k;" in locations()[f"= {PATH}"]
    assert "non_idempotent" in locations()[f"= {PATH}"]
    for silent in ("= /a", "/a/", "/calendar/"):
        assert "access_log off;" in locations()[silent]
        assert "error_log /dev/null;" in locations()[silent]
    callback = locations()[f"= {PATH}"]
    assert re.findall(r"access_log .*", callback) == ["access_log /dev/stdout plain if=$refused;"]
    log_format = re.search(r"log_format plain '(.*)'", NGINX)
    assert log_format
    assert not {"$request", "$request_uri", "$args", "$query_string", "$http_referer"} & set(
        log_format[1].split()
    )
    served = COMPOSE["services"]["proxy"]
    assert COMPOSE["configs"] == {"proxy": {"file": "./bot/operations/nginx.conf"}}
    assert served["configs"] == [{"source": "proxy", "target": "/etc/nginx/nginx.conf"}]
    listens = re.search(r"listen (\d+) ssl", NGINX)
    assert listens
    assert served["ports"] == [f"443:{listens[1]}"]
    for name in re.findall(r"/run/secrets/(\w+)", NGINX):
        assert name in served["secrets"]


def closure(lock: dict[str, Any], roots: set[str]) -> set[str]:
    needs = {
        one["name"]: {need["name"] for need in one.get("dependencies", [])}
        for one in lock["package"]
    }
    found: set[str] = set()
    while roots:
        one = roots.pop()
        if one not in found:
            found.add(one)
            roots |= needs.get(one, set())
    return found


def test_the_image_keeps_nothing_that_only_building_needs() -> None:
    removed = re.search(r"uninstall --yes (.*)", DOCKERFILE)
    assert removed
    lock_file = ROOT / "uv.lock"
    if not lock_file.exists():  # it is made on demand and not kept
        assert {"hatchling", "editables"} <= set(removed[1].split())
        return
    lock = tomllib.loads(lock_file.read_text(encoding="utf-8"))
    ours = next(one for one in lock["package"] if one["name"] == "zerenqu")
    runtime = {need["name"] for need in ours["dependencies"]}
    runtime |= {need["name"] for need in ours["optional-dependencies"]["postgres"]}
    build = {need["name"] for need in ours["dev-dependencies"]["build"]}
    assert set(removed[1].split()) == closure(lock, build) - closure(lock, runtime)


def test_the_image_is_built_from_hashes_and_runs_as_nobody() -> None:
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    last = DOCKERFILE.rsplit("FROM ", 1)[1]
    assert "USER zerenqu" in last
    assert "pip install" not in last
    assert "apt-get" not in DOCKERFILE
    assert "ZRQ_DATABASE_URL=sqlite:////data/" in last
    for key in re.findall(r"\bZRQ_\w+", DOCKERFILE):
        assert key in known_keys()
    copied = {
        one
        for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE)
        for one in shlex.split(line)[:-1]
    }
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied == {one.removeprefix("!") for one in ignore if one.startswith("!")}
    for one in copied:
        assert (ROOT / one).exists(), one


def test_the_unit_starts_this_program_and_lets_it_do_little() -> None:
    unit = run("print", "systemd")
    started = re.search(r"^ExecStart=(\S+) (.*)$", unit, re.MULTILINE)
    assert started
    assert Path(started[1]).name == "zerenqu"
    assert accepted(started[2].split())
    for line in (
        "Type=notify", "NotifyAccess=all", "Restart=always", "RestartSec=1", "WatchdogSec=60",
        "DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes",
        "CapabilityBoundingSet=", "LimitCORE=0", "UMask=0077", "StateDirectory=zerenqu",
    ):  # fmt: skip
        assert line in unit.splitlines()
    assert re.search(r"^MemoryMax=\d", unit, re.MULTILINE)
    for key in re.findall(r"\bZRQ_\w+", unit):
        assert key in known_keys()
    lines = [one for one in unit.splitlines() if one and not one.startswith("[")]
    assert all(re.fullmatch(r"[A-Z]\w+=.*", one) for one in lines)


def test_a_program_in_a_home_is_warned_of() -> None:
    for home in systemd.HOMES:
        assert systemd.hidden(Path(home, "zerenqu", "bin", "zerenqu"))
    assert not systemd.hidden(Path("/opt/zerenqu/.venv/bin/zerenqu"))
    assert "ProtectHome" in printing_wording.IN_A_HOME


def test_the_other_files_are_printed_whole() -> None:
    assert run("print", "alerts").strip() == alerts.as_yaml()
    assert run("print", "logs").strip() == log_lines.as_text()
    assert CliRunner().invoke(cli, ["print", "nonsense"]).exit_code == 2
