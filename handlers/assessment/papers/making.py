"""The promised documents, made when they are sent, for their recipient as he is then: a Refusal when nothing is due to him."""

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
)
from handlers.assessment.sheets import Key
from handlers.kit.capability import Context
from handlers.kit.documents import Document, FilledForm
from handlers.kit.messages import Refusal


def sheet(ctx: Context) -> FilledForm:
    """The 考核表 of a member and an area."""
    year, subject, area = ctx.which.split()
    cycle = cycle_of(int(year), ctx)
    found = gathering.gathered(cycle, ctx, Key(UUID(subject), UUID(area)))
    if not found:
        raise Refusal(wording.NOT_TOLD)
    return filled.sheet(found[0], making(cycle, wording.YEARLY, ctx))


def summary(ctx: Context) -> Document:
    """考核汇总表."""
    cycle = cycle_of(int(ctx.which), ctx)
    return tables.summary(_sheets(ctx), making(cycle, wording.YEARLY, ctx))


def reference(ctx: Context) -> Document:
    """评优参考表."""
    cycle = cycle_of(int(ctx.which), ctx)
    return tables.reference(_sheets(ctx), making(cycle, wording.CHOOSING, ctx))


def report(ctx: Context) -> FilledForm:
    """The 上报件 of a Party group."""
    year, group = ctx.which.split()
    cycle, name = cycle_of(int(year), ctx), group_name(UUID(group), ctx)
    of_group = [one for one in gathering.gathered(cycle, ctx) if one.group == name]
    if not of_group:
        raise Refusal(wording.no_sheets(cycle.year))
    return filled.report(name, of_group, making(cycle, wording.YEARLY, ctx))


def notice(ctx: Context) -> FilledForm:
    """公示."""
    cycle = cycle_of(int(ctx.which), ctx)
    return filled.notice(gathering.posted(cycle, ctx), making(cycle, wording.YEARLY, ctx))


def archives(ctx: Context) -> Document:
    """The 管理档案 of one area, or of all that the reader looks after."""
    year, _, area = ctx.which.partition(" ")
    named = [one for one in overseen(ctx) if one.id.hex == area]
    if area:
        found = [archive.of_area(one, int(year), ctx) for one in named]
    else:
        found = archive.of_all(int(year), ctx)
    if not found:
        raise Refusal(wording.NO_AREA)
    return tables.archive(found, making_of_year(int(year), wording.ARCHIVING, ctx))


def _sheets(ctx: Context) -> list[SheetFacts]:
    cycle = cycle_of(int(ctx.which), ctx)
    found = gathering.gathered(cycle, ctx)
    if not found:
        raise Refusal(wording.no_sheets(cycle.year))
    return found
