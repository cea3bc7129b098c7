"""The goals of a sentence one by one, each on one side of the work where that is plain [D1]."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Dimension

GOAL = "目标"
SIDE_ALONE = re.compile(r"(?:是|算|属于|改成|改为)?(?P<side>\S+?)(?:方面|类)?的?")
ONES = re.compile(r"\s*一是")
FEWEST = 2  # characters of a goal
COMMAS = re.compile(r"[,，]")
EDGES = " \n,，;；。、.:：-"
_NUMBERING = r"(?:第[一二三四五六七八九十\d]{1,2}[条个项]?[,、.:\s是]+|[一二三四五六七八九十\d]{1,2}(?:[、)]|\.(?!\d)|(?<=[一二三四五六七八九十])是)\s*|\(\d{1,2}\)\s*|[①-⑳]\s*)"
_ONE_IS, _BEFORE_GOAL = "[一二三四五六七八九十]是", "(?:方面|工作)?的?"
_OF = r"(?:方面|类)的?(?:目标)?[是要]?|目标[是要]?"


@dataclass(frozen=True, slots=True)
class Piece:
    """One goal as it was said; `dimension` is "" where it is not plain which side of the work is meant."""

    dimension: str
    text: str


def pieces_of(body: Utterance, dimensions: Sequence[Dimension]) -> list[Piece]:
    """The goals one by one: each side of the work as it is called before it, or as its words plainly tell."""
    words = _words(dimensions)
    split = words.at_ones if ONES.match(body.plain) else words.at_labels
    if words.listed.match(body.plain):
        split = words.at_titles
    ends = [
        *((one.start(), one.end()) for one in split.finditer(body.plain)),
        (len(body.plain),) * 2,
    ]
    start, found = 0, []
    for end, then in ends:
        piece = body.part(start, end)
        if sum(map(str.isalnum, piece.plain)) >= FEWEST:
            found += words.read(piece)
        start = then
    return found


def dimension_of(said: Utterance, dimensions: Sequence[Dimension]) -> str:
    """The key of the one side of the work that a sentence plainly speaks of; else ""."""
    return _words(dimensions).guess(said)


def sides_of(said: Utterance, dimensions: Sequence[Dimension]) -> list[str]:
    """The titles of all sides of the work that a sentence speaks of, in their own order."""
    found = _words(dimensions).all_of(said)
    return [one.title for one in dimensions if one.key in found]


def only_dimension(said: Utterance, dimensions: Sequence[Dimension]) -> str:
    """The key of the side of the work, when nothing else is said: 「是质量方面的」."""
    found = SIDE_ALONE.fullmatch(said.bare())
    return next((one.key for one in dimensions if found and found["side"] == one.title), "")


def side_before_goal(plain: str, dimensions: Sequence[Dimension]) -> re.Match[str] | None:
    """「今年安全目标」: where a side of the work stands before the word."""
    return _words(dimensions).before_goal.search(plain)


class _Words:
    """The words of the sides of the work, compiled once for an edition."""

    def __init__(self, dimensions: Sequence[tuple[str, ...]]) -> None:
        self._keys = {name.lower(): key for key, *names in dimensions for name in names}
        titles = _any(title.lower() for _, title, *_ in dimensions)
        label = (
            rf"(?P<title>{titles})(?:{_OF})?\s*(?:[:,、\s]|$)|(?P<of>{titles})(?:{_OF})"
            rf"|(?P<word>{_any(self._keys)})\s*:"
        )
        hard = rf"[;。\n]+\s*(?:{_NUMBERING})?|(?<![^\s,、;。:]){_NUMBERING}"
        self._label = re.compile(label)
        self._any = re.compile(_any(self._keys))
        self.at_labels = re.compile(rf"{hard}|[,、\s]+(?={label})")
        self.at_ones = re.compile(rf"{hard}|{_ONE_IS}")
        self.before_goal = re.compile(rf"(?:{titles}){_BEFORE_GOAL}(?={GOAL})")
        self.at_titles = re.compile(rf"{hard}|[,、\s]+(?={titles})")
        self.listed = re.compile(rf"\s*(?:{_NUMBERING})?(?:{titles})")

    def read(self, piece: Utterance) -> list[Piece]:
        """One goal; the side it is called by does not stay in its text. Several where commas part plain sides."""
        said = piece.trimmed()
        label = self._label.match(said.plain)
        if label is not None:
            name = label["title"] or label["of"] or label["word"]
            return [Piece(self._keys[name], said.text[label.end() :].strip(EDGES))]
        parts = [Utterance.of(one) for one in COMMAS.split(said.text)]
        sides = [self.guess(one) for one in parts]
        if all(sides) and len(set(sides)) > 1:
            return [
                Piece(side, one.text.strip(EDGES)) for side, one in zip(sides, parts, strict=True)
            ]
        return [Piece(self.guess(said), said.text.strip(EDGES))]

    def guess(self, said: Utterance) -> str:
        """Only where all its words speak of one side."""
        found = self.all_of(said)
        return found.pop() if len(found) == 1 else ""

    def all_of(self, said: Utterance) -> set[str]:
        """Every side its words speak of."""
        return {self._keys[one] for one in self._any.findall(said.plain)}


def _words(dimensions: Sequence[Dimension]) -> _Words:
    return _words_of(tuple((one.key, one.title, *one.words) for one in dimensions))


@lru_cache(maxsize=8)
def _words_of(dimensions: tuple[tuple[str, ...], ...]) -> _Words:
    return _Words(dimensions)


def _any(names: Iterable[str]) -> str:
    """One of these, the longer ones first; of none nothing at all."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
