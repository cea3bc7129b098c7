"""The chat about concerns in a works that has raised 100,000 of them, beside one that has raised none.

The limit is one second for each answer, at p99. Both say the same and must be answered alike. The time of the processor
is given too: on a machine that does other things besides, only that tells of our own work.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from itertools import groupby
from math import ceil
from pathlib import Path
from shutil import copy
from time import perf_counter, thread_time

from sqlalchemy import text

from bot.app import make_desk
from bot.metrics import Metrics
from bot.settings import Settings
from handlers.desk import Desk
from handlers.kit.messages import Incoming, Kind
from storage.database import make_engine
from storage.queries import concerns
from storage.queries.concerns import NewConcern
from storage.queries.roster import SECRETARY, Employee, Roster
from storage.vocabulary import (
    ConcernCategory,
    ConcernEventKind,
    ConcernState,
    Decision,
    Identity,
    Role,
)
from tests.bench import report
from tests.bench.plan import Plan
from tests.bench.roster import everybody
from tests.bench.site import START

LIMIT = 1.0  # seconds
SEED = 20260312
AT_ONCE = 5000  # concerns in a transaction
YEARS = 3
WORDS = "更衣室第{}排的柜子锁坏了好几个，报过两回没人来修，下班没处放东西"
RAISED = "更衣室的柜子锁坏了好几个"
S = ConcernState
# Of a hundred: what waits for an answer, for a promised day, for its raiser; all others are over.
STATES = (S.RECEIVED, S.REOPENED, S.ANSWERED, S.AWAITING, *[S.WITHDRAWN] * 6, *[S.LAPSED] * 10)
LIVED = """
    UPDATE concern SET state = :state, decision = :decision, answered_at = :answered, closed_at = :closed,
        awaiting_since = :awaiting, promised_on = :promised, first_answer_by = :first, decision_by = :by
    WHERE number % 100 BETWEEN :low AND :high
"""
STEPS = """
    INSERT INTO concern_event (id, concern_id, kind, actor_id, at)
    SELECT lower(hex(randomblob(16))), id, :kind, owner_id, raised_at FROM concern WHERE state IN ('closed', 'lapsed')
"""
COLUMNS = "{:<34}{:>9}{:>9}{:>11}{:>11}"
ROUTINES = ("concerns.watch_clocks", "concerns.ask_back", "concerns.end_in_silence")


@dataclass
class Timed:
    """How long each kind of answer took, and which were not as they must be."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    busy: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    @contextmanager
    def clocked(self, what: str) -> Iterator[None]:
        """One more of these."""
        began, worked = perf_counter(), thread_time()
        yield
        self.took[what].append(perf_counter() - began)
        self.busy[what].append(thread_time() - worked)


def run(plan: Plan) -> bool:
    """Whether every answer was right."""
    stored, rounds = (20_000, 20) if plan.quick else (100_000, 100)
    desks = {name: _desk(plan, name) for name in ("stored", "empty")}
    _, size = desks["stored"]
    began = perf_counter()
    _fill(desks["stored"][0], stored)
    report.say(
        f"{stored} concerns of {YEARS} years, {stored // 50} of them wait for an answer: "
        f"{size.stat().st_size / report.MEBI:.0f} MiB, written in {perf_counter() - began:.0f} s."
    )
    found = {name: Timed() for name in desks}
    for desk, _ in desks.values():
        _talk(desk, rounds, Timed())  # what is read and built once stands before the first answer
    for number in range(rounds):  # taking turns
        for name, (desk, _) in desks.items():
            _talk(desk, number, found[name])
    for name, (desk, _) in desks.items():
        _tick(desk, found[name])
    return _table(found)


def _desk(plan: Plan, name: str) -> tuple[Desk, Path]:
    """A desk over a copy of the works, and its file."""
    database = plan.folder / f"concerns-{name}.db"
    copy(plan.site.templates["ours"], database)
    settings = Settings.load(plan.site.settings(f"sqlite:///{database}", 1))
    return make_desk(settings, make_engine(settings.database_url), Metrics()), database


def _fill(desk: Desk, stored: int) -> None:
    """So many concerns with their steps, of everybody who has a team; one in fifty waits for an answer."""
    chance = random.Random(SEED)
    for first in range(0, stored, AT_ONCE):
        with desk.units() as unit:
            roster = desk.picture(unit.session)[0]
            raisers = [one for one in roster.people.values() if roster.area_of(one.id)]
            for number in range(first, first + AT_ONCE):
                raiser = chance.choice(raisers)
                ago = timedelta(days=YEARS * 365 * (stored - number) / stored)
                actor = roster.actor(raiser.id, START.date())
                concerns.record(unit.session, actor, _new(roster, raiser, number), START - ago)
    with desk.units() as unit:
        for place, state in enumerate(STATES):
            unit.session.execute(text(LIVED), _lived(state, place, place))
        unit.session.execute(text(LIVED), _lived(S.CLOSED, len(STATES), 99))
        for kind in (ConcernEventKind.RECEIVED, ConcernEventKind.ANSWERED, ConcernEventKind.SOLVED):
            unit.session.execute(text(STEPS), {"kind": kind.value})


