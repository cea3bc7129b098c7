"""The promised documents, made when they are sent, for their recipient as he is then: a Refusal when nothing is due to him."""

from collections.abc import Iterator
from uuid import UUID

from handlers.assessment.papers import archive, filled, gathering, tables
from handlers.assessment.papers import asking_wording as wording
from handlers.assessment.papers.facts import SheetFacts
from handlers.assessment.papers.whose import (
    cycle_of,
    group_name,
    making,
    making_of_year,
    overseen,
    year_of,
)
from handlers.assessment.sheets import Key
from handlers.kit.capability import Context
from handlers.kit.documents import Document, FilledForm
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from storage.queries import assessment as cycles
from storage.queries.assessment import CycleView
from storage.queries.sheets import my_sheets, sheets_of_cycle


def sheet(ctx: Context) -> FilledForm:
    """The 考核表 of a member and an area; without them one's own."""
    year, ids = _which(ctx)
    cycle = cycle_of(year, ctx)
    mine = (Key(ctx.actor.me, one.area_id) for one in my_sheets(ctx.session, ctx.actor, cycle.id))
    wanted = Key(*ids) if len(ids) == 2 else next(mine, None)
    found = gathering.gathered(cycle, ctx, wanted) if wanted else []
    if not found:
        raise Refusal(wording.NOT_TOLD)
    return filled.sheet(found[0], making(cycle, wording.YEARLY, ctx))


def summary(ctx: Context) -> Document:
    """考核汇总表."""
    cycle = cycle_of(_which(ctx)[0], ctx)
    return tables.summary(_sheets(cycle, ctx), making(cycle, wording.YEARLY, ctx))


def reference(ctx: Context) -> Document:
    """评优参考表."""
    cycle = cycle_of(_which(ctx)[0], ctx)
    return tables.reference(_sheets(cycle, ctx), making(cycle, wording.CHOOSING, ctx))


def report(ctx: Context) -> FilledForm:
    """The 上报件 of a Party group; without its name of the first."""
    year, ids = _which(ctx)
    cycle = cycle_of(year, ctx)
    found = _sheets(cycle, ctx)
    group = group_name(ids[0], ctx) if ids else found[0].group
    of_group = [one for one in found if one.group == group]
    if not of_group:
        raise Refusal(wording.no_sheets(cycle.year))
    return filled.report(group, of_group, making(cycle, wording.YEARLY, ctx))


def notice(ctx: Context) -> FilledForm:
    """公示."""
    cycle = cycle_of(_which(ctx)[0], ctx)
    posted = gathering.posted(cycle, ctx)
    if not posted.sheets:
        raise Refusal(wording.NOT_PUBLISHED)
    return filled.notice(posted, making(cycle, wording.YEARLY, ctx))


def archives(ctx: Context) -> Document:
    """The 管理档案 of one area, or of all that the reader looks after."""
    year, ids = _which(ctx)
    if ids:
        found = [archive.of_area(one, year, ctx) for one in overseen(ctx) if one.id in ids]
    else:
        found = archive.of_all(year, ctx)
    if not found:
        raise Refusal(wording.NO_AREA)
    return tables.archive(found, making_of_year(year, wording.ARCHIVING, ctx))


def sheets_of_area(ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """Which sheets of an area and year this reader may see, for its archive."""
    branch = ctx.roster.areas[area_id].branch_id
    cycle = cycles.cycle_of(ctx.session, branch, year) if branch else None
    seen = sheets_of_cycle(ctx.session, ctx.actor, cycle.id) if cycle else []
    return (f"{year} {one.subject_id.hex} {area_id.hex}" for one in seen if one.area_id == area_id)


def index_of_area(_ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """The list of what is held of an area, for its archive; made only for who looks after it."""
    return iter([f"{year} {area_id.hex}"])


def _which(ctx: Context) -> tuple[int, list[UUID]]:
    """The year, and whose or of what it is, as they were promised; without a year the one that is assessed."""
    year, *ids = ctx.which.split() or [str(year_of(Utterance.of(""), ctx))]
    try:
        return int(year), [UUID(one) for one in ids]
    except ValueError:
        raise Refusal(wording.WHICH) from None


def _sheets(cycle: CycleView, ctx: Context) -> list[SheetFacts]:
    found = gathering.gathered(cycle, ctx)
    if not found:
        raise Refusal(wording.no_sheets(cycle.year))
    return found
