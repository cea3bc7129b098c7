"""S-FUZZ against the whole app: hostile bodies and hostile sentences; never a 500, never a row for a stranger's body."""

import logging
import random
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import func
from sqlmodel import select

from bot.app import create_app
from bot.simulator.world import SimulatedCorp
from storage.tables import Heard
from tests.bench.roster import everybody
from tests.bot.wecom.peer import ACCOUNT, SENT, Line
from tests.bot.wecom.test_fuzz import PEER, hostile, malformed, resident, unauthenticated
from tests.chatting import StillClock, settings_for
from tests.faults.site import sqlite_copy
from tests.faults.sizes import size
from tests.faults.world import World, world_at
from tests.handlers.test_fuzz import PIECES

pytestmark = pytest.mark.anyio

BODIES = size(2000, 10**5)  # the stub of tests/bot/wecom/test_fuzz.py gets 5,000 more
SENTENCES = size(300, 20_000)  # as many again are in tests/handlers/test_fuzz.py
LONGEST, GROWTH = 0.25, 50 * 2**20  # seconds of work for one request, bytes
SEED = 20260312


@pytest.fixture
async def app(tmp_path: Path, templates: Path) -> AsyncIterator[FastAPI]:
    """The bot of the account that the hostile bodies are made for."""
    clock = StillClock(datetime.fromtimestamp(SENT + 2, UTC))
    corp = SimulatedCorp.fresh([], clock)
    for name in ("corp_id", "agent_id", "token", "encoding_aes_key"):
        setattr(corp, name, getattr(ACCOUNT, name))
    url = sqlite_copy(templates, tmp_path / "app.db", 203)
    app = create_app(settings_for(corp, url), clock, background=False)
    async with app.router.lifespan_context(app):
        yield app


def rows(app: FastAPI) -> int:
    """How many messages were heard."""
    with app.state.parts.desk.units() as unit:
        return int(unit.session.execute(select(func.count()).select_from(Heard)).scalar_one())


async def test_hostile_bodies(
    app: FastAPI, caplog: pytest.LogCaptureFixture, note: Callable[..., None]
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "httpx2")  # the test's own client
    chance, slowest, before = random.Random(SEED), 0.0, 0
    kinds = [unauthenticated] * 2 + [malformed] * 2 + [hostile]
    line = Line(answer=lambda _: pytest.fail("the stub was asked"))
    line.http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://bot.test")
    for number in range(BODIES):
        if number == BODIES // 10:
            before = resident()
        kind = kinds[number % len(kinds)]
        heard = rows(app) if number % 50 == 0 and kind is unauthenticated else None
        start = time.process_time()
        response = await kind(chance, line)
        slowest = max(slowest, time.process_time() - start)
        if kind is unauthenticated:
            assert response.status_code in {403, 405, 413, 415}, number
            assert response.content in {b"", b"forbidden"}
        else:
            assert response.status_code == 200, number
            assert not response.content or PEER.open_reply(response.content)["Content"]
        assert heard is None or rows(app) == heard
        assert "CANARY" not in caplog.text
        assert '"incident"' not in caplog.text
        caplog.clear()
    note(bodies=BODIES, slowest_ms=round(slowest * 1000), grown_mb=(resident() - before) >> 20)
    assert slowest < LONGEST
    assert resident() - before < GROWTH


@pytest.fixture
async def world(tmp_path: Path, templates: Path) -> AsyncIterator[World]:
    url = sqlite_copy(templates, tmp_path / "world.db", 203)
    async with world_at(url, everybody()[:203]) as world:
        yield world


async def test_hostile_sentences(world: World, note: Callable[..., None]) -> None:
    chance, people = random.Random(SEED), [one.userid for one in everybody()[:203]]
    longest = 0
    for number in range(SENTENCES):
        world.clock.moment += timedelta(seconds=1)
        pieces = chance.choices(PIECES, k=chance.randint(1, 9))
        soup = "".join(map(chr, chance.choices(range(0x20, 0xD7FF), k=chance.randint(1, 30))))
        text = chance.choice(("", " ")).join(pieces) if number % 4 else soup
        answer = await world.phone.say(chance.choice(people), text)
        longest = max(longest, len((answer or "").encode()))
        assert answer is None or "出了点问题" not in answer, text
    note(sentences=SENTENCES, longest=longest)
    assert longest <= 2048
