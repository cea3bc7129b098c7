"""Who would read what somebody says anonymously: whether it is offered to him at all depends on them (reliability.md §3.4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from handlers.kit.capability import Context
from storage.queries import recipients
from storage.queries.actor import DISCIPLINE
from storage.queries.anonymous_words import Sits
from storage.queries.roster import Org, Roster
from storage.vocabulary import OrgLevel, Role

SEATS = {OrgLevel.BRANCH: Role.BRANCH}  # above the branch, its office


def chain(ctx: Context) -> Sequence[Org]:
    """The actor's branch and what stands above it; where he has none, the offices above the branches."""
    roster = ctx.roster
    branch = roster.branch_of(ctx.actor.me)
    higher = (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)
    offices = (one for level in higher for one in roster.orgs.values() if one.level is level)
    found = [branch, *_above(branch, ctx)] if branch else list(offices)
    return [one for one in found if seated(one, ctx)]


def seated(org: Org, ctx: Context) -> list[UUID]:
    """Who sits there; above the branch those who look after discipline, where there are any."""
    held = ctx.roster.holders(org.id, SEATS.get(org.level, Role.COMMITTEE), ctx.today)
    desk = [] if org.level is OrgLevel.BRANCH else [one for one in held if DISCIPLINE in one.duty]
    return [one.person_id for one in desk or held]


def sits_on(roster: Roster, day: date) -> Sits:
    """Whether somebody is here that day and sits in an organisation."""

    def sits(person: UUID, org: UUID) -> bool:
        one = roster.people.get(person)
        actor = roster.actor(person, day) if one and one.here_on(day) else None
        return actor is not None and org in actor.branches | actor.offices

    return sits


def has_readers(ctx: Context) -> bool:
    """Whether somebody in the actor's chain has made a key."""
    people = [one for org in chain(ctx) for one in seated(org, ctx)]
    return bool(recipients.public_keys(ctx.session, people))


def _above(org: Org, ctx: Context) -> Iterable[Org]:
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org
