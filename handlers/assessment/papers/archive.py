"""The 管理档案 of an area: a view over what is there already, in counts and numbers; honest where nothing is held [M2]."""

from collections.abc import Iterator
from datetime import date

from handlers.assessment.papers import archive_wording as wording
from handlers.assessment.papers.facts import ArchiveFacts, Held
from handlers.assessment.papers.whose import group_name, overseen
from handlers.kit.capability import Context
from storage.assessment_words import SheetState
from storage.queries import archive, assessment, goals, sheets, supervision, talk_counts, year_plans
from storage.queries.assessment import CycleView
from storage.queries.roster import AreaView
from storage.vocabulary import ConcernState, GoalState

SOLVED = (ConcernState.CLOSED,)
ENDED = (ConcernState.CLOSED, ConcernState.LAPSED)


def of_area(area: AreaView, year: int, ctx: Context) -> ArchiveFacts:
    """Everything of one area and year, as far as the reader may count it."""
    cycle = assessment.cycle_of(ctx.session, area.branch_id, year) if area.branch_id else None
    lines = (
        _division(area, year, ctx),
        _plan(area, year, ctx),
        _goals(area, year, ctx),
        _talks(area, year, ctx),
        _concerns(area, year, ctx),
        _study(area, year, ctx),
        *_assessed(area, cycle, ctx),
        wording.summary(),
    )
    return ArchiveFacts(area.name, group_name(area.group_id, ctx), lines)


def of_all(year: int, ctx: Context) -> list[ArchiveFacts]:
    """The archives of every area that the reader looks after, one after the other."""
    return [of_area(one, year, ctx) for one in overseen(ctx) if one.closed_on is None]


def _division(area: AreaView, year: int, ctx: Context) -> Held:
    first, last = date(year, 1, 1), date(year, 12, 31)
    held = [
        one
        for one in ctx.roster.assignments_of(area.id)
        if one.since <= last and (one.until is None or one.until > first)
    ]
    return wording.division(
        [(ctx.name(one.person_id), max(one.since, first)) for one in held],
        len(ctx.roster.staff_of(area.id, ctx.today)),
    )


def _plan(area: AreaView, year: int, ctx: Context) -> Held:
    """The plan of its group, or of its branch, under the number that it got."""
    org = area.group_id or area.branch_id
    found = year_plans.of(ctx.session, ctx.actor, org, year) if org else None
    return wording.plan(year, found.serial if found else None)


def _goals(area: AreaView, year: int, ctx: Context) -> Held:
    found = [
        one.number
        for one in goals.standing(ctx.session, ctx.actor, year)
        if one.area_id == area.id and one.state is GoalState.APPROVED
    ]
    return wording.goals(sorted(found))


def _talks(area: AreaView, year: int, ctx: Context) -> Held:
    since, until = date(year, 1, 1), date(year, 12, 31)
    return wording.talks(talk_counts.count_in_area(ctx.session, ctx.actor, area.id, since, until))


def _concerns(area: AreaView, year: int, ctx: Context) -> Held:
    states = archive.concerns_of_area(ctx.session, ctx.actor, area.id, year)
    whole = sum(states.values())
    solved = sum(states.get(one, 0) for one in SOLVED)
    ended = sum(states.get(one, 0) for one in ENDED)
    return wording.concerns(whole, solved, ended - solved, whole - ended)


def _study(area: AreaView, year: int, ctx: Context) -> Held:
    held = archive.sessions_of_group(ctx.session, area.group_id, year) if area.group_id else ()
    return wording.study(held, group_name(area.group_id, ctx))


def _assessed(area: AreaView, cycle: CycleView | None, ctx: Context) -> Iterator[Held]:
    """The looks of the year and the sheets."""
    if cycle is None:
        yield wording.NO_CYCLE
        return
    seen = [
        one
        for one in sheets.sheets_of_cycle(ctx.session, ctx.actor, cycle.id)
        if one.area_id == area.id
    ]
    looked = supervision.of_year(ctx.session, ctx.actor, cycle.year, area_id=area.id)
    yield wording.looks([one.code for one in looked])
    approved = sum(one.state is SheetState.APPROVED for one in seen)
    yield wording.sheets([ctx.name(one.subject_id) for one in seen], approved)
