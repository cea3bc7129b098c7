"""What a sentence says about sessions that come again: the rule, from when, until when."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.numerals import parse_number
from handlers.kit.reading.repeat_readers import find_repeat, repeat_spans
from handlers.kit.reading.repeats import Repeat, Unit
from handlers.kit.reading.utterance import Utterance

CADENCE, NO_SUCH, TOO_OFTEN, IMPOSSIBLE = "cadence", "no_such", "too_often", "impossible"
# 每月的…, 隔周, 定期: sessions that come again, whatever their rule
COMES_AGAIN = re.compile(
    r"每(?:隔)?(?:[一二两三四2-9])?个?(?:月|周|星期|礼拜|季度?)|隔周|逐月|定期|(?:自动)?重复|固定的?学习"
)
NO_MORE = re.compile(
    r"取消|停(?:掉|了|止|学)|不再|(?:不用|不要|不必|别)(?:再)?(?:每|隔|定期|重复|学|办|搞|开|安排|了|$)|不(?:学|办|搞|开|重复)了|结束(?!后|之后|以后)"
)
WITHIN = re.compile(r"内容|主题|议题|材料")  # what comes behind is what is studied
TO = re.compile(r"(?:一直|直)?(?:到|至|截至|截止到?)\s?$")
FROM = re.compile(r"(?:从|自)\s?$")
ON = re.compile(r"\s?(?:起|开始|以后|之后|往后)")
LATER = re.compile(r"起|开始|以后|之后|往后")
_MONTH = re.compile(
    r"(?P<year>今年|明年|去年)?(?<![\d一二三四五六七八九十])(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?![\d\s底末初的上中下])"
    r"|(?P<next>下)(?:个)?(?P<unit>月|周|星期|礼拜)(?![\d一二三四五六日天底末初的上中下])"
)
MONTH = "月"
YEARS = {"今年": 0, "明年": 1, "去年": -1}


@dataclass(frozen=True, slots=True)
class Cycle:
    """A rule for days and its stretch; `doubt` says what must be asked, and `days` what may be meant."""

    repeat: Repeat | None = None
    since: date | None = None
    until: date | None = None
    doubt: str = ""
    days: tuple[date, ...] = ()


class _Span(NamedTuple):
    """A day, or a month or week from its first to its last day; neither when there is no such day."""

    start: int
    end: int
    first: date | None
    last: date | None
    near: tuple[date, ...] = ()


def read_cycle(said: Utterance, days: Sequence[Day], today: date) -> Cycle | None:
    """The rule for days that is said, if it is not one of these days that is meant.

    >>> def read(raw, today=date(2026, 3, 12)):
    ...     said = Utterance.of(raw)
    ...     found = read_cycle(said, find_days(said, today, Lean.FUTURE), today)
    ...     return found and (found.doubt or f"{found.since} {found.until}")
    >>> read("从4月起每月第一个周三下午3点学习，到6月底"), read("每周三学习到12月31号")
    ('2026-04-01 2026-06-30', 'None 2026-12-31')
    >>> read("每月学习一次"), read("每月32号学习"), read("每天下午学习"), read("从2月30日起每周三学习")
    ('cadence', 'no_such', 'too_often', 'impossible')
    >>> read("周五下午学习 内容每月5号的制度"), read("下周三下午学习，以后每周三都学")
    (None, '2026-03-18 None')
    """
    head = said.part(0, found.start()) if (found := WITHIN.search(said.plain)) else said
    stretch = read_stretch(said, today) or Cycle()
    taken = stretch_spans(said, today)
    others = [one for one in days if not any(a <= one.start < b for a, b in taken)]
    rule = find_repeat(head, today)
    if others and not (rule and LATER.search(head.plain)):
        return None
    if rule is None:
        if repeat_spans(head.plain):
            return Cycle(doubt=NO_SUCH)
        return Cycle(doubt=CADENCE) if COMES_AGAIN.search(head.plain) else None
    if rule.repeat.unit in (Unit.DAY, Unit.WORKDAY):
        return Cycle(doubt=TOO_OFTEN)
    since = stretch.since or next((one.day for one in others if one.day), None)
    repeat = rule.repeat
    if since and repeat.since:
        repeat = replace(repeat, since=since)
    return replace(stretch, repeat=repeat, since=since)


def ends_series(plain: str) -> bool:
    """Whether what comes again is not wanted any more.

    >>> [ends_series(one) for one in ("以后不用每月学习了", "取消每周的学习", "取消学习", "每月学习别迟到")]
    [True, True, False, False]
    """
    return bool(COMES_AGAIN.search(plain) and NO_MORE.search(plain))


def read_stretch(said: Utterance, today: date) -> Cycle | None:
    """From when and until when, in words: 从4月起, 到年底, 到6月30号."""
    since = until = None
    doubt, near = "", tuple[date, ...]()
    for one in _spans(said, today):
        ends, begins = _marks(said, one)
        if not (ends or begins):
            continue
        if one.last is None:
            doubt, near = IMPOSSIBLE, one.near
        elif ends:
            until = one.last
        else:
            since = one.first
    return Cycle(None, since, until, doubt, near) if since or until or doubt else None


def stretch_spans(said: Utterance, today: date) -> list[tuple[int, int]]:
    """Where it is said from when and until when, with the words around it."""
    found = []
    for one in _spans(said, today):
        before = TO.search(said.plain, 0, one.start) or FROM.search(said.plain, 0, one.start)
        after = ON.match(said.plain, one.end)
        if before or after:
            found.append(
                (before.start() if before else one.start, after.end() if after else one.end)
            )
    return found


def _marks(said: Utterance, one: _Span) -> tuple[bool, bool]:
    """Whether it is the end, or the beginning."""
    ends = TO.search(said.plain, 0, one.start) is not None
    begins = FROM.search(said.plain, 0, one.start) or ON.match(said.plain, one.end)
    return ends, bool(begins)


def _spans(said: Utterance, today: date) -> Iterator[_Span]:
    for one in find_days(said, today, Lean.FUTURE):
        if one.day:
            yield _Span(one.start, one.end, one.day, one.day)
        elif one.alternatives and one.doubt == IMPOSSIBLE:
            yield _Span(one.start, one.end, None, None, tuple(one.alternatives))
        elif one.alternatives:
            yield _Span(one.start, one.end, min(one.alternatives), max(one.alternatives))
    for match in _MONTH.finditer(said.plain):
        if (found := _month(match, today)) is not None:
            yield _Span(*match.span(), *found)


def _month(match: re.Match[str], today: date) -> tuple[date, date] | None:
    if match["next"] and match["unit"] != MONTH:
        monday = today + timedelta(days=7 - today.weekday())
        return monday, monday + timedelta(days=6)
    count = today.year * 12 + today.month  # the month after this one
    if match["month"]:
        month = int(parse_number(match["month"]) or 0)
        if not 1 <= month <= 12:
            return None
        year = today.year + YEARS.get(match["year"] or "", 1 if month < today.month else 0)
        count = year * 12 + month - 1
    first = date(count // 12, count % 12 + 1, 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])
