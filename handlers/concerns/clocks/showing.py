"""What lists say of the days of a concern: until when, how far past, and what comes first [T1]."""

from collections.abc import Sequence
from datetime import date

from handlers.concerns.clocks import rules, wording
from handlers.concerns.seats import handler_name
from handlers.concerns.telling import SHOW
from handlers.concerns.wording import CATEGORIES, LOOK_AT_IT
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice
from storage.queries.concern_clocks import RUNNING
from storage.queries.concerns import ConcernView
from storage.vocabulary import ConcernState


def next_day(concern: ConcernView) -> date | None:
    """Until when its next answer is due; None when none is."""
    if concern.state not in RUNNING:
        return None
    return concern.first_answer_by or concern.decision_by


def is_past(concern: ConcernView, ctx: Context) -> bool:
    """Whether its day has passed without an answer."""
    by = next_day(concern)
    return by is not None and rules.is_over(by, ctx.today, ctx.calendar)


def working_days_past(concern: ConcernView, ctx: Context) -> int:
    """How far it is past its day; 0 while it is not, and before the next working day."""
    by = next_day(concern)
    return rules.days_over(by, ctx.today, ctx.calendar) if by else 0


def past_first(waiting: Sequence[ConcernView], ctx: Context) -> list[ConcernView]:
    """The same list with what is past its day first, the longest past before the others; the urgent stay ahead."""
    return sorted(waiting, key=lambda one: (not one.urgent, -working_days_past(one, ctx)))


def for_raiser(concern: ConcernView, ctx: Context) -> str:
    """Behind a line of 我的反映: until when the next answer is due, or since when it is overdue; "" when none is."""
    by = next_day(concern)
    if by is None:
        return ""
    plan = concern.state is ConcernState.ANSWERED  # without a day: that one is due
    if is_past(concern, ctx):
        late = working_days_past(concern, ctx)
        above = handler_name(ctx, concern.raised_to_id) if concern.raised_to_id else ""
        return wording.past(by, late, above, ctx.today, plan=plan)
    caveat = ctx.calendar.caveat(ctx.today, by)
    return wording.until_when(by, ctx.today, plan=plan) + (f"（{caveat}）" if caveat else "")


def count_past(waiting: Sequence[ConcernView], ctx: Context) -> str:
    """Behind a count of what waits: how many are past their day."""
    return wording.past_their_day(sum(is_past(one, ctx) for one in waiting))


def days_past(concern: ConcernView, ctx: Context) -> str:
    """Within a line of 待答复."""
    return wording.days_past(working_days_past(concern, ctx))


def left_past(concern: ConcernView, ctx: Context) -> OpenItem | None:
    """A line of its own in 待办 for what is past its day; without a word of what it is about."""
    by, late = next_day(concern), working_days_past(concern, ctx)
    if by is None or not is_past(concern, ctx):
        return None
    text = wording.left_past(concern.code, CATEGORIES[concern.category], by, late, ctx.today)
    return OpenItem(text, Choice(LOOK_AT_IT.format(code=concern.code), SHOW, concern.code), by)
