"""The pages of the anonymous way on a phone: nothing asked of anybody outside, nothing wider than the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.anonymous.serving import Pages, style
from tests.bot.simulator.serving import free_socket, served

Open = Callable[..., Page]
LONG = "更衣室的门坏了三个星期" * 30
NASTY = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
LINES = [
    {"who": "raiser", "label": "您说（3月13日）", "words": LONG},
    {"who": "recipient", "label": "答复（3月16日）", "words": NASTY},
]
SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "/ask": ("ask.html", {}),
    "/thread": (
        "thread.html",
        {
            "head": "C-0001 已答复",
            "lines": LINES,
            "receipt": "4821 0937 7715 2604",
            "answered": True,
            "typed": "",
        },
    ),
    "/passphrase": ("passphrase.html", {"has_key": False, "shortest": 8}),
    "/box": (
        "box.html",
        {"concerns": [{"id": "1", "head": "C-0001 还没答复" * 9, "day": "3月13日"}]},
    ),
    "/concern": (
        "concern.html",
        {
            "head": "C-0001",
            "unit": "生产支部",
            "kept_from": "刘建国",
            "lines": LINES,
            "later": [{"id": "1", "name": "周萍"}],
            "open": True,
            "typed": NASTY,
            "decisions": {"will_do": "要办", "cannot_now": "暂不能办"},
            "decision": "will_do",
            "today": "2026-03-13",
            "promised": "",
        },
    ),
}


@contextmanager
def shown() -> Iterator[str]:
    """Their address while they are served."""
    pages = Pages()

    def show(request: Request) -> Response:
        template, values = SHOWN[request.url.path]
        return pages.show(template, **values)

    listening, address = free_socket()
    routes = [Route(path, show) for path in SHOWN]
    with served(Starlette(routes=[*routes, Route("/a/style.css", style)]), listening):
        yield address


def test_the_way_in_fits_a_phone_and_asks_for_the_receipt_alone(open_page: Open) -> None:
    with shown() as url:
        page = open_page(f"{url}/ask")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        expect(page.locator("input[name=receipt]")).to_be_visible()
        expect(page.locator("script")).to_have_count(0)


def test_a_thread_fits_a_phone_and_whatever_was_said_stays_text(open_page: Open) -> None:
    with shown() as url:
        page = open_page(f"{url}/thread")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        expect(page.get_by_text(NASTY)).to_be_visible()
        assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize("path", ["/passphrase", "/box", "/concern"])
def test_the_pages_of_recipients_fit_a_phone(open_page: Open, path: str) -> None:
    with shown() as url:
        page = open_page(f"{url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        expect(page.locator("button").first).to_be_visible()
        assert page.evaluate("window.pwned") is None
