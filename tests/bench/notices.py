"""A notice to 10,000 and to 100,000 people: calls and seconds, beside one call for each person."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from time import perf_counter
from typing import TypeVar
from uuid import UUID, uuid4

from bot.app import make_desk
from bot.channel import Delivered
from bot.metrics import Metrics
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.simulator.world import SimPerson, SimulatedCorp
from bot.token_row import TokenRow
from bot.wecom.client import WeComClient
from bot.wecom.outgoing import WeComChannel
from handlers.desk import Desk
from storage.database import make_engine
from storage.migrations import migrate
from storage.queries import outbox
from storage.queries.people import changed
from storage.session import Session
from storage.tables import Person, Team
from storage.vocabulary import PushKind, PushState, UnitKind
from tests.bench import report
from tests.bench.plan import Plan
from tests.bench.roster import JOINED
from tests.bench.running import fake_api
from tests.bench.site import START

NOW = START + timedelta(minutes=11)  # not at :30, when nothing goes to many
TEXT = "学习提醒 S-0001：明天 3月13日（周五）15:00，二楼会议室。去不了回复「请假」。"
ALONE = 500  # calls for one person each, to see what one costs

T = TypeVar("T")


def run(plan: Plan) -> bool:
    """Whether everybody got it, in no more calls than a thousand people each allow."""
    sizes = (10_000,) if plan.quick else (10_000, 100_000)
    return all(asyncio.run(_notify(plan, size)) for size in sizes)


async def _notify(plan: Plan, size: int) -> bool:
    people = [SimPerson(f"n{number}", f"职工{number}") for number in range(size)]
    corp = SimulatedCorp.fresh(people, lambda: NOW)
    with fake_api(corp) as port:
        settings = _settings(plan, corp, size, port)
        engine = make_engine(settings.database_url)
        desk = make_desk(settings, engine, Metrics())
        account = settings.account()
        client = WeComClient(account, TokenRow(desk, _at_once, account, _now), _now)
        channel = _Counting(client, account.agent_id)
        sender = Sender(desk, _at_once, channel, _now)
        with desk.units() as unit:
            enrolled = _enrol(unit.session, people)
        with desk.units() as unit:
            for one in enrolled:
                outbox.promise(unit.session, one, TEXT, kind=PushKind.REMINDER, about="x", due=NOW)
        await sender.start(background=False)
        one_each = await _one_call_each(channel, people)
        channel.calls = 0
        started = perf_counter()
        await sender.deliver_due()
        took = perf_counter() - started
        await client.aclose()
        sent = _sent(desk)
        engine.dispose()
    report.say(
        f"{size} people: {channel.calls} calls in {took:.1f} s, {sent} reached; one call each would be {size} calls "
        f"in {size * one_each:.0f} s ({one_each * 1e3:.1f} ms measured on {ALONE})."
    )
    return sent == size and channel.calls <= size / 1000


class _Counting(WeComChannel):
    """The real channel, with its calls counted."""

    calls = 0

    async def deliver(self, body: bytes) -> Delivered:
        """Count, then send."""
        self.calls += 1
        return await super().deliver(body)


def _settings(plan: Plan, corp: SimulatedCorp, size: int, port: int) -> Settings:
    url = f"sqlite:///{plan.folder / f'notices-{size}.db'}"
    site = replace(plan.site, corp=corp)
    settings = Settings.load(site.settings(url, port))
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
    return settings


async def _at_once(job: Callable[[], T]) -> T:
    return job()


def _now() -> datetime:
    return NOW


def _enrol(session: Session, people: list[SimPerson]) -> list[UUID]:
    team, ids = uuid4(), [uuid4() for _ in people]
    session.collect_values(Team, id=team, name="全厂", kind=UnitKind.TEAM)
    for person_id, one in zip(ids, people, strict=True):
        session.collect_values(
            Person, id=person_id, userid=one.userid, name=one.name, team_id=team, joined_on=JOINED
        )
    changed(session)
    return ids


async def _one_call_each(channel: WeComChannel, people: list[SimPerson]) -> float:
    started = perf_counter()
    for number, one in enumerate(people[:ALONE]):
        await channel.deliver(channel.render([one.userid], f"{TEXT}（{number}）"))
    return (perf_counter() - started) / min(ALONE, len(people))


def _sent(desk: Desk) -> int:
    with desk.units() as unit:
        return sum(
            count for state, count in outbox.counts(unit.session).items() if state is PushState.SENT
        )
