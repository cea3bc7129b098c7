"""Who learns the name of a raiser: told to him before he chooses, and kept to afterwards (domain.md §3, §6.5) [T1]."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.concerns import revealing_wording
from handlers.concerns.routing import Route
from handlers.concerns.seats import (
    handler_name,
    keeper,
    keeper_of,
    keepers,
    kept_from,
    leaders_told,
    may_answer,
    responsible_of,
    seated_of,
    secretaries_of,
)
from handlers.kit.capability import Context
from handlers.kit.letter_readers import has_readers
from storage.queries import concern_names
from storage.queries.concerns import ConcernView
from storage.vocabulary import Identity, OrgLevel, PushKind


@dataclass(frozen=True, slots=True)
class Learners:
    """By their names, who of the readers of a concern may learn whose it is."""

    org: str  # what the organisation that answers is called
    in_branch: bool
    seated: Sequence[str]
    responsible: Sequence[str]  # without those who read it as leaders anyway
    leaders: Sequence[str]
    receiver: str  # who alone learns it in the mode 保密; "" when nobody is there
    is_secretary: bool
    deputy: str  # who does while he is away; "" when there is nobody
    stands_in: bool  # he is away now


def learners(route: Route, ctx: Context) -> Learners:
    """Who would see a concern of this actor, and who of them would be told his name."""
    out = (route.about_id, *route.named, ctx.actor.me)
    seated = [one for one in seated_of(route.org, ctx) if one not in out]
    me, about, named = ctx.actor.me, route.about_id, route.named
    known = keepers(ctx, route.org.id, raiser=me, about=about, named=named)
    first, then, *_ = (*known, None, None)
    now = keeper(ctx, route.org.id, raiser=me, about=about, named=named)
    told = leaders_told(ctx, route.group_id, but=out)
    responsible = [one for one in responsible_of(route.area_id, ctx) if one not in (*out, *told)]
    return Learners(
        handler_name(ctx, route.org.id),
        route.org.level is OrgLevel.BRANCH,
        _names(seated, ctx),
        _names([one for one in responsible if one not in seated], ctx),
        _names([one for one in told if one not in seated], ctx),
        ctx.name(first) if first else "",
        first in secretaries_of(route.org, ctx),
        ctx.name(then) if then else "",
        then is not None and now == then,
    )


def knows_raiser(concern: ConcernView, ctx: Context) -> bool:
    """Whether this actor may be told whose a concern is; to see what it says is another right.

    Who handles it or has the safety duty never learns it by that.
    """
    me = ctx.actor.me
    if me == concern.raiser_id:
        return True
    if concern.identity is Identity.NAMED:
        return not reads_without_names(concern, ctx)
    return keeper_of(ctx, concern) == me or concern_names.was_told(
        ctx.session, ctx.actor, concern.id
    )


def tell_of_deputy(concern: ConcernView, ctx: Context) -> None:
    """The first time somebody learns the name because another is away, its raiser hears of it (domain.md §6.9)."""
    if concern.identity is not Identity.CONFIDENTIAL or ctx.actor.me == concern.raiser_id:
        return
    if concern_names.learnt(ctx.session, ctx.actor, concern.id):
        return
    about, raiser, named = concern.about_id, concern.raiser_id, kept_from(ctx, concern)
    known = keepers(ctx, concern.branch_id, raiser=raiser, about=about, named=named)
    if known[1:] != [ctx.actor.me] or keeper_of(ctx, concern) != ctx.actor.me:
        return
    concern_names.learn(ctx.session, ctx.actor, concern, ctx.now)
    text = revealing_wording.told_of_deputy(concern.code, ctx.name(known[0]), ctx.me.name)
    ctx.promises.to(raiser, text, kind=PushKind.ANSWER, about=f"{concern.code}:deputy")


def reads_without_names(concern: ConcernView, ctx: Context) -> bool:
    """Whether this actor sees it only because he handles it or has the safety duty: without anybody's name."""
    if ctx.actor.me == concern.raiser_id or may_answer(ctx, concern):
        return False
    in_area = concern.area_id in ctx.actor.areas and concern.identity is Identity.NAMED
    return not in_area and concern.group_id not in ctx.actor.groups


def may_be_nameless(ctx: Context) -> bool:
    """Whether 匿名 is offered to this actor: only where somebody has made a key to read it."""
    return has_readers(ctx)


def _names(people: Sequence[UUID], ctx: Context) -> list[str]:
    return [ctx.name(one) for one in people]
