"""What is pushed to whom about a concern: its number and the next step, never its words (reliability.md T27) [T1]."""

from collections.abc import Sequence
from uuid import UUID

from handlers.concerns import answering_wording, push_wording, wording
from handlers.concerns.quoting import quoted
from handlers.concerns.seats import handler_name, leaders_told, told, told_of_hazards
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.queries import outbox
from storage.queries.concerns import Answer, ConcernView, DuePromise, NewConcern, Unanswered
from storage.vocabulary import Decision, PushKind

SHOW, SOLVED, UNSOLVED = "concerns.show", "concerns.solved", "concerns.unsolved"
NEW, ANSWERED, ASKED, NEWS = "new", "answered", "asked", "news"  # what a push about a concern says


def of_new_concern(ctx: Context, code: str, new: NewConcern) -> None:
    """To those who answer; at any hour when somebody may be hurt, and then to who has the safety duty too.

    What is about a responsible member his group's leader hears of as well.
    """
    kind = PushKind.URGENT if new.urgent else PushKind.AWAITED
    out = (ctx.actor.me, new.about_id)
    text = push_wording.new_concern(code, new.category, urgent=new.urgent)
    texts = dict.fromkeys(
        told(ctx, new.branch_id, raiser=out[0], about=out[1], everybody=new.urgent), text
    )
    if new.urgent:
        on_duty = told_of_hazards(ctx, new.branch_id, but=out)
        texts |= dict.fromkeys(on_duty, push_wording.hazard_for_duty(code)) | texts
    if new.about_id and new.group_id:
        leaders = leaders_told(ctx, new.group_id, but=out)
        texts |= dict.fromkeys(leaders, push_wording.for_leader(code, new.category)) | texts
    for one, told_so in texts.items():
        ctx.promises.to(
            one,
            _with_content(ctx, told_so, new.text),
            kind=kind,
            about=_about(code, NEW),
            choices=_look(code),
        )


def of_answer(ctx: Context, concern: ConcernView, given: Answer) -> None:
    """To its raiser alone; nobody has to look at it any more."""
    handler = handler_name(ctx, concern.branch_id)
    promised = wording.promised_day(given.promised_on, ctx.today)
    outcome = answering_wording.outcome(given.decision, promised, handler)
    text = push_wording.answered_push(concern.code, concern.category, quoted(given.text), outcome)
    for topic in (NEW, NEWS, ANSWERED, ASKED):
        ctx.promises.call_off(_about(concern.code, topic))
    choices = last_words(concern.code, push_wording.SOLVED_LABEL, push_wording.UNSOLVED_LABEL)
    ctx.promises.to(
        concern.raiser_id,
        text,
        kind=PushKind.URGENT if concern.urgent else PushKind.ANSWER,
        about=_about(concern.code, ANSWERED),
        choices=choices,
    )


def of_last_word(ctx: Context, concern: ConcernView, *, solved: bool) -> None:
    """To those who answered, once; a hazard that is still there goes to all of them at any hour."""
    is_promise = concern.decision is not Decision.CANNOT_NOW
    promised = wording.promised_day(concern.promised_on if is_promise else None, ctx.today)
    for topic in (ANSWERED, ASKED, NEWS):
        ctx.promises.call_off(_about(concern.code, topic))
    text = (
        push_wording.solved_push(concern.code)
        if solved
        else push_wording.unsolved_push(concern.code, promised)
    )
    urgent = concern.urgent and not solved
    kind = PushKind.NOTICE if solved else PushKind.URGENT if urgent else PushKind.AWAITED
    for one in _told(ctx, concern, everybody=urgent):
        ctx.promises.to(
            one,
            text,
            kind=kind,
            about=_about(concern.code, NEWS),
            choices=() if solved else _look(concern.code),
        )


def of_withdrawal(ctx: Context, concern: ConcernView) -> None:
    """Whoever has not heard of it yet never will; the others hear that it is gone."""
    for one in (*_told(ctx, concern, everybody=concern.urgent), *_informed(ctx, concern)):
        if not outbox.call_off(ctx.session, _about(concern.code, NEW), to=one):
            text = push_wording.withdrawn_push(concern.code)
            ctx.promises.to(one, text, kind=PushKind.NOTICE, about=_about(concern.code, NEWS))


def of_promise(ctx: Context, code: str, due: DuePromise) -> None:
    """Ask its raiser whether a promise was kept."""
    promised = wording.promised_day(due.promised_on, ctx.today)
    text = push_wording.asked_back(code, handler_name(ctx, due.branch_id), promised)
    choices = last_words(code, push_wording.CHANGED, push_wording.NOT_CHANGED)
    about = _about(code, ASKED)
    ctx.promises.to(due.raiser_id, text, kind=PushKind.NOTICE, about=about, choices=choices)


def of_review(ctx: Context, code: str, due: DuePromise) -> None:
    """Remind those who wanted to look at it again."""
    text = push_wording.look_again(code, wording.promised_day(due.promised_on, ctx.today))
    for one in told(ctx, due.branch_id, raiser=due.raiser_id, about=due.about_id):
        about = _about(code, NEWS)
        ctx.promises.to(one, text, kind=PushKind.REMINDER, about=about, choices=_look(code))


def of_missing_answer(ctx: Context, code: str, waiting: Unanswered) -> None:
    """Remind those who were told of it that its first answer is missing."""
    text = push_wording.first_answer_missing(code, ctx.edition.figures.first_answer_working_days)
    about, raiser = waiting.about_id, waiting.raiser_id
    whom = told(ctx, waiting.branch_id, raiser=raiser, about=about, everybody=waiting.urgent)
    for one in whom:
        ctx.promises.to(
            one, text, kind=PushKind.REMINDER, about=_about(code, NEWS), choices=_look(code)
        )


def last_words(code: str, yes: str, no: str) -> tuple[Choice, ...]:
    """The raiser's last word, as two choices."""
    return (Choice(yes, SOLVED, code), Choice(no, UNSOLVED, code))


def _told(ctx: Context, concern: ConcernView, *, everybody: bool = False) -> Sequence[UUID]:
    about, raiser = concern.about_id, concern.raiser_id
    return told(ctx, concern.branch_id, raiser=raiser, about=about, everybody=everybody)


def _informed(ctx: Context, concern: ConcernView) -> list[UUID]:
    """Who was told of it besides those who answer."""
    out = (concern.raiser_id, concern.about_id)
    on_duty = told_of_hazards(ctx, concern.branch_id, but=out) if concern.urgent else []
    return [*on_duty, *(leaders_told(ctx, concern.group_id, but=out) if concern.about_id else [])]


def _with_content(ctx: Context, text: str, content: str) -> str:
    return f"{text}\n{quoted(content)}" if ctx.policy.push_content else text


def _look(code: str) -> tuple[Choice, ...]:
    return (Choice(push_wording.LOOK_LABEL, SHOW, code),)


def _about(code: str, topic: str) -> str:
    return f"{code}:{topic}"
