"""A list too long for one answer: which page is asked for, what stands on it, and the way to the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.kit.messages import Choice
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import page as called

PAGE = re.compile(r"第\s*(\d{1,4})\s*页")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What stands on one page; its number and that of the last, from 1 on."""

    items: Sequence[T]
    number: int
    last: int

    def following(self, label: str, command: str, *wanted: str) -> list[Choice]:
        """The choice that leads to the next page; nothing on the last. `wanted` is what else was asked for."""
        if self.number == self.last:
            return []
        return [Choice(label, command, " ".join([*wanted, called(self.number + 1)]))]


def page_of(items: Sequence[T], number: int, most: int) -> Page[T]:
    """The page of that number, at most `most` items; the last one where there are fewer pages.

    >>> page_of("甲乙丙", 2, 2), page_of("", 3, 2)
    (Page(items='丙', number=2, last=2), Page(items='', number=1, last=1))
    """
    last = max(1, -(-len(items) // most))
    number = min(number, last)
    return Page(items[(number - 1) * most : number * most], number, last)


def page_asked(said: Utterance) -> int:
    """The number of the page that is asked for, from 1 on.

    >>> [page_asked(Utterance.of(raw)) for raw in ("", "第 2 页", "T-0001 第3页", "第0页")]
    [1, 2, 3, 1]
    """
    found = PAGE.search(said.plain)
    return max(1, int(found[1])) if found else 1
