"""What its raiser adds later: never read by whom it is about, like what he said at first (domain.md §3, rule 1) [T1]."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from handlers.concerns.about import Leader, by_name, by_relation, by_title
from handlers.concerns.handlers_named import handlers_for
from handlers.concerns.reading import CONDUCT
from handlers.concerns.routing import levels_above, whom_it_names
from handlers.concerns.seats import (
    holders_of,
    kept_from,
    leaders_in,
    on_duty_for,
    responsible_of,
)
from handlers.kit.capability import Context
from handlers.kit.own_words import own_words
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_about
from storage.queries.concerns import ConcernView
from storage.vocabulary import Identity


def accused_in(words: str, concern: ConcernView, ctx: Context) -> str:
    """What somebody is called in these words who reads this concern, or would when it goes up; "" when it is nobody."""
    out = {ctx.actor.me, *kept_from(ctx, concern)}
    return next((called for one, called in _meant(words, concern, ctx) if one not in out), "")


def own_words_read(concern: ConcernView, ctx: Context) -> list[str]:
    """What people said themselves to this record; not to a reader whom it is about."""
    lines = own_words(ctx, "C", concern.number)
    if ctx.actor.me == concern.raiser_id:
        return lines
    about_me = (any(one == ctx.actor.me for one, _ in _meant(line, concern, ctx)) for line in lines)
    return [line for line, mine in zip(lines, about_me, strict=True) if not mine]


def keep_from_the_named(words: str, concern: ConcernView, ctx: Context) -> None:
    """Whoever else these words name never comes to read the concern."""
    named = whom_it_names(words, ctx)
    concern_about.keep_from(ctx.session, concern.id, named - kept_from(ctx, concern))


def _meant(words: str, concern: ConcernView, ctx: Context) -> Iterable[tuple[UUID, str]]:
    """Who of its readers is meant, and what he is called.

    A department is meant only where it is said how it treats people: 「后勤没来」 is the matter itself.
    """
    said = Utterance.of(words)
    orgs = [ctx.roster.orgs[one] for one in (concern.branch_id, concern.raised_to_id) if one]
    holders = [held for org in orgs for held in holders_of(org, ctx)]
    in_area = concern.area_id if concern.identity is Identity.NAMED else None
    responsible, leaders = responsible_of(in_area, ctx), leaders_in(concern.group_id, ctx)
    readers = [*_seated(concern, ctx), *responsible, *leaders]
    found = (
        by_relation(said, responsible, leaders, Leader.OF_GROUP, ctx)
        | by_title(said, holders)
        | by_name(said, dict.fromkeys(readers), ctx)
    )
    if CONDUCT.search(said.plain):
        departments = handlers_for(concern, ctx)
        found |= {one.person_id: one.duty for one in departments if one.duty in said.plain}
    return found.items()


def _seated(concern: ConcernView, ctx: Context) -> Iterator[UUID]:
    branch = ctx.roster.orgs[concern.branch_id]
    for org in (branch, *levels_above(branch, ctx)):
        yield from (held.person_id for held in holders_of(org, ctx))
    yield from on_duty_for(concern.branch_id, ctx)
    if concern.handler_id is not None:
        yield concern.handler_id
