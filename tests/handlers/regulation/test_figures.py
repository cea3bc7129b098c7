"""Periods, quiet hours and calendar intervals."""

from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest

from handlers.regulation import Figures, Interval, MonthDay, Period
from tests.handlers.regulation.drafts import seven_duties


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(hours=24), moment(2026, 3, 12, 14, 30), moment(2026, 3, 13, 14, 30)),
        (Period(days=30), moment(2026, 1, 31, 8), moment(2026, 3, 2, 8)),
        (Period(months=1), moment(2026, 1, 31, 8), moment(2026, 2, 28, 8)),
        (Period(months=1), moment(2028, 1, 31, 8), moment(2028, 2, 29, 8)),
        (Period(months=12), moment(2028, 2, 29), moment(2029, 2, 28)),
        (Period(months=15), moment(2026, 12, 31), moment(2028, 3, 31)),
        (Period(months=36), moment(2026, 3, 12), moment(2029, 3, 12)),
    ],
)
def test_a_period_ends(period: Period, start: datetime, end: datetime) -> None:
    assert period.after(start) == end


@pytest.mark.parametrize(
    ("period", "now", "start"),
    [
        (Period(hours=24), moment(2026, 3, 1, 7), moment(2026, 2, 28, 7)),
        (Period(months=1), moment(2026, 3, 31), moment(2026, 2, 28)),
        (Period(months=12), moment(2026, 1, 1), moment(2025, 1, 1)),
        (Period(months=15), moment(2026, 3, 12), moment(2024, 12, 12)),
    ],
)
def test_a_period_began(period: Period, now: datetime, start: datetime) -> None:
    assert period.before(now) == start


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(20, 59, 59), False), (time(21), True), (time(23, 59), True), (time(0), True),
        (time(6, 59, 59), True), (time(7), False), (time(12), False),
    ],
)  # fmt: skip
def test_nights_are_quiet(at: time, quiet: bool) -> None:
    assert seven_duties().figures.is_quiet(at) is quiet


def test_quiet_hours_may_lie_within_a_day() -> None:
    stated = seven_duties().figures.model_dump()
    noon = Figures(**{**stated, "quiet_from": time(12), "quiet_until": time(14)})
    assert [hour for hour in range(24) if noon.is_quiet(time(hour))] == [12, 13]


@pytest.mark.parametrize(
    ("interval", "start"),
    [
        (Interval.MONTH, date(2026, 11, 1)), (Interval.QUARTER, date(2026, 10, 1)),
        (Interval.HALF_YEAR, date(2026, 7, 1)), (Interval.YEAR, date(2026, 1, 1)),
    ],
)  # fmt: skip
def test_an_interval_begins_with_its_calendar_period(interval: Interval, start: date) -> None:
    assert interval.start(date(2026, 11, 30)) == start


def test_quarters_follow_each_other() -> None:
    starts = [Interval.QUARTER.start(date(2026, month, 28)) for month in range(1, 13)]
    assert all(one <= other for one, other in pairwise(starts))
    assert len(set(starts)) == 4


def test_a_day_of_the_year() -> None:
    assert MonthDay(month=11, day=15).on(2026) == date(2026, 11, 15)
