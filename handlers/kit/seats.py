"""Whom of a branch to tell what waits for it, to whom to send people, and who looks after personal data above them."""

from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import Context
from storage.queries.actor import DATA_PROTECTION, DISCIPLINE
from storage.queries.roster import SECRETARY, Org
from storage.vocabulary import OrgLevel, Role


def branch_contacts(branch_id: UUID | None, ctx: Context) -> list[UUID]:
    """The secretary; all of the committee where there is none, or he is absent. Nobody where there is no branch."""
    if branch_id is None:
        return []
    seated = ctx.roster.holders(branch_id, Role.BRANCH, ctx.today)
    there = [one for one in seated if not ctx.roster.is_absent(one.person_id, ctx.today)]
    seated = there or seated
    first = [one.person_id for one in seated if one.duty == SECRETARY]
    return first or [one.person_id for one in seated]


def data_protectors(person_id: UUID, ctx: Context) -> list[UUID]:
    """Who looks after the access log above a person: the desk for data protection, else for discipline, else the office.

    The nearest office above his branch where there is somebody, he himself excepted; of whoever has no branch, the
    lowest office there is.
    """
    for office in _offices_above(person_id, ctx):
        beside = [one for desk in desks_beside(office, ctx) for one in _holders(desk, ctx)]
        for duty in (DATA_PROTECTION, DISCIPLINE):
            if held := [who for who, its in beside if its == duty and who != person_id]:
                return held
        if held := [who for who, _ in _holders(office, ctx) if who != person_id]:
            return held
    return []


def desks_beside(office: Org, ctx: Context) -> list[Org]:
    """The desks of an office, which have files of their own."""
    orgs = ctx.roster.orgs.values()
    return [one for one in orgs if one.parent_id == office.id and one.level is OrgLevel.DESK]


def _holders(org: Org, ctx: Context) -> list[tuple[UUID, str]]:
    held = ctx.roster.holders(org.id, Role.COMMITTEE, ctx.today)
    return [(one.person_id, one.duty) for one in held]


def _offices_above(person_id: UUID, ctx: Context) -> Iterator[Org]:
    orgs = ctx.roster.orgs
    branch = ctx.roster.branch_of(person_id)
    if branch is None:
        for level in (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE):
            yield from (one for one in orgs.values() if one.level is level)
    while branch and branch.parent_id:
        branch = orgs[branch.parent_id]
        yield branch
