"""A site for the doctor to look at: the bot and the fake platform on loopback, with a front that can lie."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.app import create_app
from bot.doctor.checks import look_through
from bot.doctor.findings import Line
from bot.doctor.network import Network
from bot.doctor.rehearsal import environment
from bot.doctor.site import Site
from bot.menu import menu_of
from bot.simulator.api import FakeApi
from bot.simulator.world import SimPerson, SimulatedCorp
from handlers.registry import Registry
from tests.bot.simulator.serving import free_socket, served
from tests.cast import CAST
from tests.chatting import settings_for
from tests.databases import SEED_DAY

Lie = Callable[[Request], Response]


class Front:
    """Stands before an app as a reverse proxy does: `lies` answer for it by path, `wrap` changes what it says."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.lies: dict[str, Lie] = {}
        self.wrap: Callable[[bytes], bytes] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and (lie := self.lies.get(scope["path"])):
            await lie(Request(scope, receive))(scope, receive, send)
        elif scope["type"] == "http" and self.wrap:
            await self._wrapped(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _wrapped(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.wrap
        body, status = b"", 200

        async def keep(message: Message) -> None:
            nonlocal body, status
            body += message.get("body", b"")
            status = message.get("status", status)

        await self._app(scope, receive, keep)
        await Response(self.wrap(body), status)(scope, receive, send)


@dataclass
class Installation:
    """Everything that can be spoiled before the doctor looks."""

    corp: SimulatedCorp
    variables: dict[str, str]
    bot: Front
    api: Front
    day: date = SEED_DAY
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    network: Callable[[], Network] = Network

    def lines(self) -> list[Line]:
        """What the doctor says, none of it a secret."""
        site = Site(dict(self.variables), self.now, self.day, self.network())
        lines = list(look_through(site))
        shown = "\n".join(text for line in lines for text in line.rendered())
        for secret in self.secrets():
            assert secret not in shown
        return lines

    def said(self, title: str) -> str:
        """Mark and text of one line, and of what stands below it."""
        line = next(one for one in self.lines() if one.title == title)
        return "\n".join([f"{line.finding.mark} {line.finding.text}", *line.finding.more])

    def secrets(self) -> list[str]:
        """What must never be printed."""
        keys = ("ZRQ_DATA_KEY", "ZRQ_WECOM_SECRET", "ZRQ_WECOM_TOKEN", "ZRQ_WECOM_ENCODING_AES_KEY")
        people = [text for one in CAST for text in (one.name, one.userid)]
        address = [self.variables["ZRQ_WECOM_API_BASE"], "msg_signature", "access_token=", "?"]
        return [*(self.variables[key] for key in keys), self.corp.secret, *people, *address]


@contextmanager
def installed(database_url: str) -> Iterator[Installation]:
    """A site where everything is in order."""
    people = [SimPerson(one.userid, one.name) for one in CAST]
    corp = SimulatedCorp.fresh(people, lambda: datetime.now(UTC))
    corp.menu = menu_of(Registry.discover())["button"]
    settings = settings_for(corp, database_url, duty="zhouping")
    bot = Front(create_app(settings, background=False))
    api = Front(Starlette(routes=list(FakeApi(corp).routes())))
    with serving(bot, lifespan="on") as bot_url, serving(api) as api_url:
        variables = environment(settings, bot_url) | {"ZRQ_WECOM_API_BASE": api_url}
        yield Installation(corp, variables, bot, api)


@contextmanager
def serving(
    app: ASGIApp, certificate: tuple[Path, Path] | None = None, lifespan: str = "off"
) -> Iterator[str]:
    """The address of an app on an ephemeral port of loopback; with https when given a certificate and its key."""
    listening, url = free_socket()
    with served(app, listening, certificate, lifespan):
        yield url.replace("http:", "https:") if certificate else url


def unused_port() -> int:
    """Where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class File(NamedTuple):
    """A site over a file that a test may spoil."""

    site: Installation
    path: Path
