"""One reader for each form of `date_forms.PATTERN`: which day it means in its context."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from handlers.kit.reading import calendar_words as words
from handlers.kit.reading.calendar_words import Context, Guess, Lean
from handlers.kit.reading.date_forms import (
    LISTED,
    MONTHS,
    ONLY_DAYS_OF_MONTH,
    PATTERN,
    PLACES,
    WEEKDAYS,
    WEEKS,
    YEARS,
)
from handlers.kit.reading.festivals import after_holiday, festival, worked_in_exchange
from handlers.kit.reading.numerals import whole_number
from handlers.kit.reading.spoken_readers import read_ago, read_either, read_passing, read_spoken

__all__ = ["PATTERN", "READERS", "WITH_MONTH", "Context", "weekday_number"]


MEASURE = "个"
THIS = "本"
THIS_YEAR = "今年"
DAY_MARKS = "号日"
YEAR_EDGES = {"初": (1, 1), "中": (6, 30)}
LAST_OF_YEAR = (12, 31)
BEFORE_NUMERIC = " \n,;:、，补录记在是和跟"  # then 2.3 is a day, not an amount


def _read_lunar(_context: Context, _match: re.Match[str]) -> Guess:
    return words.unsure()


def _read_full(_context: Context, match: re.Match[str]) -> Guess:
    return words.exact(
        whole_number(match["y"]), whole_number(match["fm"]), whole_number(match["fd"])
    )


def _read_compact(_context: Context, match: re.Match[str]) -> Guess | None:
    digits = match["compact"]
    guess = words.exact(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return guess if guess.day else None  # more likely some other number


def _read_month_day(context: Context, match: re.Match[str]) -> Guess | None:
    month, day = whole_number(match["m"]), whole_number(match["d"])
    if not match["suffix"] and len(match["d"]) == 1 and not match["d"].isdigit():
        return None  # 三月一到, 三月五一
    if match["year"]:
        return words.exact(context.today.year + YEARS[match["year"]], month, day)
    return words.month_day(context.today, context.lean, month, day)


def _read_month_away(context: Context, match: re.Match[str]) -> Guess:
    year, month = words.shifted(context.today, MONTHS[match["away"].replace(MEASURE, "")[:-1]])
    return words.exact(year, month, whole_number(match["ad"]))


def _read_month(context: Context, match: re.Match[str]) -> Guess:
    """The first of a month that stands before several days: 2月份的 3号老马，9号孙丽."""
    if match["haway"]:
        away = MONTHS[match["haway"].replace(MEASURE, "")]
        return words.exact(*words.shifted(context.today, away), 1)
    if match["hyear"]:
        return words.exact(context.today.year + YEARS[match["hyear"]], whole_number(match["hm"]), 1)
    guess = words.month_day(context.today, context.lean, whole_number(match["hm"]), 1)
    return guess if guess.day or not guess.alternatives else Guess(guess.alternatives[0])


def _read_edge(context: Context, match: re.Match[str]) -> Guess | None:
    today, edge = context.today, match["edge"]
    year = today.year + YEARS[match["eyear"] or THIS_YEAR]
    if match["eym"]:
        month = whole_number(match["eym"])
        return words.edge_of_month(year, month, edge) if 1 <= month <= 12 else None
    if match["ey"] or match["eyear"]:
        day = date(year, *YEAR_EDGES.get(edge, LAST_OF_YEAR))
        step = 0 if match["eyear"] else _other_way(context, day)
        return words.unsure(day.replace(year=year + step))
    if match["em"]:
        guess = words.month_day(today, context.lean, whole_number(match["em"]), 1)
        first = guess.day or next(iter(guess.alternatives), None)
        return words.edge_of_month(first.year, first.month, edge) if first else None
    away = MONTHS[(match["eaway"] or THIS).replace(MEASURE, "")]
    guess = words.edge_of_month(*words.shifted(today, away), edge)
    step = 0 if match["eaway"] else _other_way(context, guess.alternatives[0])
    return words.edge_of_month(*words.shifted(today, step), edge) if step else guess


def _other_way(context: Context, day: date) -> int:
    """1 where what is planned would lie in the past, -1 where what was done would lie ahead: 月初, 年中."""
    if context.lean is Lean.PAST:
        return -1 if day > context.today else 0
    return 1 if day < context.today else 0


def _read_numeric(context: Context, match: re.Match[str]) -> Guess | None:
    month, day = int(match["nm"]), int(match["nd"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    guess = words.month_day(context.today, context.lean, month, day)
    if guess.day is None or _is_surely_date(context, match):
        return guess
    return words.unsure(guess.day)


def _is_surely_date(context: Context, match: re.Match[str]) -> bool:
    """1/2 and 3-5 have other meanings; 02-11, 2.11 and 3.5号 are days."""
    if match["nsuffix"] and (match["sep"] != "-" or match["nm"].startswith("0")):
        return True  # 3-5号 may be three days
    if match["sep"] == ".":
        lead = context.plain[max(0, match.start() - 1) : match.start()]
        return len(match["nd"]) == 2 or not lead or lead in BEFORE_NUMERIC
    return match["sep"] == "-" and match["nm"].startswith("0")


def weekday_number(match: re.Match[str]) -> int | None:
    """Monday = 0; None for 周末.

    >>> weekday_number(next(PATTERN.finditer("上周三")))
    2
    """
    return WEEKDAYS.get(match["wd"])


def _read_weekday(context: Context, match: re.Match[str]) -> Guess:
    week = WEEKS[match["week"].removesuffix(MEASURE)] if match["week"] else None
    number = weekday_number(match)
    if number is None:
        return words.weekend(context.today, context.lean, week)
    return words.weekday(context.today, context.lean, week, number)


def _read_ordinal(context: Context, match: re.Match[str]) -> Guess | None:
    """3号 is a day, 12号楼 is not; what follows decides, and if it does not, it is asked."""
    listed = None if match[0][-1] in DAY_MARKS else LISTED.match(context.plain, match.end())
    end = listed.end() if listed else match.end()
    if PLACES.match(context.plain, end):
        return None
    guess = _day_of_month(context, whole_number(match["n"]))
    if guess is None or guess.day is None:
        return guess
    sure = ONLY_DAYS_OF_MONTH.match(context.plain, end)
    return guess if sure else words.unsure(guess.day)


def _day_of_month(context: Context, day: int) -> Guess | None:
    """In 2月3号、9号 the month reaches over; in 2月3号老马，9号孙丽 it may, and is asked."""
    guess = words.day_of_month(context.today, context.lean, day)
    named = context.dated and (context.dated.day or next(iter(context.dated.alternatives), None))
    if guess is None or context.dated is None or named is None:
        return guess
    same_month = words.exact(named.year, named.month, day)
    reaches = context.heading or (context.joined and not context.dated.doubt)
    if reaches or same_month.day == guess.day:
        return same_month
    days = (same_month.day, guess.day, *guess.alternatives)
    return words.unsure(*dict.fromkeys(one for one in days if one))


def _read_festival(context: Context, match: re.Match[str]) -> Guess:
    """国庆前一天 is a day; 国庆后 is none, and is asked."""
    year = context.today.year + YEARS[match["fyear"]] if match["fyear"] else None
    found = festival(context.today, context.lean, match["fixed"] or match["moving"], year)
    if match["later"]:
        return after_holiday(found)
    step = timedelta(days=1 if match["morrow"] else -1 if match["eve"] else 0)
    days = tuple(day + step for day in found.alternatives)
    return Guess(found.day and found.day + step, found.doubt, days)


def _read_holiday(_context: Context, _match: re.Match[str]) -> Guess:
    return words.unsure()  # 节前: before which?


def _read_exchange(context: Context, match: re.Match[str]) -> Guess:
    said = match["xwd"] or match["ywd"] or match["zwd"]
    return worked_in_exchange(context.today, context.lean, WEEKDAYS[said] if said else None)


def _read_nth_day(context: Context, match: re.Match[str]) -> Guess | None:
    """下个月第一个周三; of 12月最后一个周五 the year is the nearest that fits."""
    if match["naway"]:
        year, month = words.shifted(context.today, MONTHS[match["naway"].replace(MEASURE, "")])
    else:
        guess = words.month_day(context.today, context.lean, whole_number(match["nnm"]), 1)
        first = guess.day or next(iter(guess.alternatives), None)
        if first is None:
            return None
        year, month = first.year, first.month
    nth = whole_number(match["nth"]) if match["nth"] else None
    return Guess(words.nth_weekday(year, month, WEEKDAYS[match["nwd"]], nth))


WITH_MONTH = {"full", "compact", "monthday", "monthaway", "numeric"}
READERS: dict[str, Callable[[Context, re.Match[str]], Guess | None]] = {
    "lunar": _read_lunar,
    "full": _read_full,
    "compact": _read_compact,
    "monthday": _read_month_day,
    "monthaway": _read_month_away,
    "month": _read_month,
    "monthedge": _read_edge,
    "numeric": _read_numeric,
    "weekday": _read_weekday,
    "either": read_either,
    "passing": read_passing,
    "spoken": read_spoken,
    "ordinal": _read_ordinal,
    "ago": read_ago,
    "festival": _read_festival,
    "holiday": _read_holiday,
    "exchange": _read_exchange,
    "nthday": _read_nth_day,
}
