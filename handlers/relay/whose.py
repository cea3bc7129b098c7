"""Whose notice it is to pass on, how long, and through whom it might go where nobody answers for an area [T5]."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from storage.queries.relay import NoticeView
from storage.queries.roster import AreaView
from storage.vocabulary import Role

LONGEST = 500  # characters of a notice: what is passed on by word of mouth
SAME_WITHIN = timedelta(days=7)  # the same words within this are asked about
A_YEAR = timedelta(days=366)


def open_since(ctx: Context) -> datetime:
    """Since when a notice without a day of its own is still to be passed on."""
    return ctx.now - timedelta(days=ctx.edition.figures.relay_open_days)


def is_open(one: NoticeView, ctx: Context) -> bool:
    """Whether it is still asked for: not taken back, not past its day."""
    if one.withdrawn:
        return False
    return one.due_on >= ctx.today if one.due_on else one.sent_at >= open_since(ctx)


def end_of(day: date | None) -> datetime | None:
    """The moment after which a notice of that day is of no use."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI) if day else None


def areas_of_branch(branch_id: UUID, ctx: Context) -> list[AreaView]:
    """The areas of a branch as they stand today, by name."""
    areas = ctx.roster.areas_of_branch.get(branch_id, [])
    return sorted((one for one in areas if one.open_on(ctx.today)), key=lambda one: one.name)


def holders(areas: Iterable[UUID], ctx: Context) -> dict[UUID, list[UUID]]:
    """Who is at hand to pass it on in each area; an empty list where nobody is."""
    return {area: [one.id for one in ctx.roster.at_hand(area, ctx.today)] for area in areas}


def by_person(held: Mapping[UUID, Collection[UUID]]) -> dict[UUID, list[UUID]]:
    """The areas of each member."""
    found: dict[UUID, list[UUID]] = {}
    for area, people in held.items():
        for one in people:
            found.setdefault(one, []).append(area)
    return found


def names(areas: Iterable[UUID], ctx: Context) -> list[str]:
    """What areas are called, in order."""
    return sorted(ctx.roster.areas[one].name for one in areas)


def without_holder(areas: Iterable[UUID], ctx: Context) -> list[tuple[str, str]]:
    """Areas and who leads their Party group ("" for nobody): through him it might go."""
    return sorted((ctx.roster.areas[one].name, _leader_of(one, ctx)) for one in areas)


def _leader_of(area_id: UUID, ctx: Context) -> str:
    group = ctx.roster.areas[area_id].group_id
    seated = ctx.roster.holders(group, Role.GROUP_LEADER, ctx.today) if group else []
    there = [one for one in seated if not ctx.roster.is_absent(one.person_id, ctx.today)]
    return ctx.name(there[0].person_id) if there else ""
