"""R-REPLAY: whatever was sent once may come again, in any order, at any time: no further effect."""

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlmodel import select

from bot.simulator.callbacks import Callback
from bot.simulator.phone import Phone
from bot.simulator.replies import opened
from storage.queries.talks import SENTENCE
from storage.tables import Talk
from tests.bench.roster import by_team, everybody
from tests.faults.oracle import MARKER
from tests.faults.site import sqlite_copy
from tests.faults.sizes import size
from tests.faults.world import World, world_at

pytestmark = pytest.mark.anyio

REPLAYS = size(500, 10_000)
MATTERS = size(30, 300)
LATER = (timedelta(0), timedelta(minutes=9), timedelta(hours=5), timedelta(days=29))


async def record(world: World, number: int) -> list[tuple[str, str]]:
    """One talk told and confirmed: (userid, plain XML) of both messages."""
    host = [one for one in everybody()[:203] if one.host][number % 80]
    mate = next(one for one in by_team()[host.team] if not one.host)
    texts = (f"昨天下午跟{mate.name}聊了会，他说夜班排得太密，编号K{number:06}", "1")
    said = [
        (host.userid, world.phone.message(host.userid, "text", [("Content", text)]))
        for text in texts
    ]
    for userid, plain in said:
        reply = await world.phone.deliver(userid, plain)
        assert reply
    return said


def altered(phone: Phone, callback: Callback, plain: str, how: int) -> Callback:
    """The same bytes, the same message sealed anew, or timestamp and nonce in each other's place."""
    params = callback.params
    match how:
        case 0:
            return callback
        case 1:
            return phone.sealed(plain)
    return Callback(
        {**params, "timestamp": params["nonce"], "nonce": params["timestamp"]}, callback.body
    )


async def test_replays_have_no_effect(tmp_path: Path, templates: Path) -> None:
    chance = random.Random(5)
    url = sqlite_copy(templates, tmp_path / "world.db", 203)
    async with world_at(url, everybody()[:203]) as world:
        said: list[tuple[str, str]] = []
        for number in range(MATTERS):
            said += await record(world, number)
            world.clock.moment += timedelta(seconds=20)
        captured = [(userid, plain, world.phone.sealed(plain)) for userid, plain in said]
        before = _records(world)
        assert len(before) == MATTERS
        for number in range(REPLAYS):
            if number % (REPLAYS // len(LATER)) == 0:
                world.clock.moment += LATER[number // (REPLAYS // len(LATER)) % len(LATER)]
            userid, plain, callback = chance.choice(captured)
            again = altered(world.phone, callback, plain, chance.randrange(3))
            answer = await world.phone.post(again)
            assert answer.status_code in {200, 403}
            if answer.status_code == 200 and answer.content:
                opened(answer.content, world.corp.keys, userid)
        assert _records(world) == before


def _records(world: World) -> list[str]:
    """The markers of all talks."""
    with world.parts.desk.units() as unit:
        talks = unit.session.exec(select(Talk)).all()
        texts = [unit.session.unseal(one.sealed_sentence, SENTENCE, one.id) for one in talks]
    return sorted(found[0] for text in texts if (found := MARKER.search(text)))


async def test_fifty_at_once_are_one(tmp_path: Path, templates: Path) -> None:
    url = sqlite_copy(templates, tmp_path / "world.db", 203)
    async with world_at(url, everybody()[:203]) as world:
        ((userid, first), (_, second)) = await record(world, 1)
        for plain in (first, second):
            answers: list[httpx2.Response] = await asyncio.gather(
                *(world.phone.post(world.phone.sealed(plain)) for _ in range(50))
            )
            replies = {opened(one.content, world.corp.keys, userid) for one in answers}
            assert {one.status_code for one in answers} == {200}
            assert len(replies) == 1
        assert len(_records(world)) == 1
