"""Which quarter is meant, and how a matter of it ended: pure [T1].

Only whole quarters that are over are told (reliability.md §3.5): of two periods that overlap somebody could subtract
one from the other, and a quarter that goes on is another period every day.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from storage.vocabulary import ConcernState, Decision

MONTHS = 3
QUARTERS = 4
DAY = timedelta(days=1)
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
NAMED = re.compile(
    r"(?:(?P<year>20\d\d)年?|(?P<word>今|去|前|本|上)年(?:度)?)?[\s的]*(?:第?\s*(?P<number>[一二三四1-4])\s*季度?|q(?P<latin>[1-4]))"
)
YEARS_BACK = {"今": 0, "本": 0, "去": 1, "上": 1, "前": 2}
THIS = re.compile(r"(?:这|本|当前|当)(?:一?个)?季度?|季度?(?:到现在|至今|以来)")
LAST = re.compile(r"上(?:一?个?|个)季度?|前(?:一?个)季度?")
OTHER = re.compile(
    r"[这本上下]个?(?:月|周|星期|礼拜)|今[天日]|昨天|最近|近期|近[一二三两半\d]|这(?:几|段)|[上下半全]?半年|全年|(?:今|去|本|上)年|年度|20\d\d年"
    r"|[一二三四五六七八九十\d]+(?:个?月|周|天|号|日)|到(?:目前|现在)|至今|以来|目前|(?:从|自).{1,8}到|滚动"
)


class Quarter(NamedTuple):
    """A quarter of a calendar year; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def after(self) -> date:
        """The first day after it.

        >>> Quarter(2026, 4).after
        datetime.date(2027, 1, 1)
        """
        return self.following.first

    @property
    def following(self) -> "Quarter":
        """The next one."""
        return (
            Quarter(self.year + 1, 1)
            if self.number == QUARTERS
            else Quarter(self.year, self.number + 1)
        )

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return quarter_of(self.first - DAY)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in.

    >>> quarter_of(date(2026, 3, 31)), quarter_of(date(2026, 1, 1)).before
    (Quarter(year=2026, number=1), Quarter(year=2025, number=4))
    """
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def asked_for(plain: str, today: date) -> Quarter | None:
    """The quarter a sentence names, the last one that is over when it names no time; None: another period.

    Without its year a quarter is the latest that has begun.

    >>> today = date(2026, 4, 2)
    >>> [asked_for(one, today) for one in ("上季度简报", "出一份思想动态", "本季度", "去年四季度的")]
    [Quarter(year=2026, number=1), Quarter(year=2026, number=1), Quarter(year=2026, number=2), Quarter(year=2025, number=4)]
    >>> [asked_for(one, today) for one in ("四季度简报", "最近一周的思想动态", "3月份的简报")]
    [Quarter(year=2025, number=4), None, None]
    """
    now = quarter_of(today)
    if found := NAMED.search(plain):
        number = NUMERALS[found["number"] or found["latin"]]
        if found["year"] or found["word"]:
            year = int(found["year"] or today.year - YEARS_BACK[found["word"]])
            return Quarter(year, number)
        return Quarter(today.year if number <= now.number else today.year - 1, number)
    if LAST.search(plain):
        return now.before
    if THIS.search(plain):
        return now
    return None if OTHER.search(plain) else now.before


SOLVED, REFUSED, PASSED_UP, ANSWERED = "solved", "refused", "passed_up", "answered"
OPEN_SHORT, OPEN_LONGER, OPEN_LONG = "open_30", "open_60", "open_over_60"
OUTCOMES = (SOLVED, REFUSED, PASSED_UP, ANSWERED, OPEN_SHORT, OPEN_LONGER, OPEN_LONG)
SHORT, LONGER = 30, 60  # days since it was raised
WAITS = (
    ConcernState.RAISED,
    ConcernState.RECEIVED,
    ConcernState.ASSIGNED,
    ConcernState.REOPENED,
)
BY_DECISION = {Decision.CANNOT_NOW: REFUSED, Decision.PASSED_UP: PASSED_UP}


def outcome(state: ConcernState, decision: Decision | None, days: int) -> str:
    """How far a matter has come; `days` since it was raised. Only its raiser makes it solved [T1].

    >>> outcome(ConcernState.LAPSED, Decision.DONE, 50), outcome(ConcernState.REOPENED, Decision.DONE, 61)
    ('answered', 'open_over_60')
    """
    if state is ConcernState.CLOSED:
        return SOLVED
    if state not in WAITS:
        return BY_DECISION.get(decision, ANSWERED) if decision else ANSWERED
    return OPEN_SHORT if days <= SHORT else OPEN_LONGER if days <= LONGER else OPEN_LONG
