"""R-TOKEN over two processes: one of them fetches the token, and whatever becomes of it the other goes on."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel import DeliveryError
from bot.simulator.tokens import LIFETIME
from bot.token_row import TokenRow
from bot.wecom.account import WeComAccount
from bot.wecom.bodies import text_body
from bot.wecom.client import WeComClient
from bot.wecom.tokens import LOOK_AGAIN
from storage.queries.tokens import LEASE, Turn
from tests.bench.roster import everybody
from tests.chatting import settings_for
from tests.conftest import Databases
from tests.databases import KINDS, PostgresServer
from tests.faults.site import postgres_copy, sqlite_copy
from tests.faults.world import World, world_at

pytestmark = pytest.mark.anyio

SENDS, EACH = 200, 2
PEOPLE = everybody()[:10]
LINE = 0.02  # seconds that an exchange takes, so that all of them want a token at once


@pytest.fixture(params=KINDS)
def url(
    request: pytest.FixtureRequest, databases: Databases, tmp_path: Path, templates: Path
) -> Iterator[str]:
    """A database of a few people, once on each engine."""
    if request.param == "sqlite":
        yield sqlite_copy(templates, tmp_path / "world.db", len(PEOPLE))
        return
    server = databases["postgres"]
    assert isinstance(server, PostgresServer)
    made = postgres_copy(server, len(PEOPLE))
    yield made
    server.drop(made)


@asynccontextmanager
async def two_nodes(url: str) -> AsyncIterator[tuple[World, list[WeComClient]]]:
    """Two bots of one company over one database, and what each of them calls the platform with."""
    async with world_at(url, PEOPLE) as one, world_at(url, PEOPLE, beside=one) as other:
        one.network.delay = other.network.delay = LINE
        clients = [client_of(node) for node in (one, other)]
        yield one, clients
        for client in clients:
            await client.aclose()


def account_of(node: World) -> WeComAccount:
    return settings_for(node.corp, "sqlite:///x.db").account()


def client_of(node: World) -> WeComClient:
    account = account_of(node)
    tokens = TokenRow(node.parts.desk, node.parts.intake.run, account, node.clock)
    return WeComClient(account, tokens, node.clock, node.network)


async def send_all(world: World, clients: list[WeComClient], round_: str) -> list[object]:
    """Two hundred sends at once, half of them by each; how each ended."""
    agent, people = world.corp.agent_id, [one.userid for one in PEOPLE]
    bodies = [text_body(agent, people, f"{round_} {number}") for number in range(SENDS)]
    sends = [clients[number % EACH].send(body) for number, body in enumerate(bodies)]
    return list(await asyncio.gather(*sends, return_exceptions=True))


def nothing(_world: World) -> None:
    """The token lives on."""


def ran_out(world: World) -> None:
    world.clock.moment += LIFETIME


def nearly_ran_out(world: World) -> None:
    world.clock.moment += LIFETIME - timedelta(minutes=4)


def spent(world: World) -> None:
    world.corp.tokens.expire()


def revoked(world: World) -> None:
    world.corp.tokens.invalidate()


CHANGES: list[tuple[Callable[[World], None], int]] = [
    (nothing, 0),
    (ran_out, 1),
    (spent, 1),
    (revoked, 1),
    (nearly_ran_out, 1),
]


async def test_two_hundred_sends_of_two_nodes_fetch_one_token_each_change(url: str) -> None:
    async with two_nodes(url) as (world, clients):
        asked = world.corp.tokens
        failed = [one for one in await send_all(world, clients, "first") if is_error(one)]
        assert (failed, asked.asked) == ([], 1)
        for change, fetches in CHANGES:
            world.clock.moment += timedelta(minutes=2)
            before = asked.asked
            change(world)
            ended = await send_all(world, clients, change.__name__)
            assert [one for one in ended if is_error(one)] == [], change.__name__
            assert asked.asked - before == fetches, change.__name__


async def test_what_one_could_not_fetch_the_other_does_not_ask_for_at_once(url: str) -> None:
    async with two_nodes(url) as (world, clients):
        world.corp.tokens._secret = "another"
        ended = await send_all(world, clients, "refused")
        assert all(isinstance(one, DeliveryError) for one in ended)
        assert not any(one.in_doubt for one in ended if isinstance(one, DeliveryError))
        assert world.corp.tokens.asked == 1
        world.clock.moment += timedelta(
            seconds=6
        )  # the other one may try for itself, and only once
        await send_all(world, clients, "refused again")
        assert world.corp.tokens.asked == 2


async def test_a_node_that_dies_with_the_claim_holds_nobody_up_longer_than_the_lease(
    url: str,
) -> None:
    async with two_nodes(url) as (world, clients):
        dead = TokenRow(world.parts.desk, world.parts.intake.run, account_of(world), world.clock)
        assert await dead.claim(None) is Turn.OURS
        waiting = asyncio.create_task(send_all(world, clients, "waiting"))
        await asyncio.sleep(3 * LOOK_AGAIN)
        assert world.corp.tokens.asked == 0
        world.clock.moment += LEASE
        assert not any(is_error(one) for one in await waiting)
        assert world.corp.tokens.asked == 1
        fetched = await dead.get()
        await dead.put("of the dead", world.clock() + LIFETIME)  # it was only frozen
        assert await dead.get() == fetched


async def test_a_claim_of_the_future_holds_nobody_up(url: str) -> None:
    async with two_nodes(url) as (world, clients):
        ahead = TokenRow(
            world.parts.desk,
            world.parts.intake.run,
            account_of(world),
            lambda: world.clock() + timedelta(days=1),
        )
        assert await ahead.claim(None) is Turn.OURS
        assert not any(is_error(one) for one in await send_all(world, clients, "now"))


async def test_an_old_token_serves_while_another_node_renews_it(url: str) -> None:
    async with two_nodes(url) as (world, clients):
        await send_all(world, clients, "first")
        nearly_ran_out(world)
        slow = TokenRow(world.parts.desk, world.parts.intake.run, account_of(world), world.clock)
        assert await slow.claim(await slow.get()) is Turn.OURS
        assert not any(is_error(one) for one in await send_all(world, clients, "meanwhile"))
        assert world.corp.tokens.asked == 1


def is_error(one: object) -> bool:
    return isinstance(one, BaseException)
