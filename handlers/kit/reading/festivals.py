"""Festivals by name and the days worked in exchange. A year that is not known is asked, never reckoned."""

from datetime import date, timedelta

from handlers.kit.reading.calendar_words import (
    NEARLY_A_YEAR,
    Guess,
    Lean,
    exact,
    month_day,
    unsure,
)
from handlers.regulation.calendar import WorkdayCalendar

FIXED = {
    "元旦": (1, 1), "三八": (3, 8), "妇女节": (3, 8), "五一": (5, 1), "劳动节": (5, 1), "五四": (5, 4),
    "青年节": (5, 4), "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "八一": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "国庆": (10, 1), "建党节": (7, 1), "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12),
    "双12": (12, 12),
}  # fmt: skip
MOVING = ("除夕", "春节", "元宵", "清明", "端午", "七夕", "中秋", "重阳", "腊八")
# In the order of MOVING, by the new moons of Beijing; that of 2027-02-06 comes at 23:56, and some tables miss it.
_DAYS = {
    2024: ((2, 9), (2, 10), (2, 24), (4, 4), (6, 10), (8, 10), (9, 17), (10, 11), (1, 18)),
    2025: ((1, 28), (1, 29), (2, 12), (4, 4), (5, 31), (8, 29), (10, 6), (10, 29), (1, 7)),
    2026: ((2, 16), (2, 17), (3, 3), (4, 5), (6, 19), (8, 19), (9, 25), (10, 18), (1, 26)),
    2027: ((2, 5), (2, 6), (2, 20), (4, 5), (6, 9), (8, 8), (9, 15), (10, 8), (1, 15)),
    2028: ((1, 25), (1, 26), (2, 9), (4, 4), (5, 28), (8, 26), (10, 3), (10, 26), (1, 4)),
}
DAY = timedelta(days=1)


def festival(today: date, lean: Lean, name: str, year: int | None) -> Guess:
    """The day of a festival: of the year that is said, or the last or next one.

    >>> wednesday = date(2026, 11, 18)
    >>> str(festival(wednesday, Lean.FUTURE, "春节", None).day), str(festival(wednesday, Lean.PAST, "中秋", 2025).day)
    ('2027-02-06', '2025-10-06')
    >>> festival(wednesday, Lean.FUTURE, "端午", 2029), festival(date(2028, 12, 1), Lean.FUTURE, "春节", None).doubt
    (Guess(day=None, doubt='ambiguous', alternatives=()), 'ambiguous')
    """
    if name in FIXED:
        month, day = FIXED[name]
        return exact(year, month, day) if year else month_day(today, lean, month, day)
    if year:
        return Guess(found) if (found := _of(year, name)) else unsure()
    past = lean is Lean.PAST
    this = _of(today.year, name)
    if this is None:
        return unsure()
    if this == today or (this < today) == past:
        return Guess(this)
    other = _of(today.year + (-1 if past else 1), name)
    if other and abs(other - today) > NEARLY_A_YEAR:
        return unsure(this, other)
    return Guess(other) if other else unsure()


def _of(year: int, name: str) -> date | None:
    return date(year, *_DAYS[year][MOVING.index(name)]) if year in _DAYS else None


def after_holiday(found: Guess) -> Guess:
    """国庆后 is no day; the first working day after the holiday is offered when its arrangement is known.

    >>> after_holiday(Guess(date(2026, 10, 1))).alternatives
    (datetime.date(2026, 10, 8),)
    """
    known = WorkdayCalendar.packaged()
    if found.day is None or found.day.year not in known.published:
        return unsure()
    return unsure(known.first_from(found.day + DAY))


def worked_in_exchange(today: date, lean: Lean, weekday: int | None) -> Guess:
    """补班那天, 调休上班的周六: the last or next day that is worked in exchange, if any is known.

    >>> worked_in_exchange(date(2026, 9, 10), Lean.FUTURE, None).day
    datetime.date(2026, 9, 20)
    >>> worked_in_exchange(date(2026, 11, 18), Lean.FUTURE, None).doubt
    'ambiguous'
    """
    plans = WorkdayCalendar.packaged().plans
    days = (day for day, plan in plans.items() if plan.works and weekday in (None, day.weekday()))
    if lean is Lean.PAST:
        found = max((day for day in days if day <= today), default=None)
    else:
        found = min((day for day in days if day >= today), default=None)
    return Guess(found) if found else unsure()
