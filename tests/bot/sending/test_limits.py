"""Back-off, moments for many, the day's account: pure sums."""

import random
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sending import limits, pacing
from bot.sending.joining import Bundle
from storage.queries.outbox_waiting import Waiting
from storage.vocabulary import SHANGHAI, PushKind

NEW_YEAR = datetime(2026, 1, 1, tzinfo=SHANGHAI)
moments = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda span: NEW_YEAR + span)


def test_backing_off_stays_between_two_seconds_and_a_quarter_of_an_hour() -> None:
    spans = [limits.backoff(attempts) for attempts in range(1, 40)]
    assert all(limits.SOONEST <= span <= limits.LATEST for span in spans)
    assert len(set(spans)) > 30


def test_no_push_is_tried_more_than_twelve_times_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    for luck in (0.0, 0.1, 0.5, 0.999):
        monkeypatch.setattr(random, "random", lambda luck=luck: luck)
        at, tries = timedelta(0), []
        for attempt in range(1, 40):
            tries.append(at)
            at += limits.backoff(attempt)
        for one in tries:
            assert sum(one <= other < one + timedelta(hours=1) for other in tries) <= 12


@settings(deadline=None)
@given(st.integers(2, 200), moments)
def test_many_are_spread_over_ten_minutes_and_never_at_the_half_hour(
    count: int, now: datetime
) -> None:
    spread = list(limits.spread(count, now))
    assert len(spread) == count
    assert spread == sorted(spread)
    assert spread[-1] - spread[0] >= limits.SPREAD_OVER
    assert spread[-1] - now <= limits.SPREAD_OVER + timedelta(minutes=3)
    assert not [one for one in spread if one.minute in limits.CROWDED]
    busiest = max(sum(one <= other < one + limits.MINUTE for other in spread) for one in spread)
    assert busiest <= count / 10 + 2


@settings(deadline=None)
@given(moments, st.integers(1, 20))
def test_what_is_spread_goes_while_it_is_of_use(now: datetime, minutes: int) -> None:
    over = now + minutes * limits.MINUTE

    def one(number: int) -> Bundle:
        about = (number, uuid4(), uuid4(), PushKind.REMINDER, None, over, False, "", b"", over)
        return Bundle((Waiting(*about),))

    paced = pacing.spread_out([one(number) for number in range(limits.BULK + 10)], now)
    assert all(now <= moment < over for moment, _ in paced.later)
