"""Scores and public numbers in a sentence, read exactly: never a float, never a guess."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.numerals import DIGITS, parse_number
from handlers.kit.reading.utterance import Utterance

__all__ = [
    "DIGITS",
    "ItemScores",
    "Total",
    "case_numbers",
    "find_scores",
    "find_total",
    "parse_number",
]

PREFIXES = "cgprstwy"  # concerns, goals, proposals, requests, sessions, talks, notices to pass on, objections (design.md §5)
# N-0012 is a supervision note, N95 a mask; D-0012 a duty note, D5 a clause; J-0012 a mentoring pair, J5 a machine
_MARKED = r"[djn](?=\s?(?:[-—–_#]|0\d))"
FULL_SCORE = 100

_FRACTION = "(?:点[零一二三四五六七八九]{1,4})?"
_SMALL = rf"(?!一[下些直起样定般共边旦]|[一两]点)[零一二两三四五六七八九十百][零一二三四五六七八九十百]{{0,6}}{_FRACTION}"
_TENS = rf"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|一?百|零){_FRACTION}"
_DIGITS = r"(?<!\d)-?\d{1,9}(?:\.\d{1,9})?(?!\d)"
_ENDED = r"\s*(?:分|$|[\s,，。;；、!！吧啊])"
_COUNTED = r"(?![零一二三四五六七八九十百]|\.?\d)(?!\s*(?:多|来|几|次|个|人|名|位|回|遍|趟|月|号|日|年|天|小时|分钟|点|%|元|块|件|场|篇|期|组|本|节|岁|周|楼))"
_UNCLEAR = r"(?=\s*分?\s*[-/~～—到至]\s*\d|[e_]\d|\s*分半)"
_TO_POINTS = (
    r"(?:这|那)?(?:一)?(?:项|块儿?|条|方面|部分)?\s*"
    r"(?:(?:我|自己|给|得|打|是|为|算|改成|改为|改到|改|调到|应该|就|才|只有|也|还是|了|[,，:=\s])\s?){0,8}"
)
_UNIT = r"(?:\s*分)?"
_BARE_POINTS = (
    r"分(?!钟|之|数|析|工|配|公|厂|米|贝|组|别|开|享|批|期|成|明|管|部|类|支|散|担|歧|流|离|行|机)"
)


@dataclass(frozen=True, slots=True)
class ItemScores:
    """Points read for items. `doubtful` items were given twice or unclearly: ask for each."""

    points: Mapping[str, Decimal]
    doubtful: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def find_scores(said: Utterance, items: Mapping[str, Sequence[str]]) -> ItemScores:
    """Points beside the names of items; `items` gives each item's key its names.

    >>> said = Utterance.of("谈心19 学习那项给7.5分，谈心20多次")
    >>> find_scores(said, {"talks": ["谈心"], "study": ["学习"]}).points
    {'talks': Decimal('19'), 'study': Decimal('7.5')}
    """
    pattern, keys = _items_pattern(tuple((key, *names) for key, names in items.items()))
    points: dict[str, Decimal] = {}
    doubtful: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in pattern.finditer(said.plain):
        value = parse_number(found["number"])
        meant = keys[found["name"]]
        spans.append(found.span())
        if len(meant) > 1 or value is None or value < 0 or found["unclear"] is not None:
            doubtful.extend(meant)
        elif points.setdefault(meant[0], value) != value:
            doubtful.append(meant[0])
    sure = {key: value for key, value in points.items() if key not in doubtful}
    return ItemScores(sure, tuple(dict.fromkeys(doubtful)), tuple(spans))


@lru_cache(maxsize=32)
def _items_pattern(
    items: tuple[tuple[str, ...], ...],
) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    keys: dict[str, tuple[str, ...]] = {}
    for key, *called in items:
        for name in map(plain_of, called):
            keys[name] = (*keys.get(name, ()), key)
    names = "|".join(re.escape(name) for name in sorted(keys, key=len, reverse=True)) or r"(?!)"
    pattern = re.compile(
        rf"(?P<name>{names}){_TO_POINTS}"
        rf"(?P<number>{_DIGITS}|{_SMALL}(?={_ENDED}|{names}))(?P<unclear>{_UNCLEAR})?{_COUNTED}{_UNIT}"
    )
    return pattern, keys


@dataclass(frozen=True, slots=True)
class Total:
    """A whole score. `problem` is "" or what must be asked: "unclear", "out_of_range", "too_fine"."""

    value: Decimal | None
    problem: str
    start: int
    end: int


_CALLED = re.compile(
    r"(?:(?<=[\s,，])共(?=\s?\d{2,3}(?:\.\d{1,2})?(?:\s?分|\s*依据|\s*$))|总分|总共|一共|共计|合计|总计|总的|自评分?|自己打分|打分|给自己|自己给|打个?|得分|评分|评个?(?=\s*\d))"
    r"(?:(?:我|自己|给|打|得|是|为|算|改成|改为|就|个|大概|分|[,，:=\s])\s?){0,8}"
    rf"(?P<number>{_DIGITS}|{_TENS}|nan)(?P<unclear>{_UNCLEAR})?{_COUNTED}\s*(?:{_BARE_POINTS})?"
)
_POINTS = re.compile(
    rf"(?:(?<=差不多)|(?<![\d.扣减加差少多涨降/~～到至-]))(?P<number>{_DIGITS}|{_TENS})(?P<unclear>{_UNCLEAR})?\s*{_BARE_POINTS}"
)
_WHOLE = re.compile(rf"\s*(?:就|那就|改成|改为)?(?P<number>{_DIGITS}|{_TENS})(?:分)?[吧啊。!.\s]*")
_ALONE = re.compile(
    r"\s*(\d{1,9}(?:\.\d{1,9})?|[零一二三四五六七八九十百点]{1,9})\s*分?[吧啊了。!.\s]*"
)
_LOOKS_LIKE = re.compile(
    r"(?=\D{0,12}\d)\s*(?:自评|总分)?\s*[\d.+_/e-]{1,30}\s*分?\s*|\s*(?:自评|总分)?\s*nan\s*"
)


def points_alone(said: Utterance) -> Decimal | None:
    """The points when a message is nothing else; a sign before them is no mark to be passed over.

    >>> [points_alone(Utterance.of(raw)) for raw in ("１８", "十八分", "18.5 分吧", "-1", "NaN")]
    [Decimal('18'), Decimal('18'), Decimal('18.5'), None, None]
    """
    found = _ALONE.fullmatch(said.plain)
    return parse_number(found[1]) if found else None


def find_total(said: Utterance, taken: Iterable[tuple[int, int]] = ()) -> Total | None:
    """The whole score that a self-appraisal gives; `taken` are spans that belong to single items.

    Beside them a bare 7分 is no whole score: it must be called one.

    >>> [str(find_total(Utterance.of(raw)).value) for raw in ("打88分吧", "总分九十二", "自评 89.5", "９２")]
    ['88', '92', '89.5', '92']
    >>> [find_total(Utterance.of(raw)).problem for raw in ("自评 101", "自评 92/100", "自评 1e2")]
    ['out_of_range', 'unclear', 'unclear']
    """
    plain = said.plain
    if whole := _WHOLE.fullmatch(plain):
        return _total(whole)
    used = tuple(taken)
    called = [
        found for found in _CALLED.finditer(plain) if not _overlaps(found.span("number"), used)
    ]
    if not called and not used:
        called = [found for found in _POINTS.finditer(plain) if not _overlaps(found.span(), used)]
    totals = [_total(found) for found in called]
    if not totals:
        return Total(None, "unclear", 0, len(plain)) if _LOOKS_LIKE.fullmatch(plain) else None
    if len({total.value for total in totals}) > 1:
        return Total(None, "unclear", totals[0].start, totals[-1].end)
    return totals[-1]


def _total(found: re.Match[str]) -> Total:
    value = parse_number(found["number"])
    if value is None or found.groupdict().get("unclear") is not None:
        return Total(None, "unclear", *found.span())
    return Total(value, _problem(value), *found.span())


def _problem(value: Decimal) -> str:
    if not 0 <= value <= FULL_SCORE:
        return "out_of_range"
    return "too_fine" if value != round(value, 2) else ""


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


_CASE = re.compile(
    rf"(?<![a-z0-9])([{PREFIXES}]|{_MARKED})\s?[-—–_#]?\s?0*(\d{{1,6}})(?![\d.]\d|\d)"
)


def case_numbers(said: Utterance) -> list[tuple[str, int]]:
    """The public numbers mentioned, as letter and number, each once.

    >>> case_numbers(Utterance.of("Ｃ－００３１ 和 c31、T-1、S-0002，A4纸"))
    [('C', 31), ('T', 1), ('S', 2)]
    >>> case_numbers(Utterance.of("N-0001 和 N0002，N95口罩"))
    [('N', 1), ('N', 2)]
    >>> case_numbers(Utterance.of("D-0001 和 D5"))
    [('D', 1)]
    """
    numbers = ((letter.upper(), int(digits)) for letter, digits in _CASE.findall(said.plain))
    return list(dict.fromkeys(numbers))
