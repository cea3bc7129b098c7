"""The year's sheets as they stand today, for who scores and who reviews [M4.3]."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.assessment.cycle.now import carrying_out, may_carry_out
from handlers.assessment.cycle.under import usable
from handlers.assessment.sheets import DueSheet, Key, may_score, sheets_of
from handlers.kit.capability import Context
from handlers.regulation import Edition
from storage.assessment_words import SheetState, StepKey
from storage.queries import sheets as records
from storage.queries.assessment import CycleView
from storage.queries.sheets import SheetView, Standing

OPEN = (SheetState.SCORED, SheetState.RETURNED)  # what the scorer still has to do something with


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


def may_score_it(year: Year, key: Key, ctx: Context) -> bool:
    """Whether the actor may score this sheet."""
    return may_score(ctx.actor.me, key, ctx.roster, ctx.today, year.standing.values())


def mine_to_score(year: Year, ctx: Context) -> list[DueSheet]:
    """The sheets that wait for the actor's score, or were given back to him; by area."""
    return [
        one
        for key, one in year.due.items()
        if (key not in year.standing or year.standing[key].state is SheetState.RETURNED)
        and may_score_it(year, key, ctx)
    ]


def not_reported(year: Year, ctx: Context) -> list[SheetView]:
    """What the actor has scored and not reported to the branch."""
    found = records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
    me = ctx.actor.me
    return [one for one in found if one.scorer_id == me and one.state is SheetState.SCORED]


def standing_view(year: Year, key: Key, ctx: Context) -> SheetView | None:
    """The version of a sheet that stands, if the actor may read it."""
    found = records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
    return next((one for one in found if (one.subject_id, one.area_id) == key), None)


def _year(cycle: CycleView, ctx: Context) -> Year:
    def find() -> Year:
        edition = usable(cycle.edition, ctx)
        due = {one.key: one for one in sheets_of(ctx.roster, cycle, edition)}
        found = records.standings(ctx.session, cycle.id)
        return Year(cycle, edition, due, {Key(one.subject_id, one.area_id): one for one in found})

    return ctx.once((_year, cycle.id), find)
