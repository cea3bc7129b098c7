"""Whom somebody else notes away hears it once, and ends it with one word: who stands in learns names meanwhile [D7]."""

import re
from datetime import date, timedelta
from uuid import UUID

from handlers.areas.absence import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import dated
from storage.queries import absences
from storage.queries.roster import Away
from storage.vocabulary import PushKind

HERE = "areas.here"
SAYS_HERE = re.compile(r"我还?(?:在(?:的|呢|岗|上班)?|没有?(?:请假|不在)|回来了|回来上班了)")
END = " 。.！!，,"


def hears_here(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody says he is here: nothing else may stand in the sentence."""
    return 95 if SAYS_HERE.fullmatch(said.plain.strip(END)) else 0


def tell(person: UUID, since: date, until: date | None, ctx: Context) -> None:
    """Somebody is noted away: he hears of the newest note, unless it is his own word."""
    call_off(person, ctx)
    if person == ctx.actor.me:
        return
    text = wording.noted_of_you(ctx.me.name, _told(wording.YOU, since, until, ctx))
    choices = (Choice(wording.HERE, HERE),)
    ctx.promises.to(person, text, kind=PushKind.CHANGE, about=_about(person), choices=choices)


def call_off(person: UUID, ctx: Context) -> None:
    """He is noted back: what has not reached him is not so any more."""
    ctx.promises.call_off(_about(person))


def say_here(_said: Utterance, ctx: Context) -> Reply:
    """His absence that holds, or else the next one, ends by his own word; who noted it hears that, or the branch."""
    away = ctx.roster.absence(ctx.actor.me, ctx.today)
    if away is None:
        return Reply(wording.NOT_NOTED)
    absences.end_own(ctx.session, ctx.actor, ctx.today)
    call_off(ctx.actor.me, ctx)
    told = _told(wording.YOU, away.since, away.until, ctx)
    text, hear = (
        wording.says_here(_told(ctx.me.name, away.since, away.until, ctx)),
        _who_hears(away, ctx),
    )
    for one in hear:
        ctx.promises.to(one, text, kind=PushKind.CHANGE, about=f"{_about(ctx.actor.me)}:here")
    return Reply(wording.ended(told, [ctx.name(one) for one in hear]))


def _who_hears(away: Away, ctx: Context) -> list[UUID]:
    if away.noted_by and ctx.roster.people[away.noted_by].here_on(ctx.today):
        return [away.noted_by] if away.noted_by != ctx.actor.me else []
    branch = ctx.roster.branch_of(ctx.actor.me)
    return [
        one for one in branch_contacts(branch.id if branch else None, ctx) if one != ctx.actor.me
    ]


def _told(name: str, since: date, until: date | None, ctx: Context) -> str:
    last = dated(until - timedelta(days=1), ctx.today) if until else ""
    return wording.away(name, dated(since, ctx.today), last)


def _about(person: UUID) -> str:
    return f"absence:{person}"
