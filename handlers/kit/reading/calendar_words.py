"""Which day a calendar word means, counted from today; in doubt, the days it may mean."""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple


class Lean(Enum):
    """Whether the sentence tells what was done or what is planned."""

    PAST = "past"
    FUTURE = "future"


class Guess(NamedTuple):
    """A day, or None with the reason and the days among which to ask."""

    day: date | None
    doubt: str = ""  # "", "weekday_conflict", "impossible" or "ambiguous"
    alternatives: tuple[date, ...] = ()


class Context(NamedTuple):
    """What a form is read by."""

    plain: str
    today: date
    lean: Lean
    dated: Guess | None = None  # the last day given with its month: 2月3号、9号
    joined: bool = False  # whether nothing but a comma or 和 stands between
    heading: bool = False  # whether the month was said for all that follows: 2月份的 3号…6号…


UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
YEAR = "年"
SUNDAY = 6
LAST_OF_MONTH = {"底", "末", "下旬"}
MIDDLE_OF_MONTH = {"中旬", "中"}
NEARLY_A_YEAR = timedelta(days=300)  # a day so far off is more likely a slip: ask
IMPOSSIBLE = Guess(None, "impossible")


def unsure(*alternatives: date) -> Guess:
    """One of these days, or none of them.

    >>> unsure(date(2026, 3, 12)).doubt
    'ambiguous'
    """
    return Guess(None, "ambiguous", alternatives)


def exact(year: int, month: int, day: int) -> Guess:
    """A day given in full; an impossible one offers the last day of its month.

    >>> exact(2026, 2, 30).alternatives
    (datetime.date(2026, 2, 28),)
    """
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return IMPOSSIBLE
    last = monthrange(year, month)[1]
    if day > last:
        return IMPOSSIBLE._replace(alternatives=(date(year, month, last),))
    return Guess(date(year, month, day))


def month_day(today: date, lean: Lean, month: int, day: int) -> Guess:
    """A month and a day, without a year: the last one, or the next one.

    >>> month_day(date(2026, 3, 12), Lean.PAST, 12, 20).day
    datetime.date(2025, 12, 20)
    """
    this_year = exact(today.year, month, day)
    if this_year.day is None:
        leap_day = (month, day) == (2, 29)
        return this_year if not leap_day else unsure(*this_year.alternatives)
    step = _step_of_year(this_year.day, today, lean)
    if step == 0:
        return this_year
    other = exact(today.year + step, month, day)
    if other.day is None or abs(other.day - today) > NEARLY_A_YEAR:
        return unsure(this_year.day, *((other.day,) if other.day else ()))
    return other


def _step_of_year(day: date, today: date, lean: Lean) -> int:
    if lean is Lean.PAST:
        return -1 if day > today else 0
    return 1 if day < today else 0


def day_of_month(today: date, lean: Lean, day: int) -> Guess | None:
    """3号: this month's or the neighbouring month's; asked when that month has no such day.

    >>> day_of_month(date(2026, 3, 12), Lean.PAST, 20).day
    datetime.date(2026, 2, 20)
    """
    if not 1 <= day <= 31:
        return None
    step = -1 if lean is Lean.PAST else 1
    for months in range(3):
        year, month = shifted(today, months * step)
        found = exact(year, month, day).day
        if found and (found - today) * step >= timedelta(0):
            skipped = exact(*shifted(today, step), day).day is None and found.month != today.month
            return unsure(found) if skipped else Guess(found)
    return None


def shifted(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months from today.

    >>> shifted(date(2026, 1, 31), -1)
    (2025, 12)
    """
    count = today.year * 12 + today.month - 1 + months
    return count // 12, count % 12 + 1


def weekday(today: date, lean: Lean, week: int | None, number: int) -> Guess:
    """A weekday (Monday = 0) of the week so many weeks from now, or the last or next one.

    >>> weekday(date(2026, 3, 12), Lean.PAST, -1, 2).day
    datetime.date(2026, 3, 4)
    """
    here = today + timedelta(days=number - today.weekday())
    if week is not None:
        found = here + timedelta(weeks=week)
        if week == 1 and today.weekday() == SUNDAY and number:  # to some the new week has begun
            return unsure(found, found + timedelta(weeks=1))
        return Guess(found)
    if here == today:  # 周四 said on a Thursday: people would say 今天
        return unsure(today, today + timedelta(weeks=-1 if lean is Lean.PAST else 1))
    if lean is Lean.PAST:
        return Guess(here if here < today else here - timedelta(weeks=1))
    return Guess(here if here > today else here + timedelta(weeks=1))


def nth_weekday(year: int, month: int, number: int, nth: int | None) -> date:
    """The first to fourth, or with None the last, such weekday (Monday = 0) of a month.

    >>> str(nth_weekday(2026, 12, 2, 1)), str(nth_weekday(2026, 12, 4, None))
    ('2026-12-02', '2026-12-25')
    """
    if nth is None:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - number) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))


def weekend(today: date, lean: Lean, week: int | None) -> Guess:
    """周末: Saturday or Sunday, asked.

    >>> len(weekend(date(2026, 3, 12), Lean.PAST, None).alternatives)
    2
    """
    monday = today - timedelta(days=today.weekday())
    if week is None:
        week = -1 if lean is Lean.PAST and today.weekday() < 5 else 0
    saturday = monday + timedelta(weeks=week, days=5)
    return unsure(saturday, saturday + timedelta(days=1))


def nearest_weekday(day: date, number: int) -> date:
    """The day with that weekday (Monday = 0) that is nearest to `day`.

    >>> nearest_weekday(date(2026, 3, 10), 2)
    datetime.date(2026, 3, 11)
    """
    return day + timedelta(days=(number - day.weekday() + 3) % 7 - 3)


def edge_of_month(year: int, month: int, edge: str) -> Guess:
    """月底, 月初 and the like are no days: the first or last one is offered.

    >>> edge_of_month(2026, 2, "底").alternatives
    (datetime.date(2026, 2, 28),)
    """
    if edge in LAST_OF_MONTH:
        return unsure(date(year, month, monthrange(year, month)[1]))
    return unsure(date(year, month, 15 if edge in MIDDLE_OF_MONTH else 1))


def ago_or_ahead(today: date, amount: int | None, unit: str, sign: int) -> Guess:
    """三天后 is a day; 半个月后, 两周前 are only about a day.

    >>> ago_or_ahead(date(2026, 3, 12), 3, "天", 1).day
    datetime.date(2026, 3, 15)
    """
    if unit in UNIT_DAYS:
        day = today + timedelta(days=sign * UNIT_DAYS[unit] * (amount or 0))
        exactly = Guess(day) if UNIT_DAYS[unit] == 1 else unsure(day)
        return exactly if amount else unsure()
    if unit == YEAR:
        return unsure()
    if amount is None:
        return unsure(today + timedelta(days=sign * 15))
    year, month = shifted(today, sign * amount)
    return unsure(date(year, month, min(today.day, monthrange(year, month)[1])))
