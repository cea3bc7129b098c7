"""For whom something waits in a step of the assessment: by what the roster says today, and what is done already [M4].

Who has done his part, is excused or wishes not to has nothing to do. Nobody is made to wait for what is not his: nobody
scores himself, the areas of a leader are scored by the branch, the committee of the branch gives no ballots.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from handlers.assessment.cycle.people import responsible_members
from handlers.kit.capability import Context
from handlers.kit.seats import branch_contacts
from storage.assessment_words import SheetState, StepKey
from storage.queries import step_progress
from storage.queries.assessment import CycleView
from storage.queries.roster import AreaView
from storage.vocabulary import Role

# The leader has done his part with these; what the branch gave back is his again.
WITH_THE_BRANCH = (SheetState.REPORTED, SheetState.SECOND_LOOK, SheetState.APPROVED)
Find = Callable[[Context, CycleView], list[UUID]]


def waiting_for(ctx: Context, cycle: CycleView, step: StepKey) -> list[UUID]:
    """Who still has something to do in a step, whether he is there today or not."""
    return WAITING[step](ctx, cycle)


def _appraisers(ctx: Context, cycle: CycleView) -> list[UUID]:
    done = step_progress.appraised(ctx.session, cycle.id)
    done |= step_progress.excused(ctx.session, cycle.id)
    return [one for one in responsible_members(ctx, cycle.branch_id) if one not in done]


def voters(ctx: Context, branch_id: UUID) -> list[tuple[AreaView, UUID]]:
    """Who of which area may say how it is answered for: its people, without who answers for it and the committee [M4.2]."""
    return [
        (area, one.id)
        for area in _areas(ctx, branch_id)
        if ctx.roster.responsible_for(area.id, ctx.today)
        for one in ctx.roster.staff_of(area.id, ctx.today)
        if Role.BRANCH not in ctx.roster.actor(one.id, ctx.today).roles
    ]


def _voters(ctx: Context, cycle: CycleView) -> list[UUID]:
    done = step_progress.turned_out(ctx.session, cycle.id)
    asked = voters(ctx, cycle.branch_id)
    return list(dict.fromkeys(one for area, one in asked if (area.id, one) not in done))


def _leaders(ctx: Context, cycle: CycleView) -> list[UUID]:
    states = step_progress.sheet_states(ctx.session, cycle.id)
    left = (
        leader
        for area in _areas(ctx, cycle.branch_id)
        for leader in _leaders_of(ctx, area)
        for one in ctx.roster.responsible_for(area.id, ctx.today)
        if one.id != leader and states.get((area.id, one.id)) not in WITH_THE_BRANCH
    )
    return list(dict.fromkeys(left))


def _reviewers(ctx: Context, cycle: CycleView) -> list[UUID]:
    states = step_progress.sheet_states(ctx.session, cycle.id)
    reported = any(one in WITH_THE_BRANCH[:2] for one in states.values())
    own = any(key not in states for key in _scored_by_the_branch(ctx, cycle.branch_id))
    return branch_contacts(cycle.branch_id, ctx) if reported or own else []


def _scored_by_the_branch(ctx: Context, branch_id: UUID) -> Iterator[tuple[UUID, UUID]]:
    """(area, member) whom no leader can score: he leads the group himself, or nobody does."""
    for area in _areas(ctx, branch_id):
        leaders = _leaders_of(ctx, area)
        for one in ctx.roster.responsible_for(area.id, ctx.today):
            if not [leader for leader in leaders if leader != one.id]:
                yield area.id, one.id


def _leaders_of(ctx: Context, area: AreaView) -> list[UUID]:
    if area.group_id is None:
        return []
    held = ctx.roster.holders(area.group_id, Role.GROUP_LEADER, ctx.today)
    return [one.person_id for one in held]


def _areas(ctx: Context, branch_id: UUID) -> list[AreaView]:
    areas = ctx.roster.areas.values()
    return [one for one in areas if one.branch_id == branch_id and one.open_on(ctx.today)]


WAITING: dict[StepKey, Find] = {
    StepKey.SELF_APPRAISAL: _appraisers,
    StepKey.AREA_EVALUATION: _voters,
    StepKey.LEADER_SCORING: _leaders,
    StepKey.BRANCH_REVIEW: _reviewers,
}
