"""Who has to appraise himself and has not: neither handed in nor excused [M4.1]."""

from uuid import UUID

from handlers.assessment.cycle.people import responsible_members
from handlers.kit.capability import Context
from storage.queries import step_progress
from storage.queries.assessment import CycleView


def missing(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Everybody who answers for an area of the branch today, without who has handed in or need not."""
    done = step_progress.appraised(ctx.session, cycle.id)
    done |= step_progress.excused(ctx.session, cycle.id)
    return [one for one in responsible_members(ctx, cycle.branch_id) if one not in done]
