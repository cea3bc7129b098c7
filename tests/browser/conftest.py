"""A real Chromium on a phone-sized screen, a page that records what it should not do, and a stub company."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.simulator.chats import LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.media import Upload
from bot.simulator.page import simulator_app
from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from tests.bot.simulator.serving import free_socket, served
from tests.bot.simulator.stub_bot import StubBot

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (390, 844)
CUT_OFF = ("htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")  # a look that became needless
LOOPBACK = {"127.0.0.1", "localhost"}
PEOPLE = (
    SimPerson(
        "wangqiang",
        "王强",
        "维修组 · 责任党员",
        ("昨天下午跟张伟聊了会 家里有点事", "我还有啥没干", "跟张wei谈了 10分钟"),
    ),
    SimPerson("wuxiaoyan", "吴小燕", "储运业务组 · 装卸工", ("食堂夜班饭老是凉的", "我们组谁负责")),
    SimPerson("sunguodong", "孙国栋", "管理组 · 支部书记", ("有什么要我定的",)),
    SimPerson("liujianguo", "刘建国", "管理组 · 党小组长"),
    SimPerson("zhangwei", "张伟", "维修组 · 职工"),
)


@dataclass
class Watched:
    """What the pages of a test did that they must not do."""

    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        assert "CI" not in os.environ, "the pages must be looked at before anything is released"
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address on a screen of this size; afterwards nothing outside may have been asked for,
    no script may have failed, and the content policy may not have been broken."""
    watched = Watched()
    contexts = []

    def only_loopback(route: Route) -> None:
        if urlsplit(route.request.url).hostname in LOOPBACK:
            route.continue_()
        else:
            watched.outside.append(route.request.url)
            route.abort()

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(CUT_OFF):
            watched.complaints.append(said.text)

    def opened(url: str, size: tuple[int, int] = PHONE) -> Page:
        width, height = size
        phone = width < 800
        context = browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=phone,
            is_mobile=phone,
            locale="zh-CN",
        )
        contexts.append(context)
        context.route("**/*", only_loopback)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
        page.on("console", hear)
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watched == Watched()


@dataclass
class Stage:
    """A stub company behind a served simulator. The bot answers with `bot.answer`."""

    corp: SimulatedCorp
    clock: DemoClock
    bot: StubBot
    url: str

    def push(self, userid: str, text: str) -> None:
        """Something arrives by itself."""
        self.corp.chats[userid].add(LineKind.PUSH, text, self.clock.now(), msgid="m")

    def push_file(self, userid: str, name: str) -> None:
        """A file arrives by itself."""
        now = self.clock.now()
        file = Upload(now, "file", name, bytes(6 * 1024))
        self.corp.chats[userid].add(LineKind.PUSH, name, now, msgid="m", file=file)


def answer(fields: dict[str, str]) -> str | None:
    """What the stub says: a greeting, a question with choices, an end."""
    said = fields.get("Content", "")
    if fields.get("Event") == "enter_agent":
        return "您好！我是责任区助手。\n想记一次谈心、反映一件事，直接跟我说就行。"
    if fields.get("Event") == "click":
        return "您还有 1 件事：\n周五 15:00 学习 S-0001，记得请假或到会。"
    if said == "1":
        return "已记下，编号 T-0001。24 小时内回「撤回 T-0001」可以收回。"
    if said == "2":
        return "您说怎么改？比如「不是张伟是张玮」。"
    return f"记成这样，对吗？\n3月11日（周三）下午，和您说的：{said}\n1 确认  2 修改  3 取消"


@pytest.fixture
def stage() -> Iterator[Stage]:
    """The stub company, served for one test."""
    listening, address = free_socket()
    clock = DemoClock(datetime(2026, 3, 12, 6, 30, tzinfo=UTC), tick=lambda: 0.0)
    corp = SimulatedCorp.fresh(PEOPLE, clock.now)
    corp.menu = [
        {
            "name": "上报谈心",
            "sub_button": [
                {"type": "click", "name": "记谈心", "key": "talks.record"},
                {"type": "click", "name": "反映一件事", "key": "concerns.raise"},
            ],
        },
        {
            "name": "学习考核",
            "sub_button": [{"type": "click", "name": "近期学习", "key": "study.next"}],
        },
        {"type": "click", "name": "我的", "key": "digest.mine"},
    ]
    bot = StubBot(corp.keys, answer)
    phone = Phone(corp, f"{address}/callback", pause=0)
    stage = Stage(corp, clock, bot, f"{address}/simulator/")

    async def on_clock_moved() -> None:
        if clock.now().astimezone(UTC).hour == 11:
            stage.push("liujianguo", "今晚 19:00 了，明天 15:00 的学习别忘了（S-0001）。")

    app = Starlette(
        routes=[
            Mount("/simulator", simulator_app(corp, phone, clock, on_clock_moved)),
            Mount("/", bot.app()),
        ]
    )
    with served(app, listening):
        yield stage
