"""Whatever the clock does: nothing runs twice, and nothing is lost that was declared to be made good."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import due_of, occasions_of
from handlers.kit.capability import Missed, Routine
from storage.queries.occasions import Claimed

START = datetime(2028, 2, 20, 3, tzinfo=UTC)  # towards a leap day
RULES: list[dict[str, int | str]] = [
    {"hour": 9, "minute": 0},
    {"hour": 0, "minute": 0},
    {"hour": 23, "minute": 59, "second": 59},
    {"day_of_week": "mon", "hour": 8, "minute": 10},
    {"hour": 3, "minute": "20-59/13"},
]
JUMPS = [
    timedelta(0),
    *(sign * by for by in (timedelta(days=1), timedelta(hours=2)) for sign in (1, -1)),
]
Step = tuple[int, timedelta]  # minutes that pass, then a glitch that is put right again
STEPS = st.lists(st.tuples(st.integers(1, 2000), st.sampled_from(JUMPS)), max_size=40)


class Node:
    """A clock over claims in memory."""

    def __init__(self, missed: Missed, late: timedelta, at: dict[str, int | str]) -> None:
        self.routine = Routine("x.y", at, missed, late, None, "never", lambda _ctx: None)
        self.claims: list[datetime] = []
        self.ran: list[datetime] = []

    def look(self, now: datetime) -> None:
        before = [one for one in self.claims if one <= now]
        if not before:
            self.claims.append(now)
            return
        for one in due_of(
            self.routine, Claimed(min(before), max(before), frozenset(before)), now
        ).fire_at:
            if one not in self.claims:
                self.claims.append(one)
                self.ran.append(one)


@settings(max_examples=150, deadline=None)
@given(missed=st.sampled_from(Missed), at=st.sampled_from(RULES), steps=STEPS)
def test_nothing_twice_and_nothing_lost(
    missed: Missed, at: dict[str, int | str], steps: list[Step]
) -> None:
    late = timedelta(days=3)
    node = Node(missed, late, at)
    now = START
    node.look(now)
    for minutes, jump in steps:  # never down for longer than what may be late
        now += timedelta(minutes=minutes)
        node.look(now + jump)
        node.look(now)
    assert len(node.ran) == len(set(node.ran))
    fell = set(occasions_of(at, START, now))
    if missed is Missed.ALL:
        assert fell <= set(node.ran)
    elif fell:
        assert max(fell) in node.ran


@settings(max_examples=80, deadline=None)
@given(at=st.sampled_from(RULES), down=st.integers(1, 20 * 24 * 60))
def test_after_any_downtime_all_come_in_order_as_far_as_they_may_be_late(
    at: dict[str, int | str], down: int
) -> None:
    late = timedelta(days=5)
    node = Node(Missed.ALL, late, at)
    node.look(START)
    now = START + timedelta(minutes=down)
    node.look(now)
    assert node.ran == [one for one in occasions_of(at, START, now) if now - one <= late]
