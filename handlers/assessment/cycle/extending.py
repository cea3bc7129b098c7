"""The branch gives one person more time for a step, with a reason: 「王强自查延到12月2号 因为出差」 (domain.md §1.2)."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from handlers.assessment.cycle import life, now, telling, telling_wording, waiting, wording
from handlers.assessment.cycle.moving import running
from handlers.assessment.cycle.people import appraisers
from handlers.assessment.cycle.reasons import kept, reason_in, without_reason
from handlers.assessment.cycle.under import edition_of
from handlers.assessment.cycle.windows import change_in, names_day, step_in, titles_of
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from storage.assessment_words import CycleDeed, StepKey
from storage.queries import cycles
from storage.queries.cycles import Deed

WHO, STEP, UNTIL, WHY = "who", "step", "until", "why"
SURE = 100


def hears_extension(said: Utterance, ctx: Context) -> int:
    """Somebody, a step, a word of moving and a day."""
    asked = without_reason(said)
    if not wording.MOVES.search(asked.plain) or wording.ASKS.search(asked.plain):
        return 0
    if not any(wording.STEP_CALLED[step].search(asked.plain) for step in StepKey):
        return 0
    return SURE if names_day(asked, ctx.today) and ctx.mentions(asked) else 0


class ExtendForm(Form):
    """Who may carry out which step until when, and why."""

    binding: ClassVar[bool] = True

    person: UUID | None = None
    doubt: Doubt | None = None
    step: StepKey | None = None
    until: date | None = None
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """As far as the sentence says it."""
        asked, titles = without_reason(said), titles_of(edition_of(running(ctx).id, ctx))
        form = cls(step=step_in(asked, titles), reason=reason_in(said))
        mentions = [one for one in ctx.mentions(asked) if one.candidates]
        form = form.named(mentions[0], ctx) if len(mentions) == 1 else form
        change = change_in(asked, ctx.today)
        return form.until_day(change.closes, ctx) if change and change.closes else form

    def question(self, ctx: Context) -> Question | None:
        """Who, which step, until when, why."""
        titles = _steps_for_one(ctx)
        if self.person is None:
            return (
                self.doubt.question(WHO, ctx) if self.doubt else Question(WHO, wording.EXTEND_WHO)
            )
        if self.step is None:
            return Question(STEP, wording.WHICH_STEP, tuple(titles.values()))
        if self.until is None:
            return Question(UNTIL, wording.which_days(titles[self.step]))
        return None if self.reason else Question(WHY, wording.EXTEND_WHY)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The draft with the answer to one of these."""
        if key == WHO:
            return self._answered_who(said, ctx)
        if key == STEP:
            titles = _steps_for_one(ctx)
            index = chosen(said, len(titles))
            every = titles_of(edition_of(running(ctx).id, ctx))
            step = step_in(said, every) if index is None else list(titles)[index]
            if step is None:
                raise NotUnderstood(wording.WHICH_STEP)
            return self.changed(step=step).checked(ctx)
        if key == UNTIL:
            change = change_in(said, ctx.today)
            if change is None or change.closes is None:
                raise NotUnderstood(wording.ASK_DAY)
            return self.until_day(change.closes, ctx)
        if not said.words():
            raise NotUnderstood(wording.EXTEND_WHY)
        return self.changed(reason=reason_in(said) or kept(said))

    def shown(self, ctx: Context) -> str:
        """Who, until when instead of when, why, and that he and the branch read it."""
        person, step, until = self.known()
        cycle = running(ctx)
        title = titles_of(edition_of(cycle.id, ctx))[step]
        everybody = cycle.windows[step].closes
        return wording.extending(ctx.name(person), title, everybody, until, self.reason)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another person, another day, another reason."""
        asked, form = without_reason(said), self
        mentions = [one for one in ctx.mentions(asked) if one.candidates]
        if mentions:
            form = form.named(mentions[-1], ctx)
        change = change_in(asked, ctx.today)
        if change and change.closes:
            form = form.until_day(change.closes, ctx)
        if reason := reason_in(said):
            form = form.changed(reason=reason)
        return None if form == self else form

    def amend_prompt(self) -> str:
        """Which corrections are understood."""
        return wording.EXTEND_AMEND

    def named(self, mention: Mention, ctx: Context) -> Self:
        """With whom a name means; of several it is asked which."""
        if mention.certain or len(mention.candidates) == 1:
            return self.changed(person=mention.candidates[0], doubt=None).checked(ctx)
        return self.changed(person=None, doubt=Doubt.about(mention))

    def until_day(self, until: date, ctx: Context) -> Self:
        """With his last day; refused when it is over."""
        if until < ctx.today:
            raise Refusal(wording.past(until))
        return self.changed(until=until).checked(ctx)

    def checked(self, ctx: Context) -> Self:
        """Refused for ballots, for somebody of another branch or without a part in the step, or when it gives him no day more."""
        cycle = running(ctx)
        if self.step is StepKey.AREA_EVALUATION:
            raise Refusal(wording.for_everybody(cycle.windows[self.step].closes))
        if self.person is None:
            return self
        branch, name = ctx.roster.branch_of(self.person), ctx.name(self.person)
        if branch is None or branch.id != cycle.branch_id:
            raise Refusal(wording.not_of_branch(name))
        if self.step is None or self.until is None:
            return self
        members = appraisers(ctx, cycle)
        title = titles_of(edition_of(cycle.id, ctx))[self.step]
        if not life.open_in(self.step, cycle.state):
            raise Refusal(wording.past_stage(title, cycle.year))
        if self.step is StepKey.SELF_APPRAISAL and self.person not in members:
            raise Refusal(wording.not_asked(name, title))
        if self.until <= cycle.windows[self.step].closes:
            raise Refusal(wording.no_longer(title, cycle.windows[self.step].closes))
        return self

    def known(self) -> tuple[UUID, StepKey, date]:
        """Whom it is for, which step, and his last day; LookupError while one is missing."""
        if self.person is None or self.step is None or self.until is None:
            raise LookupError("not known yet")
        return self.person, self.step, self.until

    def _answered_who(self, said: Utterance, ctx: Context) -> Self:
        if self.doubt and (person := self.doubt.answered(said)):
            return self.changed(person=person, doubt=None).checked(ctx)
        mentions = [one for one in ctx.mentions(said) if one.candidates]
        if len(mentions) != 1:
            raise NotUnderstood(wording.EXTEND_WHO)
        return self.named(mentions[0], ctx)


def _steps_for_one(ctx: Context) -> dict[StepKey, str]:
    """The steps in which one person may have more days; a ballot that comes alone would name its voter."""
    titles = titles_of(edition_of(running(ctx).id, ctx))
    return {step: title for step, title in titles.items() if step is not StepKey.AREA_EVALUATION}


def extend(form: ExtendForm, ctx: Context) -> Reply:
    """Give him the days; he hears it once."""
    person, step, until = form.known()
    cycle = running(ctx)
    deed = Deed(CycleDeed.EXTENDED, cycle.state, step, person, form.reason)
    if not cycles.extend(ctx.session, ctx.actor, cycle, until, deed, ctx.now):
        raise Refusal(wording.CHANGED_MEANWHILE)
    title = now.title_of(step, cycle, ctx)
    if person in waiting.waiting_for(ctx, cycle, step) and person != ctx.actor.me:
        telling.tell_of_day(
            ctx, cycle, step, person, telling_wording.extended_for_you(title, until)
        )
    return Reply(wording.extended(ctx.name(person), title, until))
