"""The quarter is over: its writer hears once that the brief can be made, and finds it among what waits [T1]."""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from handlers.brief import wording
from handlers.brief.rules import DAY, Quarter, quarter_of
from handlers.brief.taking import bounds
from handlers.brief.whose import written_by
from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.messages import Choice
from handlers.kit.seats import branch_contacts
from storage.queries import briefs
from storage.vocabulary import OrgLevel, PushKind

SHOW = "brief.show"
FIRST_DAYS = 5  # working days of a quarter on which it is said


def remind(ctx: Context) -> None:
    """One word to the secretary in the first working days, where there is anything to tell."""
    now = quarter_of(ctx.due_day)
    last = ctx.calendar.add_workdays(now.first - DAY, FIRST_DAYS).day
    if ctx.due_day > last or not ctx.calendar.is_workday(ctx.due_day):
        return
    over = datetime.combine(last + DAY, time.min, SHANGHAI)
    for branch in ctx.roster.orgs.values():
        if branch.level is not OrgLevel.BRANCH or not _is_due(branch.id, now.before, ctx):
            continue
        for person in branch_contacts(branch.id, ctx):
            ctx.promises.to(
                person,
                wording.due(now.before),
                kind=PushKind.REMINDER,
                about=about(branch.id, now.before),
                choices=(_look(now.before),),
                not_after=over,
                once=f"{about(branch.id, now.before)}:{person}",
            )


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For who writes it, until it is settled."""
    quarter = quarter_of(ctx.today).before
    branch = written_by(ctx)
    if branch and _is_due(branch.id, quarter, ctx):
        yield OpenItem(wording.left_to_do(quarter), _look(quarter))


def about(branch_id: UUID, quarter: Quarter) -> str:
    """What the reminder is about, so that it stops when the brief is settled."""
    return f"brief.due:{branch_id.hex}:{quarter.year}:{quarter.number}"


def _is_due(branch_id: UUID, quarter: Quarter, ctx: Context) -> bool:
    if briefs.is_settled(ctx.session, branch_id, quarter.first):
        return False
    return briefs.has_matters(ctx.session, branch_id, *bounds(quarter))


def _look(quarter: Quarter) -> Choice:
    return Choice(wording.DO_IT, SHOW, wording.called(quarter))
