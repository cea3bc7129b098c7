"""Texts within the platform's byte limits, never cut inside what people see as one character."""

import unicodedata
from itertools import accumulate

PART = "（{number}/{total}）"
JOINER = "\u200d"  # holds an emoji of several parts together
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
LONGEST_CLUSTER = 32  # code points; a longer run is no character but a prank, and may be cut


def byte_length(text: str) -> int:
    """How many bytes of UTF-8 a text takes.

    >>> byte_length("谈心1")
    7
    """
    return len(text.encode("utf-8", "surrogatepass"))


def cut(text: str, limit: int) -> str:
    """The longest beginning of a text that fits into `limit` bytes and ends with a whole character.

    >>> cut("谈心谈话", 10)
    '谈心谈'
    """
    if byte_length(text) <= limit:
        return text
    sizes = accumulate(map(byte_length, text))
    end = next(index for index, size in enumerate(sizes) if size > limit)
    for place in range(end, max(end - LONGEST_CLUSTER, 0), -1):
        if not _belong_together(text[place - 1], text[place]):
            return text[:place]
    return text[:end]


def split_text(text: str, limit: int = 2000) -> list[str]:
    """The text in parts of at most `limit` bytes; several parts are numbered.

    A part ends at a line break (which is left out) when there is one in its second half.
    Raises ValueError when `limit` leaves no room beside the number.

    >>> split_text("今天下午三点学习\\n请准时到会", 36)
    ['（1/2）今天下午三点学习', '（2/2）请准时到会']
    >>> split_text("好的。")
    ['好的。']
    """
    if byte_length(text) <= limit:
        return [text]
    for digits in range(1, limit):
        nines = "9" * digits
        room = limit - byte_length(PART.format(number=nines, total=nines))
        if room < 4:  # the longest code point
            break
        parts = _parts(text, room)
        if len(str(len(parts))) <= digits:
            return [
                PART.format(number=number, total=len(parts)) + part
                for number, part in enumerate(parts, start=1)
            ]
    raise ValueError("limit leaves no room for a numbered part")


def _parts(text: str, room: int) -> list[str]:
    parts = []
    rest = text
    while rest:
        part = cut(rest, room)
        line_end = rest.rfind("\n", len(part) // 2, len(part) + 1)
        if len(part) < len(rest) and line_end > 0:
            part, rest = rest[:line_end], rest[line_end + 1 :]
        else:
            rest = rest[len(part) :]
        parts.append(part)
    return parts


def _belong_together(before: str, after: str) -> bool:
    """Whether a cut between two code points would tear one visible character."""
    return (
        unicodedata.category(after).startswith("M")
        or JOINER in (before, after)
        or ord(after) in SKIN_TONES
        or (ord(before) in FLAG_LETTERS and ord(after) in FLAG_LETTERS)
        or ("\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff")
        or before + after == "\r\n"
    )
