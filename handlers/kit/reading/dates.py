"""Days in a sentence. What might not be a day, or not that day, is asked, never chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handlers.kit.reading import calendar_words as words
from handlers.kit.reading.calendar_words import Guess, Lean
from handlers.kit.reading.date_forms import (
    AROUND,
    BEFORE,
    HEAD,
    JOINED,
    LIST_MARK,
    PATTERN,
    VAGUE,
    is_habit,
)
from handlers.kit.reading.date_readers import READERS, WITH_MONTH, Context, weekday_number
from handlers.kit.reading.repeat_readers import repeat_spans
from handlers.kit.reading.times import (
    ClockTime,
    Duration,
    find_durations,
    find_lead,
    find_times,
    lead_spans,
)
from handlers.kit.reading.utterance import Utterance

__all__ = [
    "ClockTime", "Day", "Duration", "Lean", "find_days", "find_durations", "find_lead", "find_times",
    "lead_spans",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is mentioned. With a `doubt`, `day` is None and one of `alternatives` may be meant."""

    start: int
    end: int
    day: date | None
    doubt: str  # "", "weekday_conflict", "impossible" or "ambiguous"
    alternatives: tuple[date, ...] = ()
    before: bool = False  # 12月20号前

    def nearest(self, today: date) -> date | None:
        """The day; of last year's and this year's 16 March the one that is nearer. None: it must be asked."""
        if self.doubt != "ambiguous":
            return self.day
        return min(self.alternatives, key=lambda one: abs(one - today), default=None)


class _Found(NamedTuple):
    start: int
    end: int
    guess: Guess
    weekday: int | None = None  # said as a weekday, Monday = 0
    bare: bool = False  # a weekday without "last", "this" or "next"
    before: bool = False
    ordinal: bool = False  # without its month: 13号


def find_days(said: Utterance, today: date, lean: Lean) -> list[Day]:
    """The days mentioned, in the order of the text; months and weeks left unsaid go by `lean`.

    >>> thursday = date(2026, 3, 12)
    >>> def days(raw, lean=Lean.PAST):
    ...     return [str(day.day or day.doubt) for day in find_days(Utterance.of(raw), thursday, lean)]
    >>> days("上周三、3号、2月11号"), days("这周五、下周二、12月20号前", Lean.FUTURE)
    (['2026-03-04', '2026-03-03', '2026-02-11'], ['2026-03-13', '2026-03-17', '2026-12-20'])
    >>> days("12号楼停水两天了，3月12号周五，2月30日")
    ['weekday_conflict', 'impossible']
    """
    context = Context(said.plain, today, lean)
    found = list(_merged(context, _read_all(context)))
    if not found and not repeat_spans(said.plain):  # 每周一上午: no morning of today
        found = _vague(context) or _part_of_today(context, said)
    return [Day(one.start, one.end, *one.guess, one.before) for one in found]


def _read_all(context: Context) -> Iterable[_Found]:
    last = 0
    rules = repeat_spans(context.plain)
    for match in PATTERN.finditer(context.plain):
        kind = match.lastgroup
        ruled = any(start <= match.start() < end for start, end in rules)
        if kind is None or ruled or is_habit(context.plain, match.start()):
            continue
        before = BEFORE.match(context.plain, match.end()) if kind != "ago" else None
        joined = LIST_MARK.fullmatch(context.plain, last, match.start()) is not None
        lean = Lean.FUTURE if before else context.lean
        guess = READERS[kind](context._replace(lean=lean, joined=joined), match)
        if guess is None:
            continue
        if kind == "month":
            context = context._replace(dated=guess, heading=True)
            continue
        if kind in WITH_MONTH:
            context = context._replace(dated=guess, heading=False)
        elif kind == "ordinal" and context.dated:
            context = context._replace(dated=guess)
        around = AROUND.match(context.plain, match.end())
        if around and guess.day:
            guess = words.unsure(guess.day)
        mark = around or before
        last = end = mark.end() if mark else match.end()
        number = weekday_number(match) if kind == "weekday" else None
        bare = kind == "weekday" and not match["week"]
        yield _Found(match.start(), end, guess, number, bare, bool(before), kind == "ordinal")


def _merged(context: Context, found: Iterable[_Found]) -> Iterable[_Found]:
    """A date and its weekday, side by side, are one day, or a conflict."""
    last: _Found | None = None
    for one in found:
        if last is None:
            last = one
        elif _belong_together(context, last, one):
            last = _one_day(last, one)
        else:
            yield last
            last = one
    if last is not None:
        yield last


def _belong_together(context: Context, first: _Found, second: _Found) -> bool:
    if (first.weekday is None) == (second.weekday is None):
        return False
    return JOINED.fullmatch(context.plain, first.end, second.start) is not None


def _one_day(first: _Found, second: _Found) -> _Found:
    dated, named = (second, first) if second.weekday is None else (first, second)
    guess, number = dated.guess, named.weekday
    if guess.day is not None and number is not None:
        other = words.nearest_weekday(guess.day, number) if named.bare else named.guess.day
        if other and other != guess.day:
            near = named.guess.day if dated.ordinal and named.guess.day else other
            guess = Guess(None, "weekday_conflict", tuple(sorted({guess.day, other, near})))
    before = first.before or second.before
    return _Found(first.start, second.end, guess, before=before)


def _vague(context: Context) -> list[_Found]:
    """前两天, 上周: when a sentence opens with it and names no day, the day must be asked."""
    head = HEAD.match(context.plain)
    vague = VAGUE.match(context.plain, head.end() if head else 0)
    return [_Found(*vague.span(), words.unsure())] if vague else []


def _part_of_today(context: Context, said: Utterance) -> list[_Found]:
    """下午 alone is today's; in talk about the past only at the beginning of the sentence."""
    head = HEAD.match(context.plain)
    begin = head.end() if head else 0
    for clock in find_times(said):
        said_early = clock.start == begin or context.lean is Lean.FUTURE
        if clock.part and said_early and not is_habit(context.plain, clock.start):
            return [_Found(clock.start, clock.end, Guess(context.today))]
    return []
