"""Pages to print, legible on a phone, asking for nothing outside: 责任区公示牌 for the wall, and every 考核表 on a sheet of A4."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handlers.areas.lists import wording as lists_wording
from handlers.areas.lists.facts import AreaFacts, Division
from handlers.kit.documents import FilledForm
from handlers.regulation import Edition

TEMPLATES = Path(__file__).with_name("templates")


def board(division: Division, edition: Edition, title: str, qr: str = "") -> str:
    """The sheet of the branch, and after it the one of each of its areas; `qr` as `qr_code` draws it."""
    return _template("board.html").render(
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
    return _template("board.html").render(
        division=division, edition=edition, title=title, areas=(area,), with_branch=False, qr=qr
    )


def sheets(forms: Sequence[FilledForm], title: str) -> str:
    """Every 考核表, each on a sheet of its own, ready to be signed."""
    return _template("sheets.html").render(forms=[one.fields for one in forms], title=title)


def qr_code(address: str) -> str:
    """An address as a drawing (SVG) that stands in the page itself, legible with a quarter of it worn off."""
    return segno.make(address, error="q", micro=False).svg_inline(border=4, omitsize=True)


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["wording"] = lists_wording
    return environment.get_template(name)
