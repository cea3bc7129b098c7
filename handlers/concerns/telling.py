"""What is pushed to whom about a concern: its number and the next step, never its words (reliability.md T27) [T1]."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handlers.concerns import answering_wording, handing_wording, life, push_wording, wording
from handlers.concerns.deciding import answering_org
from handlers.concerns.quoting import quoted
from handlers.concerns.seats import (
    handler_name,
    kept_from,
    leaders_told,
    told,
    told_of,
    told_of_hazards,
)
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.queries import outbox
from storage.queries.concerns import Answer, ConcernView, NewConcern
from storage.queries.roster import Org
from storage.vocabulary import ConcernState, Decision, PushKind

SHOW, SOLVED, UNSOLVED = "concerns.show", "concerns.solved", "concerns.unsolved"
NEW, ANSWERED, ASKED, NEWS = "new", "answered", "asked", "news"  # what a push about a concern says
RECEIVED, SILENCE, HANDED, MERGED = "received", "silence", "handed", "merged"
NAME = "name"
UNTOLD = (NEW, RECEIVED, HANDED, MERGED)  # of no use to anybody once it is solved
LAST_WORDS = (push_wording.SOLVED_LABEL, push_wording.UNSOLVED_LABEL)
RECEIPT_AFTER = timedelta(hours=1)


def of_new_concern(ctx: Context, code: str, new: NewConcern) -> None:
    """To those who answer; at any hour when somebody may be hurt, and then to who has the safety duty too.

    What is about a responsible member his group's leader hears of as well.
    """
    kind = PushKind.URGENT if new.urgent else PushKind.AWAITED
    me, about = ctx.actor.me, new.about_id
    text = push_wording.new_concern(code, new.category, urgent=new.urgent)
    at_once = told(
        ctx, new.branch_id, raiser=me, about=about, named=new.named, everybody=new.urgent
    )
    texts, out = dict.fromkeys(at_once, text), (me, about, *new.named)
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
            about=about_code(code, NEW),
            choices=_look(code),
        )


def of_receipt(ctx: Context, concern: ConcernView) -> None:
    """To its raiser, quietly: who answers has read it. Not at once, because the answer often follows within minutes."""
    handler, days = handler_of(ctx, concern), ctx.edition.figures.first_answer_working_days
    ctx.promises.to(
        concern.raiser_id,
        push_wording.received_push(concern.code, handler, days),
        kind=PushKind.NOTICE,
        about=about_code(concern.code, RECEIVED),
        due=ctx.now + RECEIPT_AFTER,
    )


def of_assignment(ctx: Context, concern: ConcernView, name: str) -> None:
    """To its raiser: who sees to it, by the name under which he may be told."""
    ctx.promises.call_off(about_code(concern.code, RECEIVED))
    text = push_wording.assigned_push(concern.code, handler_of(ctx, concern), name)
    about = about_code(concern.code, RECEIVED)
    ctx.promises.to(concern.raiser_id, text, kind=PushKind.NOTICE, about=about)


def of_handing_over(ctx: Context, concern: ConcernView) -> None:
    """To the handler, once, without a word of it."""
    if concern.handler_id is not None:
        text = handing_wording.for_handler(concern.code, concern.category)
        kind = PushKind.URGENT if concern.urgent else PushKind.AWAITED
        about = about_code(concern.code, HANDED)
        choices = _look(concern.code)
        ctx.promises.call_off(about)  # whoever had it before and has not heard of it yet
        ctx.promises.to(concern.handler_id, text, kind=kind, about=about, choices=choices)


def of_handlers_word(ctx: Context, concern: ConcernView, duty: str) -> None:
    """To those who answer: a handler has said how it stands."""
    text = handing_wording.said_push(concern.code, duty)
    for one in _told(ctx, concern):
        about = about_code(concern.code, NEWS)
        ctx.promises.to(one, text, kind=PushKind.AWAITED, about=about, choices=_look(concern.code))


def of_merging(ctx: Context, concern: ConcernView) -> None:
    """To its raiser, once: it is seen to together with another one, and whose that is he is not told."""
    text = push_wording.merged_push(concern.code, handler_of(ctx, concern))
    about = about_code(concern.code, MERGED)
    ctx.promises.call_off(about)
    ctx.promises.to(concern.raiser_id, text, kind=PushKind.NOTICE, about=about)


def of_answer(
    ctx: Context, concern: ConcernView, given: Answer, by: str, above: Org | None = None
) -> None:
    """To its raiser alone, and to those above when it is passed to them; nobody else has to look at it any more."""
    promised = wording.promised_day(given.promised_on, ctx.today)
    to = above.name if above else ""
    outcome = answering_wording.outcome(given.decision, promised, by, to)
    if given.decision is Decision.CANNOT_NOW:
        outcome += answering_wording.silence_ends(ctx.edition.figures.reopen_days)
    words = quoted(given.text)
    text = push_wording.answered_push(
        concern.code, concern.category, words, outcome, asked=not above
    )
    settled = () if life.after_answer(given.decision) is ConcernState.ANSWERED else (HANDED,)
    for topic in (NEW, NEWS, RECEIVED, MERGED, ANSWERED, ASKED, *settled):
        ctx.promises.call_off(about_code(concern.code, topic))
    ctx.promises.to(
        concern.raiser_id,
        text,
        kind=PushKind.URGENT if concern.urgent else PushKind.ANSWER,
        about=about_code(concern.code, ANSWERED),
        choices=() if above else last_words(concern.code, *LAST_WORDS),
    )
    if above is None:
        return
    passed = push_wording.passed_push(concern.code, concern.category, by, to)
    for one in told_of(ctx, above.id, concern):
        about = about_code(concern.code, NEW)
        ctx.promises.to(
            one, passed, kind=PushKind.AWAITED, about=about, choices=_look(concern.code)
        )


def of_last_word(ctx: Context, concern: ConcernView, *, solved: bool) -> None:
    """To those who answered, once; a hazard that is still there goes to all of them at any hour."""
    is_promise = concern.decision is not Decision.CANNOT_NOW
    promised = wording.promised_day(concern.promised_on if is_promise else None, ctx.today)
    broken = bool(promised and concern.promised_on and concern.promised_on < ctx.today)
    for topic in (ANSWERED, ASKED, SILENCE, NEWS, *(UNTOLD if solved else ())):
        ctx.promises.call_off(about_code(concern.code, topic))
    text = (
        push_wording.solved_push(concern.code)
        if solved
        else push_wording.unsolved_push(concern.code, promised, broken=broken)
    )
    urgent = concern.urgent and not solved
    kind = PushKind.NOTICE if solved else PushKind.URGENT if urgent else PushKind.AWAITED
    for one in _told(ctx, concern, everybody=urgent):
        ctx.promises.to(
            one,
            text,
            kind=kind,
            about=about_code(concern.code, NEWS),
            choices=() if solved else _look(concern.code),
        )


def of_withdrawal(ctx: Context, concern: ConcernView) -> None:
    """Whoever has not heard of it yet never will; the others hear that it is gone."""
    for topic in (NEWS, RECEIVED, MERGED, NAME):
        ctx.promises.call_off(about_code(concern.code, topic))
    handler = concern.handler_id
    people = [*_told(ctx, concern, everybody=concern.urgent), *_informed(ctx, concern)]
    for one in dict.fromkeys([*people, *([handler] if handler else [])]):
        topic = HANDED if one == handler else NEW
        if not outbox.call_off(ctx.session, about_code(concern.code, topic), to=one):
            text = push_wording.withdrawn_push(concern.code)
            ctx.promises.to(one, text, kind=PushKind.NOTICE, about=about_code(concern.code, NEWS))


def about_asked(code: str, *, promised: bool) -> str:
    """What the push is about that asks its raiser: whether a promise was kept, else the answer itself."""
    return about_code(code, ASKED if promised else ANSWERED)


def last_words(code: str, yes: str, no: str) -> tuple[Choice, ...]:
    """The raiser's last word, as two choices."""
    return (Choice(yes, SOLVED, code), Choice(no, UNSOLVED, code))


