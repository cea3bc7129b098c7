"""What must not be forgotten: promises that fall due, and what waits for whom [T1]."""

from collections.abc import Iterator

from handlers.concerns import rules, telling, telling_when_due, wording
from handlers.concerns.clocks import showing
from handlers.concerns.finding import code_of
from handlers.concerns.rules import Asked
from handlers.concerns.showing import waiting_days
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice
from handlers.kit.policy import Deed
from storage.queries import concerns

MOST_PAST = 3  # of what is past its day, each with a line of its own; the rest is counted


def ask_back(ctx: Context) -> None:
    """Once for each promise: was it kept? And the branch looks again at what it could not do."""
    after = ctx.edition.figures.promise_asked_after_days
    for due in concerns.promises_due(ctx.session, ctx.today):
        match rules.asked_about(due.decision, due.promised_on, ctx.today, after):
            case Asked.RAISER:
                if concerns.ask_back(ctx.session, due.id, ctx.now):
                    telling_when_due.of_promise(ctx, code_of(due.number), due)
            case Asked.BRANCH:
                telling_when_due.of_review(ctx, code_of(due.number), due)
                concerns.look_again(ctx.session, due.id, ctx.now)
            case Asked.NOBODY:
                continue


def waiting_items(ctx: Context) -> Iterator[OpenItem]:
    """For the branch what waits for an answer, past its day first; for a raiser what waits for his word."""
    if Deed.ANSWER_CONCERN.open_to(ctx.actor) and (
        waiting := concerns.unanswered(ctx.session, ctx.actor)
    ):
        late = showing.past_first(waiting, ctx)[:MOST_PAST]
        yield from (item for one in late if (item := showing.left_past(one, ctx)))
        oldest = max(waiting_days(one, ctx) for one in waiting)
        choice = Choice(wording.LOOK_AT_LIST, "concerns.open")
        soonest = min((by for one in waiting if (by := showing.next_day(one))), default=None)
        text = wording.waiting_for_branch(len(waiting), oldest)
        yield OpenItem(text + showing.count_past(waiting, ctx), choice, soonest)
    for one in concerns.awaiting_word(ctx.session, ctx.actor):
        choice = Choice(wording.LOOK_AT_IT.format(code=one.code), telling.SHOW, one.code)
        yield OpenItem(wording.waiting_for_word(one.code), choice)
