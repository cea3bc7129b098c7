"""Rules for days in a sentence. What names no day, such as 每月初, is no rule: it is asked."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from handlers.kit.reading.date_forms import WEEKDAYS
from handlers.kit.reading.numerals import parse_number
from handlers.kit.reading.repeats import LAST, Repeat, Unit
from handlers.kit.reading.times import ClockTime, find_times
from handlers.kit.reading.utterance import Utterance

_WEEK = "(?:周|星期|礼拜)"
_WD = "[一二三四五六日天]"
_AMOUNT = r"(?:\d{1,2}|[一二两三四五六七八九十])"
_PATTERN = re.compile(
    rf"""
    (?P<week>(?:每(?P<skip>隔)?(?P<every>{_AMOUNT})?个?|(?P<other>隔)){_WEEK}[的逢]?,?{_WEEK}?
        (?P<wds>{_WD}(?:[、,和跟及]?{_WEEK}?{_WD})*)(?![次个回场]))
    |(?P<month>(?:每个?|逐)月的?(?:
        第?(?P<nth>[一二三四1-4]|最后一|最末一)个?{_WEEK}(?P<wd>{_WD})
        |(?P<day>\d{{1,2}}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[号日]
        |月?(?P<last>底|末|最后一[天日])))
    |(?P<quarter>每个?季度?的?(?:[底末]|最后一[天日]))
    |(?P<workday>每个?工作日|每[天日班]?班前|(?:每[天日]|天天)(?:上班前|班前))
    |(?P<daily>每[天日](?!班)|天天)
    """,
    re.VERBOSE,
)
_BEFORE_SHIFT = re.compile("班前")
_NEAR = re.compile(r"[\s,，的在]{0,2}")
_NTH = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Repeated(NamedTuple):
    """A rule and where it is said; `clock` is its hour as it was said, which may have to be asked."""

    start: int
    end: int
    repeat: Repeat
    clock: ClockTime | None = None


def find_repeat(said: Utterance, today: date) -> Repeated | None:
    """The first rule for days that is said; weeks that are left out are counted from today's.

    >>> def rule(raw):
    ...     found = find_repeat(Utterance.of(raw), date(2026, 3, 12))
    ...     return found and found.repeat
    >>> rule("每月第一个周三下午学习") == Repeat(Unit.MONTH, (2,), nth=1, part="afternoon")
    True
    >>> rule("每两周的周五").since, rule("每季度末").unit.value, rule("每天班前").part
    (datetime.date(2026, 3, 13), 'quarter', 'before_shift')
    >>> rule("每周一上午9点").at, rule("每月32号"), rule("每月初"), rule("每周学习一次")
    (datetime.time(9, 0), None, None, None)
    """
    for match in _PATTERN.finditer(said.plain):
        clock = _clock(said, match.end())
        found = _rule(match, today, clock)
        if found is not None:
            end = clock.end if clock else match.end()
            return Repeated(match.start(), end, found, clock)
    return None


def repeat_spans(plain: str) -> list[tuple[int, int]]:
    """Where rules for days are said: a day inside one is no day of its own.

    >>> repeat_spans("每月第一个周三下午，下周五也来")
    [(0, 7)]
    """
    return [match.span() for match in _PATTERN.finditer(plain)]


def _clock(said: Utterance, end: int) -> ClockTime | None:
    for clock in find_times(said):
        if clock.start >= end:
            return clock if _NEAR.fullmatch(said.plain, end, clock.start) else None
    return None


def _rule(match: re.Match[str], today: date, clock: ClockTime | None) -> Repeat | None:
    at = clock.at if clock and not clock.ambiguous else None
    part = clock.part if clock else ""
    if match["week"]:
        return _weekly(match, today, at, part)
    if match["month"]:
        return _monthly(match, at, part)
    if match["quarter"]:
        return Repeat(Unit.QUARTER, at=at, part=part)
    if match["workday"]:
        early = "before_shift" if _BEFORE_SHIFT.search(match[0]) else part
        return Repeat(Unit.WORKDAY, at=at, part=early)
    return Repeat(Unit.DAY, at=at, part=part)


def _weekly(match: re.Match[str], today: date, at: time | None, part: str) -> Repeat | None:
    """每隔一周 and 隔周 are every second week; 每两周 too."""
    every = int(parse_number(match["every"] or "1") or 0)
    every = 2 if match["other"] else every + (1 if match["skip"] else 0)
    numbers = tuple(sorted({WEEKDAYS[letter] for letter in match["wds"] if letter in WEEKDAYS}))
    if every < 1:
        return None
    if every == 1:
        return Repeat(Unit.WEEK, numbers, at=at, part=part)
    first = min(today + timedelta(days=(number - today.weekday()) % 7) for number in numbers)
    return Repeat(Unit.WEEK, numbers, every, first, at=at, part=part)


def _monthly(match: re.Match[str], at: time | None, part: str) -> Repeat | None:
    if match["nth"]:
        number = (WEEKDAYS[match["wd"]],)
        return Repeat(Unit.MONTH, number, nth=_NTH.get(match["nth"], LAST), at=at, part=part)
    day = LAST if match["last"] else int(parse_number(match["day"]) or 0)
    return Repeat(Unit.MONTH, day=day, at=at, part=part) if day == LAST or 1 <= day <= 31 else None
