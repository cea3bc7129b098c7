"""Telling recipients that something is there for them: how many, never what and never when it came."""

from uuid import UUID

from handlers.anonymous import wording
from handlers.kit.capability import Context
from storage.letters import Receipt
from storage.queries import anonymous, recipients
from storage.vocabulary import PushKind

ABOUT = "anonymous"


def hand_over_all(ctx: Context) -> None:
    """The day's release: on working days what waits is handed over, and what is overdue is said again."""
    if not ctx.calendar.is_workday(ctx.due_day):
        return
    new = anonymous.release(ctx.session, ctx.today)
    days = ctx.edition.figures.first_answer_working_days
    unanswered = recipients.unanswered(ctx.session)
    late = [
        names for day, names in unanswered if ctx.calendar.add_workdays(day, days).day < ctx.today
    ]
    everybody = {*new, *(name for names in late for name in names)}
    for name, who in recipients.owners(ctx.session, everybody).items():
        overdue = sum(name in names for names in late)
        if _reads(who, ctx):
            text = wording.news(new[name], overdue, days)
            kind = PushKind.NOTICE if new[name] else PushKind.REMINDER
            ctx.promises.to(who, text, kind=kind, about=ABOUT)


def hand_over_now(ctx: Context, receipt: Receipt) -> bool:
    """What waits under one receipt, at once; False when nothing does."""
    new = anonymous.release(ctx.session, ctx.today, only=receipt)
    text = f"{wording.NEWS_URGENT}{wording.OPEN_THEM}"
    for who in recipients.owners(ctx.session, new.keys()).values():
        if _reads(who, ctx):
            ctx.promises.to(who, text, kind=PushKind.URGENT, about=ABOUT)
    return bool(new)


def _reads(who: UUID, ctx: Context) -> bool:
    """Whether he still sits where such matters are read."""
    actor = ctx.roster.actor(who, ctx.today)
    here = who in ctx.roster.people and ctx.roster.people[who].here_on(ctx.today)
    return here and bool(actor.branches or actor.offices)
