"""抽 2 个责任区: a draw that anybody can repeat; one a day among the same areas, and never a second try [M3]."""

import re
from datetime import datetime, time
from uuid import UUID

from handlers.assessment.supervision import rules, whose, wording
from handlers.assessment.supervision.noting import NOTE
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.numbers import parse_number
from handlers.kit.reading.utterance import Utterance
from storage.queries import supervision
from storage.queries.roster import AreaView
from storage.queries.supervision import Draw
from storage.randomness import random_bytes

COUNT = re.compile(r"(\d{1,2}|[一二两三四五六七八九十])\s*个")
AGAIN = re.compile(r"重新?抽|再抽")
SEED_BYTES = 4
MOST_CHOICES, MOST_OFFERED = 5, 3
DRAW = "assessment.draw"


def draw(said: Utterance, ctx: Context) -> Reply:
    """Draw so many areas, asked if no number is said; what was drawn today among the same areas stands."""
    pool = whose.watched_by_me(ctx, ctx.today)
    pool = pool if not ctx.actor.branches else _all_of_branch(ctx)
    if not pool:
        raise Refusal(wording.NO_AREAS)
    branch = next(one.branch_id for one in pool)
    if branch is None:
        raise Refusal(wording.NO_AREAS)
    if before := _drawn_today(branch, pool, ctx):
        return _shown(before, wording.ALREADY_DRAWN.format(name=ctx.name(before.drawer_id)), ctx)
    if AGAIN.search(said.plain):
        raise Refusal(wording.NOT_DRAWN)
    found = COUNT.search(said.plain)
    if found is None:
        most = min(len(pool), MOST_OFFERED)
        offers = (wording.drawing(number) for number in range(1, most + 1))
        return Reply(wording.ASK_COUNT, tuple(Choice(one, DRAW, one) for one in offers))
    count = _count(found[1], len(pool))
    by_name = {one.name: one.id for one in pool}
    seed = random_bytes(SEED_BYTES).hex().upper()
    chosen = [by_name[name] for name in rules.drawn(seed, by_name, count)]
    among = [one.id for one in pool]
    supervision.keep_draw(ctx.session, ctx.actor, branch, seed, among, chosen, ctx.now)
    made = Draw(ctx.actor.me, ctx.now, seed, tuple(among), tuple(chosen))
    return _shown(made, "", ctx)


def _all_of_branch(ctx: Context) -> list[AreaView]:
    """The same for everybody of the committee: who draws his own area has somebody else go and look."""
    answered = (
        one
        for one in ctx.roster.areas.values()
        if one.branch_id in ctx.actor.branches
        and one.open_on(ctx.today)
        and ctx.roster.responsible_for(one.id, ctx.today)
    )
    return sorted(answered, key=lambda one: one.name)


def _count(written: str, most: int) -> int:
    count = int(parse_number(written) or 0)
    if not 1 <= count <= most:
        raise Refusal(wording.not_so_many(most))
    return count


def _drawn_today(branch: UUID, pool: list[AreaView], ctx: Context) -> Draw | None:
    """Today's draw among the same areas, whoever of the committee made it."""
    midnight = datetime.combine(ctx.today, time(), SHANGHAI)
    made = supervision.draws_since(ctx.session, ctx.actor, branch, midnight)
    ids = {one.id for one in pool}
    return next((one for one in made if set(one.among) == ids), None)


def _shown(made: Draw, lead: str, ctx: Context) -> Reply:
    names = {one: ctx.roster.areas[one].name for one in made.among}
    whom = [
        wording.drawn_area(
            names[one], [who.name for who in ctx.roster.responsible_for(one, ctx.today)]
        )
        for one in made.drawn
    ]
    mine = [
        names[one]
        for one in made.drawn
        if not whose.others_of(ctx.roster.areas[one], ctx.today, ctx)
    ]
    lines = [lead] if lead else []
    lines.append(wording.drawn(whom, list(names.values()), made.seed))
    lines += [wording.yours_was_drawn(mine)] if mine else []
    steps = [
        Choice(wording.note_of(names[one]), NOTE, wording.note_of(names[one]))
        for one in made.drawn
        if names[one] not in mine
    ]
    return Reply("\n".join(lines), tuple(steps[:MOST_CHOICES]))
