"""Single numbers, in Arabic or Chinese digits, read exactly."""

import re
from decimal import Decimal

from handlers.kit.reading.cleaning import plain_of

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7,
    "捌": 8, "玖": 9,
}  # fmt: skip
POINT = "点"
ZEROS = {"零", "〇"}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}

_ARABIC = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_ONE = "[一二两俩三仨四五六七八九壹贰叁肆伍陆柒捌玖]"
_SPOKEN = re.compile(
    rf"(?=.)(?:{_ONE}千)?零?(?:{_ONE}[百佰])?零?(?:{_ONE}?[十拾])?(?:零?{_ONE})?(?:点(?P<part>[零〇○一二三四五六七八九]+))?"
)
_ROW = re.compile(r"[零〇○一二三四五六七八九]{2,9}")


def parse_number(words: str) -> Decimal | None:
    """The number that the whole of `words` spells, in Arabic or Chinese digits, or None.

    >>> [str(parse_number(words)) for words in ("８９.５", "九十", "八十八点五", "-1", "一百零二")]
    ['89.5', '90', '88.5', '-1', '102']
    >>> [parse_number(words) for words in ("1e2", "NaN", "1_0", "90-89", "92/100", "十十", "")]
    [None, None, None, None, None, None, None]
    """
    plain = plain_of(words.strip())
    if _ARABIC.fullmatch(plain):
        return Decimal(plain)
    if _ROW.fullmatch(plain):
        return Decimal("".join(str(DIGITS[digit]) for digit in plain))
    if plain in ZEROS:
        return Decimal(0)
    spoken = _SPOKEN.fullmatch(plain)
    return _spoken_value(plain) if spoken and plain[0] != POINT else None


def whole_number(words: str) -> int:
    """The whole number that is spelt, 0 where none is.

    >>> whole_number("十二"), whole_number("")
    (12, 0)
    """
    return int(parse_number(words) or 0)


def _spoken_value(words: str) -> Decimal:
    whole, _, part = words.partition(POINT)
    total = digit = 0
    last_unit = 0  # 一百五 is 150: a last digit right after 百 or 千 counts tens or hundreds
    for word in whole:
        if word in UNITS:
            total += (digit or 1) * UNITS[word]
            digit, last_unit = 0, UNITS[word]
        else:
            digit = DIGITS[word]
            last_unit = last_unit if digit else 0
    total += digit * (last_unit // 10 if last_unit > 10 else 1)
    return Decimal(f"{total}.{''.join(str(DIGITS[digit]) for digit in part)}" if part else total)
