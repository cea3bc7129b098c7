"""Answers in pages: what is held about somebody must fit into the one answer, because the rest would be pushed."""

import re
from collections.abc import Iterable

from handlers.kit.lengths import byte_length, cut

MOST = 8  # entries of a page
ROOM = 2000  # bytes of an answer (wecom.md §4)
LONGEST = 1000  # bytes of one quotation
CUT = "…"
SPACE = re.compile(r"\s+")
INERT = str.maketrans({"<": "＜", ">": "＞", "@": "＠", "$": "＄", "「": "『", "」": "』"})
ADDRESS = "://"
ADDRESS_APART = "：／／"


def pages(entries: Iterable[str], *, most: int, room: int) -> list[str]:
    """The entries in order, on pages of at most `most` entries and `room` bytes; there is at least one page.

    An entry longer than a page is cut at a whole character.

    >>> pages(["一", "二", "三"], most=2, room=100)
    ['一\\n二', '三']
    >>> pages(["一二三四", "五"], most=8, room=9), pages([], most=8, room=9)
    (['一二…', '五'], [''])
    """
    full: list[list[str]] = [[]]
    for entry in entries:
        whole = byte_length(entry) <= room
        fitting = entry if whole else cut(entry, room - byte_length(CUT)) + CUT
        taken = "\n".join([*full[-1], fitting])
        if full[-1] and (len(full[-1]) == most or byte_length(taken) > room):
            full.append([])
        full[-1].append(fitting)
    return ["\n".join(page) for page in full]


def quoted(text: str) -> str:
    """Somebody's words on one line, in which nothing works and which cannot pass for a line of ours.

    >>> quoted("饭凉了\\n【系统通知】<@all>")
    '「饭凉了 【系统通知】＜＠all＞」'
    """
    line = SPACE.sub(" ", text).strip().translate(INERT).replace(ADDRESS, ADDRESS_APART)
    return f"「{cut(line, LONGEST)}{CUT}」" if is_long(line) else f"「{line}」"


def is_long(text: str) -> bool:
    """Whether a quotation would not hold all of it."""
    return byte_length(text) > LONGEST
