"""责任区公示牌 as pages: one sheet of A4 for a branch and one for each area, legible on a phone, asking for nothing outside."""

from functools import cache
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handlers.areas.lists import wording as lists_wording
from handlers.areas.lists.facts import AreaFacts, Division
from handlers.regulation import Edition

TEMPLATES = Path(__file__).with_name("templates")


def board(division: Division, edition: Edition, title: str, qr: str = "") -> str:
    """The sheet of the branch, and after it the one of each of its areas; `qr` as `qr_code` draws it."""
    return _template().render(
        division=division,
        edition=edition,
        title=title,
        areas=division.areas,
        with_branch=True,
        qr=qr,
    )


def area_board(
    division: Division, area: AreaFacts, edition: Edition, title: str, qr: str = ""
) -> str:
    """The sheet of one area alone."""
    return _template().render(
        division=division, edition=edition, title=title, areas=(area,), with_branch=False, qr=qr
    )


def qr_code(address: str) -> str:
    """An address as a drawing (SVG) that stands in the page itself, legible with a quarter of it worn off."""
    return segno.make(address, error="q", micro=False).svg_inline(border=4, omitsize=True)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["wording"] = lists_wording
    return environment.get_template("board.html")
