"""R-OUTAGE, R-TOKEN: the platform is down, limits, forgets tokens: each text is seen once, in order, and no storm."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from bot.simulator.world import DuplicateKey
from storage.vocabulary import PushState
from tests.bench.roster import everybody
from tests.faults.site import sqlite_copy, texts_for
from tests.faults.sizes import FULL, size
from tests.faults.world import Trouble, World, world_at

pytestmark = pytest.mark.anyio

MEMBERS = size(20, 500)
EACH = size(2, 6)
HOUR, STEP = timedelta(hours=1), timedelta(minutes=1)
ATTEMPTS_AN_HOUR = 12
SEND = "message/send"


@pytest.fixture
async def world(tmp_path: Path, templates: Path) -> AsyncIterator[World]:
    people = everybody()[:MEMBERS]
    url = sqlite_copy(templates, tmp_path / "world.db", MEMBERS)
    async with world_at(url, people) as world:
        world.promise([(people[0].userid, "先")])
        await world.settle()  # a token is known
        world.promise(texts_for(people, EACH))
        yield world


def cut(kind: type[httpx2.TransportError]) -> Trouble:
    return lambda request: kind("cut", request=request)


TROUBLES: dict[str, tuple[type[httpx2.TransportError], bool]] = {
    "down": (httpx2.ConnectError, False),
    "reset before acceptance": (httpx2.ReadError, False),
    "reset after acceptance": (httpx2.ReadError, True),
    "hangs before acceptance": (httpx2.ReadTimeout, False),
    "hangs after acceptance": (httpx2.ReadTimeout, True),
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_an_hour_without_the_platform(
    world: World, trouble: str, note: Callable[..., None]
) -> None:
    kind, world.network.after = TROUBLES[trouble]
    world.network.trouble = cut(kind)
    await world.let_pass(HOUR, STEP)
    attempts, seen = world.attempts(), sum(map(len, map(world.screen, world.promised))) > 1
    world.network.trouble = None
    await world.settle()
    note(attempts_in_the_hour=attempts, absorbed=world.api.delivery.suppressed)
    assert not world.wrong()
    assert attempts <= ATTEMPTS_AN_HOUR + 1  # the first one is no repeat
    assert seen == world.network.after


def errcode(code: int, call: str = SEND, span: timedelta = HOUR) -> Callable[[World], None]:
    return lambda world: world.corp.faults.answer(code, call=call, until=world.clock() + span)


def bad_gateway(*, after: bool) -> Callable[[World], None]:
    return lambda world: world.corp.faults.bad_gateway(
        call=SEND, after=after, until=world.clock() + HOUR
    )


def refuse_some(world: World) -> None:
    for _ in range(3):
        world.corp.faults.answer(42001, call=SEND)


def put_our_clock(by: timedelta) -> Callable[[World], None]:
    """The server's clock goes wrong; the platform's does not."""

    def put(world: World) -> None:
        ours = world.clock
        world.corp.now = lambda: ours() - by
        ours.moment += by

    return put


QUARTER, TEN_MINUTES = timedelta(minutes=15), timedelta(minutes=10)
SCENARIOS: dict[str, Callable[[World], None]] = {
    "busy": errcode(-1),
    "data conflict": errcode(6000),
    "limited for a quarter": errcode(45009, span=QUARTER),
    "too many at once": errcode(45033),
    "address not trusted": errcode(60020),
    "token refused in flight": refuse_some,
    "token expired": lambda world: world.corp.tokens.expire(),
    "token forgotten": lambda world: world.corp.tokens.invalidate(),
    "fetching tokens is limited": errcode(45009, "gettoken"),
    "secret refused": errcode(40001, "gettoken"),
    "bad gateway before acceptance": bad_gateway(after=False),
    "bad gateway after acceptance": bad_gateway(after=True),
    "our clock is ahead": put_our_clock(TEN_MINUTES),
    "our clock is behind": put_our_clock(-TEN_MINUTES),
}


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_each_text_is_seen_once_and_in_order(world: World, scenario: str) -> None:
    before = world.calls("gettoken")
    SCENARIOS[scenario](world)
    await world.let_pass(HOUR + STEP, STEP)
    attempts = world.attempts()
    await world.settle()
    assert not world.wrong()
    assert attempts <= ATTEMPTS_AN_HOUR + 1
    if "gettoken" not in scenario and "fetching" not in scenario and "secret" not in scenario:
        assert world.calls("gettoken") - before <= 2


async def test_everything_at_once(world: World) -> None:
    faults, order = world.corp.faults, itertools.cycle((-1, 45009, 42001, 60020, 45033, 6000))
    for _ in range(size(10, 60)):
        faults.answer(next(order), call=SEND)
        faults.bad_gateway(call=SEND, after=True)
        world.network.trouble, world.network.after = cut(httpx2.ReadError), True
        await world.let_pass(timedelta(minutes=1), STEP)
        world.network.trouble = None
        await world.let_pass(timedelta(minutes=4), STEP)
    faults.clear()
    await world.settle()
    assert not world.wrong()


async def test_people_whom_the_platform_does_not_know_hold_up_nobody(world: World) -> None:
    gone = list(world.promised)[3]
    world.corp.leave(gone)
    await world.settle()
    assert not world.wrong(but=[gone])
    assert not world.screen(gone)
    assert PushState.READY not in world.states(gone)


async def test_a_storm_does_not_follow_an_outage(world: World) -> None:
    """At most ten calls a second in the first minute, whatever has piled up."""
    world.network.trouble = cut(httpx2.ConnectError)
    await world.let_pass(HOUR, STEP)
    world.network.trouble = None
    began, second = world.clock(), timedelta(seconds=1)
    while not (sent := [at for at, call in world.api.calls if call == SEND and at > began]):
        await world.let_pass(second, second)
    await world.let_pass(timedelta(seconds=70), second)
    sent = [at for at, call in world.api.calls if call == SEND and at > began]
    first = min(sent)
    each = Counter(int((at - first).total_seconds()) for at in sent)
    assert max(count for place, count in each.items() if place < 60) <= 10


async def test_without_the_duplicate_check_only_doubtful_calls_are_seen_again(
    world: World,
) -> None:
    world.corp.duplicate_key = DuplicateKey.OFF
    world.corp.faults.bad_gateway(call=SEND, after=True, times=3)
    await world.settle()
    seen = {who: Counter(world.screen(who)) for who in world.promised}
    assert all(set(seen[who]) == set(texts) for who, texts in world.promised.items())
    assert sum(times - 1 for texts in seen.values() for times in texts.values()) <= 3


@pytest.mark.parametrize("age", [timedelta(0), timedelta(hours=3)])
async def test_two_hundred_sends_share_one_new_token(
    tmp_path: Path, templates: Path, age: timedelta, note: Callable[..., None]
) -> None:
    people = everybody()[:200]
    url = sqlite_copy(templates, tmp_path / "world.db", 200)
    async with world_at(url, people) as world:
        world.promise([(people[0].userid, "前")])
        await world.settle()
        before = world.calls("gettoken")
        world.clock.moment += age
        world.corp.tokens.expire()
        world.promise(texts_for(people, 1))
        await asyncio.gather(*(world.parts.sender.deliver_due() for _ in range(4)))
        await world.settle()
        fetched = world.calls("gettoken") - before
        note(fetched=fetched)
        assert not world.wrong()
        assert fetched <= 2


async def test_a_token_that_is_never_accepted_stops_the_calls(world: World) -> None:
    world.corp.faults.answer(40014, call=SEND, until=world.clock() + timedelta(days=1))
    await world.parts.sender.deliver_due()
    assert world.calls(SEND) <= 2 * 4  # two for each that was under way at once
    assert world.calls("gettoken") <= 2


if FULL:  # the quick size runs each alone

    @pytest.mark.parametrize("pair", list(itertools.combinations(SCENARIOS, 2)))
    async def test_two_troubles_together(world: World, pair: tuple[str, str]) -> None:
        for scenario in pair:
            SCENARIOS[scenario](world)
        await world.let_pass(HOUR + STEP, STEP)
        await world.settle()
        assert not world.wrong()
