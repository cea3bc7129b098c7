"""The page without a browser: who may ask, what is escaped, what is offered, what is left alone."""

import hashlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from bot.simulator import page, view
from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.page import simulator_app
from bot.simulator.phone import Phone
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.stub_bot import StubBot

pytestmark = pytest.mark.anyio
STATIC = Path(page.__file__).parent / "static"
NASTY = """<script>alert(1)</script>'"><img src=x onerror=alert(2)>{{7*7}}"""


@pytest.fixture
def looked() -> list[str]:
    return []


@pytest.fixture
async def http(
    corp: SimulatedCorp, phone: Phone, clock: DemoClock, looked: list[str]
) -> AsyncIterator[httpx2.AsyncClient]:
    async def on_clock_moved() -> None:
        looked.append(f"{clock.now():%H:%M}")

    network = httpx2.ASGITransport(simulator_app(corp, phone, clock, on_clock_moved))
    async with httpx2.AsyncClient(transport=network, base_url="http://127.0.0.1:8000") as http:
        yield http


async def test_the_page_names_everybody_and_loads_nothing_from_outside(
    http: httpx2.AsyncClient, corp: SimulatedCorp
) -> None:
    answer = await http.get("/")
    assert answer.status_code == 200
    for person in corp.people.values():
        assert person.name in answer.text
        assert person.note in answer.text
    assert "昨天下午跟张伟聊了会" in answer.text
    assert "周四" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"(src|href)=\"(https?:)?//", answer.text)
    assert not re.search(r"<[^>]+ (style|on\w+)=", answer.text)


async def test_no_template_names_another_host() -> None:
    for template in (STATIC.parent / "templates").glob("*.html"):
        assert not re.search(r"https?://", template.read_text()), template.name


async def test_vendored_files_are_what_they_were() -> None:
    listed = (STATIC / "CHECKSUMS").read_text().splitlines()
    assert len(listed) == 4
    for line in listed:
        digest, name = line.split()
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


FOREIGN: list[dict[str, str]] = [
    {"host": "rebound.example"},
    {"host": "rebound.example:8000"},
    {"host": "192.168.0.7:8000"},
    {"host": "127.0.0.1.example"},
    {"host": ""},
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9000"},
]


@pytest.mark.parametrize("headers", FOREIGN)
async def test_strangers_are_refused(
    http: httpx2.AsyncClient, corp: SimulatedCorp, headers: dict[str, str]
) -> None:
    for path in ("/", "/static/phone.css", "/api/cgi-bin/gettoken"):
        assert (await http.get(path, headers=headers)).status_code == 403
    said = await http.post("/chats/wangqiang/say", data={"text": "x"}, headers=headers)
    assert said.status_code == 403
    assert not corp.chats["wangqiang"].lines


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "[::1]"])
async def test_this_machine_is_welcome_by_any_of_its_names(
    http: httpx2.AsyncClient, host: str
) -> None:
    headers = {"host": host, "origin": f"http://{host}"}
    assert (await http.get("/", headers=headers)).status_code == 200


async def test_saying_shows_both_sides_escaped(http: httpx2.AsyncClient) -> None:
    answer = await http.post("/chats/wangqiang/say", data={"text": NASTY})
    assert answer.headers["hx-trigger-after-settle"] == "refresh"
    assert answer.text.count("&lt;script&gt;") == 2
    assert "<script" not in answer.text
    assert "<img" not in answer.text


async def test_names_and_examples_are_escaped_too(
    http: httpx2.AsyncClient, corp: SimulatedCorp
) -> None:
    person = corp.people["wangqiang"]
    corp.people["wangqiang"] = type(person)(person.userid, NASTY, NASTY, (NASTY,))
    corp.menu = [{"type": "click", "name": NASTY, "key": NASTY}]
    answer = await http.get("/")
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


async def test_blank_text_is_not_sent(http: httpx2.AsyncClient, corp: SimulatedCorp) -> None:
    assert (await http.post("/chats/wangqiang/say", data={"text": " \r\n"})).status_code == 200
    assert not corp.chats["wangqiang"].lines


async def test_line_breaks_arrive_as_typed(http: httpx2.AsyncClient, stub: StubBot) -> None:
    await http.post("/chats/wangqiang/say", data={"text": "一\r\n二"})
    assert stub.messages[0]["Content"] == "一\n二"


async def test_a_failed_delivery_is_told_in_the_chat(
    http: httpx2.AsyncClient, stub: StubBot
) -> None:
    stub.troubles = [503] * 4
    answer = await http.post("/chats/wangqiang/say", data={"text": "在吗"})
    assert answer.status_code == 200
    assert "没有送到" in answer.text


