"""What falls due, when, and once, however many clocks look and however time jumps."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SHANGHAI, due_since
from handlers.kit.capability import Capability, Context
from tests.chatting import Chat

NINE = {"hour": 9, "minute": 0}
MONDAY = {"hour": 8, "minute": 10, "day_of_week": "mon"}
HALF_DAY = timedelta(hours=12)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("rule", "last", "now", "due"),
    [
        (NINE, at(12, 9), at(12, 23), None),
        (NINE, at(12, 9), at(13, 8, 59), None),
        (NINE, at(12, 9), at(13, 9), at(13, 9)),
        (NINE, at(12, 9), at(13, 20, 59), at(13, 9)),
        (
            NINE,
            at(12, 9),
            at(13, 21, 1),
            None,
        ),  # too late: an evening is no time for this morning's reminder
        (NINE, at(12, 9), at(20, 10), at(20, 9)),  # of a week missed only the latest
        (NINE, at(12, 9), at(11, 9), None),  # the clock went back
        (
            NINE,
            at(31, 9, month=12),
            at(1, 9, month=1).replace(year=2027),
            at(1, 9, month=1).replace(year=2027),
        ),
        (MONDAY, at(9, 8, 10), at(15, 23), None),
        (MONDAY, at(9, 8, 10), at(16, 8, 10), at(16, 8, 10)),
    ],
)
def test_when_a_routine_is_due(
    rule: dict[str, int | str], last: datetime, now: datetime, due: datetime | None
) -> None:
    assert due_since(rule, last, now, HALF_DAY) == due


def test_a_leap_day_has_its_morning() -> None:
    last = datetime(2028, 2, 28, 9, tzinfo=SHANGHAI).astimezone(UTC)
    now = datetime(2028, 2, 29, 9, 1, tzinfo=SHANGHAI).astimezone(UTC)
    assert due_since(NINE, last, now, HALF_DAY) == now - timedelta(minutes=1)


@pytest.fixture
def mornings(chat: Chat) -> list[datetime]:
    """When a routine of a capability of this test's own ran."""
    ran: list[datetime] = []
    capability = Capability("morning", "早")

    @capability.every(hour=9, minute=0)
    def note(ctx: Context) -> None:
        ran.append(ctx.now)

    registry = chat.parts.desk.registry
    registry.routines.update({one.key: one for one in capability.routines})
    chat.move_to(chat.clock.moment)
    return ran


def test_two_clocks_and_ten_looks_run_it_once(chat: Chat, mornings: list[datetime]) -> None:
    chat.clock.moment = at(13, 9)
    for _ in range(10):
        chat.portal.call(chat.parts.clock.check)
    assert not chat.parts.desk.tick("morning.note", at(13, 9), chat.clock.moment)
    assert len(mornings) == 1


def test_back_and_forth_again_does_not_repeat_it(chat: Chat, mornings: list[datetime]) -> None:
    for moment in (at(13, 9), at(12, 9), at(13, 9), at(13, 10), at(14, 9)):
        chat.move_to(moment)
    assert mornings == [at(13, 9), at(14, 9)]


def test_what_never_ran_before_starts_with_what_comes(chat: Chat, mornings: list[datetime]) -> None:
    assert mornings == []


def test_a_routine_that_fails_is_tried_again_and_stops_nobody_else(
    chat: Chat, mornings: list[datetime]
) -> None:
    broken = Capability("broken", "坏")
    attempts: list[int] = []

    @broken.every(hour=9, minute=0)
    def fail_once(_ctx: Context) -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise RuntimeError

    chat.parts.desk.registry.routines.update({one.key: one for one in broken.routines})
    chat.move_to(chat.clock.moment)
    chat.move_to(at(13, 9))
    chat.move_to(at(13, 9, 1))
    assert (len(attempts), len(mornings)) == (2, 1)


def test_quiet_hours_hold_what_is_not_urgent_until_the_morning(chat: Chat) -> None:
    chat("""
        @ 2026-12-16 22:30
        孙国栋> 开始自查 12月25号前
        孙国栋> 1
        不推送 王强
        @ 2026-12-17 06:59
        不推送 王强
        @ 2026-12-17 07:00
        推送 王强> 2026 年自查开始了…
    """)
