"""A cycle is led from one stage to the next, only as the table of its life says; each time with who, when and why."""

from dataclasses import replace
from datetime import date

from handlers.assessment.cycle import life, wording
from handlers.assessment.cycle.life import Mover
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from storage.assessment_words import CycleDeed, CycleState
from storage.queries import cycles
from storage.queries.assessment import CycleView
from storage.queries.cycles import Deed


def stage_on(cycle: CycleView, day: date) -> CycleState:
    """The furthest stage reached by a day, whether the clock has noted it yet or not."""
    if cycle.state not in life.AT_WORK | {CycleState.PLANNED}:
        return cycle.state
    return max(cycle.state, life.reached(cycle.windows, day), key=life.ORDER.index)


def up_to_date(ctx: Context, cycle: CycleView, day: date | None = None) -> CycleView:
    """The cycle in the stage that its windows have reached; what the clock has not noted yet is noted now."""
    stage = stage_on(cycle, day or ctx.today)
    if stage is cycle.state:
        return cycle
    deed = Deed(CycleDeed.ADVANCED, stage)
    starts = [
        one for one in life.STEPS[deed.kind].starts if life.may(deed.kind, one, stage, Mover.CLOCK)
    ]
    cycles.lead_on(ctx.session, cycle.id, starts, deed, ctx.now)
    return replace(cycle, state=stage)


def lead(
    ctx: Context, cycle: CycleView, kind: CycleDeed, to: CycleState, reason: str = ""
) -> CycleView:
    """The cycle led to a stage by the actor (the clock, where it is nobody).

    Refused with a sentence when the table of its life does not let him, or somebody else was first.
    """
    cycle = up_to_date(ctx, cycle)
    mover = Mover.CLOCK if ctx.actor.person_id is None else Mover.BRANCH
    if mover is Mover.BRANCH and cycle.branch_id not in ctx.actor.branches:
        raise Refusal(wording.NOT_FOR_YOU)
    if not life.may(kind, cycle.state, to, mover):
        raise Refusal(wording.not_from_here(cycle.year, cycle.state, to))
    deed = Deed(kind, to, reason=reason)
    if not cycles.lead_on(ctx.session, cycle.id, [cycle.state], deed, ctx.now, ctx.actor.person_id):
        raise Refusal(wording.CHANGED_MEANWHILE)
    return replace(cycle, state=to)
