"""Whom the bot calls: the configured API and the address of its heartbeat, and nobody else (reliability.md T18)."""

import ast
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from anyio.from_thread import start_blocking_portal
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import create_app
from bot.heartbeat import Heartbeat
from bot.settings import Settings
from bot.simulator.api import FakeApi
from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from tests.bot.simulator.serving import free_socket, served
from tests.bot.test_alerts import promise as promise_to
from tests.cast import CAST
from tests.chatting import CALLBACK, T1, Chat, StillClock, settings_for
from tests.conftest import Databases

ROOT = Path(__file__).parent.parent.parent
CALLERS = {"bot/wecom/client.py", "bot/heartbeat.py"}
# Programs of the operator, and stand-ins: not part of what `zerenqu serve` runs.
BESIDE = ("bot/simulator/", "bot/demo", "bot/doctor/")
NETWORK = {"socket", "urllib.request", "http.client", "requests", "aiohttp", "httpx", "httpx2"}
PICTURES = (
    "http://127.0.0.1:1/x.jpg",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "gopher://127.0.0.1:25/x",
    "https://evil.example/x.jpg",
)


class Sockets:
    """Where connections went, and which names were looked up, while it listened; for the whole process."""

    def __init__(self) -> None:
        self.listening = False
        self.seen: set[Any] = set()
        sys.addaudithook(self._hear)  # cannot be taken back: it only hears while it listens

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.listening and event == "socket.connect" and isinstance(arguments[1], tuple):
            self.seen.add(arguments[1][:2])
        if self.listening and event == "socket.getaddrinfo":
            self.seen.add((arguments[0], arguments[1]))

    @contextmanager
    def recorded(self) -> Iterator[set[Any]]:
        self.seen = set()
        self.listening = True
        try:
            yield self.seen
        finally:
            self.listening = False


SOCKETS = Sockets()


def address(listening: socket.socket) -> tuple[str, int]:
    host, port = listening.getsockname()
    return str(host), int(port)


def test_only_the_api_and_the_heartbeat_are_called(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.setenv(
            name, "http://127.0.0.1:1"
        )  # what the surroundings propose is not followed
    clock = StillClock(T1)
    people = [SimPerson(one.userid, one.name) for one in CAST]
    corp = SimulatedCorp.fresh(people, clock, strict=True)
    url = databases["sqlite"].fresh(with_cast=True)
    beats: list[str] = []

    def beat(request: Request) -> Response:
        beats.append(request.url.path)
        return Response(status_code=302, headers={"location": "http://127.0.0.1:1/"})

    api, api_url = free_socket()
    watch, watch_url = free_socket()
    settings = settings_for(corp, url).model_copy(
        update={"wecom_api_base": api_url, "heartbeat_url": SecretStr(f"{watch_url}/ping")}
    )
    with (
        served(Starlette(routes=FakeApi(corp).routes()), api),
        served(Starlette(routes=[Route("/ping", beat)]), watch),
    ):
        places = {address(api), address(watch)}
        with SOCKETS.recorded() as seen:
            _live(settings, clock, corp)
    assert corp.chats["zhangwei"].lines[-1].text == "一句话"
    assert beats == ["/ping"]
    assert seen == places


def _live(settings: Settings, clock: StillClock, corp: SimulatedCorp) -> None:
    """A day of a bot without any transport of ours: messages, pictures, a push, a heartbeat."""
    app = create_app(settings, clock, background=False)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
    ):
        web = httpx2.ASGITransport(app)
        phone = Phone(corp, CALLBACK, transport=web, pause=0)
        parts = app.state.parts
        chat = Chat(portal, phone, corp, parts, clock, web)
        portal.call(parts.clock.check)
        assert chat.say("张伟", f"看看这个 {PICTURES[0]} {PICTURES[-1]}")
        for picture in PICTURES:
            fields = [("PicUrl", picture), ("MediaId", "abc")]
            portal.call(phone.deliver, "zhangwei", phone.message("zhangwei", "image", fields))
        promise_to(chat, "张伟")
        chat.deliver()
        parts.sender.last_round = clock.moment
        portal.call(Heartbeat(settings.heartbeat_url, parts).beat)
        portal.call(phone.aclose)


def test_the_recorder_hears_a_stray_call() -> None:
    """A test of the test."""
    listening, _ = free_socket()
    with listening, SOCKETS.recorded() as seen:
        place = address(listening)
        caller = threading.Thread(target=lambda: socket.create_connection(place).close())
        caller.start()
        caller.join()
    assert seen == {place}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_two_modules_alone_can_call_out() -> None:
    """`bot/app.py` hands a transport on, `supervision` and `serving` use local sockets; the rest has no network."""
    local = {"bot/app.py", "bot/supervision.py", "bot/cli/serving.py"}
    found = set()
    for layer in ("bot", "handlers", "storage"):
        for path in (ROOT / layer).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(BESIDE) and NETWORK & set(
                imported(ast.parse(path.read_text(encoding="utf-8")))
            ):
                found.add(name)
    assert found - local == CALLERS


@pytest.mark.parametrize("caller", sorted(CALLERS))
def test_callers_follow_no_redirect_and_no_proxy_of_the_surroundings(caller: str) -> None:
    tree = ast.parse((ROOT / caller).read_text(encoding="utf-8"))
    clients = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("httpx2.")
        and "Client" in ast.unparse(node.func)
    ]
    assert len(clients) == 1
    given = {one.arg: ast.unparse(one.value) for one in clients[0].keywords}
    assert (given["follow_redirects"], given["trust_env"]) == ("False", "False")
