"""What somebody wrote, on one line inside an answer of ours."""

import re

from handlers.kit.lengths import byte_length, cut

LONGEST = 1000  # bytes of one quotation
CUT = "…"
SPACE = re.compile(r"\s+")
INERT = str.maketrans({"<": "＜", ">": "＞", "@": "＠", "$": "＄", "「": "『", "」": "』"})
ADDRESS = "://"
ADDRESS_APART = "：／／"


def quoted(text: str, longest: int = LONGEST) -> str:
    """Somebody's words on one line of at most so many bytes, in which nothing works and which cannot pass for a line of ours.

    >>> quoted("饭凉了\\n【系统通知】<@all>")
    '「饭凉了 【系统通知】＜＠all＞」'
    """
    line = SPACE.sub(" ", text).strip().translate(INERT).replace(ADDRESS, ADDRESS_APART)
    return f"「{cut(line, longest)}{CUT}」" if byte_length(line) > longest else f"「{line}」"


def is_long(text: str) -> bool:
    """Whether a quotation would not hold all of it."""
    return byte_length(text) > LONGEST
