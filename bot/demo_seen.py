"""What each person saw of a played year: a page as wide as a phone for each, and the files he got."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import docx

from bot import demo_year_wording as wording
from bot.demo_wording import SPEAKERS, moment
from bot.simulator.chats import Line
from bot.simulator.page import templates
from bot.simulator.world import SimulatedCorp


def write_pages(corp: SimulatedCorp, figures: Mapping[str, str], folder: Path) -> None:
    """One HTML file for each person, with nothing in it that must be fetched."""
    page = templates().get_template("year.html")
    for userid, person in corp.people.items():
        lines = corp.chats[userid].lines
        html = page.render(
            name=person.name,
            figures=figures[userid],
            months=[(title, list(those)) for title, those in groupby(lines, _month)],
            moment=moment,
            speakers=SPEAKERS,
        )
        (folder / f"{person.name}.html").write_text(html, encoding="utf-8")


def archives(corp: SimulatedCorp, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every archive of an area that somebody got, written into the folder: its name, and what its index has of each kind."""
    for userid, person in corp.people.items():
        for file in (line.file for line in corp.chats[userid].lines if line.file):
            if file.name.endswith(".zip"):
                name = f"{person.name}-{file.name}"
                (folder / name).write_bytes(file.content)
                yield name, _index_of(file.content)


def _index_of(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        first = next(one for one in packed.namelist() if one.startswith("00-"))
        index: Any = docx.Document(io.BytesIO(packed.read(first)))
    return ["：".join(cell.text for cell in row.cells) for row in index.tables[1].rows[1:]]


def _month(line: Line) -> str:
    return wording.month(line.at)
