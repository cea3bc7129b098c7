"""Whatever is tried in whatever order, a cycle goes only where the table of its life says, and never back (domain.md §1.2)."""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlmodel import select

from handlers.assessment.cycle import leading, life
from handlers.assessment.cycle.life import ORDER, Mover
from handlers.kit.messages import Refusal
from storage.assessment_words import CycleDeed, CycleState, StepKey
from storage.database import make_engine
from storage.queries import assessment, cycles
from storage.queries.assessment import CycleView, Window
from storage.queries.cycles import Deed
from storage.tables import CycleEvent
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI
from tests.databases import SEALER, SqliteFiles
from tests.handlers.conftest import contexts

FILES = SqliteFiles(Path(tempfile.mkdtemp(prefix="zerenqu-cycle-")))
START = datetime(2026, 11, 1, 9, 0, tzinfo=SHANGHAI)
OTHERS = ("周萍", "刘建国", "张伟", "高明")  # the first of them sits on the committee too


class Year(RuleBasedStateMachine):
    """The cast's cycle; days go by, and everybody tries everything with it."""

    def __init__(self) -> None:
        super().__init__()
        self.url = FILES.fresh(with_cast=True)
        self.engine = make_engine(self.url)
        self.unit = UnitOfWork(self.engine, SEALER)
        self.session = self.unit.__enter__().session
        self.seen_as = contexts(self.unit)
        self.now = START
        self.reached = [self.cycle().state]

    def teardown(self) -> None:
        """Nothing is kept."""
        self.unit.__exit__(RuntimeError, RuntimeError(), None)
        self.engine.dispose()
        FILES.drop(self.url)

    def cycle(self) -> CycleView:
        """As it stands in the database."""
        ctx = self.seen_as("孙国栋", self.now)
        branch = ctx.roster.branch_of(ctx.actor.me)
        assert branch is not None
        self.session.write_all()
        self.session.expire_all()
        found = assessment.cycle_of(self.session, branch.id, 2026)
        assert found is not None
        return found

    @rule(days=st.integers(1, 12))
    def days_go_by(self, days: int) -> None:
        """The clock leads it on by its windows."""
        self.now += timedelta(days=days)
        before = self.cycle()
        after = leading.up_to_date(self.seen_as("孙国栋", self.now), before)
        assert after.state == self.cycle().state == leading.stage_on(before, self.now.date())

    @rule(
        who=st.sampled_from(("孙国栋", *OTHERS)),
        deed=st.sampled_from([CycleDeed.ADVANCED, CycleDeed.PUBLISHED, CycleDeed.FINISHED]),
        to=st.sampled_from(list(CycleState)),
    )  # fmt: skip
    def somebody_leads_it(self, who: str, deed: CycleDeed, to: CycleState) -> None:
        """It happens exactly when the table lets the committee, and is noted then."""
        ctx, before = self.seen_as(who, self.now), self.cycle()
        stage = leading.stage_on(before, ctx.today)
        may = before.branch_id in ctx.actor.branches and life.may(deed, stage, to, Mover.BRANCH)
        try:
            done = leading.lead(ctx, before, deed, to).state == to
        except Refusal:
            done = False
        assert done == may, (who, deed, stage, to)
        if may:
            assert self.cycle().state == to

    @rule(step=st.sampled_from(list(StepKey)), first=st.integers(0, 40), length=st.integers(0, 20))
    def a_window_is_moved(self, step: StepKey, first: int, length: int) -> None:
        """It moves as long as nothing is settled, and takes nothing back."""
        ctx, before = self.seen_as("孙国栋", self.now), self.cycle()
        opens = date(2026, 11, 10) + timedelta(days=first)
        window = Window(opens, opens + timedelta(days=length))
        deed = Deed(CycleDeed.MOVED, before.state, step)
        if life.may(CycleDeed.MOVED, before.state, before.state, Mover.BRANCH):
            assert cycles.move_window(self.session, ctx.actor, before, window, deed, ctx.now)
            assert self.cycle().windows[step] == window
        assert self.cycle().state == before.state

    @invariant()
    def it_never_goes_back(self) -> None:
        """And every stage it is in was noted when it got there."""
        state = self.cycle().state
        if state is not self.reached[-1]:
            assert ORDER.index(state) > ORDER.index(self.reached[-1])
            noted = {one.state for one in self.session.exec(select(CycleEvent))}
            assert state in noted
            self.reached.append(state)


Year.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TestYear = Year.TestCase
