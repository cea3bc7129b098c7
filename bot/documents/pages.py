"""责任区公示牌 as pages: one sheet of A4 for a branch and one for each area, legible on a phone, asking for nothing outside."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handlers.areas import lists_wording
from handlers.areas.facts import AreaFacts, Division
from handlers.regulation import Edition

TEMPLATES = Path(__file__).with_name("templates")


def board(division: Division, edition: Edition, title: str) -> str:
    """The sheet of the branch, and after it the one of each of its areas."""
    return _template().render(
        division=division, edition=edition, title=title, areas=division.areas, with_branch=True
    )


def area_board(division: Division, area: AreaFacts, edition: Edition, title: str) -> str:
    """The sheet of one area alone."""
    return _template().render(
        division=division, edition=edition, title=title, areas=(area,), with_branch=False
    )


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
