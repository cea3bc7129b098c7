"""Answers in pages: what is held about somebody must fit into the one answer, because the rest would be pushed."""

from collections.abc import Iterable

from handlers.kit.lengths import byte_length, cut

MOST = 8  # entries of a page
ROOM = 2000  # bytes of an answer (wecom.md §4)
CUT = "…"


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
