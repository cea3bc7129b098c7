"""Two views of a message: as it may be kept, and as it is compared with word lists."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

LONGEST = 2_000  # characters of a message; what is longer is cut (reliability.md C02)
LONG = 200  # beyond this, endless repeats are shortened: they say nothing and cost every pattern its time
REPEATS = 20
MARKS_PER_LETTER = 2  # combining marks; more than that only makes a line taller (C08)

_SAME_AGAIN = re.compile(rf"(.{{1,3}}?)\1{{{REPEATS},}}", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_BLANK = re.compile(r"[\t\x0b\x0c\xa0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff"
    r"\U000e0000-\U000e0fff]"
)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def clean(raw: str) -> str:
    """The message as it may be kept: no control, hidden or direction characters, of bounded length.

    >>> clean("  好的\\r\\n收到\\u202e\\u200b ")
    '好的\\n收到'
    """
    if len(raw) > LONG:
        raw = _SAME_AGAIN.sub(lambda found: found[1] * REPEATS, raw)
    if _is_everyday(raw) and not _CONTROL.search(raw):
        return raw.strip()[:LONGEST].rstrip()
    lines = _BLANK.sub(" ", _LINE_END.sub("\n", raw))
    return _bounded_marks(_UNSEEN.sub("", lines)).strip()[:LONGEST].rstrip()


def plain_of(text: str) -> str:
    """The text for comparing, character by character as long as `text`: simplified, half-width, lower case.

    >>> plain_of("昨兒３點跟張ＷＥＩ談")
    '昨儿3点跟张wei谈'
    """
    if not _is_everyday(text):
        text = _same_length(text, _simplifier())
    return _same_length(text.translate(_HALF_WIDTH), str.lower)


def _is_everyday(text: str) -> bool:
    """Whether GB 2312 can hold it: then it has no traditional, hidden or combining characters."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _same_length(text: str, convert: Callable[[str], str]) -> str:
    converted = convert(text)
    if len(converted) == len(text):
        return converted
    letters = ((letter, convert(letter)) for letter in text)
    return "".join(new if len(new) == 1 else old for old, new in letters)


def _bounded_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= MARKS_PER_LETTER:
            kept.append(letter)
    return "".join(kept)


@cache
def _simplifier() -> Callable[[str], str]:
    import opencc  # noqa: PLC0415  # most messages never need it

    convert: Callable[[str], str] = opencc.OpenCC("t2s.json").convert
    return convert
