"""Who may answer an objection: nobody who had a hand in the result, whom it is about, or who objects (domain.md §2.6)."""

from collections.abc import Collection, Iterator
from uuid import UUID

from handlers.kit.capability import Context
from storage.queries import results
from storage.queries.results import Whose
from storage.vocabulary import Role


def reviewers(
    cycle_id: UUID, whose: Whose, objector_id: UUID, ctx: Context, passed: Collection[UUID] = ()
) -> list[UUID]:
    """Who may answer, in the order in which they are asked: the committee of the branch, then the offices above.

    Left out besides: whoever is away, whose own result that member has judged, and who let an objection pass (`passed`).
    """
    subject, area = whose
    out = {subject, objector_id, *passed}
    out |= results.judges_of(ctx.session, cycle_id, subject)
    out |= results.judged_by(ctx.session, cycle_id, subject)
    seats = _seats(ctx.roster.areas[area].branch_id, ctx)
    free = (one for one in seats if one not in out and not ctx.roster.is_absent(one, ctx.today))
    return list(dict.fromkeys(free))


def _seats(branch_id: UUID | None, ctx: Context) -> Iterator[UUID]:
    org, role = (ctx.roster.orgs[branch_id] if branch_id else None), Role.BRANCH
    while org is not None:
        for held in ctx.roster.holders(org.id, role, ctx.today):
            yield held.person_id
        org, role = (ctx.roster.orgs[org.parent_id] if org.parent_id else None), Role.COMMITTEE
