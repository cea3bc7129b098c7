"""The branch opens the whole year with one sentence: the windows of all steps from the edition's calendar [M3 M4]."""

import re
from typing import ClassVar, Self

from pydantic import Field

from handlers.assessment.cycle import leading, life, telling, wording
from handlers.assessment.cycle.people import responsible_members
from handlers.assessment.cycle.under import branch_id, edition_to_open, usable
from handlers.assessment.cycle.windows import (
    Span,
    calendar_of,
    change_in,
    fitted,
    step_in,
    titles_of,
    unfit,
)
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.assessment_words import CycleDeed, StepKey
from storage.queries import assessment, cycles
from storage.queries.cycles import Deed

OPEN_CUES = Cues(
    Cue(r"(开始|开启|启动|组织).{0,8}(自查|考核)", 80),
    Cue(r"(自查|考核).{0,4}(开始|启动)(吧|了)?$", 60),
    Cue(r"[吗么?？]|什么时候|啥时候|哪天|几号", -60),
)
ANOTHER_YEAR = re.compile(
    r"(?P<year>20\d\d)\s?年?度?(?:的)?(?:自查|考核)|[明去前]年|下一?年|上一?年"
)


class OpenForm(Form):
    """The year with the windows of its steps, as they will be opened."""

    binding: ClassVar[bool] = True

    year: int
    edition: str
    windows: dict[StepKey, Span] = Field(default_factory=dict)

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """All windows from the calendar, changed by what the sentence says; refused when the year is open already."""
        year, branch = ctx.today.year, branch_id(ctx)
        named = ANOTHER_YEAR.search(said.plain)
        if named and named["year"] != str(year):
            raise Refusal(wording.only_this_year(year))
        edition = edition_to_open(branch, year, ctx)
        if there := assessment.cycle_of(ctx.session, branch, year):
            there = leading.up_to_date(ctx, there)
            raise Refusal(wording.already_open(there, titles_of(edition)))
        spans = calendar_of(edition, year, ctx.today)
        form = cls(year=year, edition=edition.key, windows=spans)
        return form.with_words(said, ctx) or form

    def question(self, ctx: Context) -> Question | None:
        """The last day of a step whose days of the calendar are over, or would overlap where they must not."""
        edition = usable(self.edition, ctx)
        step = unfit(self.windows, edition, ctx.today)
        if step is None:
            return None
        span = self.windows[step]
        return Question(
            step.value, wording.ask_until(titles_of(edition)[step], span.opens, span.closes)
        )

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A last day from today on."""
        edition, step = usable(self.edition, ctx), StepKey(key)
        change = change_in(said, ctx.today)
        if change is None or change.closes is None or change.closes < ctx.today:
            raise NotUnderstood(wording.ASK_DAY)
        span = fitted(self.windows, step, change.closes, edition, ctx.today)
        if change.opens is not None:
            span = Span(opens=change.opens, closes=change.closes)
        if span.opens > span.closes:
            raise NotUnderstood(wording.too_soon(span.opens))
        return self.changed(windows={**self.windows, step: span})

    def shown(self, ctx: Context) -> str:
        """All windows with their weekdays, by which text, and who hears of it."""
        edition = usable(self.edition, ctx)
        windows = {step: span.window for step, span in self.windows.items()}
        members = len(responsible_members(ctx, branch_id(ctx)))
        return wording.opening(self.year, edition.title, windows, titles_of(edition), members)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Other days for a step."""
        return self.with_words(said, ctx)

    def amend_prompt(self) -> str:
        """Which step, which days."""
        return wording.AMEND

    def with_words(self, said: Utterance, ctx: Context) -> Self | None:
        """The form with the days that a message gives for a step it names; None when it does not."""
        edition = usable(self.edition, ctx)
        step, change = step_in(said, titles_of(edition)), change_in(said, ctx.today)
        if step is None or change is None:
            return None
        if min(one for one in change if one) < ctx.today:
            raise Refusal(wording.past(min(one for one in change if one)))
        span = self.windows[step]
        changed = Span(opens=change.opens or span.opens, closes=change.closes or span.closes)
        if changed.opens > changed.closes:
            changed = fitted(self.windows, step, changed.closes, edition, ctx.today)
        return self.changed(windows={**self.windows, step: changed})


def open_year(form: OpenForm, ctx: Context) -> Reply:
    """Open the year; who answers for an area is told at once when his own step has begun, everybody else on its day."""
    branch = branch_id(ctx)
    edition: Edition = usable(form.edition, ctx)
    windows = {step: span.window for step, span in form.windows.items()}
    deed = Deed(CycleDeed.OPENED, life.reached(windows, ctx.today))
    cycle = cycles.open_year(
        ctx.session, ctx.actor, branch, form.year, edition.key, windows, deed, ctx.now
    )
    if cycle is None:
        raise Refusal(wording.opened_meanwhile(form.year))
    for step, window in windows.items():
        if ctx.today in window:
            telling.tell_of_opening(ctx, cycle, step)
    return Reply(wording.opened(cycle, titles_of(edition), edition.remind_days))
