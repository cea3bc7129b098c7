"""When the year's self-appraisal is open, and who appraises himself [M3 M4.1]."""

from datetime import date
from typing import Self
from uuid import UUID

from handlers.assessment import wording
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from storage.queries import assessment
from storage.queries.assessment import CycleView


class WindowForm(Form):
    """When the year's self-appraisal closes [M3]."""

    year: int
    until: date | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The last day, if the sentence names one."""
        form = cls(year=ctx.today.year)
        return form.with_words(said, ctx) or form

    def question(self, _ctx: Context) -> Question | None:
        """The last day."""
        return None if self.until else Question("until", wording.ask_until(self.year))

    def answered(self, _key: str, said: Utterance, ctx: Context) -> Self:
        """A day from today on."""
        form = self.with_words(said, ctx)
        if form is None:
            raise NotUnderstood(wording.ask_until(self.year))
        return form

    def shown(self, ctx: Context) -> str:
        """What opening means."""
        members = len(responsible_members(ctx, branch_id(ctx)))
        return wording.opening(self.year, ctx.today, self.until or ctx.today, members)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another day."""
        return self.with_words(said, ctx)

    def amend_prompt(self) -> str:
        """Which day."""
        return wording.ask_until(self.year)

    def with_words(self, said: Utterance, ctx: Context) -> Self | None:
        """The form with the last day that a message names, if it names one."""
        days = [
            one.day for one in find_days(said, ctx.today, Lean.FUTURE) if one.day and not one.doubt
        ]
        if len(days) != 1:
            return None
        if days[0] < ctx.today:
            raise Refusal(wording.past(days[0]))
        return self.model_copy(update={"until": days[0]})


def open_cycle(ctx: Context) -> CycleView:
    """The window that is open for this actor; refused when none is."""
    if ctx.edition.incomplete:
        raise Refusal(wording.INCOMPLETE)
    cycle = assessment.open_cycle(ctx.session, branch_id(ctx), ctx.today)
    if cycle is None:
        raise Refusal(wording.NO_CYCLE)
    return cycle


def branch_id(ctx: Context) -> UUID:
    """The branch of this actor."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        raise Refusal(wording.NO_BRANCH)
    return branch.id


def responsible_members(ctx: Context, branch: UUID) -> list[UUID]:
    """Who appraises himself: everybody of the branch who answers for an area today [M4.1]."""
    areas = [one for one in ctx.roster.areas.values() if one.branch_id == branch]
    answering = (one.id for area in areas for one in ctx.roster.responsible_for(area.id, ctx.today))
    return list(dict.fromkeys(answering))
