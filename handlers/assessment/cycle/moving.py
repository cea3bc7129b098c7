"""The branch moves the window of one step: its last day, its first, or both; what was handed in stays [M3]."""

from dataclasses import replace
from typing import ClassVar, Self

from handlers.assessment.cycle import leading, life, telling, wording
from handlers.assessment.cycle.reasons import reason_in, without_reason
from handlers.assessment.cycle.under import branch_id, edition_of
from handlers.assessment.cycle.windows import (
    Change,
    Span,
    change_in,
    in_conflict,
    names_day,
    step_in,
    titles_of,
)
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import CycleDeed, CycleState, StepKey
from storage.queries import assessment, cycles
from storage.queries.assessment import CycleView
from storage.queries.cycles import Deed

STEP, DAYS = "step", "days"
SURE = 100


def hears_move(said: Utterance, ctx: Context) -> int:
    """「责任区评价延到12月5号」: a step, a word of moving, a day, and nobody for whom alone it would be."""
    asked = without_reason(said)
    if not wording.MOVES.search(asked.plain) or wording.ASKS.search(asked.plain):
        return 0
    if not any(wording.STEP_CALLED[step].search(asked.plain) for step in StepKey):
        return 0
    return SURE if names_day(asked, ctx.today) and not ctx.mentions(asked) else 0


class MoveForm(Form):
    """Another window for one step."""

    binding: ClassVar[bool] = True

    step: StepKey | None = None
    days: Span | None = None
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The step and the days, as far as the sentence names them; refused when there is nothing to move."""
        cycle = running(ctx)
        titles = titles_of(edition_of(cycle.id, ctx))
        asked = without_reason(said)
        form = cls(step=step_in(asked, titles), reason=reason_in(said))
        change = change_in(asked, ctx.today)
        return form.with_days(change, cycle, ctx) if change and form.step else form

    def question(self, ctx: Context) -> Question | None:
        """Which step, which days."""
        titles = titles_of(edition_of(running(ctx).id, ctx))
        if self.step is None:
            return Question(STEP, wording.WHICH_STEP, tuple(titles.values()))
        if self.days is None:
            return Question(DAYS, wording.which_days(titles[self.step]))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The draft with the answer to one of these."""
        cycle = running(ctx)
        titles = titles_of(edition_of(cycle.id, ctx))
        if key == STEP:
            index = chosen(said, len(titles))
            step = step_in(said, titles) if index is None else list(titles)[index]
            if step is None:
                raise NotUnderstood(wording.WHICH_STEP)
            return self.changed(step=step)
        change = change_in(said, ctx.today)
        if change is None:
            raise NotUnderstood(wording.ASK_DAY)
        return self.with_days(change, cycle, ctx)

    def shown(self, ctx: Context) -> str:
        """From which days to which, and who hears of it."""
        cycle = running(ctx)
        step, window = self.known()
        title = titles_of(edition_of(cycle.id, ctx))[step]
        begun = ctx.today >= min(cycle.windows[step].opens, window.opens)
        return wording.moving(title, cycle.windows[step], window.window, self.reason, begun=begun)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Other days."""
        change = change_in(said, ctx.today)
        return self.with_days(change, running(ctx), ctx) if change else None

    def amend_prompt(self) -> str:
        """Which day."""
        return wording.ASK_DAY

    def with_days(self, change: Change, cycle: CycleView, ctx: Context) -> Self:
        """Refused where the window would be over already, ends before it begins, must not overlap, or opens nothing any more."""
        step = self.step or StepKey.SELF_APPRAISAL
        window = cycle.windows[step]
        days = Span(opens=change.opens or window.opens, closes=change.closes or window.closes)
        if days.closes < ctx.today:
            raise Refusal(wording.past(days.closes))
        if days.opens > days.closes:
            raise Refusal(wording.backwards(days.opens, days.closes))
        edition = edition_of(cycle.id, ctx)
        if not life.open_in(step, cycle.state):
            raise Refusal(wording.past_stage(titles_of(edition)[step], cycle.year))
        if other := in_conflict(cycle, step, days.window, edition):
            titles = titles_of(edition)
            raise Refusal(wording.no_overlap(titles[other], cycle.windows[other]))
        return self.changed(days=days)

    def known(self) -> tuple[StepKey, Span]:
        """The step and its new window; LookupError while one is missing."""
        if self.step is None or self.days is None:
            raise LookupError("not known yet")
        return self.step, self.days


def move_window(form: MoveForm, ctx: Context) -> Reply:
    """Move it; who was told of the step and has not done his part hears the new day once."""
    cycle = running(ctx)
    step, days = form.known()
    deed = Deed(CycleDeed.MOVED, cycle.state, step, reason=form.reason)
    if not cycles.move_window(ctx.session, ctx.actor, cycle, days.window, deed, ctx.now):
        raise Refusal(wording.CHANGED_MEANWHILE)
    before = cycle.windows[step]
    cycle = replace(cycle, windows={**cycle.windows, step: days.window})
    cycle = leading.up_to_date(ctx, cycle)
    if before.opens <= ctx.today and ctx.today in days.window:
        telling.tell_of_move(ctx, cycle, step)
    elif ctx.today in days.window:
        telling.tell_of_opening(ctx, cycle, step)
    title = titles_of(edition_of(cycle.id, ctx))[step]
    return Reply(wording.moved(title, days.window))


def running(ctx: Context) -> CycleView:
    """The cycle of this year (in January still that of the last) whose windows may be moved; refused when there is none."""
    branch = branch_id(ctx)
    for year in (ctx.today.year, ctx.today.year - 1):
        cycle = assessment.cycle_of(ctx.session, branch, year)
        if cycle and cycle.state is not CycleState.FINAL:
            edition_of(cycle.id, ctx)
            return leading.up_to_date(ctx, cycle)
        if cycle and year == ctx.today.year:
            raise Refusal(wording.settled(cycle.year))
    raise Refusal(wording.NOT_OPENED)
