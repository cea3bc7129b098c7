"""A concern as its raiser and its branch read it; what people wrote stands behind a bar [T1]."""

from collections.abc import Sequence
from datetime import date

from handlers.concerns import push_wording, wording
from handlers.concerns.quoting import excerpt, quoted
from handlers.concerns.routing import answers_for
from handlers.concerns.rules import ANSWERABLE
from handlers.concerns.telling import last_words
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Reply
from handlers.kit.own_words import own_words
from storage.queries import concerns
from storage.queries.concerns import ConcernView, StepView
from storage.vocabulary import ConcernEventKind, ConcernState, Identity

LAST_WORDS = (push_wording.SOLVED_LABEL, push_wording.UNSOLVED_LABEL)


def shown(concern: ConcernView, ctx: Context) -> Reply:
    """All of it, and what may be done next."""
    mine = concern.raiser_id == ctx.actor.person_id
    raised_on = concern.raised_at.astimezone(SHANGHAI).date()
    lines = [wording.headline(concern.code, concern.category, concern.state, raised_on)]
    if concern.state is ConcernState.WITHDRAWN:
        return Reply("\n".join([*lines, wording.WITHDRAWN_TEXT]))
    if concern.urgent:
        lines.append(wording.HAZARD_NOTE)
    if not mine:
        lines.append(wording.raised_by(_name(concern, ctx), concern.identity))
    lines.append(quoted(concern.text))
    lines += _latest_steps(concern, ctx)
    lines += own_words(ctx, "C", concern.number)
    if answers_for(ctx, concern.branch_id) and not mine and concern.state in ANSWERABLE:
        lines.append(wording.how_to_answer(concern.code))
    choices = (
        last_words(concern.code, *LAST_WORDS)
        if mine and concern.state is ConcernState.ANSWERED
        else ()
    )
    return Reply("\n".join(lines), choices)


def own_list(mine: Sequence[ConcernView], ctx: Context) -> Reply:
    """How far one's own have come, with the last word as choices where only one waits for it."""
    if not mine:
        return Reply(wording.NOTHING_RAISED)
    answered = [one for one in mine if one.state is ConcernState.ANSWERED]
    lines = [wording.MINE_HEADING, *(line_for_raiser(one, ctx) for one in mine)]
    return Reply(
        "\n".join(lines), last_words(answered[0].code, *LAST_WORDS) if len(answered) == 1 else ()
    )


def open_list(listed: Sequence[ConcernView], count: int, ctx: Context) -> Reply:
    """What waits for the branch, and how to answer."""
    lines = [
        wording.OPEN_HEADING.format(count=count),
        *(line_for_branch(one, ctx) for one in listed),
    ]
    if count > len(listed):
        lines.append(wording.MORE.format(count=count - len(listed)))
    lines.append(wording.HOW_TO_ANSWER_ANY.format(code=listed[0].code))
    return Reply("\n".join(lines))


def line_for_raiser(concern: ConcernView, ctx: Context) -> str:
    """One line of 我的反映."""
    promised = wording.promised_day(concern.promised_on, ctx.today)
    answered = concern.state is ConcernState.ANSWERED
    step = wording.say_whether_solved(concern.code, promised) if answered else ""
    return wording.line_of_mine(
        concern.code, excerpt(concern.text), concern.state, waiting_days(concern, ctx), step
    )


def line_for_branch(concern: ConcernView, ctx: Context) -> str:
    """One line of 待答复."""
    words, days = excerpt(concern.text), waiting_days(concern, ctx)
    return wording.line_of_open(concern.code, concern.category, words, days, urgent=concern.urgent)


def waiting_days(concern: ConcernView, ctx: Context) -> int:
    """How many days ago it was raised."""
    return (ctx.today - concern.raised_at.astimezone(SHANGHAI).date()).days


def _name(concern: ConcernView, ctx: Context) -> str:
    """The branch learns who it was in either mode; everybody else learns only what was meant for him."""
    if concern.identity is Identity.NAMED or answers_for(ctx, concern.branch_id):
        return ctx.name(concern.raiser_id)
    return wording.NAME_HIDDEN


def _latest_steps(concern: ConcernView, ctx: Context) -> list[str]:
    """The last answer, and what its raiser said against it."""
    latest = {one.kind: one for one in concerns.steps(ctx.session, ctx.actor, concern.id)}
    lines = []
    if answer := latest.get(ConcernEventKind.ANSWERED):
        lines += [wording.answered_on(_day(answer), concern.decision), quoted(answer.note)]
    reopened = latest.get(ConcernEventKind.REOPENED)
    if reopened and concern.state is ConcernState.REOPENED:
        lines.append(wording.reopened_on(_day(reopened)))
        lines += [quoted(reopened.note)] if reopened.note else []
    return lines


def _day(step: StepView) -> date:
    return step.at.astimezone(SHANGHAI).date()