async def test_nothing_new_leaves_the_page_alone(
    http: httpx2.AsyncClient, corp: SimulatedCorp, clock: DemoClock
) -> None:
    chat = corp.chats["wangqiang"]
    assert (await http.get("/chats/wangqiang?v=0")).status_code == 204
    chat.add(LineKind.PUSH, "学习提醒", clock.now())
    assert "学习提醒" in (await http.get("/chats/wangqiang?v=0")).text
    assert (await http.get("/chats/wangqiang?v=1")).status_code == 204
    assert (await http.get("/chats/nobody")).status_code == 404
    assert (await http.post("/chats/nobody/say", data={"text": "x"})).status_code == 404


async def test_a_dot_marks_who_has_news(
    http: httpx2.AsyncClient, corp: SimulatedCorp, clock: DemoClock
) -> None:
    def dots(text: str) -> list[str]:
        return re.findall(r'<i class="dot"></i></span>\s*<span class="who"><b>(\w+)', text)

    corp.chats["sunguodong"].add(LineKind.PUSH, "C-0001", clock.now())
    assert dots((await http.get("/bar?as=wangqiang&v=")).text) == ["孙国栋"]
    assert dots((await http.get("/?as=sunguodong")).text) == []


async def test_several_people_side_by_side(http: httpx2.AsyncClient) -> None:
    shown = (await http.get("/?together=wangqiang&together=sunguodong&together=x")).text
    assert re.findall(r'aria-label="(\w+)的手机"', shown) == ["王强", "孙国栋"]
    assert 'class="together"' in shown


async def test_the_clock_stops_on_its_way(
    http: httpx2.AsyncClient, looked: list[str], clock: DemoClock
) -> None:
    answer = await http.post("/clock?as=wangqiang", data={"move": "evening"})
    assert "19:00" in answer.text
    assert looked[:2] == ["15:00", "15:30"]
    assert looked[-1] == "19:00"
    assert (await http.post("/clock", data={"move": "never"})).status_code == 400


async def test_an_empty_chat_is_opened_once(http: httpx2.AsyncClient, stub: StubBot) -> None:
    stub.answer = lambda _: None
    assert "/open" in (await http.get("/")).text
    assert "/open" not in (await http.post("/chats/wangqiang/open")).text
    assert stub.messages[0]["Event"] == "enter_agent"


async def test_menu_buttons_are_sent_and_unknown_ones_refused(
    http: httpx2.AsyncClient, corp: SimulatedCorp, stub: StubBot
) -> None:
    corp.menu = [
        {"name": "我的", "sub_button": [{"type": "click", "name": "我的记录", "key": "mine"}]},
        {"type": "view", "name": "坏", "url": "javascript:alert(1)"},
    ]
    stub.answer = lambda fields: fields["EventKey"]
    shown = (await http.get("/")).text
    assert "我的记录" in shown
    assert "javascript:" not in shown
    assert "mine" in (await http.post("/chats/wangqiang/menu", data={"key": "mine"})).text
    assert (await http.post("/chats/wangqiang/menu", data={"key": "x"})).status_code == 400
    assert (await http.post("/chats/wangqiang/card", data={"line": "9"})).status_code == 400


CHOICES = {
    "1 确认  2 修改  3 取消": ["确认", "修改", "取消"],
    "哪一位？\n1 维修组张伟\n2 储运业务组张玮": ["维修组张伟", "储运业务组张玮"],
    "1、写名　　2、只让支部知道": ["写名", "只让支部知道"],
    "3月12日 周四\n12 号楼": [],
    "1 甲\n2 乙\n选好了。\n1 是  2 否": ["是", "否"],
    "好的。": [],
    "2 乙  3 丙": [],
}


@pytest.mark.parametrize(("text", "labels"), CHOICES.items())
def test_numbered_choices_become_quick_replies(text: str, labels: list[str]) -> None:
    assert view.choices(text) == [(str(n), label) for n, label in enumerate(labels, start=1)]


def test_quick_replies_vanish_once_the_person_has_spoken(
    corp: SimulatedCorp, clock: DemoClock
) -> None:
    chat = corp.chats["wangqiang"]
    chat.add(LineKind.ANSWER, "记下了？\n1 确认  2 取消", clock.now())
    chat.add(LineKind.PUSH, "学习提醒 S-0001", clock.now())
    assert [len(one.choices) for one in view.lines_of(chat)] == [2, 0]
    chat.add(LineKind.SAID, "1", clock.now())
    assert not any(one.choices for one in view.lines_of(chat))
