"""change_contact: what is taken out of it, and what is not believed."""

import asyncio

import httpx2
import pytest

from bot.wecom.envelope import Foreign, Poison, Stale
from bot.wecom.parsing import ContactChange, to_change
from bot.wecom.webhook import Callback
from handlers.kit.messages import Incoming, Reply
from storage.unit_of_work import Unavailable
from tests.bot.wecom.peer import (
    ACCOUNT,
    AGENT,
    CORP,
    NOW,
    SENT,
    Line,
    cdata,
    event_xml,
    text_xml,
)

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def change_xml(kind: str, **fields: str | None) -> bytes:
    """An event of the address book, as the platform writes it."""
    head = {"FromUserName": cdata("sys"), "ChangeType": cdata(kind), "EventKey": None}
    return event_xml("change_contact", **{**head, **fields})


def changed(plain: bytes) -> ContactChange | None:
    return to_change(plain, CORP, AGENT, NOW)


def test_only_another_userid_is_taken_out_of_it() -> None:
    everything = {"Name": cdata("何军"), "Mobile": "13900000000", "Department": "1,2"}
    assert changed(change_xml("create_user", UserID=cdata("he"), **everything)) == ContactChange()
    assert changed(change_xml("delete_user", UserID=cdata("he"))) == ContactChange()
    assert changed(change_xml("update_party", Id="2")) == ContactChange()
    renamed = change_xml("update_user", UserID=cdata("WangQiang"), NewUserID=cdata("WQ"))
    assert changed(renamed) == ContactChange("wangqiang", "wq")


def test_it_need_not_name_an_app_but_no_other_one() -> None:
    assert changed(change_xml("create_user", AgentID=None))
    with pytest.raises(Foreign):
        changed(change_xml("create_user", AgentID=str(AGENT + 1)))
    with pytest.raises(Foreign):
        changed(change_xml("create_user", ToUserName=cdata("ww0000000000")))


@pytest.mark.parametrize(
    "plain",
    [
        text_xml("change_contact"),
        text_xml("<Event>change_contact</Event>"),
        change_xml("update_user", FromUserName=cdata("lihong")),
        change_xml("update_tag"),
        event_xml("view", EventKey=cdata("change_contact")),
    ],
)
def test_what_only_looks_like_it(plain: bytes) -> None:
    assert changed(plain) is None


@pytest.mark.parametrize("userid", ["", "王强", "@all", "a" * 65, "a b"])
def test_a_userid_that_cannot_be_one(userid: str) -> None:
    plain = change_xml("update_user", UserID=cdata(userid), NewUserID=cdata("wq"))
    with pytest.raises(Poison):
        changed(plain)


def test_a_userid_in_pieces_or_twice() -> None:
    for userid in ("<![CDATA[a]]><![CDATA[b]]>", "<a>b</a>"):
        with pytest.raises(Poison):
            changed(change_xml("update_user", UserID=userid, NewUserID=cdata("wq")))


def test_one_that_is_a_day_old_counts_no_more() -> None:
    assert changed(change_xml("update_user", CreateTime=str(SENT - 23 * 3600)))
    with pytest.raises(Stale):
        changed(change_xml("update_user", CreateTime=str(SENT - 25 * 3600)))


async def nobody(_: Incoming) -> Reply:
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "status", "outcome"),
    [(None, 200, "silent"), (Unavailable("locked"), 503, "busy"), (ValueError(), 200, "incident")],
)
async def test_it_is_acknowledged_once_it_is_noted(
    error: Exception | None, status: int, outcome: str
) -> None:
    told: list[ContactChange] = []

    async def note(change: ContactChange) -> None:
        await asyncio.sleep(0)
        told.append(change)
        if error:
            raise error

    line = Line(nobody)
    callback = Callback(ACCOUNT, nobody, lambda: NOW, line.outcomes.append, changed=note)
    line.http = httpx2.AsyncClient(
        transport=httpx2.ASGITransport(callback), base_url="http://bot.test"
    )
    async with line.http:
        response = await line.say(change_xml("delete_user", UserID=cdata("he")))
    assert (response.status_code, response.content) == (status, b"")
    assert (told, line.outcomes) == ([ContactChange()], [outcome])


async def test_who_does_not_follow_acknowledges_it_and_does_nothing() -> None:
    line = Line(nobody)
    async with line.http:
        response = await line.say(change_xml("delete_user", UserID=cdata("he")))
    assert (response.status_code, line.heard, line.outcomes) == (200, [], ["silent"])
