"""No self-appraisal blocks nothing: who leads the group writes down why there is none (domain.md §1.2)."""

from typing import ClassVar, Self
from uuid import UUID

from handlers.assessment.appraising import excuse_wording as wording
from handlers.assessment.cycle import telling
from handlers.assessment.cycle.moving import running
from handlers.assessment.cycle.people import appraisers
from handlers.assessment.cycle.reasons import kept, reason_in, without_reason
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from storage.assessment_words import StepKey
from storage.queries import excuses, step_progress
from storage.vocabulary import PushKind

WHO, WHY = "who", "why"
SURE = 95


def hears_excuse(said: Utterance, ctx: Context) -> int:
    """「李红梅没有自查 因为住院」: somebody, and that he has none."""
    asked = without_reason(said)
    if not wording.NONE.search(asked.plain) or wording.ASKS.search(asked.plain):
        return 0
    return SURE if ctx.mentions(asked) else 0


class ExcuseForm(Form):
    """Who has no self-appraisal, and why."""

    binding: ClassVar[bool] = True

    person: UUID | None = None
    doubt: Doubt | None = None
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """As far as the sentence says it; refused when no assessment is going on."""
        running(ctx)
        form = cls(reason=reason_in(said))
        mentions = [one for one in ctx.mentions(without_reason(said)) if one.candidates]
        return form.named(mentions[0], ctx) if len(mentions) == 1 else form

    def question(self, ctx: Context) -> Question | None:
        """Who, why."""
        if self.person is None:
            return self.doubt.question(WHO, ctx) if self.doubt else Question(WHO, wording.WHO)
        return None if self.reason else Question(WHY, wording.WHY)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The draft with the answer to one of these."""
        if key == WHY:
            if not said.words():
                raise NotUnderstood(wording.WHY)
            return self.changed(reason=reason_in(said) or kept(said))
        if self.doubt and (person := self.doubt.answered(said)):
            return self.changed(person=person, doubt=None).checked(ctx)
        mentions = [one for one in ctx.mentions(said) if one.candidates]
        if len(mentions) != 1:
            raise NotUnderstood(wording.WHO)
        return self.named(mentions[0], ctx)

    def shown(self, ctx: Context) -> str:
        """Who, why, and who reads it."""
        return wording.excusing(ctx.name(self.known()), running(ctx).year, self.reason)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another person, another reason."""
        form = self
        for one in (one for one in ctx.mentions(without_reason(said)) if one.candidates):
            form = form.named(one, ctx)
        if reason := reason_in(said):
            form = form.changed(reason=reason)
        return None if form == self else form

    def amend_prompt(self) -> str:
        """Which corrections are understood."""
        return wording.AMEND

    def named(self, mention: Mention, ctx: Context) -> Self:
        """With whom a name means; of several it is asked which."""
        if mention.certain or len(mention.candidates) == 1:
            return self.changed(person=mention.candidates[0], doubt=None).checked(ctx)
        return self.changed(person=None, doubt=Doubt.about(mention))

    def checked(self, ctx: Context) -> Self:
        """Refused for oneself, for who is not the actor's to oversee, and where one is in already."""
        person, me, cycle = self.known(), ctx.actor, running(ctx)
        if person == me.me:
            raise Refusal(wording.NOT_YOUR_OWN)
        areas = (
            ctx.roster.areas[one.area_id]
            for one in ctx.roster.assignments
            if one.person_id == person
        )
        mine = [one for one in areas if one.group_id in me.groups or one.branch_id in me.branches]
        if not mine or person not in appraisers(ctx, cycle):
            raise Refusal(wording.not_yours(ctx.name(person)))
        if person in step_progress.appraised(ctx.session, cycle.id):
            raise Refusal(wording.is_in(ctx.name(person)))
        return self

    def known(self) -> UUID:
        """Whom it is about; LookupError while he is missing."""
        if self.person is None:
            raise LookupError("not known yet")
        return self.person


def excuse(form: ExcuseForm, ctx: Context) -> Reply:
    """Write it down; he hears it once, is reminded no more, and may still hand one in."""
    person, cycle = form.checked(ctx).known(), running(ctx)
    excuses.excuse(ctx.session, ctx.actor, cycle.id, person, form.reason, ctx.now)
    telling.done(ctx, cycle, StepKey.SELF_APPRAISAL, person)
    ctx.promises.to(
        person,
        wording.excused_you(ctx.me.name, cycle.year, form.reason),
        kind=PushKind.NOTICE,
        about=f"excuse:{cycle.id}",
    )
    return Reply(wording.excused(ctx.name(person)))
