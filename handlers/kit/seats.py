"""Whom of a branch to tell what waits for it, and to whom to send people."""

from uuid import UUID

from handlers.kit.capability import Context
from storage.queries.roster import SECRETARY
from storage.vocabulary import Role


def branch_contacts(branch_id: UUID | None, ctx: Context) -> list[UUID]:
    """The secretary; all of the committee where there is none, or he is absent. Nobody where there is no branch."""
    if branch_id is None:
        return []
    seated = ctx.roster.holders(branch_id, Role.BRANCH, ctx.today)
    there = [one for one in seated if not ctx.roster.is_absent(one.person_id, ctx.today)]
    seated = there or seated
    first = [one.person_id for one in seated if one.duty == SECRETARY]
    return first or [one.person_id for one in seated]
