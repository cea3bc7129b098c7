"""What an answer brings about: the objector hears, another total stands beside the first, a second person confirms a grade."""

from decimal import Decimal
from uuid import UUID

from handlers.assessment.cycle.under import edition_of
from handlers.assessment.objecting import wording
from handlers.assessment.objecting.following import here, number_in, result_of
from handlers.assessment.objecting.raising import LOOK
from handlers.assessment.publishing import rules
from handlers.assessment.publishing.notice_wording import line
from handlers.assessment.publishing.telling import WHY, tell_approved
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import grade_of
from storage.queries import assessment, notices, objections, results
from storage.queries.objections import ObjectionView
from storage.queries.results import Result
from storage.vocabulary import PushKind

AGREE, DISAGREE = "assessment.agree_objection", "assessment.disagree_objection"


def change(
    one: ObjectionView,
    result: Result,
    total: Decimal,
    words: str,
    ctx: Context,
    second: UUID | None = None,
) -> None:
    """Another total stands from now on: its member is told, and who read the former grade; never one below 合格."""
    judges = (one.reviewer_id, second)
    review = results.adjust(ctx.session, ctx.actor, result, total, words, ctx.now, judges)
    before = result.total
    figures = edition_of(one.cycle_id, ctx).publishing
    (cycle,) = assessment.cycles_of(ctx.session, [one.cycle_id])
    tell_objector(one, ctx)
    if rules.in_person(total, figures):
        notices.take_off(ctx.session, one.cycle_id, result.whose)
        tell_approved(cycle, ctx)
        return
    notices.tell_changed(ctx.session, one.cycle_id, result.whose, review)
    if one.subject_id != one.objector_id and here(one.subject_id, ctx):
        ctx.promises.to(
            one.subject_id,
            wording.changed_push(cycle.year),
            kind=PushKind.ANSWER,
            about=one.code,
            choices=(Choice(wording.SEE_MINE, WHY),),
        )
    grades = [grade_of_total(one, figure, ctx) for figure in (before, total) if figure is not None]
    if len(set(grades)) > 1:
        _correct(one, grades[-1], ctx)


def tell_objector(one: ObjectionView, ctx: Context) -> None:
    """There is an answer; it is read in the chat. Who left is told nothing."""
    ctx.promises.call_off(one.code)
    if here(one.objector_id, ctx):
        ctx.promises.to(
            one.objector_id,
            wording.answered_push(one.code),
            kind=PushKind.ANSWER,
            about=one.code,
            choices=(Choice(wording.SEE_ANSWER, LOOK, one.code),),
        )


def ask_second(one: ObjectionView, second: UUID, ctx: Context) -> None:
    """Another grade waits for his yes."""
    text = wording.second_push(one.code, one.due_on)
    look = (Choice(wording.LOOK, LOOK, one.code),)
    ctx.promises.to(second, text, kind=PushKind.NOTICE, about=one.code, choices=look)


def agree(said: Utterance, ctx: Context) -> Reply:
    """The second person confirms: the other grade stands."""
    one = _proposed(said, ctx)
    result = result_of(one, ctx)
    if result is None or one.proposed is None:
        raise Refusal(wording.NO_GRADE)
    if objections.agree(ctx.session, ctx.actor, one.number, ctx.now) is None:
        raise Refusal(wording.not_open(one.code))
    change(one, result, one.proposed, one.answer, ctx, ctx.actor.me)
    return Reply(wording.done(one.code))


def disagree(said: Utterance, ctx: Context) -> Reply:
    """The second person does not: its reviewer answers anew."""
    one = _proposed(said, ctx)
    if objections.disagree(ctx.session, ctx.actor, one.number) is None:
        raise Refusal(wording.not_open(one.code))
    text = wording.refused_push(one.code, ctx.me.name, one.due_on)
    look = (Choice(wording.LOOK, LOOK, one.code),)
    ctx.promises.to(one.reviewer_id, text, kind=PushKind.ANSWER, about=one.code, choices=look)
    return Reply(wording.not_agreed(one.code, ctx.name(one.reviewer_id)))


def grade_of_total(one: ObjectionView, total: Decimal, ctx: Context) -> str:
    """The name of the grade that a total earns under the cycle's edition."""
    return grade_of(total, edition_of(one.cycle_id, ctx)).name


def _proposed(said: Utterance, ctx: Context) -> ObjectionView:
    one = objections.find(ctx.session, ctx.actor, number_in(said))
    if one is None or one.second_id != ctx.actor.me:
        raise Refusal(wording.NO_SUCH)
    if not one.is_open or one.proposed is None:
        raise Refusal(wording.not_open(one.code))
    return one


def _correct(one: ObjectionView, grade: str, ctx: Context) -> None:
    """To the people of the area, as long as it is public."""
    notice = notices.told(ctx.session, one.cycle_id).get((one.subject_id, one.area_id))
    if notice is None or not notice.shown_on(ctx.today):
        return
    area = ctx.roster.areas[one.area_id]
    shown = line(area.name, ctx.name(one.subject_id), grade)
    for person in ctx.roster.people_of(area.id, ctx.today):
        if person.id != one.subject_id:
            ctx.promises.to(
                person.id,
                wording.corrected_push(shown),
                kind=PushKind.NOTICE,
                about=f"notice:{one.cycle_id}",
            )
