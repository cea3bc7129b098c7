"""The sign of life: only while there is life, never at the cost of any, and its address stays secret."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx2
import pytest
from pydantic import SecretStr

from bot import health
from bot.heartbeat import TICKED_WITHIN, Heartbeat
from bot.logs import Lines
from bot.settings import Settings, SettingsError
from tests.chatting import Chat, settings_for

URL = "https://watch.example/ping/geheim-0123456789"


class Watch:
    """Whoever waits for signs of life."""

    def __init__(self, status: int = 200, error: Exception | None = None) -> None:
        self.calls: list[str] = []
        self.status, self.error = status, error

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.calls.append(str(request.url))
        if self.error:
            raise self.error
        return httpx2.Response(self.status, headers={"location": "http://127.0.0.1:1/elsewhere"})


@pytest.fixture
def alive(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """Ready however busy the machine is, and its clock goes."""
    monkeypatch.setattr(health, "PATIENCE", 60.0)
    chat.parts.sender.last_round = chat.clock.moment
    return chat


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    with caplog.at_level(logging.DEBUG):
        yield lambda: "\n".join(Lines().format(one) for one in caplog.records)


def beat(chat: Chat, watch: Watch, url: str = URL) -> None:
    heartbeat = Heartbeat(SecretStr(url), chat.parts, httpx2.MockTransport(watch))
    chat.portal.call(heartbeat.beat)


def test_a_sound_bot_shows_life(alive: Chat, lines: Callable[[], str]) -> None:
    watch = Watch()
    beat(alive, watch)
    assert watch.calls == [URL]
    assert "heartbeat" not in lines()
    assert "geheim" not in lines()


def test_without_readiness_or_a_clock_there_is_no_sign(
    alive: Chat, lines: Callable[[], str]
) -> None:
    watch = Watch()
    alive.clock.moment += TICKED_WITHIN
    alive.parts.sender.last_round = alive.clock.moment
    beat(alive, watch)
    alive.portal.call(alive.parts.clock.check)
    alive.clock.moment += timedelta(minutes=2)  # the clock still goes, the sender does not
    beat(alive, watch)
    assert watch.calls == []
    assert lines().count("heartbeat_withheld") == 2


@pytest.mark.parametrize(
    "watch",
    [Watch(500), Watch(302), Watch(error=httpx2.ConnectError(URL)), Watch(error=ValueError(URL))],
)
def test_a_lost_sign_hurts_nobody_and_tells_no_address(
    alive: Chat, lines: Callable[[], str], watch: Watch
) -> None:
    watch.calls.clear()
    beat(alive, watch)
    assert watch.calls == [URL]  # neither repeated nor led elsewhere
    assert "heartbeat_failed" in lines()
    assert "geheim" not in lines()


def test_without_an_address_nothing_is_called(alive: Chat) -> None:
    async def run() -> None:
        watch = Watch()
        heartbeat = Heartbeat(SecretStr(""), alive.parts, httpx2.MockTransport(watch))
        heartbeat.start()
        await asyncio.sleep(0)
        await heartbeat.stop()
        assert watch.calls == []

    alive.portal.call(run)


def test_it_begins_at_once_and_ends_when_told(alive: Chat) -> None:
    async def run() -> None:
        called = asyncio.Event()

        def watch(_request: httpx2.Request) -> httpx2.Response:
            called.set()
            return httpx2.Response(200)

        heartbeat = Heartbeat(SecretStr(URL), alive.parts, httpx2.MockTransport(watch))
        heartbeat.start()
        async with asyncio.timeout(10):
            await called.wait()
        await heartbeat.stop()

    alive.portal.call(run)


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        (URL, True),
        ("http://127.0.0.1:9/ping", True),
        ("http://watch.example/ping", False),
        ("ftp://watch.example/ping", False),
        ("https://", False),
        ("nonsense", False),
    ],
)
def test_an_address_is_https_or_at_home(chat: Chat, url: str, *, fits: bool) -> None:
    whole = settings_for(chat.corp, "sqlite:///x.db").model_dump()
    given = {
        f"ZRQ_{name.upper()}": value.get_secret_value()
        if isinstance(value, SecretStr)
        else str(value)
        for name, value in whole.items()
        if value not in (None, "")
    } | {"ZRQ_HEARTBEAT_URL": url}
    if fits:
        settings = Settings.load(given)
        assert settings.heartbeat_url.get_secret_value() == url
        assert url not in repr(settings)
    else:
        with pytest.raises(SettingsError) as wrong:
            Settings.load(given)
        assert "ZRQ_HEARTBEAT_URL" in str(wrong.value)
        assert "watch.example" not in str(wrong.value)
