"""What both the plan and the summary of a year say: who answered for which area, which goals stood, which sessions were held."""

from collections import Counter
from datetime import date

from handlers.kit.capability import Context
from handlers.kit.documents import Section
from handlers.kit.wording import dated
from handlers.year import wording
from handlers.year.whose import Scope
from storage.duty_words import PairState
from storage.queries import archive, duty_notes, goals, mentoring
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState

OF_EACH_DUTY = 3  # notes that are shown


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


def duties_done(scope: Scope, ctx: Context) -> tuple[tuple[str, ...], ...]:
    """Day, duty and words of the latest notes of duties done, of each duty some: to choose from, not to count."""
    ids = {one.id for one in scope.areas}
    titles = {one.key: one.title for one in ctx.edition.duties}
    by_duty: dict[str, list[tuple[str, ...]]] = {}
    for one in duty_notes.of_year(ctx.session, ctx.actor, scope.year):
        if one.area_id in ids:
            row = (dated(one.done_on, ctx.today), titles.get(one.duty, ""), one.text)
            by_duty.setdefault(one.duty, []).append(row)
    return tuple(row for rows in by_duty.values() for row in rows[-OF_EACH_DUTY:])


def pairs(scope: Scope, ctx: Context) -> list[tuple[str, PairState]]:
    """The mentoring pairs of these areas by number and where they stand; no word, and nobody's name."""
    ids = {one.id for one in scope.areas}
    found = mentoring.standings(ctx.session, ctx.actor, scope.year)
    return [
        (f"{mentoring.LETTER}-{number:04}", state) for area, number, state in found if area in ids
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
