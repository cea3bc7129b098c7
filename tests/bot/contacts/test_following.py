"""The server follows the address book: in the morning, after an event, on either database, when it is wanted."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx2
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette

from bot.app import create_app
from bot.parts import Parts
from bot.simulator.api import FakeApi
from bot.simulator.callbacks import Fields
from bot.simulator.phone import Phone
from bot.simulator.world import SimulatedCorp
from storage.queries.people import load_roster
from storage.queries.roster import Employee
from storage.vocabulary import SHANGHAI
from tests.bot.contacts.company import TEAMS, becomes, company, enters, moves
from tests.chatting import CALLBACK, T1, StillClock, settings_for

FITTERS, STORES = TEAMS["维修组"], TEAMS["储运业务组"]
MORNING = datetime(2026, 3, 13, 4, 20, tzinfo=SHANGHAI)


class Server:
    """A running bot that follows the address book of its company."""

    def __init__(self, portal: BlockingPortal, corp: SimulatedCorp, clock: StillClock) -> None:
        self.portal, self.corp, self.clock = portal, corp, clock
        self.parts: Parts
        self.phone: Phone

    def look(self, moment: datetime) -> bool:
        """Whether the roster is compared at that moment."""
        self.clock.moment = moment
        return self.portal.call(self.parts.following.attend)

    def tell(self, kind: str, *fields: tuple[str, str]) -> None:
        """A change_contact through the encrypted callback."""
        told: Fields = fields
        self.portal.call(self.phone.change_contact, kind, told)

    def person(self, userid: str) -> Employee | None:
        """Somebody who is on the roster now."""
        with self.parts.desk.units() as unit:
            return load_roster(unit.session).enrolled(userid, self.clock().date())


def running(database_url: str, *, on: bool) -> Iterator[Server]:
    clock = StillClock(T1)
    corp = company(clock)
    api = httpx2.ASGITransport(Starlette(routes=FakeApi(corp).routes()))
    settings = settings_for(corp, database_url, sync_contacts=on)
    app = create_app(settings, clock, background=False, transport=api)
    with start_blocking_portal() as portal:
        server = Server(portal, corp, clock)
        server.parts = app.state.parts
        server.phone = Phone(corp, CALLBACK, transport=httpx2.ASGITransport(app), pause=0)
        with portal.wrap_async_context_manager(app.router.lifespan_context(app)):
            yield server
        portal.call(server.phone.aclose)


@pytest.fixture
def server(database_url: str) -> Iterator[Server]:
    """It has looked once, at half past four on the first morning."""
    for one in running(database_url, on=True):
        assert not one.look(T1)  # what was before is not made good
        assert not one.look(MORNING - timedelta(minutes=1))
        assert one.look(MORNING)
        yield one


def test_once_every_morning(server: Server) -> None:
    enters(server.corp, "xinlai", "新来", FITTERS)
    server.corp.leave("hejun")
    assert not server.look(MORNING + timedelta(hours=5))
    assert server.person("hejun")
    assert server.look(MORNING + timedelta(days=1, hours=2))
    assert server.person("hejun") is None
    newcomer = server.person("xinlai")
    assert newcomer
    assert newcomer.team == "维修组"
    assert not server.look(MORNING + timedelta(days=1, hours=3))


def test_whom_the_branch_put_into_a_team_by_chat_stays_there(server: Server) -> None:
    for said in ("张伟调到储运组", "1"):
        server.portal.call(server.phone.say, "sunguodong", said)
    assert server.look(MORNING + timedelta(days=1))  # nobody has told the address book yet
    moved = server.person("zhangwei")
    assert moved
    assert moved.team == "储运业务组"
    moves(server.corp, "zhoutao", STORES)  # of whom the branch said nothing
    assert server.look(MORNING + timedelta(days=2))
    follows = server.person("zhoutao")
    assert follows
    assert follows.team == "储运业务组"


def test_an_api_that_is_away_is_asked_again_within_the_hour(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.parts.following._syncing._directory, "_pauses", ())
    server.corp.leave("hejun")
    again = MORNING + timedelta(days=1)
    server.corp.faults.answer(-1, call="user/simplelist")
    assert not server.look(again)
    assert not server.look(again + timedelta(minutes=10))
    assert server.person("hejun")
    assert server.look(again + timedelta(minutes=40))
    assert server.person("hejun") is None


def test_a_clock_that_was_ahead_does_not_silence_it(server: Server) -> None:
    assert server.look(MORNING + timedelta(days=40))
    assert not server.look(MORNING + timedelta(days=1))
    assert server.look(MORNING + timedelta(days=2))


def test_a_refused_look_waits_for_the_next_morning(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    everybody = dict(server.corp.people)
    for userid in ("hejun", "sunli", "liuyang"):
        server.corp.leave(userid)
    again = MORNING + timedelta(days=1)
    assert not server.look(again)
    assert not server.look(again + timedelta(hours=2))
    [line] = [one for one in caplog.records if one.msg == "contacts_refused"]
    assert vars(line)["count"] == 3
    assert server.person("hejun")
    server.corp.people |= everybody
    assert server.look(again + timedelta(days=1))


def test_a_changed_userid_is_the_same_person_at_once(server: Server) -> None:
    before = server.person("wangqiang")
    assert before
    becomes(server.corp, "wangqiang", "wq88")
    server.tell("update_user", ("UserID", "WangQiang"), ("NewUserID", "wq88"))
    after = server.person("wq88")
    assert after
    assert after.id == before.id
    server.tell("update_user", ("UserID", "WangQiang"), ("NewUserID", "wq88"))  # a repeat
    assert server.person("wangqiang") is None
    assert server.look(MORNING + timedelta(hours=1))
    assert server.person("wq88")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("create_user", (("UserID", "xinlai"), ("Department", str(FITTERS)))),
        ("update_user", (("UserID", "sunli"), ("Department", str(STORES)), ("Mobile", "139"))),
        ("delete_user", (("UserID", "hejun"),)),
        ("update_party", (("Id", str(FITTERS)), ("Name", "x"))),
    ],
)
def test_an_event_makes_it_look_soon(
    server: Server, kind: str, fields: tuple[tuple[str, str], ...]
) -> None:
    enters(server.corp, "xinlai", "新来", FITTERS)
    moves(server.corp, "sunli", STORES)
    server.corp.leave("hejun")
    assert not server.look(MORNING + timedelta(hours=1))
    server.tell(kind, *fields)
    assert server.look(MORNING + timedelta(hours=1, minutes=1))
    moved = server.person("sunli")
    assert moved
    assert (moved.team, server.person("hejun")) == ("储运业务组", None)
    assert server.person("xinlai")
    server.tell(kind, *fields)
    server.tell(kind, *fields)
    assert not server.look(MORNING + timedelta(hours=1, minutes=9))  # gathered
    assert server.look(MORNING + timedelta(hours=1, minutes=10))
    assert not server.look(MORNING + timedelta(hours=1, minutes=20))


def test_an_event_is_not_forgotten_while_the_api_is_away(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.parts.following._syncing._directory, "_pauses", ())
    server.corp.leave("hejun")
    server.tell("delete_user", ("UserID", "hejun"))
    server.corp.faults.answer(-1, call="department/simplelist")
    assert not server.look(MORNING + timedelta(hours=1))
    assert server.look(MORNING + timedelta(hours=1, minutes=10))
    assert server.person("hejun") is None


def test_who_has_left_is_not_answered_any_more(server: Server) -> None:
    corp = server.corp
    hejun = corp.people["hejun"]
    corp.leave("hejun")
    server.tell("delete_user", ("UserID", "hejun"))
    server.look(MORNING + timedelta(hours=1))
    corp.people["hejun"] = hejun  # an old phone that still reaches us
    answer = server.portal.call(server.phone.say, "hejun", "我的记录")
    assert "名单" in (answer or "")


def test_without_the_setting_nothing_follows(database_url: str) -> None:
    for server in running(database_url, on=False):
        server.tell("update_user", ("UserID", "wangqiang"), ("NewUserID", "wq88"))
        assert server.person("wangqiang")
        assert server.person("wq88") is None
