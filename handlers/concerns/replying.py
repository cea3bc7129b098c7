"""Gives the answer that was confirmed: to every concern it is for, and to nobody else [T1]."""

from datetime import timedelta

from handlers.concerns import answering_wording, telling, wording
from handlers.concerns.answering import AnswerForm
from handlers.concerns.clocks import days as clock_days
from handlers.concerns.finding import code_of, seen
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from storage.queries import concerns
from storage.vocabulary import Decision


def answer_concern(form: AnswerForm, ctx: Context) -> Reply:
    """Give the answer; its raiser is told, and nobody else."""
    for number, known in zip(form.numbers, form.known, strict=True):
        concern = seen(number, ctx)
        above, by = form.passed_to(concern, ctx), telling.handler_of(ctx, concern)
        given = form.given(concern, above, ctx)
        answered = concerns.answer(ctx.session, ctx.actor, number, given, ctx.now, known=[known])
        if answered is None:
            raise Refusal(answering_wording.not_sent(code_of(number), seen(number, ctx).state))
        clock_days.keep_after_answer(ctx, concern, given)
        telling.of_answer(ctx, answered, given, by, above)
    waiting = len(concerns.unanswered(ctx.session, ctx.actor))
    asked = _asked_on(form, ctx)
    return Reply(answering_wording.answered([code_of(one) for one in form.numbers], asked, waiting))


def _asked_on(form: AnswerForm, ctx: Context) -> str:
    """When its raiser will be asked, as the branch is told."""
    if form.promised_on is None or form.decision is Decision.CANNOT_NOW:
        return ""
    after = timedelta(days=ctx.edition.figures.promise_asked_after_days)
    return wording.promised_day(form.promised_on + after, ctx.today)
