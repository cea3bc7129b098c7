"""The month's unusual reading, told to the desk above the reader once a month and shown when it asks (domain.md §6.9)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import data_protectors
from handlers.kit.wording import dated
from handlers.privacy.oversight import rules, wording
from handlers.privacy.oversight.rules import Unusual
from handlers.privacy.record_wording import ROLES
from storage.queries import access
from storage.rights_words import AccessReason
from storage.vocabulary import SHANGHAI, PushKind, Role

SHOW = "privacy.oversight"
WHAT = "readings"  # in the access log: how often somebody read, not what
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
ONE_DAY = timedelta(days=1)


def tell_of_unusual(ctx: Context) -> None:
    """On the first of a month, about the month before; nobody is told of his own reading."""
    month = (ctx.due_day.replace(day=1) - ONE_DAY).replace(day=1)
    found = unusual_in(month, ctx)
    told: dict[UUID, int] = {}
    for one in found.values():
        for desk in data_protectors(one.reader, ctx):
            told[desk] = told.get(desk, 0) + 1
    for desk, count in told.items():
        about = f"{SHOW}:{month:%Y-%m}"
        ctx.promises.to(
            desk,
            wording.to_look_at(month.month, count),
            kind=PushKind.NOTICE,
            about=about,
            choices=(Choice(wording.LOOK, SHOW, f"{month:%Y-%m}"),),
            once=f"{about}:{desk.hex}",
        )


def show_unusual(said: Utterance, ctx: Context) -> Reply:
    """A month's numbers of the readers under this actor's eyes; that he looked is noted for each of them."""
    this_month = ctx.today.replace(day=1)
    named = MONTH.search(said.plain)
    month = date(int(named[1]), int(named[2]), 1) if named else this_month
    found = unusual_in(month, ctx)
    mine = [one for one in found.values() if ctx.actor.me in data_protectors(one.reader, ctx)]
    before = (this_month - ONE_DAY).replace(day=1)
    other = before if month == this_month else this_month
    choices = (Choice(wording.month_choice(other.month), SHOW, f"{other:%Y-%m}"),)
    if not mine:
        return Reply(wording.nothing(month.month), choices)
    lines = [_line(one, ctx) for one in sorted(mine, key=lambda one: ctx.name(one.reader))]
    why, figures = AccessReason.OVERSIGHT, ctx.edition.figures
    for one in mine:
        access.note(ctx.session, ctx.actor, one.reader, WHAT, ctx.now, why=why)
    return Reply(
        "\n".join(
            [
                wording.heading(month.month),
                *lines,
                wording.meaning(figures.reads_without_task, figures.reads_at_night),
            ]
        ),
        choices,
    )


def unusual_in(month: date, ctx: Context) -> Mapping[UUID, Unusual]:
    """By reader, from the first of a month to the first of the next."""
    since = datetime.combine(month, time(), SHANGHAI)
    until = datetime.combine((month + timedelta(days=31)).replace(day=1), time(), SHANGHAI)
    reads = access.counted_between(ctx.session, ctx.actor, since, until)
    found = rules.unusual(reads, partial(_at_night, ctx), ctx.edition.figures)
    return {one.reader: one for one in found}


def _at_night(ctx: Context, reader: UUID, at: datetime) -> bool:
    """In the quiet hours, and not in his shift as far as its hours are known."""
    local = at.astimezone(SHANGHAI).replace(tzinfo=None)
    if not ctx.edition.figures.is_quiet(local.time()):
        return False
    shift = ctx.edition.shift(ctx.roster.people[reader].shift)
    days = (local.date(), local.date() - ONE_DAY)  # a shift of yesterday may last into today
    worked = (shift.at_work(day, ctx.calendar) for day in days) if shift else ()
    return not any(one and one[0] <= local < one[1] for one in worked)


def _line(one: Unusual, ctx: Context) -> str:
    actor = ctx.roster.actor(one.reader, ctx.today)
    role = next((role for role in access.RANKING if role in actor.roles), Role.WORKER)
    days = [dated(day, ctx.today) for day in one.attempts]
    return wording.line(ctx.name(one.reader), ROLES[role], one.without_task, one.at_night, days)
