"""Gives the answer that was confirmed: to every concern it is for, and to nobody else [T1]."""

from dataclasses import replace
from datetime import timedelta

from handlers.concerns import answering_wording, telling, wording
from handlers.concerns.answering import AnswerForm
from handlers.concerns.clocks.days import keep_after_answer
from handlers.concerns.finding import code_of, seen
from handlers.concerns.seats import told_of
from handlers.concerns.showing import raiser_left
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from storage.queries import concerns
from storage.queries.concerns import Answer, ConcernView
from storage.queries.roster import Org
from storage.vocabulary import Decision


def answer_concern(form: AnswerForm, ctx: Context) -> Reply:
    """Give the answer; its raiser is told, and nobody else."""
    above, left = None, True
    for number, known in zip(form.numbers, form.known, strict=True):
        concern = seen(number, ctx)
        above, by = form.passed_to(concern, ctx), telling.handler_of(ctx, concern)
        given = _given(form, concern, above, ctx)
        answered = concerns.answer(ctx.session, ctx.actor, number, given, ctx.now, known=[known])
        if answered is None:
            raise Refusal(answering_wording.not_sent(code_of(number), seen(number, ctx).state))
        keep_after_answer(ctx, concern, given)
        telling.of_answer(ctx, answered, given, by, above)
        left = left and raiser_left(answered, ctx)
    to = above.name if above else ""
    waiting = len(concerns.unanswered(ctx.session, ctx.actor))
    asked = _asked_on(form, ctx)
    codes = [code_of(one) for one in form.numbers]
    return Reply(answering_wording.answered(codes, asked, waiting, to, left=left))


def _given(form: AnswerForm, concern: ConcernView, above: Org | None, ctx: Context) -> Answer:
    """What is kept of it for one concern; where it is passed up, somebody there must act from now on."""
    given = Answer(form.text, form.decision, form.promised_on)
    if above is None:
        return given
    owner = next(iter(told_of(ctx, above.id, concern)), None)
    return replace(given, raised_to_id=above.id, owner_id=owner)


def _asked_on(form: AnswerForm, ctx: Context) -> str:
    """When its raiser will be asked, as the branch is told."""
    if form.promised_on is None or form.decision is Decision.CANNOT_NOW:
        return ""
    after = timedelta(days=ctx.edition.figures.promise_asked_after_days)
    return wording.promised_day(form.promised_on + after, ctx.today)
