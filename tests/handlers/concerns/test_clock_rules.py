"""Until when an answer is in time: against a slower reading of the same rule, for any shift, moment, calendar and pause."""

import time as clock
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.concerns.clocks import rules
from handlers.concerns.clocks.rules import WorkingTime
from handlers.regulation import DayPlan, Edition, WorkdayCalendar
from storage.vocabulary import SHANGHAI
from tests.handlers.kit.test_hours import moments, shifts

CALENDAR = WorkdayCalendar.packaged()
EDITION = Edition.load("seven_duties")
DAY = timedelta(days=1)
numbers = st.integers(1, 15)
days = st.dates(date(2024, 12, 1), date(2029, 3, 1))
calendars = st.dictionaries(days, st.builds(DayPlan, st.booleans(), st.just("")), max_size=40).map(
    lambda plans: WorkdayCalendar({**CALENDAR.plans, **plans}, CALENDAR.published)
)
times = st.builds(WorkingTime, calendars, st.none() | shifts())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def slowly(
    time: WorkingTime, moment: datetime, number: int, pauses: list[tuple[datetime, datetime]]
) -> date:
    """The day on which the last of so many working days lies that begin outside every pause."""
    day = moment.astimezone(SHANGHAI).date()
    while True:
        begins = time.begins(day)
        counts = time.calendar.is_workday(day) and moment <= begins
        if counts and not any(since <= begins < until for since, until in pauses):
            number -= 1
            if not number:
                return day
        day += DAY


@pytest.mark.parametrize(
    ("shift", "raised", "by"),
    [
        ("常白班", "2026-03-12 14:30", "2026-03-17"),  # at work: from the next day on
        ("常白班", "2026-03-12 17:00", "2026-03-17"),  # after work
        ("常白班", "2026-03-12 23:59", "2026-03-17"),  # at night, before midnight and after it
        ("常白班", "2026-03-13 02:00", "2026-03-17"),
        ("常白班", "2026-03-13 08:00", "2026-03-17"),  # as the shift begins, the day is whole
        ("常白班", "2026-03-13 08:01", "2026-03-18"),
        ("常白班", "2026-03-14 10:00", "2026-03-18"),  # on a Saturday
        ("乙班", "2026-03-12 14:30", "2026-03-16"),  # his day begins at 16:00 this week
        ("乙班", "2026-03-12 16:01", "2026-03-17"),
        ("四班三倒", "2026-03-12 00:30", "2026-03-17"),  # nobody knows when his day begins
        (
            "常白班",
            "2026-02-13 10:00",
            "2026-02-25",
        ),  # the Spring Festival after a Saturday at work
        ("常白班", "2026-02-14 07:00", "2026-02-25"),
        ("常白班", "2026-09-29 10:00", "2026-10-09"),  # the national holiday
        ("常白班", "2026-10-09 10:00", "2026-10-13"),  # a Saturday that is worked
        ("常白班", "2025-12-30 10:00", "2026-01-05"),  # the year change, a Sunday that is worked
        ("常白班", "2028-02-25 10:00", "2028-03-01"),  # the 29th of February
    ],
)
def test_the_last_day_of_three(shift: str, raised: str, by: str) -> None:
    time = WorkingTime(CALENDAR, EDITION.shift(shift))
    assert str(time.due(at(raised), 3).day) == by


def test_a_year_that_is_not_published_is_said() -> None:
    time = WorkingTime(CALENDAR)
    assert time.due(at("2026-12-20 10:00"), 5).caveat == ""
    said = time.due(at("2026-12-30 10:00"), 3)
    assert (str(said.day), said.caveat) == (
        "2027-01-04",
        "2027年放假安排还没有发布或录入，先按周一到周五算",
    )


@settings(max_examples=200, deadline=None)
@given(time=times, moment=moments, number=numbers)
def test_it_has_as_many_whole_working_days_and_ends_with_the_last(
    time: WorkingTime, moment: datetime, number: int
) -> None:
    by = time.due(moment, number).day
    assert by == slowly(time, moment, number, [])
    begun = time.begins(by)
    assert time.days_begun(moment, begun) == number - 1
    assert time.days_begun(moment, begun + DAY) >= number


@settings(max_examples=200, deadline=None)
@given(time=times, moment=moments, later=st.timedeltas(timedelta(0), DAY * 9), number=numbers)
def test_raised_later_or_with_more_days_it_is_never_due_earlier(
    time: WorkingTime, moment: datetime, later: timedelta, number: int
) -> None:
    by = time.due(moment, number).day
    assert by <= time.due(moment + later, number).day
    assert by < time.due(moment, number + 1).day


@settings(max_examples=200, deadline=None)
@given(time=times, moment=moments, number=numbers, data=st.data())
def test_pauses_add_exactly_the_working_days_that_begin_in_them(
    time: WorkingTime, moment: datetime, number: int, data: st.DataObject
) -> None:
    steps = st.timedeltas(timedelta(0), DAY * 20)
    gaps = data.draw(st.lists(steps, max_size=6))
    turns = [moment]
    for gap in gaps:
        turns.append(turns[-1] + gap)
    by, pauses = time.due(moment, number).day, []
    for since, until in list(pairwise(turns))[1::2]:
        before, running = by, since <= time.begins(by)
        by = time.resumed(by, since, until)
        pauses.append((since, until))
        added = time.calendar.workdays_between(before, by).days
        assert added == (time.days_begun(since, until) if running else 0)
    assert by == slowly(time, moment, number, pauses)


@settings(max_examples=100, deadline=None)
@given(time=times, by=days, moment=moments, back=st.timedeltas(timedelta(0), DAY * 400))
def test_a_clock_that_is_put_back_takes_and_gives_nothing(
    time: WorkingTime, by: date, moment: datetime, back: timedelta
) -> None:
    assert time.days_begun(moment, moment - back) == 0
    assert time.resumed(by, moment, moment - back) == by


@settings(max_examples=100, deadline=None)
@given(time=times, moment=moments, number=numbers, offset=st.integers(-12, 14))
def test_the_zone_of_the_machine_and_of_the_moment_changes_nothing(
    time: WorkingTime, moment: datetime, number: int, offset: int
) -> None:
    by = time.due(moment, number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", f"XXX{offset:+d}")
        clock.tzset()
        for zone in (UTC, timezone(timedelta(hours=offset))):
            assert time.due(moment.astimezone(zone), number) == by
    clock.tzset()


@settings(max_examples=200, deadline=None)
@given(calendar=calendars, by=days, day=days, number=numbers)
def test_the_reminder_comes_before_and_nothing_is_over_too_early(
    calendar: WorkdayCalendar, by: date, day: date, number: int
) -> None:
    before = rules.reminded_on(by, calendar)
    assert before < by
    assert calendar.is_workday(before)
    assert rules.is_over(by, day, calendar) == (day > calendar.first_from(by))
    assert (rules.days_over(by, day, calendar) > 0) <= rules.is_over(by, day, calendar)
    up = rules.in_time_until(by, day, number, calendar)
    assert up == by if day <= by else calendar.workdays_between(day, up).days == number
