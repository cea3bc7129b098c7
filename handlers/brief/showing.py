"""What somebody sees of a brief: the writer one screen, the office what it received, a member his own area [T1]."""

from collections.abc import Mapping, Sequence

from handlers.brief import rules, wording
from handlers.brief.others import added_up
from handlers.brief.rules import Quarter, quarter_of
from handlers.brief.suppression import Figures, Group
from handlers.brief.taking import NO_AREA, own, read, taken, unit_of
from handlers.brief.whose import areas_of, office_above, written_by
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import briefs
from storage.queries.briefs import BriefView
from storage.queries.roster import AreaView, Org
from storage.vocabulary import BriefState, ConcernCategory, Role

SHOW, WRITE, SETTLE = "brief.show", "brief.write", "brief.settle"
SEND, FILE = "brief.send", "brief.file"
RECENT = 4  # quarters: of earlier ones concerns may have been deleted already
LISTED = 3


def show(said: Utterance, ctx: Context) -> Reply:
    """By who asks: the writer the quarter, others of branch and office what is settled, a member his area."""
    if branch := written_by(ctx):
        return _of_quarter(branch, said, ctx)
    if ctx.actor.roles & {Role.BRANCH, Role.COMMITTEE}:
        return _settled(ctx)
    return _own_areas(ctx)


def wanted(said: Utterance, ctx: Context) -> Quarter | Reply:
    """The quarter that is meant, or why there is nothing to show of that time, and the way to what there is."""
    last = quarter_of(ctx.today).before
    instead = (Choice(wording.look_at(last), SHOW, wording.called(last)),)
    quarter = rules.asked_for(said.plain, ctx.today)
    if quarter is None:
        return Reply(wording.OTHER_PERIOD, instead)
    if quarter.after > ctx.today:
        return Reply(wording.not_over(quarter), instead)
    return quarter


def is_too_old(quarter: Quarter, ctx: Context) -> bool:
    """Whether some of its concerns may be deleted already, so that they cannot be counted any more."""
    oldest = quarter_of(ctx.today)
    for _ in range(RECENT):
        oldest = oldest.before
    return quarter < oldest


def screen(view: BriefView, branch: Org) -> str:
    """Everything that is told, on one screen."""
    quarter, told = quarter_of(view.quarter), read(view.figures)
    lines = [wording.screen(branch.name, quarter, view.taken_on, view.code)]
    if told.total is None:
        return "\n".join([*lines, wording.NOTHING_TOLD, wording.RULE])
    names = {one.value: name for one, name in wording.CATEGORIES.items()}
    lines += [
        wording.total(told.total),
        _side(wording.CATEGORY_SIDE, told.categories, names),
        _side(wording.AREA_SIDE, told.units, area_names(view)),
        *_areas(told, area_names(view)),
        _side(wording.OUTCOME_SIDE, told.outcomes, wording.OUTCOMES),
        wording.RULE,
    ]
    return "\n".join(lines)


def area_names(view: BriefView) -> dict[str, str]:
    """What the areas were called when the figures were taken."""
    return {NO_AREA: wording.OTHER_AREAS, **view.figures["names"]}


def _of_quarter(branch: Org, said: Utterance, ctx: Context) -> Reply:
    quarter = wanted(said, ctx)
    if isinstance(quarter, Reply):
        return quarter
    known = briefs.of_quarter(ctx.session, ctx.actor, branch.id, quarter.first)
    if known is None and is_too_old(quarter, ctx):
        return Reply(wording.TOO_OLD)
    view = taken(branch.id, quarter, ctx)
    return Reply(screen(view, branch), next_steps(view, branch, ctx))


def next_steps(view: BriefView, branch: Org, ctx: Context) -> tuple[Choice, ...]:
    """What its writer may do with a brief as it stands."""
    asked = wording.called(quarter_of(view.quarter))
    if view.state is BriefState.TAKEN:
        return (Choice(wording.WRITE, WRITE, asked), Choice(wording.SETTLE, SETTLE, asked))
    above, people = office_above(branch, ctx)
    file = Choice(wording.GET_FILE.format(code=view.code), FILE, view.code)
    if view.state is BriefState.SETTLED and above and people:
        return (file, Choice(wording.send_to(above.name), SEND, view.code))
    return (file,)


def _side(title: str, groups: Sequence[Group], names: Mapping[str, str]) -> str:
    alone = [(names[one.alone], one.count) for one in groups if one.alone]
    rest = next((one for one in groups if not one.alone), None)
    return wording.side(title, alone, rest, sum(len(one.keys) for one in groups))


def _areas(told: Figures, names: Mapping[str, str]) -> list[str]:
    """A line for each area of which some category is told."""
    if len(told.units) < 2:
        return []
    rows = zip(told.units, told.cells, strict=True)
    lines = (_area(names[row.alone], told, cells) for row, cells in rows if row.alone)
    return [one for one in lines if one]


def _area(name: str, told: Figures, cells: Sequence[int | None]) -> str:
    """An area by categories; those that are only counted together stay so here too."""
    shown = [
        (wording.CATEGORIES[ConcernCategory(column.alone)], count)
        for column, count in zip(told.categories, cells, strict=True)
        if count is not None and column.alone
    ]
    return wording.area(name, shown, complete=len(shown) == len(told.categories))


def _settled(ctx: Context) -> Reply:
    found = briefs.settled(ctx.session, ctx.actor)
    if not found:
        received = Role.COMMITTEE in ctx.actor.roles
        return Reply(wording.NOTHING_RECEIVED if received else wording.NOTHING_SETTLED)
    lines = [
        wording.line(one.code, ctx.roster.orgs[one.branch_id].name, quarter_of(one.quarter))
        for one in found
    ]
    latest = [one for one in found if one.quarter == found[0].quarter]
    if len(latest) > 1:
        lines.append(_above(latest))
    choices = (
        Choice(wording.GET_FILE.format(code=one.code), FILE, one.code) for one in found[:LISTED]
    )
    return Reply("\n".join([wording.LIST_HEADING, *lines]), tuple(choices))


def _above(latest: Sequence[BriefView]) -> str:
    total, shared = added_up([read(one.figures) for one in latest])
    shown = [(wording.CATEGORIES[ConcernCategory(key)], count) for key, count in shared.items()]
    return wording.above_all(quarter_of(latest[0].quarter), len(latest), total, shown)


def _own_areas(ctx: Context) -> Reply:
    found = [line for one in areas_of(ctx) if (line := _own_area(one, ctx))]
    return Reply("\n".join([*found, wording.RULE]) if found else wording.NO_FIGURES)


def _own_area(area: AreaView, ctx: Context) -> str:
    kept = briefs.of_area(ctx.session, ctx.actor, area.id)
    if kept is None or area.branch_id is None:
        return ""
    told, key = read(kept.figures), unit_of(area, area.branch_id)
    categories = own(kept.figures, key)
    if categories is None:
        return wording.own_area(quarter_of(kept.quarter), area.name, None, "")
    place = next(at for at, one in enumerate(told.units) if one.alone == key)
    columns = zip(told.categories, told.cells[place], strict=True)
    cells = [count if one.alone in categories else None for one, count in columns]
    line = _area(area.name, told, cells)
    return wording.own_area(quarter_of(kept.quarter), area.name, told.units[place].count, line)
