"""Which areas a sentence names, in full or in short."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import AreaView

UNIT = re.compile(r"[\u4e00-\u9fff]{1,8}?[组班室]|[\u4e00-\u9fff]{2,10}办公室")
CALLED = str.maketrans("班", "组")  # 维修班 is 维修组
SHORTEST = 3
NAMES_KEPT = 4096
Place = tuple[int, int, str]  # from, to, and what stands there


@lru_cache(maxsize=NAMES_KEPT)
def as_compared(name: str) -> str:
    """A name as it is looked for in `Utterance.plain`: HSE组 is hse组."""
    return plain_of(name)


def areas_in(plain: str, names: Iterable[str]) -> tuple[list[Place], list[Place]]:
    """Where areas are named: by their whole names, and beside those in short; of both which they are.

    >>> areas_in("维修组和储运班", ["维修组", "储运业务组"])
    ([(0, 3, '维修组')], [(4, 7, '储运业务组')])
    """
    known = sorted(filter(None, names), key=len, reverse=True)  # 维修组甲班 is not 维修组
    rest = plain
    whole: list[Place] = []
    for name in known:
        if as_compared(name) not in rest:
            continue  # most of a company's are not
        places = list(_places(as_compared(name), rest))
        whole += [(start, end, name) for start, end in places]
        rest = blanked(rest, places)
    short = []
    for unit in UNIT.finditer(rest):
        for part in _endings(unit[0]):
            like = re.compile(".*".join(map(re.escape, part)))
            if fit := [name for name in known if like.search(as_compared(name))]:
                short += [(unit.end() - len(part), unit.end(), name) for name in fit]
                break
    return whole, short


def areas_named(said: Utterance, areas: Iterable[AreaView]) -> list[AreaView]:
    """Those of these areas that a sentence names in full or in short: 储运组 and 储运班 are 储运业务组."""
    by_name = {one.name: one for one in areas}
    whole, short = areas_in(said.plain, by_name)
    named = {name for *_, name in (*whole, *short)}
    return [area for name, area in by_name.items() if name in named]


def blanked(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    """The sentence with blanks in place of these spans.

    >>> blanked("维修组谁负责", [(0, 3)])
    '   谁负责'
    """
    for start, end in spans:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


def _places(name: str, plain: str) -> Iterator[tuple[int, int]]:
    start = plain.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = plain.find(name, start + len(name))


def _endings(unit: str) -> Iterable[str]:
    """我们储运组: also 储运组."""
    called = unit.translate(CALLED)
    return (called[start:] for start in range(len(called) - SHORTEST + 1))
