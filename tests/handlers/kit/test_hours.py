"""When a push may go to whom: against a second, slower reading of the same rule, for any shift and any moment."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.hours import LONGEST_WAIT, Hours
from handlers.regulation import DayPlan, Edition, Shift, ShiftDays, ShiftHours, WorkdayCalendar
from storage.vocabulary import SHANGHAI, PushKind

EDITION = Edition.load("seven_duties")
CALENDAR = WorkdayCalendar.packaged()
QUARTER = timedelta(minutes=15)


def hours_of(name: str) -> Hours:
    return Hours(EDITION.figures, CALENDAR, EDITION.shift(name))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("kind", "shift", "now", "wanted"),
    [
        ("notice", "常白班", "2026-03-12 14:30", "2026-03-12 14:30"),
        ("notice", "常白班", "2026-03-12 17:00", "2026-03-13 08:00"),
        ("notice", "常白班", "2026-03-13 17:00", "2026-03-16 08:00"),
        ("reminder", "常白班", "2026-09-30 17:30", "2026-10-08 08:00"),  # the national holiday
        ("reminder", "常白班", "2026-10-10 09:00", "2026-10-10 09:00"),  # a Saturday that is worked
        ("notice", "常白班", "2026-02-14 20:00", "2026-02-24 08:00"),  # the longest holiday
        ("answer", "常白班", "2026-03-14 12:00", "2026-03-14 12:00"),
        ("answer", "常白班", "2026-03-14 21:00", "2026-03-15 07:00"),
        ("sparing", "常白班", "2026-03-14 12:00", "2026-03-14 12:00"),
        ("sparing", "常白班", "2026-03-12 21:00", "2026-03-13 07:00"),
        ("urgent", "甲班", "2026-03-17 03:00", "2026-03-17 03:00"),
        ("continuation", "常白班", "2026-03-14 23:00", "2026-03-14 23:00"),
        ("notice", "甲班", "2026-03-12 09:00", "2026-03-12 09:00"),  # on days this week
        ("notice", "甲班", "2026-03-17 09:00", "2026-03-17 16:00"),  # asleep after a night
        ("notice", "甲班", "2026-03-17 22:00", "2026-03-18 16:00"),  # at work, but quiet
        ("notice", "甲班", "2026-03-20 22:00", "2026-03-23 08:00"),  # the week of days begins
        ("notice", "乙班", "2026-03-12 09:00", "2026-03-12 16:00"),
        ("notice", " 常白班 ", "2026-03-12 17:00", "2026-03-13 08:00"),
        ("notice", "四班三倒", "2026-03-14 12:00", "2026-03-14 12:00"),
        ("notice", "", "2026-03-14 22:00", "2026-03-15 07:00"),
    ],
)
def test_when(kind: str, shift: str, now: str, wanted: str) -> None:
    assert hours_of(shift).earliest(PushKind(kind), at(now)) == at(wanted)


@pytest.mark.parametrize(
    ("now", "not_after", "wanted"),
    [
        ("2026-03-14 09:30", "2026-03-14 10:00", "2026-03-14 09:30"),  # a session on a Saturday
        ("2026-03-13 19:00", "2026-03-14 00:00", "2026-03-13 19:00"),
        ("2026-03-14 06:00", "2026-03-14 06:30", "2026-03-14 07:00"),  # never in the quiet hours
        ("2026-03-13 19:00", "2026-03-16 08:01", "2026-03-16 08:00"),  # in time at work
        ("2026-03-13 19:00", "2026-03-16 08:00", "2026-03-13 19:00"),
    ],
)
def test_what_would_come_too_late_at_work_comes_before(
    now: str, not_after: str, wanted: str
) -> None:
    found = hours_of("常白班").earliest(PushKind.REMINDER, at(now), at(not_after))
    assert found == at(wanted)


def test_a_shift_may_last_a_whole_day() -> None:
    week = ShiftHours(start=time(8), until=time(8))
    shift = Shift(key="guard", names=("值守",), days=ShiftDays.EVERY_DAY, weeks=(week,))
    hours = Hours(EDITION.figures, CALENDAR, shift)
    for now in ("2026-03-14 10:00", "2026-03-14 07:30"):
        assert hours.earliest(PushKind.NOTICE, at(now)) == at(now)


def test_the_whole_cast_has_a_shift_the_edition_knows() -> None:
    assert all(EDITION.shift(name) for name in ("常白班", "甲班", "乙班"))


def test_nobody_waits_for_ever() -> None:
    never = WorkdayCalendar(dict.fromkeys(days(date(2026, 1, 1), 400), DayPlan(False, "")), {})
    hours = Hours(EDITION.figures, never, EDITION.shift("常白班"))
    plans = hours.earliest(PushKind.NOTICE, at("2026-03-14 22:00"))
    assert plans == at("2026-03-15 07:00")


def days(first: date, number: int) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range(number)]


quarters = st.integers(0, 95).map(lambda one: time(one // 4, one % 4 * 15))


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    """One to three weeks in turn, at any quarter of an hour; each leaves some time that is not quiet."""
    weeks = draw(st.lists(st.builds(_hours, quarters, quarters), min_size=1, max_size=3))
    day = date(2001, 1, 1)
    for week in weeks:
        start, until = week.on(day)
        if EDITION.figures.after_quiet(start) >= until:
            weeks = [_hours(time(8), time(16))]
            break
    monday = date(2026, 3, 9) + timedelta(weeks=draw(st.integers(-60, 60)))
    return Shift(
        key="any", names=("任意",), days=draw(st.sampled_from(ShiftDays)), weeks=tuple(weeks),
        first_week=monday,
    )  # fmt: skip


def _hours(start: time, until: time) -> ShiftHours:
    return ShiftHours(start=start, until=until)


moments = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=SHANGHAI) + timedelta(minutes=minutes, seconds=7)
)


def may(hours: Hours, kind: PushKind, moment: datetime) -> bool:
    """The rule once more, as a question about one moment."""
    local = moment.astimezone(SHANGHAI).replace(tzinfo=None)
    if kind in (PushKind.URGENT, PushKind.CONTINUATION):
        return True
    if hours.figures.is_quiet(local.time()):
        return False
    if kind in (PushKind.ANSWER, PushKind.SPARING) or hours.shift is None:
        return True
    for day in (local.date() - timedelta(days=1), local.date()):
        free = hours.shift.days is ShiftDays.WORKDAYS and not hours.calendar.is_workday(day)
        monday = day - timedelta(days=day.weekday())
        first = hours.shift.first_week or monday
        week = hours.shift.weeks[(monday - first).days // 7 % len(hours.shift.weeks)]
        start = datetime.combine(day, week.start)
        until = datetime.combine(day, week.until)
        until += timedelta(days=1) if until <= start else timedelta(0)
        if not free and start <= local < until:
            return True
    return False


@settings(max_examples=300, deadline=None)
@given(shift=st.none() | shifts(), kind=st.sampled_from(PushKind), now=moments)
def test_the_moment_is_allowed_and_none_before_it_is(
    shift: Shift | None, kind: PushKind, now: datetime
) -> None:
    hours = Hours(EDITION.figures, CALENDAR, shift)
    found = hours.earliest(kind, now.astimezone(UTC))
    assert may(hours, kind, found)
    assert now <= found <= now + timedelta(days=LONGEST_WAIT)
    if found == now:
        return
    assert not may(hours, kind, now)
    before = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + QUARTER
    while before < found:  # whether one may changes at a quarter of an hour only
        assert not may(hours, kind, before), before
        before += QUARTER


@settings(max_examples=200, deadline=None)
@given(shift=shifts(), now=moments, ahead=st.integers(1, 20 * 24 * 60))
def test_a_last_moment_never_breaks_the_quiet_hours_and_is_used_at_work_if_it_can(
    shift: Shift, now: datetime, ahead: int
) -> None:
    hours, over = Hours(EDITION.figures, CALENDAR, shift), now + timedelta(minutes=ahead)
    found = hours.earliest(PushKind.REMINDER, now, over)
    at_work = hours.earliest(PushKind.REMINDER, now)
    assert found == (at_work if at_work < over else hours.earliest(PushKind.ANSWER, now))
