"""Who would read what somebody says anonymously: whether it is offered to him at all depends on them (reliability.md §3.4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from handlers.kit import wording
from handlers.kit.capability import Context
from handlers.kit.seats import desks_beside
from storage.queries import recipients
from storage.queries.actor import DISCIPLINE
from storage.queries.anonymous_words import Sits
from storage.queries.roster import Org, Roster
from storage.vocabulary import OrgLevel, Role

SEATS = {OrgLevel.BRANCH: Role.BRANCH}  # above the branch, its office


def chain(ctx: Context) -> Sequence[Org]:
    """The actor's branch and what stands above it, each office behind its desks; without a branch, the offices alone."""
    roster = ctx.roster
    branch = roster.branch_of(ctx.actor.me)
    higher = (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)
    offices = (one for level in higher for one in roster.orgs.values() if one.level is level)
    above = _with_desks(_above(branch, ctx) if branch else offices, ctx)
    return [one for one in ([branch] if branch else []) + list(above) if seated(one, ctx)]


def seated(org: Org, ctx: Context) -> list[UUID]:
    """Who sits there and may read; of the desks that for discipline alone."""
    held = ctx.roster.holders(org.id, SEATS.get(org.level, Role.COMMITTEE), ctx.today)
    if org.level is OrgLevel.DESK:
        held = [one for one in held if one.duty == DISCIPLINE]
    return [one.person_id for one in held]


def sits_on(roster: Roster, day: date) -> Sits:
    """Whether somebody is here that day and sits in an organisation."""

    def sits(person: UUID, org: UUID) -> bool:
        one = roster.people.get(person)
        actor = roster.actor(person, day) if one and one.here_on(day) else None
        return actor is not None and org in actor.branches | actor.offices

    return sits


def has_readers(ctx: Context) -> bool:
    """Whether somebody in the actor's chain has made a key; a desk reads only what is about a secretary."""
    orgs = (one for one in chain(ctx) if one.level is not OrgLevel.DESK)
    people = [one for org in orgs for one in seated(org, ctx)]
    return bool(recipients.public_keys(ctx.session, people))


def _with_desks(orgs: Iterable[Org], ctx: Context) -> Iterable[Org]:
    for org in orgs:
        yield from desks_beside(org, ctx)
        yield org


def _above(org: Org, ctx: Context) -> Iterable[Org]:
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def not_offered(ctx: Context, kept: str) -> str:
    """What somebody is told who wants it where nobody could read it; `kept` says what became of his words."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    whom = branch.name if branch else wording.OUR_BRANCH
    return wording.NO_NAMELESS.format(whom=whom, kept=kept)
