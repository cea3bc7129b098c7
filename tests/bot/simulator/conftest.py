"""A small company, its phone, and the stub bot behind an in-process network."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx2
import pytest
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.clock import DemoClock
from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from tests.bot.simulator.api_client import Api
from tests.bot.simulator.stub_bot import StubBot

PEOPLE = (
    SimPerson("wangqiang", "王强", "维修组 · 责任党员", ("昨天下午跟张伟聊了会",)),
    SimPerson("wuxiaoyan", "吴小燕", "储运业务组 · 装卸工"),
    SimPerson("sunguodong", "孙国栋", "支部书记"),
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> DemoClock:
    return DemoClock(datetime(2026, 3, 12, 6, 30, tzinfo=UTC), tick=lambda: 0.0)


@pytest.fixture
def corp(clock: DemoClock) -> SimulatedCorp:
    return SimulatedCorp.fresh(PEOPLE, clock.now)


@pytest.fixture
def stub(corp: SimulatedCorp) -> StubBot:
    return StubBot(corp.keys)


@pytest.fixture
async def phone(corp: SimulatedCorp, stub: StubBot) -> AsyncIterator[Phone]:
    network = httpx2.ASGITransport(stub.app())
    phone = Phone(corp, "http://127.0.0.1/callback", pause=0, transport=network)
    yield phone
    await phone.aclose()


@pytest.fixture
async def api(corp: SimulatedCorp) -> AsyncIterator[Api]:
    network = httpx2.ASGITransport(Starlette(routes=list(FakeApi(corp).routes())))
    async with httpx2.AsyncClient(transport=network, base_url="http://127.0.0.1/cgi-bin/") as http:
        api = Api(corp, http)
        await api.sign_in()
        yield api
