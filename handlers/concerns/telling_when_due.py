"""What the clock pushes about a concern of itself: its number and the next step, never its words [T1]."""

from uuid import UUID

from handlers.concerns import push_wording, wording
from handlers.concerns.seats import handler_name, told_of, works_in
from handlers.concerns.telling import (
    ANSWERED,
    ASKED,
    HANDED,
    NEW,
    NEWS,
    SHOW,
    SILENCE,
    UNSOLVED,
    about_code,
    last_words,
)
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.queries.concerns import DuePromise
from storage.vocabulary import Decision, PushKind


def of_silence(ctx: Context, code: str, raiser_id: UUID) -> None:
    """To its raiser: it is over, and how one word opens it again."""
    text = push_wording.lapsed_push(code, ctx.edition.figures.reopen_days)
    for topic in (ANSWERED, ASKED):
        ctx.promises.call_off(about_code(code, topic))
    again = (Choice(push_wording.UNSOLVED_LABEL, UNSOLVED, code),)
    about = about_code(code, SILENCE)
    ctx.promises.to(raiser_id, text, kind=PushKind.NOTICE, about=about, choices=again)


def of_promise(ctx: Context, code: str, due: DuePromise) -> None:
    """Ask its raiser whether a promise was kept; where he has left, who receives what is raised is to look himself."""
    promised = wording.promised_day(due.promised_on, ctx.today)
    if not ctx.roster.people[due.raiser_id].here_on(ctx.today):
        text, about = push_wording.nobody_to_ask(code, promised), about_code(code, NEWS)
        for one in told_of(ctx, due.branch_id, due)[:1]:
            ctx.promises.to(
                one,
                text,
                kind=PushKind.REMINDER,
                about=about,
                choices=(Choice(push_wording.LOOK_LABEL, SHOW, code),),
            )
        return
    above = due.raised_to_id if due.decision is not Decision.PASSED_UP else None
    if above and not works_in(ctx, above, due.answered_by):
        above = None
    text = push_wording.asked_back(code, handler_name(ctx, above or due.branch_id), promised)
    choices = last_words(code, push_wording.CHANGED, push_wording.NOT_CHANGED)
    about = about_code(code, ASKED)
    ctx.promises.to(due.raiser_id, text, kind=PushKind.NOTICE, about=about, choices=choices)


def of_review(ctx: Context, code: str, due: DuePromise) -> None:
    """Remind those who wanted to look at it again."""
    text = push_wording.look_again(code, wording.promised_day(due.promised_on, ctx.today))
    for one in told_of(ctx, due.branch_id, due):
        about = about_code(code, NEWS)
        ctx.promises.to(
            one,
            text,
            kind=PushKind.REMINDER,
            about=about,
            choices=(Choice(push_wording.LOOK_LABEL, SHOW, code),),
        )


def no_more(ctx: Context, code: str, person_id: UUID) -> None:
    """What one without that post was to hear of it, he does not hear any more: he would not find it."""
    for topic in (NEW, NEWS, HANDED):
        ctx.promises.call_off(about_code(code, topic), to=person_id)


def of_new_owner(ctx: Context, code: str, owner_id: UUID, *, first: bool) -> None:
    """To whoever must act from now on, because the one before has left or has another post, or there was none."""
    about = about_code(code, NEWS)
    text = push_wording.handed_over_push(code, first=first)
    ctx.promises.to(
        owner_id,
        text,
        kind=PushKind.AWAITED,
        about=about,
        choices=(Choice(push_wording.LOOK_LABEL, SHOW, code),),
    )
