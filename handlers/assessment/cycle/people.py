"""Whom the steps of the assessment concern, by what the roster says today [M4]."""

from uuid import UUID

from handlers.kit.capability import Context


def responsible_members(ctx: Context, branch: UUID) -> list[UUID]:
    """Who appraises himself: everybody of the branch who answers for an area today [M4.1]."""
    areas = [one for one in ctx.roster.areas.values() if one.branch_id == branch]
    answering = (one.id for area in areas for one in ctx.roster.responsible_for(area.id, ctx.today))
    return list(dict.fromkeys(answering))
