"""The words of an answer, as they are kept; how words are quoted is the kit's."""

from handlers.concerns.reading import ANSWER_LEAD, ANSWER_NOISE, CODES
from handlers.kit.inert import (
    BAR,
    CUT,
    LONGEST,
    MOST_LINES,
    excerpt,
    inert,
    on_one_line,
    quoted,
    shortened,
)
from handlers.kit.reading.utterance import Utterance

__all__ = [
    "BAR",
    "CUT",
    "LONGEST",
    "MOST_LINES",
    "answer_in",
    "excerpt",
    "inert",
    "on_one_line",
    "quoted",
    "shortened",
]


def answer_in(said: Utterance) -> str:
    """The words of an answer, without the numbers and the 「回复他们」 around them."""
    spans = [found.span() for found in CODES.finditer(said.plain)]
    rest = Utterance.of(said.cut(spans))
    lead, noise = ANSWER_LEAD.match(rest.plain), ANSWER_NOISE.search(rest.plain)
    text = rest.part(
        lead.end() if lead else 0, noise.start() if noise else len(rest.plain)
    ).text.strip()
    return shortened(text) if any(map(str.isalnum, text)) else ""
