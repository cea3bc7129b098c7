"""When people are reminded, and how long leave and attendance may still be told [T2]."""

from datetime import date, datetime, time, timedelta

import pytest

from handlers.study import rules

HALF = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("starts", "lead", "told", "due"),
    [
        # two days ahead: the evening before and shortly before
        ("2026-03-14T10:00", HALF, "2026-03-12T14:30", ["2026-03-13T19:00", "2026-03-14T09:30"]),
        # told on the day before, even early: the notice takes the evening's place (V13)
        ("2026-03-13T15:00", HALF, "2026-03-12T08:00", ["2026-03-13T14:30"]),
        ("2026-03-13T15:00", HALF, "2026-03-12T20:00", ["2026-03-13T14:30"]),
        # told on the day itself, or too late for any reminder
        ("2026-03-12T15:00", HALF, "2026-03-12T14:00", ["2026-03-12T14:30"]),
        ("2026-03-12T15:00", HALF, "2026-03-12T14:30", []),
        ("2026-03-12T15:00", HALF, "2026-03-12T15:30", []),
        # a lead of a day falls on the day before: one reminder there, not two
        ("2026-03-14T10:00", timedelta(days=1), "2026-03-12T09:00", ["2026-03-13T10:00"]),
        ("2026-03-14T10:00", timedelta(days=1), "2026-03-13T11:00", []),
        ("2026-03-20T10:00", timedelta(days=3), "2026-03-12T09:00", ["2026-03-17T10:00", "2026-03-19T19:00"]),
    ],
)  # fmt: skip
def test_reminders(starts: str, lead: timedelta, told: str, due: list[str]) -> None:
    found = rules.reminders(
        datetime.fromisoformat(starts), lead, time(19), datetime.fromisoformat(told)
    )
    assert found == [datetime.fromisoformat(one) for one in due]


@pytest.mark.parametrize(
    ("now", "may"),
    [("2026-03-12T09:00", True), ("2026-03-13T15:59", True), ("2026-03-13T16:00", False)],
)
def test_leave_until_shortly_after_the_beginning(now: str, may: bool) -> None:
    starts = datetime.fromisoformat("2026-03-13T15:00")
    assert rules.may_still_leave(starts, datetime.fromisoformat(now)) is may


def test_attendance_for_three_days_across_a_month() -> None:
    assert rules.roll_since(date(2026, 3, 2)) == date(2026, 2, 27)
