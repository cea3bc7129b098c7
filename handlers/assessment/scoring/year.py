"""The year's sheets as they stand today, for who scores and who reviews [M4.3]."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.assessment.cycle.now import carrying_out, may_carry_out
from handlers.assessment.cycle.under import usable
from handlers.assessment.sheets import DueSheet, Key, may_score, scorers_of, sheets_of
from handlers.kit.capability import Context
from handlers.regulation import Edition
from storage.assessment_words import SheetState, StepKey
from storage.queries import sheets as records
from storage.queries.assessment import CycleView
from storage.queries.sheets import SheetView, Standing


@dataclass(frozen=True, slots=True)
class Year:
    """A cycle with the sheets it needs, and where each of them stands."""

    cycle: CycleView
    edition: Edition
    due: Mapping[Key, DueSheet]
    standing: Mapping[Key, Standing]


def year_of(ctx: Context, step: StepKey) -> Year:
    """The year in which the actor may carry out a step today; else a Refusal that says why not."""
    return _year(carrying_out(ctx, step), ctx)


def year_if_open(ctx: Context, step: StepKey) -> Year | None:
    """The same for who only wants to know."""
    cycle = may_carry_out(ctx, step)
    return _year(cycle, ctx) if cycle else None


def scoring_year(ctx: Context) -> Year:
    """The year in which the actor may score today; else a Refusal that says why not.

    Once the window of scoring is over it holds only what the branch has given back, as long as the branch decides.
    """
    return scoring_year_if_open(ctx) or year_of(ctx, StepKey.LEADER_SCORING)


def scoring_year_if_open(ctx: Context) -> Year | None:
    """The same for who only wants to know."""
    if year := year_if_open(ctx, StepKey.LEADER_SCORING):
        return year
    later = year_if_open(ctx, StepKey.BRANCH_REVIEW)
    if later is None:
        return None
    given_back = {
        key: due for key, due in later.due.items() if _was_given_back(later.standing.get(key))
    }
    return replace(later, due=given_back) if given_back else None


def may_score_it(year: Year, key: Key, ctx: Context) -> bool:
    """Whether the actor may score this sheet."""
    return may_score(ctx.actor.me, key, ctx.roster, ctx.today, year.standing.values())


def mine_to_score(year: Year, ctx: Context) -> list[DueSheet]:
    """The sheets that wait for the actor's score, were given back, or were left by who may score them no more; by area."""
    return [
        one
        for key, one in year.due.items()
        if _waits(year, key, ctx) and may_score_it(year, key, ctx)
    ]


def not_reported(year: Year, ctx: Context) -> list[SheetView]:
    """What the actor has scored and not reported to the branch, as long as it is his to score."""
    found = records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
    return [
        one
        for one in found
        if one.scorer_id == ctx.actor.me
        and one.state is SheetState.SCORED
        and may_score_it(year, Key(one.subject_id, one.area_id), ctx)
    ]


def standing_view(year: Year, key: Key, ctx: Context) -> SheetView | None:
    """The version of a sheet that stands, if the actor may read it."""
    found = records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
    return next((one for one in found if (one.subject_id, one.area_id) == key), None)


def _waits(year: Year, key: Key, ctx: Context) -> bool:
    its = year.standing.get(key)
    if its is None or its.state is SheetState.RETURNED:
        return True
    able = scorers_of(key, ctx.roster, ctx.today, year.standing.values())
    return its.state is SheetState.SCORED and its.scorer_id not in able


def _was_given_back(its: Standing | None) -> bool:
    """It waits for another score, or has one that is not reported yet."""
    waits = (SheetState.RETURNED, SheetState.SCORED)
    return its is not None and its.given_back and its.state in waits


def _year(cycle: CycleView, ctx: Context) -> Year:
    def find() -> Year:
        edition = usable(cycle.edition, ctx)
        due = {one.key: one for one in sheets_of(ctx.roster, cycle, edition)}
        found = records.standings(ctx.session, cycle.id)
        return Year(cycle, edition, due, {Key(one.subject_id, one.area_id): one for one in found})

    return ctx.once((_year, cycle.id), find)
