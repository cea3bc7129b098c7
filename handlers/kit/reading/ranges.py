"""From one day to another: 周三到周五, 3号至5号, 3月底到4月初."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.utterance import Utterance

_TO = re.compile(r"\s?(?:[到至~—-]{1,2}|一直到)\s?")


class Range(NamedTuple):
    """The first and the last day; either may have to be asked."""

    first: Day
    last: Day


def find_ranges(said: Utterance, today: date, lean: Lean) -> list[Range]:
    """The stretches of days that are said; the last day is the next such day after the first.

    >>> def stretch(raw, today=date(2026, 3, 10)):
    ...     [(first, last)] = find_ranges(Utterance.of(raw), today, Lean.FUTURE)
    ...     return f"{first.day or first.doubt} {last.day or last.doubt}"
    >>> stretch("周三到周五"), stretch("30号到2号"), stretch("3月底到4月初")
    ('2026-03-11 2026-03-13', '2026-03-30 2026-04-02', 'ambiguous ambiguous')
    >>> stretch("9号到11号")
    '2026-04-09 2026-04-11'
    """
    days = find_days(said, today, lean)
    return [
        Range(first, _after(first, last, said))
        for first, last in pairwise(days)
        if _TO.fullmatch(said.plain, first.end, last.start)
    ]


def _after(first: Day, last: Day, said: Utterance) -> Day:
    """The last day, read from the first one on when it would lie before it."""
    if first.day is None or last.day is None or last.day >= first.day:
        return last
    alone = Utterance.of(said.text[last.start : last.end])
    again = find_days(alone, first.day, Lean.FUTURE)
    found = again[0] if len(again) == 1 else last
    if found.day is not None and found.day < first.day:  # 3月9日到2026年3月2日
        return replace(last, day=None, doubt="ambiguous", alternatives=(last.day,))
    return replace(found, start=last.start, end=last.end)
