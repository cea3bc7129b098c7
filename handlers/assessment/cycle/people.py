"""Whom the steps of the assessment concern [M4]."""

from uuid import UUID

from handlers.assessment.cycle.under import usable_if_any
from handlers.assessment.sheets import sheets_of
from handlers.kit.capability import Context
from storage.queries.assessment import CycleView


def responsible_members(ctx: Context, branch: UUID) -> list[UUID]:
    """Everybody of the branch who answers for an area today [D4]."""
    areas = ctx.roster.areas_of_branch.get(branch, [])
    answering = (one.id for area in areas for one in ctx.roster.responsible_for(area.id, ctx.today))
    return list(dict.fromkeys(answering))


def appraisers(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Who appraises himself: whoever has a sheet in the year and still answers for an area; nothing waits for others [M4.1]."""
    edition = usable_if_any(cycle.edition, ctx)
    due = sheets_of(ctx.roster, cycle, edition) if edition else []
    answering = set(responsible_members(ctx, cycle.branch_id))
    return list(dict.fromkeys(one.subject_id for one in due if one.subject_id in answering))
