"""The bot and the platform in one process, with a clock that only the test moves and a network that it can cut."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx2
from sqlmodel import col, select
from starlette.applications import Starlette

from bot.app import create_app
from bot.parts import Parts
from bot.simulator.api import FakeApi
from bot.simulator.chats import LineKind
from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from storage.queries import outbox
from storage.tables import Person, Push
from storage.vocabulary import PushKind, PushState
from tests.bench.roster import Colleague
from tests.chatting import CALLBACK, StillClock, settings_for
from tests.faults.site import MORNING

Trouble = Callable[[httpx2.Request], Exception]


@dataclass
class Network(httpx2.AsyncBaseTransport):
    """The way to the platform; while `trouble` is set it fails, before or after the call was carried out."""

    carrier: httpx2.AsyncBaseTransport
    trouble: Trouble | None = None
    after: bool = False
    delay: float = 0.0  # seconds of real time for each exchange
    tried: list[bytes] = field(default_factory=list)  # the body of every message/send

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange. Raises what the trouble says."""
        if request.url.path.endswith("message/send"):
            self.tried.append(await request.aread())
        await asyncio.sleep(self.delay)
        if self.trouble and not self.after:
            raise self.trouble(request)
        response = await self.carrier.handle_async_request(request)
        if self.trouble:
            raise self.trouble(request)
        return response


@dataclass
class World:
    """A running bot whose background work is done when the test says so."""

    corp: SimulatedCorp
    api: FakeApi
    network: Network
    clock: StillClock
    parts: Parts
    phone: Phone
    promised: dict[str, list[str]] = field(default_factory=dict)

    def promise(self, promised: Iterable[tuple[str, str]]) -> None:
        """Promise texts straight into the outbox: (userid, text) in this order."""
        with self.parts.desk.units() as unit:
            ids = dict(unit.session.exec(select(col(Person.userid), col(Person.id))).all())
            for userid, text in promised:
                self.promised.setdefault(userid, []).append(text)
                kind, now = PushKind.ANSWER, self.clock()  # not joined with others, as notices are
                outbox.promise(unit.session, ids[userid], text, kind=kind, about="x", due=now)

    async def let_pass(self, span: timedelta, step: timedelta) -> None:
        """Time goes on, and in each step what is due is sent."""
        end = self.clock.moment + span
        while self.clock.moment < end:
            self.clock.moment += step
            await self.parts.sender.deliver_due()

    async def settle(self, within: timedelta = timedelta(hours=8)) -> None:
        """Time goes on until nothing waits; the quiet hours are far away."""
        end = self.clock.moment + within
        while self.waiting() and self.clock.moment < end:
            await self.let_pass(timedelta(minutes=1), timedelta(seconds=30))

    def waiting(self) -> int:
        """How many pushes are not in anybody's hands."""
        with self.parts.desk.units() as unit:
            unfinished = col(Push.state).in_((PushState.READY, PushState.LEASED))
            return len(unit.session.exec(select(Push.number).where(unfinished)).all())

    def states(self, userid: str) -> list[PushState]:
        """What became of everything promised to a person."""
        with self.parts.desk.units() as unit:
            found = select(col(Push.state)).join(Person).where(col(Person.userid) == userid)
            return list(unit.session.exec(found.order_by(col(Push.number))))

    def attempts(self) -> int:
        """The most attempts that any one body took so far."""
        return max(Counter(self.network.tried).values(), default=0)

    def screen(self, userid: str) -> list[str]:
        """Every text pushed to a person, as it stands there."""
        lines = self.corp.chats[userid].lines
        return [line.text for line in lines if line.kind is LineKind.PUSH]

    def wrong(self, but: Sequence[str] = ()) -> list[str]:
        """Who did not see exactly what was promised to him, in that order."""
        told = self.promised.items()
        return [who for who, texts in told if who not in but and self.screen(who) != texts]

    def calls(self, name: str, since: datetime | None = None) -> int:
        """How often an API call arrived since then."""
        since = since or MORNING - timedelta(days=1)
        return sum(call == name and at >= since for at, call in self.api.calls)


@asynccontextmanager
async def world_at(
    database_url: str, people: Sequence[Colleague], beside: World | None = None
) -> AsyncIterator[World]:
    """A world over this database; or a second bot of the same company, whose API remembers no duplicates of the first."""
    clock = beside.clock if beside else StillClock(MORNING)
    fresh = SimulatedCorp.fresh([SimPerson(one.userid, one.name) for one in people], clock)
    corp = beside.corp if beside else fresh
    api = FakeApi(corp)
    network = Network(httpx2.ASGITransport(Starlette(routes=api.routes())))
    settings = settings_for(corp, database_url)
    app = create_app(settings, clock, background=False, transport=network)
    phone = Phone(corp, CALLBACK, transport=httpx2.ASGITransport(app), pause=0)
    async with app.router.lifespan_context(app):
        yield World(corp, api, network, clock, app.state.parts, phone)
    await phone.aclose()
