"""A file on the phone: handed over under its name, shown in the chat, saved from there, and kept by the platform for three days."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.page import simulator_app
from bot.simulator.phone import Phone
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.api_client import Api

pytestmark = pytest.mark.anyio
NAME = "一览表'><script>alert(1)</script>.xlsx"
LARGEST = 20 * 2**20


@pytest.fixture
async def http(
    corp: SimulatedCorp, phone: Phone, clock: DemoClock
) -> AsyncIterator[httpx2.AsyncClient]:
    async def on_clock_moved() -> None:
        raise NotImplementedError

    network = httpx2.ASGITransport(simulator_app(corp, phone, clock, on_clock_moved))
    async with httpx2.AsyncClient(transport=network, base_url="http://127.0.0.1:8000") as http:
        yield http


async def handed_over(api: Api, content: bytes = b"123456", name: str = NAME) -> dict[str, Any]:
    params = {"access_token": api.token, "type": "file"}
    sent = await api.http.post("media/upload", params=params, files={"media": (name, content)})
    answer: dict[str, Any] = sent.json()
    return answer


async def sent(api: Api, media_id: str, kind: str = "file") -> dict[str, Any]:
    return await api.send(msgtype=kind, **{kind: {"media_id": media_id}})


async def test_it_is_shown_by_its_name_and_can_be_saved(
    api: Api, corp: SimulatedCorp, http: httpx2.AsyncClient
) -> None:
    media_id = (await handed_over(api))["media_id"]
    assert (await sent(api, media_id))["errcode"] == 0
    (line,) = corp.chats["wangqiang"].lines
    assert (line.kind, line.text) == (LineKind.PUSH, f"[文件] {NAME}")
    page = (await http.get("/chats/wangqiang")).text
    assert 'href="/chats/wangqiang/files/1" download' in page
    assert "一览表&#39;&gt;&lt;script&gt;" in page
    assert "<script>alert" not in page
    saved = await http.get("/chats/wangqiang/files/1")
    assert saved.content == b"123456"
    assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E4%B8")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["x-content-type-options"] == "nosniff"


async def test_nothing_else_is_handed_out(
    api: Api, corp: SimulatedCorp, http: httpx2.AsyncClient
) -> None:
    corp.chats["wangqiang"].add(LineKind.PUSH, "一句话", corp.now())
    answer = await sent(api, (await handed_over(api))["media_id"])
    for path in ("wangqiang/files/0", "wangqiang/files/1", "wangqiang/files/3", "nobody/files/1"):
        assert (await http.get(f"/chats/{path}")).status_code == 404
    assert (await http.get("/chats/wangqiang/files/2")).status_code == 200
    assert (await api.post("message/recall", {"msgid": answer["msgid"]}))["errcode"] == 0
    assert (await http.get("/chats/wangqiang/files/2")).status_code == 404


async def test_it_stays_in_the_chat_when_the_platform_keeps_it_no_longer(
    api: Api, clock: DemoClock, http: httpx2.AsyncClient
) -> None:
    media_id = (await handed_over(api))["media_id"]
    clock.forward(timedelta(days=3) - timedelta(seconds=1))
    await api.sign_in()
    assert (await sent(api, media_id))["errcode"] == 0
    clock.forward(timedelta(seconds=1))
    await api.sign_in()
    assert (await sent(api, media_id))["errcode"] == 40007
    assert (await http.get("/chats/wangqiang/files/1")).status_code == 200


async def test_it_is_not_shown_as_what_it_is_not(api: Api) -> None:
    media_id = (await handed_over(api))["media_id"]
    assert (await sent(api, media_id, "image"))["errcode"] == 40007


@pytest.mark.parametrize(
    ("size", "errcode"), [(0, 40006), (5, 40006), (6, 0), (LARGEST, 0), (LARGEST + 1, 45001)]
)
async def test_it_is_neither_too_small_nor_too_large(api: Api, size: int, errcode: int) -> None:
    assert (await handed_over(api, bytes(size)))["errcode"] == errcode
