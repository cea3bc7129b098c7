"""The year of the benchmark begins well, and what would be wrong in it is noticed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bot.simulator.world import SimulatedCorp
from bot.told import Told
from storage.queries.outbox import Delivered
from storage.vocabulary import SHANGHAI, PushKind, PushState
from tests.bench import year
from tests.bench.plan import Plan
from tests.bench.site import Site
from tests.bench.year_checks import Pushes, Row
from tests.bench.year_company import Said, Saying
from tests.bench.year_living import DOWN, START

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOON = datetime(2026, 5, 12, 12, tzinfo=SHANGHAI)
SOMEBODY = uuid4()


@pytest.mark.anyio
async def test_the_first_days_go_as_they_must_and_a_wrong_answer_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monday = START.date() + DAY * 4
    planned = Saying.on

    def on(saying: Saying, day: date) -> Iterator[Said]:
        yield from planned(saying, day)
        if day == monday:
            first = saying.branches[0]
            yield Said(first, first.secretary, ("今年目标",), "什么都没有")

    monkeypatch.setattr(Saying, "on", on)
    plan = Plan(tmp_path, Site(SimulatedCorp.fresh((), lambda: NOON), bytes(32), {}), [], True)
    assert not await year.of_size(plan, 2, START + DAY * 5)
    told = capsys.readouterr().out
    assert "2 branches, 60 people" in told
    assert "'answers': 1, 'budget': 0, 'lost': 0, 'stale': 0" in told


def ended(kind: PushKind, state: PushState, over: datetime, error: str = "") -> Row:
    at = None if state is PushState.CANCELLED else NOON
    return Row(1, SOMEBODY, kind, state, over, at, at and NOON, error)


def lost(row: Row, *told: datetime) -> bool:
    """Whether it counts as lost by somebody who was told at these moments."""
    pushes = Pushes([DOWN], {row.number: row})
    before = {at: [Delivered(SOMEBODY, PushKind.NOTICE, at, None)] for at in told}
    by_person: dict[UUID, Told] = {SOMEBODY: Told(before)}
    return bool(pushes.lost(by_person))


def test_what_was_given_up_or_held_without_a_reason_is_lost() -> None:
    late, reminder, notice = PushState.CANCELLED, PushKind.REMINDER, PushKind.NOTICE
    assert lost(ended(notice, PushState.DEAD, NOON))
    assert lost(ended(reminder, late, NOON, "too_late"))
    assert not lost(ended(reminder, late, DOWN.since + HOUR, "too_late"))
    full = [NOON - DAY * days for days in (2, 4, 6)]
    assert not lost(ended(reminder, late, NOON, "too_late"), *full)
    assert lost(ended(notice, late, NOON, "too_late"), *full)
    assert not lost(ended(notice, PushState.SENT, NOON))
    assert not lost(ended(notice, late, NOON))


def test_what_came_after_its_time_is_stale() -> None:
    sent = PushState.SENT
    for over, is_stale in ((NOON - HOUR, True), (NOON + HOUR, False)):
        pushes = Pushes([], {1: ended(PushKind.REMINDER, sent, over)})
        assert bool(pushes.stale()) is is_stale
