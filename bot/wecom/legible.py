"""Text as WeCom can carry it."""

import re

# What XML 1.0 forbids; the platform's clients do not like it in JSON either (errcode 82004).
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """The text without characters that cannot be carried; every line break becomes one newline.

    >>> legible("谈心\\r\\n完毕\\x00")
    '谈心\\n完毕'
    """
    return UNSPEAKABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
