"""What a person is told and what the night deletes agree to the day."""

from datetime import date, datetime, timedelta

import pytest

from handlers.privacy.rules import kept_from, kept_until
from handlers.regulation import Edition, Period
from storage.vocabulary import SHANGHAI, Retention

PERIODS = [
    Period(days=30),
    Period(months=1),
    Period(months=12),
    Period(months=15),
    Period(months=36),
]
DAYS = [date(2027, 12, 1) + timedelta(days=number) for number in range(100)]  # past a 29 February


def night_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 20, tzinfo=SHANGHAI)


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_it_goes_on_the_day_that_was_named_and_not_before(period: Period) -> None:
    for day in DAYS:
        for hour in (0, 23):
            at = datetime(day.year, day.month, day.day, hour, 59, tzinfo=SHANGHAI)
            named = kept_until(period, at)
            assert at < kept_from(period, night_of(named)), (day, named)
            assert at >= kept_from(period, night_of(named - timedelta(days=1))), (day, named)


def test_hours_are_counted_as_hours() -> None:
    now = datetime(2026, 3, 12, 14, 30, tzinfo=SHANGHAI)
    assert kept_from(Period(hours=24), now) == now - timedelta(hours=24)


def test_the_edition_names_a_period_for_every_class() -> None:
    assert set(Edition.load("seven_duties").retention) == set(Retention)