def _new(roster: Roster, raiser: Employee, number: int) -> NewConcern:
    """What somebody raised, and who answers it."""
    area = roster.area_of(raiser.id)
    assert area
    assert area.branch_id  # of everybody who raises
    seats = roster.holders(area.branch_id, Role.BRANCH, START.date())
    return NewConcern(
        WORDS.format(number),
        list(Identity)[number % 2],
        list(ConcernCategory)[number % len(ConcernCategory)],
        area.branch_id,
        area.id,
        area.group_id,
        owner_id=next(one.person_id for one in seats if one.duty == SECRETARY),
    )


def _lived(state: S, low: int, high: int) -> dict[str, object]:
    """What stands in a row of this state; of those that wait a half is past its day."""
    today, moment = START.date(), (START - timedelta(days=2)).astimezone(UTC)
    answered = state not in (S.RECEIVED, S.REOPENED, S.WITHDRAWN)
    late = today + timedelta(days=-8 if state is S.REOPENED else 4)
    at = moment.strftime("%Y-%m-%d %H:%M:%S.%f")
    return {
        "state": state.value,
        "decision": Decision.WILL_DO.value if answered else None,
        "answered": at if answered else None,
        "closed": at if state in (S.CLOSED, S.LAPSED, S.WITHDRAWN) else None,
        "awaiting": at if state is S.AWAITING else None,
        "promised": (today + timedelta(days=9)).isoformat() if state is S.ANSWERED else None,
        "first": late.isoformat() if state is S.RECEIVED else None,
        "by": late.isoformat() if state in (S.RECEIVED, S.REOPENED) else None,
        "low": low,
        "high": high,
    }


def _talk(desk: Desk, number: int, timed: Timed) -> None:
    """One person raises something, and his secretary answers it."""
    branches = [list(people) for _, people in groupby(everybody(), lambda one: one.branch)]
    people = branches[number % len(branches)]
    secretary = next(one.userid for one in people if one.duty == SECRETARY)
    workers = [one.userid for one in people if not one.duty and not one.host]
    raiser = workers[number // len(branches)]

    def say(what: str, userid: str, words: str, expected: str) -> str:
        key = f"{number}-{what}".encode()
        message = Incoming(key, userid, Kind.TEXT, words, START, content=key)
        with timed.clocked(what):
            answer = desk.answer_all([message], START)[0].text
        found = re.search(expected, answer)
        if found is None:
            timed.wrong.append(f"{what}: {answer}")
        return found[0] if found else ""

    say("raise", raiser, RAISED, "2 保密")
    code = say("its digit (raise)", raiser, "2", r"C-\d{4,}")
    say("待答复", secretary, "待答复", r"^(?:.*\n)*C-\d{4,}（")
    say("open C-", secretary, code, RAISED)
    say("answer", secretary, f"{code} 下周一换好", f"答复 {code}")
    say("its digit (answer)", secretary, "1", code)
    say("我的反映", raiser, "我的反映", f"{code} .*{RAISED[:8]}")
    say("own C-", raiser, code, "下周一换好")


def _tick(desk: Desk, timed: Timed) -> None:
    """What the clock does of a morning, while nobody is answered."""
    for rule in ROUTINES:
        with timed.clocked(rule):
            desk.tick(rule, START, START)


def _table(found: dict[str, Timed]) -> bool:
    """Each answer beside the one of the empty database; whether all were right."""
    stored, empty = found["stored"], found["empty"]
    report.say(COLUMNS.format("", *(f"{one} ms" for one in ("p50", "p99", "CPU p50", "CPU p99"))))
    for what in stored.took:
        for name, timed in (("stored", stored), ("empty", empty)):
            took, busy = timed.took[what], timed.busy[what]
            figures = (_p(took, 50), _p(took, 99), _p(busy, 50), _p(busy, 99))
            report.say(COLUMNS.format(f"{what} ({name})", *(f"{one * 1e3:.1f}" for one in figures)))
        ratio = _p(stored.busy[what], 50) / _p(empty.busy[what], 50)
        report.say(COLUMNS.format("", "", "", f"x {ratio:.2f}", ""))
    slow = [what for what, took in stored.took.items() if _p(took, 99) > LIMIT]
    report.say(f"Within {LIMIT:.0f} s at p99: {'NOT ' + ', '.join(slow) if slow else 'all'}.")
    wrong = [line for one in found.values() for line in one.wrong]
    for line in wrong[:5]:
        report.say(f"    !! {line[:200]!r}")
    report.say(f"Answers that are not as they must be: {len(wrong)}.")
    return not wrong


def _p(took: Sequence[float], percent: int) -> float:
    """A percentile by the nearest rank."""
    return sorted(took)[max(0, ceil(len(took) * percent / 100) - 1)]
