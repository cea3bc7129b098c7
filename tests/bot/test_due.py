"""What is due, and what was missed, reckoned from the claims alone."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import due_of
from handlers.kit.routines import Missed, Routine
from storage.queries.occasions import Claimed
from storage.vocabulary import SHANGHAI, PushKind

NINE = {"hour": 9, "minute": 0}
MONDAY = {"hour": 8, "minute": 10, "day_of_week": "mon"}
HALF_DAY, WEEK = timedelta(hours=12), timedelta(days=7)


def at(day: int, hour: int, minute: int = 0, month: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def routine(missed: Missed, late: timedelta, at: dict[str, int | str] | None = None) -> Routine:
    return Routine("x.y", at or NINE, missed, late, PushKind.REMINDER, "never", lambda _ctx: None)


def due(one: Routine, claims: list[datetime], now: datetime) -> list[datetime]:
    before = [claim for claim in claims if claim <= now]
    return list(due_of(one, Claimed(min(before), max(before), frozenset(before)), now).fire_at)


@pytest.mark.parametrize(
    ("rule", "last", "now", "found"),
    [
        (NINE, at(12, 9), at(12, 23), []),
        (NINE, at(12, 9), at(13, 8, 59), []),
        (NINE, at(12, 9), at(13, 9), [at(13, 9)]),
        (NINE, at(12, 9), at(13, 21), [at(13, 9)]),
        (NINE, at(12, 9), at(13, 21, 1), []),  # later than it may be
        (NINE, at(12, 9), at(20, 10), [at(20, 9)]),  # of a week missed only the latest
        (NINE, at(31, 9, month=12), at(1, 9, 0, 1, 2027), [at(1, 9, 0, 1, 2027)]),
        (NINE, at(28, 9, 0, 2, 2028), at(29, 9, 1, 2, 2028), [at(29, 9, 0, 2, 2028)]),
        (NINE, at(29, 9, 0, 2, 2028), at(1, 9, 0, 3, 2028), [at(1, 9, 0, 3, 2028)]),
        ({"hour": 0, "minute": 0}, at(12, 0), at(13, 0) - timedelta(seconds=1), []),
        ({"hour": 0, "minute": 0}, at(12, 0), at(13, 0), [at(13, 0)]),
        (MONDAY, at(9, 8, 10), at(15, 23), []),
        (MONDAY, at(9, 8, 10), at(16, 8, 10), [at(16, 8, 10)]),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_when_a_routine_is_due_whatever_the_zone_of_the_process(
    rule: dict[str, int | str],
    last: datetime,
    now: datetime,
    found: list[datetime],
    zone: str,
    in_zone: Callable[[str], None],
) -> None:
    in_zone(zone)
    assert due(routine(Missed.LATEST, HALF_DAY, rule), [last], now) == found


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the process into a time zone, for one test."""

    def put(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("missed", "late", "found"),
    [
        (Missed.ALL, WEEK, [at(day, 9) for day in (13, 14, 15, 16)]),
        (Missed.ALL, timedelta(days=2), [at(15, 9), at(16, 9)]),
        (Missed.LATEST, WEEK, [at(16, 9)]),
        (Missed.LATEST, timedelta(minutes=30), []),
    ],
)
def test_what_four_days_of_downtime_leave_to_do(
    missed: Missed, late: timedelta, found: list[datetime]
) -> None:
    assert due(routine(missed, late), [at(12, 9)], at(16, 10)) == found


def test_what_is_too_late_is_named() -> None:
    claims = Claimed(at(12, 9), at(12, 9), frozenset({at(12, 9)}))
    found = due_of(routine(Missed.ALL, timedelta(days=2)), claims, at(16, 10))
    assert found.skipped == [at(13, 9), at(14, 9)]


def test_one_that_another_node_took_out_of_turn_leaves_the_earlier_one_to_do() -> None:
    assert due(routine(Missed.ALL, WEEK), [at(12, 9), at(14, 9)], at(14, 10)) == [at(13, 9)]