def handler_of(ctx: Context, concern: ConcernView) -> str:
    """What the organisation is called for which this actor answers it."""
    return handler_name(ctx, answering_org(concern, ctx))


def _told(ctx: Context, concern: ConcernView, *, everybody: bool = False) -> Sequence[UUID]:
    """Those who answer it, and those above when it was brought up to them."""
    orgs = (one for one in (concern.branch_id, concern.raised_to_id) if one)
    found = [told_of(ctx, one, concern, everybody=everybody) for one in orgs]
    return list(dict.fromkeys(one for people in found for one in people))


def _informed(ctx: Context, concern: ConcernView) -> list[UUID]:
    """Who was told of it besides those who answer."""
    out = (concern.raiser_id, *kept_from(ctx, concern))
    on_duty = told_of_hazards(ctx, concern.branch_id, but=out) if concern.urgent else []
    return [*on_duty, *(leaders_told(ctx, concern.group_id, but=out) if concern.about_id else [])]


def _with_content(ctx: Context, text: str, content: str) -> str:
    return f"{text}\n{quoted(content)}" if ctx.policy.push_content else text


def _look(code: str) -> tuple[Choice, ...]:
    return (Choice(push_wording.LOOK_LABEL, SHOW, code),)


def about_code(code: str, topic: str) -> str:
    """What a push is about, by which it is called off."""
    return f"{code}:{topic}"
