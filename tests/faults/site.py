"""A works under test: its people, its database, the platform that it calls, and servers over it."""

import itertools
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.world import SimPerson, SimulatedCorp
from storage.database import make_engine
from storage.queries import outbox
from storage.sealing import Sealer
from storage.tables import Person
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI, PushKind
from tests.bench import roster
from tests.bench.processes import free_port
from tests.bench.roster import Colleague
from tests.bot.simulator.serving import free_socket, served
from tests.chatting import variables_for
from tests.databases import SEALER, PostgresServer, disposing
from tests.faults.controls import Controls
from tests.nursery.nursery import Nursery
from tests.nursery.servers import Server

MORNING = datetime(2026, 3, 12, 9, 5, tzinfo=SHANGHAI)  # a Thursday


@dataclass
class Site:
    """Everything a fault test touches. `base` is the address of the platform's API."""

    folder: Path
    nursery: Nursery
    controls: Controls
    corp: SimulatedCorp
    api: FakeApi
    base: str
    database_url: str
    people: Sequence[Colleague]
    port: int = field(default_factory=free_port)
    sealer: Sealer = SEALER  # of the test itself
    _servers: list[Server] = field(default_factory=list)

    def serve(
        self,
        *,
        port: int = 0,
        crash: tuple[str, int] | None = None,
        files: int = 0,
        environment: Mapping[str, str] | None = None,
    ) -> Server:
        """Start a server, at the site's own port or another one; it may not be ready yet.

        `environment` is what it has besides the site's own, or instead.
        """
        number = port or self.port
        log, began = self.folder / "log", time.monotonic()
        pid = self.nursery.start(
            ["serve", "--port", str(number)],
            self.environment | dict(environment or {}),
            self.folder / "controls",
            log,
            crash=crash,
            files=files,
        )
        self._servers.append(Server(self.nursery, pid, number, log, began))
        return self._servers[-1]

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a server."""
        return variables_for(self.corp, self.database_url, self.base)

    def end_servers(self) -> None:
        """Kill what still runs."""
        for server in self._servers:
            server.kill()

    @contextmanager
    def database(self) -> Iterator[Engine]:
        """An engine of the test's own."""
        with disposing(make_engine(self.database_url)) as engine:
            yield engine

    def put_pushes(self, promised: Iterable[tuple[str, str]]) -> None:
        """Promise texts straight into the outbox: (userid, text) in this order."""
        now = self.controls.now()
        with self.database() as engine, UnitOfWork(engine, self.sealer) as unit:
            ids = dict(unit.session.exec(select(col(Person.userid), col(Person.id))).all())
            for userid, text in promised:
                kind = PushKind.ANSWER  # not joined with others, as notices are
                outbox.promise(unit.session, ids[userid], text, kind=kind, about="x", due=now)


def texts_for(people: Iterable[Colleague], each: int) -> list[tuple[str, str]]:
    """So many different texts for everybody, everybody's first ones first."""
    ranks = itertools.product(range(each), people)
    return [(one.userid, f"通知 {one.userid}-{rank:03}") for rank, one in ranks]


@contextmanager
def site_at(
    folder: Path,
    nursery: Nursery,
    database_url: str,
    people: Sequence[Colleague],
    start: datetime = MORNING,
) -> Iterator[Site]:
    """A site over a database with these people; nothing runs when it is over."""
    controls = Controls(folder / "controls")
    controls.set_clock(start)
    corp = SimulatedCorp.fresh([SimPerson(one.userid, one.name) for one in people], controls.now)
    api = FakeApi(corp)
    listening, base = free_socket()
    site = Site(folder, nursery, controls, corp, api, base, database_url, people)
    with served(Starlette(routes=api.routes()), listening):
        try:
            yield site
        finally:
            site.end_servers()


@cache
def _template(folder: Path, many: int) -> Path:
    path = folder / f"template-{many}.db"
    roster.fill(f"sqlite:///{path}", SEALER, MORNING.date(), roster.everybody()[:many])
    return path


def sqlite_copy(folder: Path, target: Path, many: int) -> str:
    """The URL of a new database file with the first `many` people of the works."""
    shutil.copy(_template(folder, many), target)
    return f"sqlite:///{target}"


def postgres_copy(server: PostgresServer, many: int) -> str:
    """The URL of a new PostgreSQL database with the first `many` people of the works."""
    url = server.fresh(with_cast=False)
    roster.fill(url, SEALER, MORNING.date(), roster.everybody()[:many])
    return url
