"""Counted at night, of the days since the last time, by role and month; who it was is looked up and forgotten."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from uuid import UUID

from handlers.burden import rules
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.pushes import head_of
from storage.queries import burden
from storage.queries.burden import Key
from storage.vocabulary import Role

RULE = "burden.count"
KEPT_SENT = timedelta(days=29)  # what was sent is kept for a month
SETTLED = timedelta(days=4)  # after which the attendance of a session stands
KEPT = timedelta(days=730)


def count(ctx: Context) -> None:
    """What was sent and written down since the last count, up to midnight."""
    until = _midnight(ctx.due_day)
    last = burden.before(ctx.session, RULE, ctx.fire_at or ctx.now)
    if last is None:
        return
    since = max(_midnight(last.astimezone(SHANGHAI).date()), until - KEPT_SENT)
    counts: Counter[Key] = Counter()
    day = since
    while day < until:
        _count_day(day, counts, ctx)
        day += timedelta(days=1)
    burden.add(ctx.session, counts)
    burden.forget(ctx.session, _month(ctx.due_day - KEPT))


def _count_day(day: datetime, counts: Counter[Key], ctx: Context) -> None:
    next_day = day + timedelta(days=1)
    for person, about, kind in burden.sent(ctx.session, day, next_day):
        _add(person, day.date(), rules.what_of(head_of(about), kind), counts, ctx)
    for person in burden.talked(ctx.session, day, next_day):
        _add(person, day.date(), rules.TALKS, counts, ctx)
    for person, began in burden.attended(ctx.session, day - SETTLED, next_day - SETTLED):
        _add(person, began.astimezone(SHANGHAI).date(), rules.SESSION, counts, ctx)


def _add(person: UUID, day: date, what: str, counts: Counter[Key], ctx: Context) -> None:
    branch = ctx.roster.branch_of(person)
    if branch is not None:
        role = rules.role_of(ctx.roster.actor(person, ctx.today).roles)
        counts[Key(branch.id, role, _month(day), what)] += 1


def people_by_role(branch_id: UUID, ctx: Context) -> dict[Role, int]:
    """How many people of a branch are counted under which role today."""
    found: Counter[Role] = Counter()
    for one in ctx.roster.people.values():
        branch = ctx.roster.branch_of(one.id)
        if branch and branch.id == branch_id and one.here_on(ctx.today):
            found[rules.role_of(ctx.roster.actor(one.id, ctx.today).roles)] += 1
    return dict(found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _month(day: date) -> date:
    return day.replace(day=1)
