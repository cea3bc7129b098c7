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
from handlers.regulation import Edition
from storage.queries import assessment
from storage.queries.assessment import CycleView


class WindowForm(Form):
    """When the year's self-appraisal closes [M3]."""

    year: int
    until: date | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The last day, if the sentence names one; refused where the text is no text to assess by."""
        edition_to_open(branch_id(ctx), ctx.today.year, ctx)
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
    """The window that is open for this actor; refused when none is, or when nobody can be assessed in it."""
    cycle = assessment.open_cycle(ctx.session, branch_id(ctx), ctx.today)
    if cycle is None:
        raise Refusal(wording.NO_CYCLE if not ctx.edition.incomplete else _why_not(ctx.edition))
    usable(cycle.edition, ctx)
    return cycle


def edition_of(cycle: UUID, ctx: Context) -> Edition:
    """What a cycle is held by: the edition it was opened under, whatever came into force since."""
    key = ctx.once((edition_of, cycle), lambda: assessment.edition_of(ctx.session, cycle))
    return usable(key, ctx)


def edition_to_open(branch: UUID, year: int, ctx: Context) -> Edition:
    """What the year is assessed by: a cycle that exists keeps its edition, a new one takes that in force."""
    cycle = assessment.cycle_of(ctx.session, branch, year)
    return usable(cycle.edition if cycle else ctx.edition.key, ctx)


def usable(key: str, ctx: Context) -> Edition:
    """The edition with this key; refused when it is not there any more, or cut off."""
    edition = _named(key, ctx)
    if edition is None:
        raise Refusal(wording.gone(key))
    if edition.incomplete:
        raise Refusal(_why_not(edition))
    return edition


def usable_if_any(key: str, ctx: Context) -> Edition | None:
    """The same for who only wants to know: None where it would be refused."""
    edition = _named(key, ctx)
    return None if edition is None or edition.incomplete else edition


def _named(key: str, ctx: Context) -> Edition | None:
    return ctx.edition if key == ctx.edition.key else ctx.edition_named(key)


def _why_not(edition: Edition) -> str:
    return wording.incomplete(edition.title, edition.incomplete or "")


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
