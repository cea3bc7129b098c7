"""What the door lets in of the address book, and how patient it is."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx2
import pytest
from starlette.applications import Starlette

from bot.channel import DeliveryError
from bot.contacts.directory import Absence, Directory
from bot.simulator.api import FakeApi
from bot.simulator.world import Department, SimulatedCorp
from bot.wecom.client import WeComClient
from storage.queries.address_book import Contact
from tests.bot.contacts.company import TEAMS, company, enters
from tests.bot.wecom.api import Api, Shelf, ok
from tests.chatting import settings_for

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)
FITTERS = TEAMS["维修组"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def corp() -> SimulatedCorp:
    return company(lambda: NOW)


@pytest.fixture
async def directory(corp: SimulatedCorp) -> AsyncIterator[Directory]:
    network = httpx2.ASGITransport(Starlette(routes=FakeApi(corp).routes()))
    account = settings_for(corp, "sqlite:///none.db").account()
    async with WeComClient(account, Shelf(), lambda: NOW, network) as client:
        yield Directory(client, pauses=(0, 0))


async def test_every_department_is_walked_down_to_the_last(
    corp: SimulatedCorp, directory: Directory
) -> None:
    parent = FITTERS
    for number in range(100, 112):  # WeCom allows 15 levels
        corp.departments[number] = Department(f"班{number}", parent)
        enters(corp, f"u{number}", f"人{number}", number, FITTERS)
        parent = number
    book = await directory.book()
    assert len(book.contacts) == len(corp.people) == 32
    assert book.contacts["u111"] == Contact("u111", "人111", ("班111", "维修组"))
    assert not book.twice


async def test_names_that_two_departments_have_say_nothing(
    corp: SimulatedCorp, directory: Directory
) -> None:
    corp.departments[60] = Department(" 维修组\u3000")
    enters(corp, "x", "甲", 60)
    assert (await directory.book()).twice == {"维修组"}


async def test_a_hiccup_is_waited_out_and_a_refusal_is_not(
    corp: SimulatedCorp, directory: Directory
) -> None:
    corp.faults.answer(-1, call="user/simplelist", times=2)
    corp.faults.bad_gateway(call="department/get")
    assert len((await directory.book()).contacts) == 20
    for errcode in (60020, 48002, 45009):
        met = corp.faults.met
        corp.faults.answer(errcode, times=5)
        with pytest.raises(DeliveryError):
            await directory.book()
        assert corp.faults.met == met + 1
        corp.faults.clear()
    corp.faults.answer(-1, call="user/simplelist", times=3)
    with pytest.raises(DeliveryError):
        await directory.book()


async def test_one_member(corp: SimulatedCorp, directory: Directory) -> None:
    assert await directory.member("WANGQIANG") == Contact("WANGQIANG", "王强", ("维修组",))
    assert await directory.member("nobody") is Absence.GONE
    corp.visible = (TEAMS["管理组"],)
    assert await directory.member("wangqiang") is Absence.HIDDEN


async def test_only_three_things_come_in_and_only_if_they_can_be_what_they_say() -> None:
    members = [
        {
            "userid": "He.Jun",
            "name": "何　军",
            "department": [2],
            "mobile": "CANARY",
            "position": "x",
        },
        {"userid": "@all", "name": "甲", "department": [2]},
        {"userid": "no-name", "department": [2, 3]},
        {"userid": "bad", "name": "=cmd()", "department": "2"},
        {"userid": "long", "name": "长" * 31, "department": [2]},
        {"name": "乙", "department": [2]},
    ]
    api = Api(
        {
            "department/simplelist": [ok(department_id=[{"id": 2, "parentid": 1}])],
            "user/simplelist": [ok(userlist=members)],
            "department/get": [ok(department={"id": 2, "name": "储运业务组"}), ok()],
            "user/get": [ok(userid="gone", name="丙", department=[2], status=5)],
        }
    )
    async with api.client() as client:
        directory = Directory(client)
        book = await directory.book()
        assert await directory.member("gone") is Absence.GONE
    assert book.contacts == {
        "he.jun": Contact("he.jun", "何军", ("储运业务组",)),
        "no-name": Contact("no-name", "", ("储运业务组", "")),
        "bad": Contact("bad", "", ()),
        "long": Contact("long", "", ("储运业务组",)),
    }
