"""What both the plan and the summary of a year say: who answered for which area, which goals stood, which sessions were held."""

from collections import Counter
from datetime import date

from handlers.kit.capability import Context
from handlers.kit.documents import Section
from handlers.year import wording
from handlers.year.whose import Scope
from storage.queries import archive, goals
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState


def approved_goals(scope: Scope, year: int, ctx: Context) -> list[GoalView]:
    """The goals of a year that the branch approved for these areas, by their numbers."""
    ids = {one.id for one in scope.areas}
    found = goals.standing(ctx.session, ctx.actor, year)
    return [one for one in found if one.area_id in ids and one.state is GoalState.APPROVED]


def results(found: list[GoalView]) -> list[tuple[str, int]]:
    """How many of them came how far, what is not confirmed last."""
    counts = Counter(one.result for one in found)
    return [
        *((wording.RESULTS[one], counts[one]) for one in wording.RESULTS if counts[one]),
        *([(wording.NOT_CONFIRMED, counts[None])] if counts[None] else []),
    ]


def division(scope: Scope, heading: str, ctx: Context) -> Section:
    """Areas, who answered for them in the year, and how many people they cover today."""
    rows = tuple(
        (
            one.name,
            wording.holders(_holders(one, scope.year, ctx)),
            str(len(ctx.roster.staff_of(one.id, ctx.today))),
        )
        for one in scope.areas
    )
    return Section(heading, (wording.COVERED,), wording.DIVISION_COLUMNS, rows)


def goal_rows(found: list[GoalView], scope: Scope, ctx: Context) -> tuple[tuple[str, ...], ...]:
    """Number, area, side of the work and words of each goal."""
    names = {one.id: one.name for one in scope.areas}
    sides = {one.key: one.title for one in ctx.edition.dimensions}
    return tuple(
        (f"G-{one.number:04}", names[one.area_id], sides.get(one.dimension, ""), one.text)
        for one in found
    )


def sessions_held(scope: Scope, ctx: Context) -> list[tuple[str, int]]:
    """How many sessions each Party group has held."""
    return [
        (
            ctx.roster.orgs[group].name,
            len(archive.sessions_of_group(ctx.session, group, scope.year)),
        )
        for group in scope.groups
    ]


def notices_heard(scope: Scope, ctx: Context) -> int:
    """How often an area of these has heard a notice of the branch [T5]."""
    areas = [one.id for one in scope.areas]
    return archive.notices_heard(ctx.session, ctx.actor, areas, scope.year)


def _holders(area: AreaView, year: int, ctx: Context) -> list[tuple[str, date]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    held = (
        one
        for one in ctx.roster.assignments_of(area.id)
        if one.since <= last and (one.until is None or one.until > first)
    )
    return [(ctx.name(one.person_id), max(one.since, first)) for one in held]
