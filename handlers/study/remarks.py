"""What is said beside a session before it is confirmed, and refuses nothing: short notice, clashes, who is on shift [T2]."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.regulation import Meeting
from handlers.study import remark_wording, rules
from storage.queries import study_beside


def remarks(
    kind: Meeting,
    starts: datetime,
    people: Sequence[UUID],
    ctx: Context,
    *,
    but: int = 0,
    shifts: bool = True,
) -> list[str]:
    """Everything worth knowing; `but` is the number of the session itself when it is there already."""
    told = ctx.promises.awake(ctx.now).astimezone(SHANGHAI).date()
    found = []
    if (days := rules.days_short(kind.notice_days, starts.date(), told)) is not None:
        found.append(remark_wording.short_notice(kind.title, kind.notice_days, days))
    usual = timedelta(minutes=ctx.edition.figures.study_usual_minutes)
    clashes = study_beside.clashing(ctx.session, ctx.actor, people, starts - usual, starts + usual)
    for number, whom in clashes.items():
        if number != but:
            ordered = [ctx.name(one) for one in people if one in whom]
            found.append(remark_wording.clash(number, ordered))
    return [*found, *_shifts(starts, people, ctx)] if shifts else found


def _shifts(starts: datetime, people: Sequence[UUID], ctx: Context) -> list[str]:
    """Who is at work then, where that tells people apart; a shift the edition does not know says nothing."""
    there: list[str] = []
    free: list[str] = []
    for person in people:
        busy = at_work(person, starts, ctx)
        if busy is not None:
            (there if busy else free).append(ctx.name(person))
    return [remark_wording.shifts(there, free)] if there or free else []


def at_work(person: UUID, starts: datetime, ctx: Context) -> bool | None:
    """Whether he is at work then, by his shift; None when it is not known. `starts` is local."""
    known = ctx.edition.shift(ctx.roster.people[person].shift)
    if known is None:
        return None
    local = starts.replace(tzinfo=None)
    days = (local.date(), local.date() - timedelta(days=1))  # a night lasts into the next day
    hours = [one for day in days if (one := known.at_work(day, ctx.calendar))]
    return any(begin <= local < end for begin, end in hours)
