"""Whether calls may be made now: a breaker with a single probe, the platform's pauses, and slow recovery.

Pure: what is known goes in, what is to be kept comes out. All processes share it (`storage.queries.sending`).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.channel import DeliveryError
from storage.queries.outbox_calls import LEASE
from storage.queries.sending import Shared

DOWN_AFTER = 5  # failed calls in succession
PROBES_APART, PROBES_AT_MOST = timedelta(seconds=2), timedelta(minutes=1)
FIRST_RATE = 10  # calls a second in the first minute after recovery; it doubles each minute
FULL_SPEED_AFTER = 6  # minutes
LONGEST = timedelta(hours=2)  # of an honest wait; what lies further ahead a wrong clock set
PAUSED, REFUSED, DOWN = "paused", "refused", "down"


def allowance(shared: Shared, now: datetime, most: int) -> int:
    """How many calls may be made now, `most` when nothing is wrong."""
    if shared.shut_until is not None:
        return 1 if _over(shared.shut_until, now) else 0
    rate = _rate(shared, now)
    if rate is None:
        return most
    return min(rate, most) if shared.free_at is None or _over(shared.free_at, now) else 0


def taken(shared: Shared, now: datetime) -> Shared:
    """Calls are about to be made: until they are reported nobody else probes, nor adds to a slow start."""
    if shared.shut_until is not None:
        return replace(shared, shut_until=now + LEASE)
    if _rate(shared, now) is None:
        return replace(shared, recovered_at=None, free_at=None)
    return replace(shared, free_at=now + LEASE)


def untried(shared: Shared, now: datetime, *, probe: bool) -> Shared:
    """None of the calls was made after all: the next ones need not wait until the lease ends."""
    if shared.shut_until is not None:
        return replace(shared, shut_until=now) if probe else shared
    return replace(shared, free_at=now) if shared.free_at is not None else shared


def reported(shared: Shared, calls: int, now: datetime) -> Shared:
    """So many calls came to their end: while it takes up speed, the next ones wait their time."""
    rate = _rate(shared, now)
    if rate is None or shared.shut_until is not None:
        return shared
    return replace(shared, free_at=now + timedelta(seconds=max(1.0, calls / rate)))


def answered(shared: Shared, now: datetime, *, probe: bool) -> Shared:
    """The platform took a call, or gave its reason to refuse this one."""
    if not probe:
        return replace(shared, failures=0)
    return replace(
        shared, shut_until=None, cause="", probes=0, failures=0, recovered_at=now, free_at=None
    )


def failed(shared: Shared, error: DeliveryError, now: datetime, *, probe: bool) -> Shared:
    """A call failed for no reason of its own."""
    if shared.shut_until is not None and not probe:
        return shared  # others of the same round
    failures = shared.failures + (not error.crowded)
    if error.operator:
        cause, wait = f"{REFUSED}:{error.code or ''}", error.pause or PROBES_AT_MOST
    elif error.pause:
        longer = probe and shared.cause.startswith(PAUSED) and error.longer
        cause, wait = f"{PAUSED}:{error.code or ''}", longer or error.pause
    elif probe or failures >= DOWN_AFTER:
        cause, wait = DOWN, min(PROBES_AT_MOST, PROBES_APART * 2 ** min(shared.probes, 6))
    else:
        return replace(shared, failures=failures)
    probes = shared.probes + probe
    return replace(shared, shut_until=now + wait, cause=cause, probes=probes, failures=failures)


def is_up(shared: Shared) -> bool:
    """Whether the platform takes our calls, as far as we know; a pause it asked for is no fault."""
    return not shared.cause.startswith((REFUSED, DOWN))


def _over(until: datetime, now: datetime) -> bool:
    return now >= until or until > now + LONGEST


def _rate(shared: Shared, now: datetime) -> int | None:
    """Calls a second while it takes up speed; None at full speed."""
    if shared.recovered_at is None:
        return None
    if shared.recovered_at > now + LONGEST:
        return None
    minutes = max(0, (now - shared.recovered_at) // timedelta(minutes=1))
    return FIRST_RATE * 2**minutes if minutes < FULL_SPEED_AFTER else None
