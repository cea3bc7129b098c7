"""Whatever happens to sheets in whatever order: nobody scores or reviews himself, nothing is scored after it is locked [M4.3]."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlmodel import col, select, update

from handlers.assessment.reviewing import doing as review_doing
from handlers.assessment.reviewing import wording
from handlers.assessment.reviewing.form import Decided, ReviewForm
from handlers.assessment.scoring import doing
from handlers.assessment.scoring.form import ScoreForm
from handlers.assessment.scoring.year import not_reported, year_of
from handlers.assessment.sheets import scorers_of
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.registry import Registry
from handlers.regulation import grade_of
from storage.assessment_words import CycleState, ReviewDecision, SheetState, StepKey
from storage.database import make_engine
from storage.queries import people as roster_rows
from storage.queries import sheets
from storage.queries.roster import Roster
from storage.queries.sheets import SheetView
from storage.tables import AreaAssignment, AssessmentCycle, Sheet, SheetNotice, SheetReview
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI, AssignmentKind
from tests.databases import SEALER, SqliteFiles
from tests.handlers.conftest import contexts

NOW = datetime(2026, 12, 8, 9, 10, tzinfo=SHANGHAI)
COMMITTEE = ("孙国栋", "周萍", "何静")
ALL = ("刘建国", *COMMITTEE, "王强")
REGISTRY = Registry.discover()
FILES = SqliteFiles(Path(tempfile.mkdtemp(prefix="zerenqu-sheets-")))
people = st.sampled_from(ALL)
numbers = st.integers(0, 7)
ORDER = (col(Sheet.subject_id), col(Sheet.area_id), col(Sheet.version))
shares = st.sampled_from([Decimal(1), Decimal("0.9"), Decimal("0.85"), Decimal("0.65")])
totals = st.sampled_from([Decimal(points) for points in ("95", "90", "89.99", "80", "69.5", "0")])


class Life(RuleBasedStateMachine):
    """The year's sheets of the cast, 何静 with an area of her own beside 周萍, and everybody who tries something with them."""

    def __init__(self) -> None:
        super().__init__()
        self.url = FILES.fresh(with_cast=True)
        self.engine = make_engine(self.url)
        self.unit = UnitOfWork(self.engine, SEALER)
        self.session = self.unit.__enter__().session
        self.give_an_area("何静", "夜班装卸组", roster_rows.load_roster(self.session))
        self.as_person = contexts(self.unit, REGISTRY)
        self.approved: dict[UUID, Decimal | None] = {}  # what the scorer gave, once it is locked
        self.frozen: list[tuple[object, ...]] | None = None  # everything, once the year was final

    def give_an_area(self, name: str, area: str, roster: Roster) -> None:
        """One more of the committee has a sheet, so that two could score each other."""
        ids = {one.name: one.id for one in roster.people.values()}
        areas = {one.name: one.id for one in roster.areas.values()}
        self.session.collect(
            AreaAssignment(
                area_id=areas[area],
                person_id=ids[name],
                kind=AssignmentKind.CADRE,
                since=date(2025, 1, 1),
            )
        )
        roster_rows.changed(self.session)

    def teardown(self) -> None:
        """Nobody reads his own before he was told of it. Nothing is kept."""
        notices = self.session.exec(select(SheetNotice)).all()
        told = {(one.subject_id, one.area_id) for one in notices}
        for who in ALL:
            ctx = self.as_person(who, NOW)
            own = [one for one in self.views(ctx) if one.subject_id == ctx.actor.me]
            assert {(one.subject_id, one.area_id) for one in own} <= told
        self.unit.__exit__(RuntimeError, RuntimeError(), None)
        self.engine.dispose()
        FILES.drop(self.url)

    def tries(self, who: str, step: Callable[[Context], object]) -> bool:
        """Somebody tries a step; False when it is refused."""
        ctx = replace(self.as_person(who, NOW), remembered={})
        try:
            step(ctx)
        except Refusal:
            return False
        return True

    @rule(who=people, number=numbers, share=shares)
    def score(self, who: str, number: int, share: Decimal) -> None:
        def step(ctx: Context) -> None:
            year = year_of(ctx, StepKey.LEADER_SCORING)
            key = list(year.due)[number % len(year.due)]
            items = {one.key: (one.points * share).quantize(Decimal("0.01")) for one in year.edition.items}  # fmt: skip
            form = ScoreForm(
                subject=key.subject_id, area=key.area_id, items=items, basis="现场看过"
            )
            doing.score(form, ctx)

        self.tries(who, step)

    @initialize(given=st.lists(st.tuples(shares, numbers), min_size=4, max_size=6))
    def begin(self, given: list[tuple[Decimal, int]]) -> None:
        """Most of the year's sheets are with the branch."""
        for number, (share, by) in enumerate(given):
            self.score_and_report(number, share, by)

    @precondition(lambda self: self.frozen is None)
    @rule(number=numbers, share=shares, by=numbers)
    def score_and_report(self, number: int, share: Decimal, by: int) -> None:
        """By somebody whose it is, where there is one."""
        ctx = self.as_person("孙国栋", NOW)
        year = year_of(ctx, StepKey.LEADER_SCORING)
        key = list(year.due)[number % len(year.due)]
        able = scorers_of(key, ctx.roster, ctx.today, year.standing.values())
        if able:
            one = ctx.name(able[by % len(able)])
            self.score(one, number, share)
            self.report(one)

    @rule(who=people)
    def report(self, who: str) -> None:
        def step(ctx: Context) -> None:
            waits = not_reported(year_of(ctx, StepKey.LEADER_SCORING), ctx)
            doing.report(doing.ReportForm(sheets=tuple(one.id for one in waits)), ctx)

        self.tries(who, step)

    @rule(who=people, number=numbers, decision=st.sampled_from(ReviewDecision), total=totals)
    def review(self, who: str, number: int, decision: ReviewDecision, total: Decimal) -> None:
        """Of any sheet, also one that does not wait, or not for him."""

        def step(ctx: Context) -> None:
            rows = self.session.exec(select(Sheet).order_by(*ORDER)).all()
            if rows:
                adjusted = decision is ReviewDecision.ADJUSTED
                one = Decided(
                    sheet=rows[number % len(rows)].id,
                    decision=decision,
                    reason="没依据",
                    total=total if adjusted else None,
                )
                review_doing.decide(ReviewForm(decided=(one,)), ctx)

        self.tries(who, step)

    @rule(number=numbers, decision=st.sampled_from(ReviewDecision), total=totals, by=numbers)
    def review_what_waits(
        self, number: int, decision: ReviewDecision, total: Decimal, by: int
    ) -> None:
        """By whoever of the committee; among those that wait."""
        rows = self.session.exec(select(Sheet).order_by(*ORDER)).all()
        waits = [place for place, one in enumerate(rows) if one.state is SheetState.REPORTED]
        if waits:
            self.review(COMMITTEE[by % len(COMMITTEE)], waits[number % len(waits)], decision, total)

    @rule(who=people, agreed=st.booleans())
    def look_again(self, who: str, agreed: bool) -> None:
        def step(ctx: Context) -> None:
            for one in self.views(ctx):
                if one.state is SheetState.SECOND_LOOK:
                    words = wording.AGREE if agreed else wording.DISAGREE
                    review_doing.look_again(Utterance.of(f"{words} {one.id.hex}"), ctx)

        self.tries(who, step)

    @precondition(lambda self: self.approved and self.frozen is None)
    @rule()
    def finish(self) -> None:
        """The year becomes final; from then on nothing moves."""
        self.session.execute(update(AssessmentCycle).values(state=CycleState.FINAL))
        self.session.expire_all()
        self.frozen = self.everything()

    def views(self, ctx: Context) -> list[SheetView]:
        """What somebody reads."""
        cycle = self.session.exec(select(AssessmentCycle.id)).one()
        return sheets.sheets_of_cycle(self.session, ctx.actor, cycle)

    def everything(self) -> list[tuple[object, ...]]:
        """All rows, whatever they hold."""
        found = self.session.exec(select(Sheet).order_by(col(Sheet.id))).all()
        decided = self.session.exec(select(SheetReview).order_by(col(SheetReview.id))).all()
        return [
            *((one.id, one.state, one.total, one.sealed_content) for one in found),
            *((one.id, one.decision, one.total, one.second_id) for one in decided),
        ]

    @invariant()
    def nobody_scores_himself_or_who_scores_him(self) -> None:
        rows = self.session.exec(select(Sheet).where(col(Sheet.state) != SheetState.REPLACED)).all()
        pairs = {(one.scorer_id, one.subject_id) for one in rows}
        assert all(scorer != subject for scorer, subject in pairs)
        assert all((subject, scorer) not in pairs for scorer, subject in pairs)

    @invariant()
    def one_version_stands_and_none_is_lost(self) -> None:
        found: dict[tuple[UUID, UUID], list[Sheet]] = {}
        for row in self.session.exec(select(Sheet).order_by(col(Sheet.version))).all():
            found.setdefault((row.subject_id, row.area_id), []).append(row)
        for rows in found.values():
            assert [one.version for one in rows] == list(range(1, len(rows) + 1))
            assert {one.state for one in rows[:-1]} <= {SheetState.REPLACED}
            assert rows[-1].state is not SheetState.REPLACED

    @invariant()
    def who_decides_is_neither_he_nor_the_scorer_and_two_are_two(self) -> None:
        rows = {one.id: one for one in self.session.exec(select(Sheet)).all()}
        for one in self.session.exec(select(SheetReview)).all():
            sheet = rows[one.sheet_id]
            persons = [sheet.subject_id, sheet.scorer_id, one.reviewer_id]
            persons += [one.second_id] if one.second_id else []
            assert len(set(persons)) == len(persons)

    @invariant()
    def what_is_approved_keeps_what_the_scorer_gave(self) -> None:
        rows = {one.id: one for one in self.session.exec(select(Sheet)).all()}
        for sheet, total in self.approved.items():
            assert rows[sheet].state is SheetState.APPROVED
            assert rows[sheet].total == total
        self.approved |= {
            one.id: one.total for one in rows.values() if one.state is SheetState.APPROVED
        }

    @invariant()
    def totals_can_be_computed_again_and_a_changed_grade_has_two(self) -> None:
        ctx = self.as_person("何静", NOW)
        for view in self.views(ctx):
            assert view.total == view.content.total
            if view.final_total is None or view.total is None:
                continue
            adjusted = view.review and view.review.decision is ReviewDecision.ADJUSTED
            assert view.final_total == (view.review.total if view.review and adjusted else view.total)  # fmt: skip
            changed = grade_of(view.final_total, ctx.edition) != grade_of(view.total, ctx.edition)
            assert not changed or (view.review and view.review.second_id)

    @invariant()
    def nothing_moves_once_it_is_final(self) -> None:
        if self.frozen is not None:
            assert self.everything() == self.frozen


Life.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
TestLife = Life.TestCase
