"""What falls due runs once, however many clocks look; what was missed is made good as it was declared."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from handlers.kit.capability import Capability, Context
from handlers.kit.routines import Missed
from handlers.registry import Registry
from storage.vocabulary import SHANGHAI, PushKind
from tests.chatting import Chat

HALF_DAY, WEEK = timedelta(hours=12), timedelta(days=7)


def at(day: int, hour: int, minute: int = 0, month: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


Ran = list[tuple[datetime, datetime | None]]


def add(chat: Chat, missed: Missed, late: timedelta, run: Callable[[Context], None]) -> str:
    """A routine of this test's own, known to the clock from now on."""
    capability = Capability(missed.value, "早")
    capability.every(hour=9, minute=0, missed=missed, late=late, urgency=None, stops="never")(run)
    (made,) = capability.routines
    chat.parts.desk.registry.routines[made.key] = made
    chat.move_to(chat.clock.moment)
    return made.key


@pytest.fixture
def mornings(chat: Chat) -> Ran:
    """When a routine that wants only the latest ran, and for which instant."""
    ran: Ran = []
    add(chat, Missed.LATEST, HALF_DAY, lambda ctx: ran.append((ctx.now, ctx.fire_at)))
    return ran


@pytest.fixture
def every_morning(chat: Chat) -> Ran:
    """The same of one that wants them all."""
    ran: Ran = []
    add(chat, Missed.ALL, WEEK, lambda ctx: ran.append((ctx.now, ctx.fire_at)))
    return ran


def test_what_never_ran_before_starts_with_what_comes(
    chat: Chat, mornings: Ran, every_morning: Ran
) -> None:
    assert (mornings, every_morning) == ([], [])
    chat.move_to(at(13, 9))
    assert mornings == every_morning == [(at(13, 9), at(13, 9))]


def test_two_clocks_and_ten_looks_run_it_once(chat: Chat, mornings: Ran) -> None:
    chat.clock.moment = at(13, 9)
    for _ in range(10):
        chat.portal.call(chat.parts.clock.check)
    (rule,) = (one for one in chat.parts.desk.registry.routines if one.startswith("latest"))
    assert not chat.parts.desk.tick(rule, at(13, 9), chat.clock.moment)
    assert len(mornings) == 1


def test_after_downtime_each_day_is_made_good_in_order(chat: Chat, every_morning: Ran) -> None:
    chat.move_to(at(13, 9))
    chat.move_to(at(16, 10))
    assert [fire_at for _, fire_at in every_morning] == [at(day, 9) for day in (13, 14, 15, 16)]
    assert {now for now, _ in every_morning[1:]} == {at(16, 10)}


def test_or_the_last_one_for_all(chat: Chat, mornings: Ran) -> None:
    chat.move_to(at(13, 9))
    chat.move_to(at(16, 10))
    assert [fire_at for _, fire_at in mornings] == [at(13, 9), at(16, 9)]


def test_what_is_skipped_is_listed_once(
    chat: Chat, mornings: Ran, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "zerenqu.clock")
    for moment in (at(13, 9), at(14, 22), at(14, 23), at(15, 9)):
        chat.move_to(moment)
    lines = [one for one in caplog.records if one.msg == "occasions_skipped"]
    ours = [one for one in lines if vars(one)["rule"].startswith("latest")]
    assert [vars(one)["count"] for one in ours] == [1]
    assert [fire_at for _, fire_at in mornings] == [at(13, 9), at(15, 9)]


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(hours=2), -timedelta(days=1)])
@pytest.mark.parametrize("away", [-timedelta(seconds=1), timedelta(0), timedelta(seconds=1)])
def test_a_jump_around_an_occasion_repeats_and_loses_nothing(
    chat: Chat, mornings: Ran, every_morning: Ran, jump: timedelta, away: timedelta
) -> None:
    chat.move_to(at(13, 9))
    for moment in (at(14, 9) + away, at(14, 9) + away + jump, at(14, 9) + away):
        chat.move_to(moment)
    for day in (14, 15, 16):
        chat.move_to(at(day, 9, 1))
    days = [at(day, 9) for day in (13, 14, 15, 16)]
    assert sorted(fire_at for _, fire_at in mornings if fire_at) == days
    assert sorted(fire_at for _, fire_at in every_morning if fire_at) == days


def test_a_clock_that_was_weeks_ahead_for_a_minute_silences_nothing(
    chat: Chat, mornings: Ran
) -> None:
    for moment in (at(13, 9), at(20, 9, month=5), at(13, 9, 2), at(14, 9), at(15, 9)):
        chat.move_to(moment)
    ran = [fire_at for _, fire_at in mornings]
    assert ran == [at(13, 9), at(20, 9, month=5), at(14, 9), at(15, 9)]


def test_a_first_start_in_the_wrong_year_is_forgotten(chat: Chat) -> None:
    ran: Ran = []
    chat.clock.moment = at(1, 12, year=2031)
    add(chat, Missed.ALL, WEEK, lambda ctx: ran.append((ctx.now, ctx.fire_at)))
    chat.move_to(at(13, 10))
    assert ran == []
    chat.move_to(at(14, 9))
    assert [fire_at for _, fire_at in ran] == [at(14, 9)]


def test_a_routine_that_fails_keeps_its_order_and_stops_nobody_else(
    chat: Chat, mornings: Ran
) -> None:
    attempts: list[datetime | None] = []

    def fail_once(ctx: Context) -> None:
        attempts.append(ctx.fire_at)
        if len(attempts) == 1:
            raise RuntimeError

    add(chat, Missed.ALL, WEEK, fail_once)
    chat.move_to(at(14, 9))
    assert attempts == [at(13, 9)]
    chat.move_to(at(14, 9, 1))
    assert attempts == [at(13, 9), at(13, 9), at(14, 9)]
    assert len(mornings) == 1


def test_the_urgent_is_made_good_first(chat: Chat) -> None:
    order: list[str] = []
    capability = Capability("order", "次序")

    def register(name: str, urgency: PushKind | None) -> None:
        def run(_ctx: Context) -> None:
            order.append(name)

        run.__name__ = name
        capability.every(
            hour=9, minute=0, missed=Missed.ALL, late=WEEK, urgency=urgency, stops="never"
        )(run)

    for name, urgency in [
        ("silent", None),
        ("reminds", PushKind.REMINDER),
        ("warns", PushKind.URGENT),
    ]:
        register(name, urgency)
    chat.parts.desk.registry.routines.update({one.key: one for one in capability.routines})
    chat.move_to(chat.clock.moment)
    chat.move_to(at(13, 9))
    assert order == ["warns", "reminds", "silent"]


def test_every_routine_says_when_it_stops() -> None:
    silent = {one.key for one in Registry.discover().routines.values() if not one.stops}
    assert silent == set()


def test_a_missed_reminder_comes_late_and_names_the_last_day(chat: Chat) -> None:
    chat("""
        @ 2026-12-16 09:30
        @ 2026-12-18 08:30
        推送 李红梅> 自查12月20日（周日）截止…
    """)


def test_one_missed_by_more_than_three_days_is_left_out(chat: Chat) -> None:
    chat("""
        @ 2026-12-03 09:30
        @ 2026-12-07 09:30
        不推送 李红梅
    """)


def test_quiet_hours_and_the_shift_hold_what_is_not_urgent(chat: Chat) -> None:
    chat("""
        @ 2026-12-16 22:30
        孙国栋> 自查延到12月25号
        孙国栋> 1
        不推送 王强
        @ 2026-12-17 07:59
        不推送 王强
        @ 2026-12-17 08:00
        推送 王强> 自查的时间改了…
    """)
