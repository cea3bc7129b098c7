"""Deciding on sheets: who scored a sheet that is given back hears of it, and a second person of a changed grade [M4.3]."""

from collections import Counter
from uuid import UUID

from handlers.assessment.publishing.telling import tell_approved
from handlers.assessment.reviewing import showing, waiting, wording
from handlers.assessment.reviewing.form import Decided, ReviewForm, changes_grade
from handlers.assessment.scoring import choosing
from handlers.assessment.scoring.doing import SCORE
from handlers.assessment.scoring.year import Year, year_of
from handlers.assessment.sheets import reviewers_of
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import ReviewDecision, StepKey
from storage.queries import scoring
from storage.queries.sheets import SheetView
from storage.vocabulary import PushKind

AGAIN = "again"


def decide(form: ReviewForm, ctx: Context) -> Reply:
    """Carry out what was shown; a sheet that somebody changed meanwhile is left as it is, and said."""
    year = year_of(ctx, StepKey.BRANCH_REVIEW)
    views = {one.id: one for one in waiting.to_review(year, ctx)}
    done: Counter[str] = Counter()
    for one in form.decided:
        view = views.get(one.sheet)
        if view is not None:
            done[_carried_out(one, view, form.quota, year, ctx)] += 1
    if not done:
        raise Refusal(wording.GONE)
    tell_approved(year.cycle, ctx)
    text = wording.done(
        done[ReviewDecision.APPROVED],
        done[ReviewDecision.RETURNED],
        done[ReviewDecision.ADJUSTED],
        done[AGAIN],
    )
    left = waiting.to_review(year, ctx)
    lost = len(form.decided) - sum(done.values())
    lines = [text, wording.lost(lost) if lost else "", wording.still(len(left)) if left else ""]
    if not left:
        ctx.promises.call_off(f"sheets:{year.cycle.id}:{ctx.actor.me}", to=ctx.actor.me)
    choices = (Choice(wording.GO_ON, showing.REVIEW),) if left else ()
    return Reply(wording.shown(lines), choices)


def look_again(said: Utterance, ctx: Context) -> Reply:
    """The second person agrees to an adjustment that changes the grade, or does not."""
    year = year_of(ctx, StepKey.BRANCH_REVIEW)
    agreed = said.text.startswith(wording.AGREE)
    mark = said.text.split()[-1] if said.text.split() else ""
    found = {one.id.hex: one for one in waiting.to_look_again(year, ctx)}
    view = found.get(mark)
    if view is None or not scoring.look_again(ctx.session, ctx.actor, view.id, agreed=agreed):
        raise Refusal(wording.GONE)
    if agreed:
        tell_approved(year.cycle, ctx)
    label = choosing.label(waiting.key_of(view), ctx)
    if not agreed and view.review:
        choice = Choice(wording.REVIEW_TITLE, showing.REVIEW)
        text = wording.second_done(label, agreed=False)
        about = f"second:{view.id}:{view.review.reviewer_id}"
        ctx.promises.to(
            view.review.reviewer_id, text, kind=PushKind.NOTICE, about=about, choices=(choice,)
        )
    return Reply(
        wording.second_done(label, agreed=agreed), (Choice(wording.GO_ON, showing.REVIEW),)
    )


def _carried_out(one: Decided, view: SheetView, quota: str, year: Year, ctx: Context) -> str:
    second = one.decision is ReviewDecision.ADJUSTED and changes_grade(one, view, year)
    scoring.decide(
        ctx.session,
        ctx.actor,
        view.id,
        one.decision,
        ctx.now,
        item=one.item,
        reason=one.reason or (quota if one.decision is ReviewDecision.APPROVED else ""),
        total=one.total,
        second_look=second,
    )
    if one.decision is ReviewDecision.RETURNED:
        _tell_scorer(view, ctx)
    if second:
        _ask_second(view, ctx)
    return AGAIN if second else one.decision


def _tell_scorer(view: SheetView, ctx: Context) -> None:
    label = choosing.label(waiting.key_of(view), ctx)
    choice = Choice(wording.CHANGE_IT, SCORE, showing.named(view, ctx))
    about = f"returned:{view.id}"
    text = wording.returned_push(label)
    ctx.promises.to(view.scorer_id, text, kind=PushKind.NOTICE, about=about, choices=(choice,))


def _ask_second(view: SheetView, ctx: Context) -> None:
    able = reviewers_of(
        waiting.key_of(view), view.scorer_id, ctx.roster, ctx.today, but=ctx.actor.me
    )
    there: list[UUID] = [one for one in able if not ctx.roster.is_absent(one, ctx.today)]
    choice = Choice(wording.SEE_TITLE, showing.SEE, showing.named(view, ctx))
    for one in (there or list(able))[:1]:
        ctx.promises.to(
            one,
            wording.second_push(),
            kind=PushKind.NOTICE,
            about=f"second:{view.id}:{one}",
            choices=(choice,),
        )
