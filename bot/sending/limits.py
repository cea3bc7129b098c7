"""How much and when: limits of the platform, back-off, and moments for many pushes that fall due together."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from storage.vocabulary import SHANGHAI

PER_MINUTE, PER_HOUR = 20, 300  # the platform drops above 30 and 1,000 without a word (promise D7)
PERSON_TIMES, SHARE = 200, 0.8  # a day: so many for each account, of which we use this share
SOONEST, LATEST = timedelta(seconds=2), timedelta(minutes=15)
LATE_ATTEMPTS, LATE_APART = 8, timedelta(minutes=12)
BULK = 30  # more calls than these with different words at once are spread
SPREAD_OVER = timedelta(minutes=10)
CROWDED = (0, 30)  # minutes of the hour at which everybody sends (wecom.md §8)
COMPARED_FOR = timedelta(hours=4)  # so long the platform swallows the same bytes (promise D5)
MINUTE = timedelta(minutes=1)


def backoff(attempts: int) -> timedelta:
    """Two seconds, doubling up to a quarter of an hour, with full jitter.

    From the eighth attempt on at least twelve minutes: so no push is tried more than twelve times an hour.
    """
    longest: timedelta = min(LATEST, SOONEST * 2 ** min(attempts, 12))
    shortest = SOONEST if attempts < LATE_ATTEMPTS else LATE_APART
    return shortest + (longest - shortest) * random.random()  # noqa: S311  (spreading, not secrecy)


def daily_quota(enrolled: int) -> int:
    """Person-times a day that we use of what the platform grants for so many accounts (wecom.md §8).

    >>> daily_quota(20)
    3200
    """
    return int(enrolled * PERSON_TIMES * SHARE)


def business_day(now: datetime) -> date:
    """The date in Shanghai."""
    return now.astimezone(SHANGHAI).date()


def next_day(now: datetime) -> datetime:
    """The next midnight in Shanghai."""
    return datetime.combine(business_day(now) + timedelta(days=1), time(), SHANGHAI)


def uncrowded(moment: datetime) -> datetime:
    """The moment itself, or the end of the crowded minute it falls into.

    >>> uncrowded(datetime(2026, 3, 12, 7, 30, 12, tzinfo=SHANGHAI)).isoformat()
    '2026-03-12T07:31:00+08:00'
    """
    if moment.minute not in CROWDED:
        return moment
    return moment.replace(second=0, microsecond=0) + MINUTE


def spread(count: int, now: datetime) -> Iterator[datetime]:
    """Moments for `count` pushes, even over ten minutes from now, none of them in a crowded minute."""
    start = uncrowded(now + timedelta(seconds=1))
    skipped = timedelta(0)
    for place in range(count):
        moment = start + SPREAD_OVER * place / max(count - 1, 1) + skipped
        if moment.minute in CROWDED:
            skipped += MINUTE
            moment += MINUTE
        yield moment
