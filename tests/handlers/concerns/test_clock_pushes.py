"""Whatever the concern, the shifts and the calendar: who is told of a day, at which hour, and that he is told once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.concerns.clocks.watching import watch_clocks
from handlers.kit.capability import Context
from handlers.kit.hours import Hours
from handlers.kit.pushes import RULES
from handlers.regulation import Edition, Figures, Shift
from storage.queries import concern_clocks
from storage.queries.actor import CLOCK
from storage.queries.concern_clocks import RunningClock
from storage.queries.roster import Away, Roster
from storage.vocabulary import (
    SHANGHAI,
    ConcernCategory,
    ConcernState,
    Identity,
    OrgLevel,
    PushKind,
)
from tests.handlers.concerns.test_clock_rules import calendars
from tests.handlers.conftest import SeenAs
from tests.handlers.kit.test_hours import may, shifts

FIGURES = Edition.load("seven_duties").figures
NOON = datetime(2026, 3, 12, 12, tzinfo=SHANGHAI)
NAMES = ("常白班", "甲班", "乙班", "四班三倒")
moments = st.integers(0, 60 * 24 * 90).map(lambda minutes: NOON + timedelta(minutes=minutes))


@dataclass
class Told:
    """What was promised, in place of the outbox."""

    pushes: list[tuple[UUID, str, PushKind]] = field(default_factory=list)
    once: set[str] = field(default_factory=set)
    brought: list[UUID | None] = field(default_factory=list)

    def to(self, person: UUID, text: str, *, kind: PushKind, once: str = "", **_: object) -> None:
        if not once or once not in self.once:
            self.pushes.append((person, text, kind))
            self.once |= {once} - {""}

    def call_off(self, about: str) -> None:
        """It is not wanted any more; here only what was promised is looked at."""

    def bring_in(self, _session: object, _actor: object, _clock: object, org: UUID | None, _now: datetime) -> bool:  # fmt: skip
        self.brought.append(org)
        return True


@dataclass(frozen=True)
class Text:
    """An edition with other shifts."""

    figures: Figures
    hours: dict[str, Shift | None]

    def shift(self, name: str) -> Shift | None:
        return self.hours.get(name)


@st.composite
def worlds(draw: st.DrawFn, roster: Roster) -> tuple[Roster, Text, Any, RunningClock, datetime]:
    """A roster with any shifts and absences, a calendar, a concern with any people in any role, and a moment."""
    now = draw(moments)
    today = now.date()
    people = {
        one: replace(who, shift=draw(st.sampled_from(NAMES))) for one, who in roster.people.items()
    }
    absent = draw(st.sets(st.sampled_from(sorted(people)), max_size=4))
    away = tuple(Away(one, today - timedelta(days=1), None) for one in absent)
    hours = {name: draw(st.none() | shifts()) for name in NAMES}
    world = replace(roster, people=people, absences=away)
    clock = draw(clocks(world, today))
    return world, Text(FIGURES, hours), draw(calendars), clock, now


@st.composite
def clocks(draw: st.DrawFn, roster: Roster, today: date) -> RunningClock:
    """One that waits; its days lie around today."""
    anybody = st.sampled_from(sorted(roster.people))
    orgs = {one.level: one.id for one in roster.orgs.values()}
    groups = [one.id for one in roster.orgs.values() if one.level is OrgLevel.GROUP]
    near = st.integers(-20, 4).map(lambda days: today + timedelta(days=days))
    first, decision = draw(near), draw(near)
    above = orgs[OrgLevel.GENERAL_BRANCH]
    up = draw(st.none() | near)
    return RunningClock(
        id=uuid4(),
        number=1,
        raiser_id=draw(anybody),
        identity=draw(st.sampled_from(Identity)),
        category=draw(st.sampled_from(ConcernCategory)),
        area_id=draw(st.none() | st.sampled_from(sorted(roster.areas))),
        group_id=draw(st.none() | st.sampled_from(groups)),
        branch_id=draw(st.sampled_from([orgs[OrgLevel.BRANCH], above])),
        about_id=draw(st.none() | anybody),
        owner_id=(owner := draw(st.none() | anybody)),
        handler_id=owner if draw(st.booleans()) else None,
        raised_to_id=draw(st.sampled_from([None, above])),
        urgent=draw(st.booleans()),
        state=ConcernState.RECEIVED,
        raised_at=NOON - timedelta(days=40),
        first_answer_by=first if draw(st.booleans()) else None,
        decision_by=decision,
        gone_up_at=datetime.combine(up, NOON.timetz()) if up else None,
        goes_along=draw(st.booleans()),
    )


@contextmanager
def watched(clock: RunningClock, told: Told) -> Iterator[None]:
    """The routine sees this concern alone, and writes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(concern_clocks, "running", lambda _session: [clock])
        patch.setattr(concern_clocks, "bring_in", told.bring_in)
        yield


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_who_is_told_at_which_hour_and_once(seen_as: SeenAs, data: st.DataObject) -> None:
    seen = seen_as("孙国栋")
    roster, text, calendar, clock, now = data.draw(worlds(seen.roster))
    told = Told()
    stand_ins: dict[str, Any] = {"edition": text, "promises": told, "calendar": calendar}

    def at(moment: datetime) -> Context:
        return replace(seen, actor=CLOCK, now=moment, roster=roster, **stand_ins)

    with watched(clock, told):
        watch_clocks(at(now))
    if not calendar.is_workday(now.date()):
        assert told.pushes == []
    for person, said, kind in told.pushes:
        assert person != clock.about_id or person == clock.raiser_id
        hours = Hours(FIGURES, calendar, text.shift(roster.people[person].shift))
        assert may(hours, kind, hours.earliest(kind, now))
        rule = RULES[kind]
        assert rule.at_work or not rule.rests  # all else waits for the shift
        assert clock.urgent or rule.rests
        if person == clock.raiser_id:
            assert kind is PushKind.CHANGE
            continue
        assert kind is not PushKind.CHANGE
        assert not roster.is_absent(person, now.date())
        assert roster.people[clock.raiser_id].name not in said
    assert len({person for person, _, _ in told.pushes}) == len(told.pushes)
    assert len(told.brought) <= 1
    first = len(told.pushes)
    up = replace(
        clock,
        raised_to_id=told.brought[0] if told.brought else clock.raised_to_id,
        gone_up_at=now if told.brought else clock.gone_up_at,
    )
    for later in (timedelta(minutes=1), timedelta(hours=5)):  # started again, and once more
        if (now + later).date() == now.date():
            with watched(up, told):
                watch_clocks(at(now + later))
            assert len(told.pushes) == first
