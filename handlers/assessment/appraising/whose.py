"""Who appraises himself: until the window closes or his leader has scored him; and who still has to [M4.1]."""

from uuid import UUID

from handlers.assessment.appraising import wording
from handlers.assessment.cycle.now import carrying_out
from handlers.assessment.cycle.people import appraisers
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from storage.assessment_words import StepKey
from storage.queries import sheets, step_progress
from storage.queries.assessment import CycleView


def missing(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Everybody with a sheet in the year, without who has handed in, need not, or was scored and may not any more."""
    done = step_progress.appraised(ctx.session, cycle.id)
    done |= step_progress.excused(ctx.session, cycle.id) | scored(ctx, cycle)
    return [one for one in appraisers(ctx, cycle) if one not in done]


def open_for_me(ctx: Context) -> CycleView:
    """The cycle in which the actor may write his own now; refused once he was scored: what he says must not follow that."""
    cycle = carrying_out(ctx, StepKey.SELF_APPRAISAL)
    if ctx.actor.me in scored(ctx, cycle):
        raise Refusal(wording.SCORED)
    return cycle


def scored(ctx: Context, cycle: CycleView) -> set[UUID]:
    """Who was scored already, and writes nothing of himself any more."""
    return {one.subject_id for one in sheets.standings(ctx.session, cycle.id)}
