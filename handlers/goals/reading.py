"""What a sentence says of yearly goals: of which area and year, and the goals one by one [D1 D3]."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handlers.goals.wording import ONE_WORKER
from handlers.kit.capability import Context
from handlers.kit.reading.areas import UNIT, areas_named
from handlers.kit.reading.name_forms import may_be_a_word
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.strangers import strangers_called
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Dimension
from storage.queries.roster import AreaView

GOAL = "目标"
YEAR = re.compile(r"今年|本年|明年|来年|下一?年|去年|上一?年|(?<!\d)20\d\d(?!\d)")
AHEAD = {"今": 0, "本": 0, "明": 1, "来": 1, "下": 1, "去": -1, "上": -1}
OURS = re.compile(r"(?:我们|咱们?|本)(?:组|班|责任区|区|这)?")
_FILL = (
    rf"(?:[\s,、:]|{OURS.pattern}|{YEAR.pattern}|年度?|全年"
    r"|[的把给请帮看查报写定记加添补提交再新]|一下|[一二两三几]?[条个]|责任区|工作)*"
)
HEAD = re.compile(
    rf"{_FILL}(?:{UNIT.pattern})?{_FILL}{GOAL}(?:任务)?(?:[是为有:,\s]|定[为成]|如下|里?再?加上?|增加|补上?|[一二两三几]?[条个](?!月))*"
)
_NUMBERING = r"(?:第[一二三四五六七八九十\d]{1,2}[条个项]?[,、.:\s是]+|[一二三四五六七八九十\d]{1,2}(?:[、)]|\.(?!\d))\s*|\(\d{1,2}\)\s*|[①-⑳]\s*)"
_OF = r"(?:方面|类)的?(?:目标)?[是要]?|目标[是要]?"
NUMBER = re.compile(r"(?<![a-z0-9])g\s?[-—–_#]?\s?\d{1,6}")
BECAUSE = re.compile(r"(?:[\s,，:、了吧]|退回|打回|驳回|退掉|原因|理由|因为|是)*")
SIDE_ALONE = re.compile(r"(?:是|算|属于|改成|改为)?(?P<side>\S+?)(?:方面|类)?的?")
COMMAS = re.compile(r"[,，]")
EDGES = " \n,，;；。、.:：-"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before the goals: the year and the areas it names, and the rest of the sentence."""

    year: int | None
    areas: tuple[AreaView, ...]
    ours: bool
    body: Utterance


@dataclass(frozen=True, slots=True)
class Piece:
    """One goal as it was said; `dimension` is "" where it is not plain which side of the work is meant."""

    dimension: str
    text: str


def heading_of(said: Utterance, ctx: Context) -> Heading | None:
    """「维修组今年目标 …」 split before the goals; None where a sentence does not begin like that."""
    names = {area.name: area for area in ctx.roster.areas.values()}
    plain = said.plain
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, " " * len(name))
    found = HEAD.match(plain, said.begin())
    if found is None:
        return None
    head, body = said.part(0, found.end()), said.part(found.end(), len(plain))
    areas = areas_named(head, names)
    if not areas:
        areas, body = _led_by_area(body, names)
    return Heading(
        year_said(head, ctx.today),
        tuple(names[one] for one in areas),
        OURS.search(head.plain) is not None,
        body,
    )


def _led_by_area(body: Utterance, names: Iterable[str]) -> tuple[list[str], Utterance]:
    """「今年目标 维修组：…」: the area may stand behind."""
    for name in sorted(names, key=len, reverse=True):
        found = re.match(rf"\s*{re.escape(name)}(?:[\s:,]+|$)", body.plain)
        if found:
            return [name], body.part(found.end(), len(body.plain))
    return [], body


def without_heading(said: Utterance, ctx: Context) -> Heading:
    """What follows a command word: 「写目标」 took the word away; an area may still lead."""
    names = {area.name: area for area in ctx.roster.areas.values()}
    areas, body = _led_by_area(said, names)
    return Heading(None, tuple(names[one] for one in areas), ours=False, body=body)


def areas_in(said: Utterance, areas: Iterable[AreaView]) -> list[AreaView]:
    """Those of these areas that a sentence names, in full or in short."""
    by_name = {area.name: area for area in areas}
    return [by_name[one] for one in areas_named(said, by_name)]


def year_said(said: Utterance, today: date) -> int | None:
    """The year a sentence names."""
    found = YEAR.search(said.plain)
    if found is None:
        return None
    ahead = AHEAD.get(found[0][0])
    return int(found[0]) if ahead is None else today.year + ahead


def pieces_of(body: Utterance, dimensions: Sequence[Dimension]) -> list[Piece]:
    """The goals one by one: each side of the work as it is called before it, or as its words plainly tell."""
    words = _words_of(tuple((one.key, one.title, *one.words) for one in dimensions))
    split = words.at_titles if words.listed.match(body.plain) else words.at_labels
    ends = [
        *((one.start(), one.end()) for one in split.finditer(body.plain)),
        (len(body.plain),) * 2,
    ]
    start, found = 0, []
    for end, then in ends:
        piece = body.part(start, end)
        if any(map(str.isalnum, piece.plain)):
            found += words.read(piece)
        start = then
    return found


def dimension_of(said: Utterance, dimensions: Sequence[Dimension]) -> str:
    """The key of the one side of the work that a sentence plainly speaks of; else ""."""
    return _words_of(tuple((one.key, one.title, *one.words) for one in dimensions)).guess(said)


def only_dimension(said: Utterance, dimensions: Sequence[Dimension]) -> str:
    """The key of the side of the work, when nothing else is said: 「是质量方面的」."""
    found = SIDE_ALONE.fullmatch(said.bare())
    return next((one.key for one in dimensions if found and found["side"] == one.title), "")


def without_names(said: Utterance, ctx: Context) -> tuple[Utterance, bool]:
    """The sentence with 「1 名职工」 for everybody it names, and whether it names anybody."""
    spans = {*strangers_called(said.plain)}
    for one in ctx.mentions(said, ctx.roster.people):
        if one.certain or not may_be_a_word(said.plain, one.start, one.end):
            spans = {span for span in spans if span[1] <= one.start or one.end <= span[0]}
            spans.add((one.start, one.end))
    text = said.text
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{ONE_WORKER}{text[end:]}"
    return (Utterance.of(text), True) if spans else (said, False)


def goal_numbers(said: Utterance) -> list[int]:
    """The public numbers of goals that are said."""
    return [number for letter, number in case_numbers(said) if letter == "G"]


def after_number(said: Utterance) -> Utterance:
    """What stands behind the first number of a goal."""
    found = NUMBER.search(said.plain)
    return said.part(found.end() if found else 0, len(said.plain)).trimmed()


def reason_of(said: Utterance) -> str:
    """Why a goal is given back: 「退回 G-0002 没写时限」; "" when no reason stands behind the number."""
    rest = after_number(said)
    lead = BECAUSE.match(rest.plain)
    return rest.text[lead.end() if lead else 0 :].strip(EDGES)


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
        found = {self._keys[one] for one in self._any.findall(said.plain)}
        return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8)
def _words_of(dimensions: tuple[tuple[str, ...], ...]) -> _Words:
    return _Words(dimensions)


def _any(names: Iterable[str]) -> str:
    """One of these, the longer ones first; of none nothing at all."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
