"""今年目标: what hangs on the walls somebody may see, and on which sides of the work nothing does yet [D1 D3]."""

from handlers.goals import (
    forms,
    reading,
    result_wording,
    review_wording,
    rules,
    show_wording,
    whose,
    wording,
)
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from storage.queries import goals as records
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState

PROPOSE, REVIEW = "goals.propose", "goals.review"
MOST_AREAS = 8


def show(said: Utterance, ctx: Context) -> Reply:
    """One goal by its number, else those of an area or of all areas he may see."""
    whose.window(ctx)
    numbers = reading.goal_numbers(said)
    if numbers:
        return _one(numbers[0], ctx)
    seen = whose.seen_by_me(ctx)
    if not seen:
        raise Refusal(show_wording.NO_WALL)
    wanted = areas_named(said, ctx.roster.areas.values())
    if wanted and not (wanted := [one for one in wanted if one in seen]):
        raise Refusal(show_wording.only_own([one.name for one in seen]))
    if not wanted and reading.OURS.search(said.plain):
        own = ctx.roster.area_of(ctx.actor.me)
        wanted = [own] if own in seen and own else []
    year = reading.year_said(said, ctx.today) or ctx.today.year
    return _walls(wanted or seen, year, ctx)


def show_gaps(said: Utterance, ctx: Context) -> Reply:
    """Areas and sides of the work without a goal, among those he oversees: information, not an error [D3]."""
    clause = whose.window(ctx).clause
    areas = whose.drafted_by_me(ctx)
    if not areas:
        raise Refusal(wording.NO_AREAS)
    year = reading.year_said(said, ctx.today) or ctx.today.year
    ours = {one.id: one.name for one in areas}
    found = records.standing(ctx.session, ctx.actor, year)
    approved = [one for one in found if one.state is GoalState.APPROVED and one.area_id in ours]
    without = rules.without(ours, {one.area_id for one in found})
    lines = [
        show_wording.areas_without(year, [ours[one] for one in without])
        if without
        else show_wording.ALL_AREAS_HAVE
    ]
    titles = {one.key: one.title for one in ctx.edition.dimensions}
    missing = rules.without(titles, {one.dimension for one in approved})
    if missing:
        waiting = any(one.area_id in ours and one not in approved for one in found)
        sides = [titles[one] for one in missing]
        lines.append(show_wording.no_side(year, sides, waiting=waiting))
        lines.append(show_wording.not_compulsory(clause))
    elif titles:
        lines.append(show_wording.every_side(year, len(titles)))
    choice = Choice(wording.PROPOSE_TITLE, PROPOSE)
    return Reply("\n".join(lines), (choice,) if year == ctx.today.year else ())


def _walls(areas: list[AreaView], year: int, ctx: Context) -> Reply:
    """Area by area, the first eight of many."""
    found = records.standing(ctx.session, ctx.actor, year)
    order = [one.key for one in ctx.edition.dimensions]
    found.sort(key=lambda one: (_place(one.dimension, order), one.number))
    walls = {area: [one for one in found if one.area_id == area.id] for area in areas}
    filled = [area for area in areas if walls[area]]
    lines: list[str] = []
    for area in filled[:MOST_AREAS]:
        lines.append(show_wording.heading(area.name, year))
        lines += [_line(one, ctx) for one in walls[area]]
    if left := filled[MOST_AREAS:]:
        lines.append(show_wording.more_areas(len(left), left[0].name))
    if empty := [area.name for area in areas if not walls[area]]:
        lines.append(show_wording.nothing_yet(empty, year))
    if len(filled) == 1 and filled[0] in whose.drafted_by_me(ctx):
        lines.append(_how_to_change(walls[filled[0]][0], filled[0], ctx))
    return Reply("\n".join(lines), _choices(areas, year, found, ctx))


def _choices(
    areas: list[AreaView], year: int, found: list[GoalView], ctx: Context
) -> tuple[Choice, ...]:
    """What he can do next: decide on what waits, or write what is missing."""
    shown = {one.id: one for one in areas}
    waits = [one for one in found if one.state is GoalState.PROPOSED and one.area_id in shown]
    if any(whose.decides(shown[one.area_id], ctx) for one in waits):
        return (Choice(show_wording.LOOK_WAITING, REVIEW),)
    mine = [one for one in whose.drafted_by_me(ctx) if one.id in shown]
    have = {one.area_id for one in found}
    lacking = [one for one in mine if one.id not in have]
    if not lacking or year not in rules.years_open(ctx.today, whose.window(ctx)):
        return ()
    about = wording.question_for(lacking[0].name, year) if len(lacking) == 1 else ""
    return (Choice(wording.PROPOSE_TITLE, PROPOSE, about),)


def _one(number: int, ctx: Context) -> Reply:
    view = records.by_number(ctx.session, ctx.actor, number)
    if view is None:
        raise Refusal(wording.no_such(number))
    area = ctx.roster.areas[view.area_id]
    said = wording.goal(forms.title_of(view.dimension, ctx), view.text)
    state, mine = view.state.value, area in whose.drafted_by_me(ctx)
    lines = [show_wording.detail(number, area.name, view.year, said, state, view.reason)]
    if view.result:
        lines.append(result_wording.result(result_wording.said(view.result, view.evidence)))
    stands = view.state in (GoalState.PROPOSED, GoalState.RETURNED, GoalState.APPROVED)
    if mine and stands:
        lines.append(_how_to_change(view, area, ctx))
    decides = view.state is GoalState.PROPOSED and whose.decides(area, ctx)
    choice = Choice(review_wording.REVIEW_TITLE, REVIEW, wording.question_for(area.name, view.year))
    return Reply("\n".join(lines), (choice,) if decides else ())


def _how_to_change(one: GoalView, area: AreaView, ctx: Context) -> str:
    may = whose.may_take_off(one, area, ctx)
    return show_wording.how_to_change(one.number, withdraw=may)


def _line(one: GoalView, ctx: Context) -> str:
    said = wording.goal(forms.title_of(one.dimension, ctx), one.text)
    return show_wording.line(one.number, said, one.state.value)


def _place(dimension: str, order: list[str]) -> int:
    return order.index(dimension) if dimension in order else len(order)
