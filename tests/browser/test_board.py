"""The pages for the wall: legible on a phone, one sheet of A4 for each area, and nothing asked of anybody outside."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.documents.pages import board
from handlers.areas.lists.facts import Division, Seat
from handlers.regulation import Edition
from tests.bot.documents.divisions import AREA, AREAS, DIVISION, LONG, NASTY, WANG
from tests.bot.simulator.serving import free_socket, served

Open = Callable[..., Page]


@contextmanager
def shown(division: Division) -> Iterator[str]:
    """Its address while it is served."""
    page = board(division, Edition.load("seven_duties"), "公示牌")
    listening, address = free_socket()
    app = Starlette(routes=[Route("/", lambda _: HTMLResponse(page))])
    with served(app, listening):
        yield f"{address}/"


def sheets(page: Page) -> int:
    """How many sheets of paper it takes."""
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def test_it_fits_a_phone_and_says_what_a_wall_says(open_page: Open) -> None:
    with shown(DIVISION) as url:
        page = open_page(url)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        branch, own, cadre, gap, shared = page.locator("article").all()
        expect(branch.locator("tbody tr")).to_have_count(4)
        expect(branch.locator("tr.gap")).to_contain_text("暂缺，等支部定")
        expect(own.locator(".names")).to_have_text("王强")
        expect(own).to_contain_text("在企业微信里直接找王强，也可以打开")
        expect(own).to_contain_text("请找生产支部书记 孙国栋")
        expect(cadre).to_contain_text("本组没有党员负责，由干部党员负责（管理组）")
        expect(gap.locator(".gap")).to_contain_text("2026年3月1日起没有人负责，等支部定。")
        expect(gap).not_to_contain_text("直接找")
        expect(shared).to_contain_text("共同负责")


def test_every_area_is_one_sheet_of_a4(open_page: Open) -> None:
    with shown(replace(DIVISION, branch="某某石油化工储运公司第二生产支部")) as url:
        assert sheets(open_page(url)) == 5
    with shown(replace(DIVISION, areas=(LONG, replace(LONG, holders=())))) as url:
        page = open_page(url)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert sheets(page) == 3


def test_a_long_list_goes_on_under_its_titles(open_page: Open) -> None:
    with shown(replace(DIVISION, areas=AREAS * 20)) as url:
        assert 80 + 2 <= sheets(open_page(url)) <= 80 + 5


def test_whatever_a_team_is_called_stays_text(open_page: Open) -> None:
    holder = replace(WANG, name=NASTY, team=NASTY)
    area = replace(AREA, name=NASTY, group=NASTY, holders=(holder,))
    with shown(replace(DIVISION, branch=NASTY, areas=(area,), seats=(Seat(NASTY, NASTY),))) as url:
        page = open_page(url)
        expect(page.locator(".names")).to_have_text(NASTY)
        assert page.evaluate("window.pwned") is None


def test_who_answers_for_it_himself_is_not_the_one_to_complain_to(open_page: Open) -> None:
    own = replace(AREA, holders=(replace(WANG, name="孙国栋"),))
    with shown(replace(DIVISION, areas=(own,))) as url:
        expect(open_page(url).locator("article").last).to_contain_text("请找物流党总支。")
