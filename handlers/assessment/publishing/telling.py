"""告知: a member is told first and alone; below 合格 by a person, never by a message (domain.md §2.6)."""

from typing import Self
from uuid import UUID

from handlers.assessment.cycle.under import branch_id, usable_if_any
from handlers.assessment.publishing import rules, wording
from handlers.assessment.publishing.now import Standing, going_on, standing_of
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from storage.queries import cycles, notices
from storage.queries.assessment import CycleView
from storage.vocabulary import PushKind, Role

WHY, NOTHING, SPOKEN = "assessment.my_score", "assessment.nothing_to_say", "assessment.spoken"
WHO = "who"


def tell_approved(cycle: CycleView, ctx: Context) -> None:
    """Tell whoever the branch has approved a result of and who was not told of that decision; harmless when repeated."""
    standing = standing_of(cycle, ctx)
    told: dict[UUID, str] = {}
    for one in standing.untold:
        if one.review_id is None or rules.in_person(one.total, standing.figures):
            continue
        notices.tell(ctx.session, cycle.id, one.whose, one.review_id, ctx.now)
        until = rules.statement_until(ctx.now, ctx.calendar, standing.figures)
        told[one.subject_id] = wording.told_push(cycle.year, until)
    for member, text in told.items():
        if not ctx.roster.people[member].here_on(ctx.today):
            continue
        choices = (Choice(wording.SEE_MINE, WHY), Choice(wording.NOTHING_TITLE, NOTHING))
        ctx.promises.to(
            member, text, kind=PushKind.ANSWER, about=about(cycle, member), choices=choices
        )
    _ask_to_talk(standing_of(cycle, ctx), ctx)


def tell_everywhere(ctx: Context) -> None:
    """The same for every cycle, once a day: nobody waits for somebody to ask."""
    for cycle in cycles.not_final(ctx.session):
        if usable_if_any(cycle.edition, ctx) is not None:
            tell_approved(cycle, ctx)


def about(cycle: CycleView, member: UUID) -> str:
    """What is pushed about one's own result, so that it can be called off."""
    return f"result:{cycle.id}:{member}"


class SpokenForm(Form):
    """With whom his result was talked over."""

    member: UUID | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「谈过了 王强」; refused when nobody waits for a talk, or not he."""
        waiting = _waiting(ctx)
        if not waiting:
            raise Refusal(wording.NOBODY_TO_TALK)
        return cls(member=_named(said, waiting, ctx))

    def question(self, ctx: Context) -> Question | None:
        """Whom."""
        if self.member is not None:
            return None
        names = [ctx.name(one) for one in _waiting(ctx)]
        return Question(WHO, f"{wording.to_talk(names)}\n{wording.WHOM}", tuple(names))

    def answered(self, _key: str, said: Utterance, ctx: Context) -> Self:
        """By his number or his name."""
        waiting = _waiting(ctx)
        number = said.choice()
        if number is not None and 1 <= number <= len(waiting):
            return self.changed(member=waiting[number - 1])
        found = _named(said, waiting, ctx)
        if found is None:
            raise NotUnderstood(wording.WHOM)
        return self.changed(member=found)

    def shown(self, ctx: Context) -> str:
        """What is noted, and what follows."""
        return wording.spoken_shown(ctx.name(self._member(ctx)))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Somebody else."""
        found = _named(said, _waiting(ctx), ctx)
        return self.changed(member=found) if found else None

    def amend_prompt(self) -> str:
        """Say his name."""
        return wording.WHOM

    def _member(self, ctx: Context) -> UUID:
        if self.member is None or self.member not in _waiting(ctx):
            raise Refusal(wording.NOBODY_TO_TALK)
        return self.member


def note_spoken(form: SpokenForm, ctx: Context) -> Reply:
    """He was told by a person: from now on he may read his sheet by asking; nothing is pushed."""
    standing = _standing(ctx)
    member = form.member
    if standing is None or member is None or member not in _waiting(ctx):
        raise Refusal(wording.NOBODY_TO_TALK)
    for one in standing.to_talk:
        if one.subject_id == member and one.review_id is not None:
            notices.tell(ctx.session, standing.cycle.id, one.whose, one.review_id, ctx.now)
    until = rules.statement_until(ctx.now, ctx.calendar, standing.figures)
    return Reply(wording.spoken_done(ctx.name(member), until))


def _standing(ctx: Context) -> Standing | None:
    cycle = going_on(branch_id(ctx), ctx)
    return standing_of(cycle, ctx) if cycle else None


def _waiting(ctx: Context) -> list[UUID]:
    """Whose result waits for a talk; one's own is for somebody else to tell."""
    standing = _standing(ctx)
    found = [one.subject_id for one in standing.to_talk] if standing else []
    return [one for one in dict.fromkeys(found) if one != ctx.actor.me]


def _named(said: Utterance, waiting: list[UUID], ctx: Context) -> UUID | None:
    mentioned = ctx.mentions(said, waiting)
    for one in mentioned:
        if fit := [who for who in one.candidates if who in waiting]:
            return fit[0] if len(fit) == 1 else None
    if mentioned:
        raise Refusal(wording.not_to_talk(mentioned[0].said))
    return waiting[0] if len(waiting) == 1 and not said.words() else None


def _ask_to_talk(standing: Standing, ctx: Context) -> None:
    """To who leads the branch, once for each decision; never to the one it is about."""
    for one in standing.to_talk:
        seated = ctx.roster.holders(standing.cycle.branch_id, Role.BRANCH, ctx.today)
        contacts = [*branch_contacts(standing.cycle.branch_id, ctx), *(h.person_id for h in seated)]
        first = next((who for who in contacts if who != one.subject_id), None)
        if first is not None:
            ctx.promises.to(
                first,
                wording.talk_push(1),
                kind=PushKind.NOTICE,
                about=f"talk:{one.review_id}",
                choices=(Choice(wording.LOOK, SPOKEN),),
                once=f"talk:{one.review_id}",
            )
