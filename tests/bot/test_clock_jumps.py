"""Whatever the clock does: nothing runs twice, and nothing is lost that was declared to be made good."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import col, select

from bot.clock import due_of, occasions_of
from handlers.kit.routines import Missed, Routine
from storage.queries.occasions import Claimed
from storage.queries.people import load_roster
from storage.tables import Talk
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI
from tests.chatting import T1, Chat
from tests.databases import SEALER

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


SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
TURNS = [  # the first moment of a day on which something turns
    datetime(2026, 3, 13, tzinfo=SHANGHAI),
    datetime(2027, 1, 1, tzinfo=SHANGHAI),
    datetime(2028, 2, 29, tzinfo=SHANGHAI),
    datetime(2028, 3, 1, tzinfo=SHANGHAI),
]


@pytest.mark.parametrize("missed", Missed)
@pytest.mark.parametrize("jump", [one for one in JUMPS if one])
@pytest.mark.parametrize("turn", TURNS, ids=lambda one: f"{one:%Y-%m-%d}")
def test_a_jump_on_either_side_of_a_reminder(
    missed: Missed, jump: timedelta, turn: datetime
) -> None:
    """Each jump just before it, at it and just after it, and the clock is put right a minute later."""
    for at in RULES:
        start = turn.astimezone(UTC) - timedelta(days=9)
        reminder = occasions_of(at, start + timedelta(days=8), start + timedelta(days=17))[0]
        for off in (-SECOND, timedelta(0), SECOND):
            node = Node(missed, timedelta(days=3), at)
            node.look(reminder - timedelta(days=2))
            node.look(reminder + off)
            for step in (jump, jump + MINUTE, MINUTE, timedelta(hours=30)):
                node.look(reminder + off + step)
            assert node.ran.count(reminder) == 1 or missed is Missed.LATEST
            assert len(node.ran) == len(set(node.ran))
            assert max(occasions_of(at, start, max(reminder, *node.ran))) in node.ran


@pytest.mark.parametrize("turn", TURNS, ids=lambda one: f"{one:%Y-%m-%d}")
def test_a_day_ends_at_midnight_and_not_a_second_earlier(turn: datetime) -> None:
    node = Node(Missed.ALL, timedelta(days=1), {"hour": 0, "minute": 0})
    node.look(turn - timedelta(hours=3))
    node.look(turn - SECOND)
    assert node.ran == []
    node.look(turn)
    assert node.ran == [turn]


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Shanghai"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process is in a time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_days_of_the_years_with_summer_time_come_back_as_they_were(engine: Engine) -> None:
    """From 1986 to 1991 clocks in China were put forward; a date has no hour that could slip."""
    days = [date(1986, 1, 1) + timedelta(days=9 * step) for step in range(245)]
    days += [date(1986, 5, 4), date(1986, 9, 14), date(1988, 4, 17), date(1991, 9, 15)]
    with UnitOfWork(engine, SEALER) as unit:
        host = next(iter(load_roster(unit.session).people))
        for number, day in enumerate(days, 1_000_000):
            unit.session.collect(Talk(number=number, host_id=host, held_on=day, recorded_at=T1))
    with UnitOfWork(engine, SEALER) as unit:
        mine = select(col(Talk.held_on)).where(col(Talk.number) >= 1_000_000)
        assert list(unit.session.exec(mine.order_by(col(Talk.number)))) == days


@pytest.mark.parametrize("hour", ["23:59:60", "23点59分60秒", "24:00", "24点", "0:00", "23:59"])
def test_an_hour_that_no_clock_shows_is_no_trouble(chat: Chat, hour: str) -> None:
    answer = chat.say("王强", f"昨天{hour}跟张伟谈了谈，夜班排得太密")
    assert "出了点问题" not in answer
    assert "3月11日" in answer
