"""Whether somebody may carry out a step of the assessment today: the one door through which every room asks [M4].

A step is open as long as its window, or somebody's own extension of it, holds the day, and the cycle has not gone past
it for good (`life.open_in`). Windows may overlap, so the stage alone never decides.
"""

from dataclasses import replace
from uuid import UUID

from handlers.assessment.cycle import life, wording
from handlers.assessment.cycle.under import branch_id, named, usable
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.regulation import Edition
from storage.assessment_words import StepKey
from storage.queries import assessment
from storage.queries.assessment import CycleView, Window


def carrying_out(ctx: Context, step: StepKey, person_id: UUID | None = None) -> CycleView:
    """The cycle in which the actor (or `person_id`, of his branch) may carry out a step today.

    The window of that step is given as it holds for him, his extension included. A Refusal says in one sentence that it
    has not begun, is over (with the day), that no assessment is open, or that its edition cannot be assessed by.
    """
    who = person_id or ctx.actor.me
    found = assessment.cycles_with(ctx.session, branch_id(ctx), step)
    cycles = [for_person(ctx, one, step, who) for one in found]
    for cycle in cycles:
        if ctx.today in cycle.windows[step] and life.open_in(step, cycle.state):
            usable(cycle.edition, ctx)
            return cycle
    raise Refusal(_why_not(ctx, step, cycles[0] if cycles else None))


def _why_not(ctx: Context, step: StepKey, latest: CycleView | None) -> str:
    """Why a step is not open today; what was over in a year before is not spoken of any more."""
    if latest is None or latest.windows[step].closes.year < ctx.today.year:
        if ctx.edition.incomplete:
            return wording.incomplete(ctx.edition.title, ctx.edition.incomplete)
        return wording.NOTHING_OPEN
    usable(latest.edition, ctx)
    title, window = title_of(step, latest, ctx), latest.windows[step]
    if ctx.today < window.opens:
        return wording.not_begun(title, window.opens, window.closes)
    if life.open_in(step, latest.state):
        for_all = step is StepKey.AREA_EVALUATION
        return wording.over(title, window.closes, for_all=for_all)
    return wording.past_stage(title, latest.year)


def may_carry_out(ctx: Context, step: StepKey, person_id: UUID | None = None) -> CycleView | None:
    """The same for who only wants to know: None where it would be refused."""
    if ctx.roster.branch_of(person_id or ctx.actor.me) is None:
        return None
    try:
        return carrying_out(ctx, step, person_id)
    except Refusal:
        return None


def for_person(ctx: Context, cycle: CycleView, step: StepKey, person_id: UUID) -> CycleView:
    """The cycle with the window of a step as it holds for one person: his extension makes it longer, never shorter."""
    until = assessment.extended_until(ctx.session, cycle.id, step, person_id)
    window = cycle.windows[step]
    if until is None or until <= window.closes:
        return cycle
    return replace(cycle, windows={**cycle.windows, step: Window(window.opens, until)})


def title_of(step: StepKey, cycle: CycleView, ctx: Context) -> str:
    """What a step is called, by the edition the cycle is held by."""
    return step_title(step, named(cycle.edition, ctx))


def step_title(step: StepKey, edition: Edition | None) -> str:
    """What a step is called by an edition; a plain name where the edition does not have it."""
    titles = {one.key: one.title for one in edition.steps} if edition else {}
    return titles.get(step.value, wording.STEP_TITLES[step])
