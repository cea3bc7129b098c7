"""A sentence reduced to its skeleton: every person is a P, every area or team an A, every day a D."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handlers.kit.capability import Context
from handlers.kit.reading.areas import areas_in
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance

P, A, D = "PAD"  # a sentence is compared in small letters, so these cannot stand in it
LETTERS = re.compile("[PAD]")
NEXT_MONTH = re.compile(r"下个?月初?(?![一二三底中末]|\d)")
MARKS = re.compile(r"[\s,，。.;；:：!！、()（）「」“”\"']+")


class Token(NamedTuple):
    """A span of the sentence that is one thing."""

    start: int
    end: int
    letter: str
    meant: object


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is left of a sentence, and what its letters stand for."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def people(self) -> list[Mention]:
        """Those mentioned, one for each P."""
        return [one.meant for one in self.tokens if isinstance(one.meant, Mention)]

    @property
    def names(self) -> tuple[str, ...]:
        """The areas or teams named; several for one A when it is short for each of them."""
        return tuple(dict.fromkeys(str(one.meant) for one in self.tokens if one.letter == A))

    @property
    def days(self) -> list[tuple[int, Token]]:
        """The days, each with the place of its D."""
        places = [place for place, letter in enumerate(self.text) if letter == D]
        days = [one for one in self.tokens if one.letter == D]
        return list(zip(places, days, strict=True))

    def without(self, words: re.Pattern[str]) -> str:
        """What it says beside its letters, these words and marks."""
        return MARKS.sub("", words.sub("", LETTERS.sub(" ", self.text)))


def reduce(said: Utterance, names: Collection[str], ctx: Context) -> Skeleton:
    """The skeleton of a sentence; `names` are those of the areas or teams."""
    tokens = sorted(_apart(_tokens(said, names, ctx)), key=lambda one: one.start)
    return Skeleton(_skeleton(said.plain, tokens), tuple(tokens))


def meant_by(token: Token, today: date) -> tuple[date | None, tuple[date, ...]]:
    """The day, or the days among which it must be asked; what can only be one day is shown, not asked."""
    if not isinstance(token.meant, Day):
        return (token.meant, ()) if isinstance(token.meant, date) else (None, ())
    alternatives = token.meant.alternatives
    only = alternatives[0] if len(alternatives) == 1 else None
    return token.meant.nearest(today) or only, alternatives


def _tokens(said: Utterance, names: Collection[str], ctx: Context) -> Iterator[Token]:
    """Areas called by their whole names first, then people and days, then areas called for short."""
    whole, short = areas_in(said.plain, names)
    yield from (Token(start, end, A, name) for start, end, name in whole)
    yield from (Token(one.start, one.end, P, one) for one in ctx.mentions(said))
    days = find_days(said, ctx.today, Lean.FUTURE)
    yield from (Token(one.start, one.end, D, one) for one in days)
    first = _first_of_next_month(ctx.today)
    yield from (
        Token(found.start(), found.end(), D, first) for found in NEXT_MONTH.finditer(said.plain)
    )
    yield from (Token(start, end, A, name) for start, end, name in short)


def _apart(tokens: Iterable[Token]) -> Iterator[Token]:
    """Each with its own place in the sentence: what comes first is not covered by what comes later.

    One place may be several areas when it is short for each of them.
    """
    taken: list[Token] = []
    for one in tokens:
        if all(one.end <= other.start or one.start >= other.end for other in taken):
            taken.append(one)
            yield one
        elif one.letter == A and any((one.start, one.end) == (x.start, x.end) for x in taken):
            yield one


def _skeleton(plain: str, tokens: Sequence[Token]) -> str:
    parts, at = [], 0
    for one in tokens:
        if one.start >= at:  # the second meaning of one place is the same letter
            parts += [plain[at : one.start], one.letter]
        at = max(at, one.end)
    return "".join((*parts, plain[at:]))


def _first_of_next_month(today: date) -> date:
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
