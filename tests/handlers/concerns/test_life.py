"""Whatever happens in whatever order, a concern goes only where the table of its life says, and loses nobody [T1]."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from handlers.concerns.clocks import days as clock_days
from handlers.concerns.life import DECIDED, OPEN, OVER, STEPS, Mover, after_answer, lapses, may
from handlers.kit.capability import Context
from storage.database import make_engine
from storage.queries import concerns
from storage.queries.actor import Actor
from storage.queries.concerns import Answer, ConcernView, NewConcern
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import ConcernCategory, ConcernEventKind, ConcernState, Decision, Identity
from tests.chatting import T1
from tests.databases import SEALER, SqliteFiles
from tests.handlers.conftest import contexts

K, S = ConcernEventKind, ConcernState
REOPEN_DAYS = 7
PEOPLE = {
    "吴小燕": Mover.RAISER,
    "何军": None,  # raised the other one: a stranger to this one
    "孙国栋": Mover.RECEIVER,
    "周萍": Mover.RECEIVER,
    "李红梅": Mover.MEMBER,
    "王强": None,
    "高明": None,  # above the branch, as long as nothing is brought up to him
}
FILES = SqliteFiles(Path(tempfile.mkdtemp(prefix="zerenqu-life-")))
people = st.sampled_from(list(PEOPLE))
answers = st.sampled_from(
    [
        Answer("下周一改", Decision.WILL_DO, date(2026, 3, 16)),
        Answer("跟后勤说了", Decision.WILL_DO),
        Answer("合同没到期", Decision.CANNOT_NOW, date(2026, 5, 1)),
        Answer("已经改好了", Decision.DONE),
        Answer("报总支了", Decision.PASSED_UP),
    ]
)


class Life(RuleBasedStateMachine):
    """One concern of 吴小燕 (and a second one of 何军 to merge with), and everybody who tries something with it."""

    def __init__(self) -> None:
        super().__init__()
        self.url = FILES.fresh(with_cast=True)
        self.engine = make_engine(self.url)
        self.unit = UnitOfWork(self.engine, SEALER)
        self.session = self.unit.__enter__().session
        as_person = contexts(self.unit)
        self.people = {name: as_person(name) for name in PEOPLE}
        self.actors = {name: one.actor for name, one in self.people.items()}
        self.now = T1
        branch, area = as_person("孙国栋").roster.branch_of(self.actors["吴小燕"].me), None
        assert branch is not None
        area = as_person("孙国栋").roster.area_of(self.actors["吴小燕"].me)
        assert area is not None
        new = NewConcern(
            "食堂夜班饭老是凉的",
            Identity.NAMED,
            ConcernCategory.LIFE,
            branch.id,
            area.id,
            owner_id=self.actors["孙国栋"].me,
            first_answer_by=date(2026, 3, 17),
            decision_by=date(2026, 3, 26),
        )
        for name in (
            "何军",
            "吴小燕",
        ):  # C-0001 is his, C-0002 hers: a merger leads to the earlier one
            concerns.record(self.session, self.actors[name], new, self.now)
        self.taken = [K.RAISED]
        self.before = self.concern()

    def teardown(self) -> None:
        """Nothing is kept."""
        self.unit.__exit__(RuntimeError, RuntimeError(), None)
        self.engine.dispose()
        FILES.drop(self.url)

    def context(self, who: str) -> Context:
        """Somebody who acts now."""
        return replace(self.people[who], now=self.now)

    def concern(self) -> ConcernView:
        """As its raiser sees it now."""
        found = concerns.find(self.session, self.actors["吴小燕"], 2)
        assert found is not None
        return found

    def tries(self, who: str, kind: ConcernEventKind, step: Callable[[Actor], Any]) -> bool:
        """Somebody tries a step: it happens exactly when the table lets him."""
        before, mover = self.concern(), PEOPLE[who]
        done = step(self.actors[who])
        assert bool(done) == (mover is not None and may(kind, before.state, mover)), (who, kind)
        self.note(kind, before, done=bool(done))
        return bool(done)

    def note(self, kind: ConcernEventKind, before: ConcernView, *, done: bool) -> None:
        """What was done was kept and ends where the table says; what was not done left no trace."""
        after = self.concern()
        if not done:
            assert after == before
            return
        self.taken.append(kind)
        assert after.state in (STEPS[kind].ends or {before.state})

    @rule(hours=st.integers(1, 24 * 9))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=people)
    def read(self, who: str) -> None:
        self.tries(
            who, K.RECEIVED, lambda actor: concerns.receive(self.session, actor, 2, self.now)
        )

    @rule(who=people)
    def assign(self, who: str) -> None:
        handler = self.actors["王强"].me
        self.tries(
            who,
            K.ASSIGNED,
            lambda actor: concerns.assign(self.session, actor, 2, handler, self.now),
        )

    @rule(who=people, given=answers)
    def answer(self, who: str, given: Answer) -> None:
        before = self.concern()
        if self.tries(
            who, K.ANSWERED, lambda actor: concerns.answer(self.session, actor, 2, given, self.now)
        ):
            clock_days.keep_after_answer(self.context(who), before, given)
            assert self.concern().state is after_answer(given.decision)

    @rule(who=people)
    def two_at_once(self, who: str) -> None:
        known = [self.concern().answered_at]
        first = Answer("明天改", Decision.WILL_DO, date(2026, 3, 13))
        self.now += timedelta(seconds=1)
        self.tries(
            who,
            K.ANSWERED,
            lambda actor: concerns.answer(self.session, actor, 2, first, self.now, known=known),
        )
        if self.concern().answered_at not in known:
            unchanged, secretary = self.concern(), self.actors["孙国栋"]
            second = Answer("后天改", Decision.DONE)
            assert not concerns.answer(self.session, secretary, 2, second, self.now, known=known)
            assert self.concern() == unchanged

    @rule(who=people)
    def settle(self, who: str) -> None:
        self.tries(
            who,
            K.SETTLED_ON_THE_SPOT,
            lambda actor: concerns.settle_on_the_spot(self.session, actor, 2, "好了", self.now),
        )

    @rule(who=people)
    def say_solved(self, who: str) -> None:
        self.tries(
            who, K.SOLVED, lambda actor: concerns.close(self.session, actor, 2, "", self.now)
        )

    @rule(who=people)
    def say_unsolved(self, who: str) -> None:
        before = self.concern()
        if self.tries(
            who, K.REOPENED, lambda actor: concerns.reopen(self.session, actor, 2, "", self.now)
        ):
            clock_days.keep_after_reopening(self.context(who), before)

    @precondition(lambda self: self.concern().answered_at is None)
    @rule(who=people)
    def withdraw(self, who: str) -> None:
        since = T1 - timedelta(hours=1)
        self.tries(
            who,
            K.WITHDRAWN,
            lambda actor: concerns.withdraw(self.session, actor, 2, since, self.now),
        )

    @precondition(lambda self: self.concern().answered_at is not None)
    @rule(who=people)
    def withdraw_what_was_answered(self, who: str) -> None:
        before, since = self.concern(), T1 - timedelta(hours=1)
        assert not concerns.withdraw(self.session, self.actors[who], 2, since, self.now)
        assert self.concern() == before

    @precondition(lambda self: self.concern().merged_into_id is None)
    @rule(who=people)
    def merge(self, who: str) -> None:
        main = concerns.find(self.session, self.actors["何军"], 1)
        assert main is not None
        self.tries(
            who, K.MERGED, lambda actor: concerns.merge(self.session, actor, 2, main, self.now)
        )

    @rule()
    def ask_back(self) -> None:
        before = self.concern()
        done = concerns.ask_back(self.session, before.id, self.now)
        assert done == may(K.ASKED_BACK, before.state, Mover.CLOCK)
        self.note(K.ASKED_BACK, before, done=done)

    @rule()
    def the_question_arrives(self) -> None:
        known = {one.id for one in concerns.not_known_to_be_asked(self.session)}
        before = self.concern()
        assert (before.id in known) == (
            before.state is S.AWAITING and before.awaiting_since is None
        )
        concerns.note_asked(self.session, before.id, self.now)
        waits = before.state is S.AWAITING
        assert self.concern() == (replace(before, awaiting_since=self.now) if waits else before)

    @rule()
    def the_clock_ends_what_was_met_with_silence(self) -> None:
        before = self.concern()
        due = lapses(before.awaiting_since, self.now, REOPEN_DAYS)
        waiting = [one for one in concerns.silent_since(self.session, self.now) if one.number == 2]
        done = False
        for one in waiting:
            if lapses(one.awaiting_since, self.now, REOPEN_DAYS):
                done = concerns.lapse(self.session, one.id, self.now)
        assert done == (due and may(K.LAPSED, before.state, Mover.CLOCK))
        self.note(K.LAPSED, before, done=done)

    @invariant()
    def nothing_ends_but_by_its_raiser_or_his_silence(self) -> None:
        state, last = self.concern().state, [one for one in self.taken if moves(one)][-1]
        assert (state in OVER) == (last in (K.SOLVED, K.LAPSED, K.WITHDRAWN))

    @invariant()
    def somebody_must_act_until_a_day(self) -> None:
        now = self.concern()
        if now.state in OVER:
            return
        assert now.owner_id is not None
        if now.state in OPEN:
            assert now.first_answer_by or now.decision_by
        if now.state is S.ANSWERED:
            assert now.promised_on or now.decision_by
        if now.state in DECIDED:
            assert now.decision is not None

    @invariant()
    def every_step_was_kept(self) -> None:
        kept = concerns.steps(self.session, self.actors["吴小燕"], self.concern().id)
        assert sorted(one.kind for one in kept) == sorted(self.taken)

    @invariant()
    def the_other_one_lives_on_its_own(self) -> None:
        other = concerns.find(self.session, self.actors["何军"], 1)
        assert other is not None
        assert (other.state, other.answered_at) == (S.RAISED, None)


def moves(kind: ConcernEventKind) -> bool:
    """Whether a step may change the state."""
    return kind is K.RAISED or bool(STEPS[kind].ends)


Life.TestCase.settings = settings(
    max_examples=25,
    phases=[Phase.generate],  # a failure is told as it came: each step talks to a database
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLife = Life.TestCase


def test_the_table_knows_every_step() -> None:
    of_the_name = {K.REVEAL_ASKED, K.REVEAL_AGREED, K.REVEAL_REFUSED, K.REVEALED}
    assert set(K) - of_the_name - {K.RAISED} == set(STEPS)
    for one in STEPS.values():
        assert one.starts
        assert one.movers


def test_nobody_of_the_branch_ends_anything() -> None:
    for kind, one in STEPS.items():
        if one.ends & OVER:
            assert one.movers <= {Mover.RAISER, Mover.CLOCK}, kind


def test_only_silence_lets_the_clock_end_it() -> None:
    ending = [kind for kind, one in STEPS.items() if one.ends & OVER and Mover.CLOCK in one.movers]
    assert ending == [K.LAPSED]
    assert STEPS[K.LAPSED].starts == {S.AWAITING}
    assert not lapses(None, datetime(2030, 1, 1, tzinfo=T1.tzinfo), REOPEN_DAYS)
