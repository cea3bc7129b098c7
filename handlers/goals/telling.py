"""Who is told what of goals: that something waits or was decided, its number, never its words (reliability.md T27)."""

from handlers.goals import review_wording, whose, wording
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from handlers.kit.seats import branch_contacts
from storage.queries import goals as records
from storage.queries import outbox
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import PushKind

REVIEW, SHOW = "goals.review", "goals.show"


def branch_has_new(area: AreaView, ctx: Context) -> None:
    """To the secretary, as one message with whatever of his branch waits and was not told yet."""
    _tell_branch(area, ctx, new=True)


def branch_has_less(area: AreaView, ctx: Context) -> None:
    """Something was decided or taken back: what is not sent yet says only what still waits, if anything does."""
    _tell_branch(area, ctx, new=False)


def approved(area: AreaView, year: int, count: int, ctx: Context) -> None:
    """To who leads the group."""
    text = review_wording.approved_push(area.name, year, count)
    look = Choice(wording.LOOK, SHOW, wording.question_for(area.name, year))
    _answer(area, text, f"goals:{area.id}:{year}", look, ctx)


def returned(area: AreaView, one: GoalView, ctx: Context) -> None:
    """To who leads the group."""
    text = review_wording.returned_push(area.name, one.year, one.number)
    look = Choice(review_wording.LOOK_REASON, SHOW, wording.number(one.number))
    _answer(area, text, about(one.number), look, ctx)


def changed_by_branch(area: AreaView, text: str, number: int, ctx: Context) -> None:
    """To who leads the group, when the branch itself changed a goal or took one off."""
    look = Choice(wording.LOOK, SHOW, wording.number(number))
    _answer(area, text, about(number), look, ctx)


def about(number: int) -> str:
    """What is told of one goal, so that it can be called off."""
    return f"goal:{number}"


def _answer(area: AreaView, text: str, about_what: str, look: Choice, ctx: Context) -> None:
    for one in whose.drafters_of(area, ctx):
        if one != ctx.actor.me:
            ctx.promises.to(one, text, kind=PushKind.ANSWER, about=about_what, choices=(look,))


def _tell_branch(area: AreaView, ctx: Context, *, new: bool) -> None:
    if area.branch_id is None:
        return
    about_what = f"goals.waiting:{area.branch_id}"
    areas = (ctx.roster.areas[one] for one in records.areas_waiting(ctx.session))
    waiting = sorted(one.name for one in areas if one.branch_id == area.branch_id)
    for one in branch_contacts(area.branch_id, ctx):
        untold = outbox.call_off(ctx.session, about_what, to=one)
        if waiting and (new or untold) and one != ctx.actor.me:
            text = review_wording.waits_push(wording.names(waiting))
            look = (Choice(wording.LOOK, REVIEW),)
            ctx.promises.to(one, text, kind=PushKind.NOTICE, about=about_what, choices=look)
