"""The demo's clock."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.simulator import view
from bot.simulator.clock import SHANGHAI, DemoClock

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=SHANGHAI)


def test_it_runs_on_from_where_it_was_set() -> None:
    ticks = [100.0]
    clock = DemoClock(NOON, tick=lambda: ticks[0])
    ticks[0] = 105.0
    assert clock.now() == NOON + timedelta(seconds=5)
    clock.forward(timedelta(days=1))
    ticks[0] = 106.0
    assert clock.now() == NOON + timedelta(days=1, seconds=6)
    clock.set(NOON)
    assert clock.now() == NOON


def test_it_wants_to_know_the_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        DemoClock(datetime(2026, 3, 12))  # noqa: DTZ001


def test_the_buttons_lead_where_they_say() -> None:
    def to(move: str, now: datetime = NOON) -> str:
        target = view.moved(now.astimezone(UTC), move)
        assert target is not None
        return f"{target.astimezone(SHANGHAI):%m-%d %H:%M}"

    assert to("half_hour") == "03-12 12:30"
    assert to("evening") == "03-12 19:00"
    assert to("evening", NOON + timedelta(hours=7)) == "03-13 19:00"
    assert to("morning") == "03-13 08:00"
    assert to("morning", NOON - timedelta(hours=7)) == "03-13 08:00"
    assert to("day") == "03-13 12:00"
    assert to("week") == "03-19 12:00"
    assert view.moved(NOON, "never") is None


def test_on_the_way_the_bot_can_look_at_its_clock() -> None:
    way = view.stops(NOON, NOON + timedelta(hours=2, minutes=10))
    assert [f"{moment:%H:%M}" for moment in way] == ["12:30", "13:00", "13:30", "14:00", "14:10"]
    week = view.stops(NOON, NOON + timedelta(weeks=1))
    assert len(week) == 48
    assert week[-1] == NOON + timedelta(weeks=1)
