"""From a quarter's concerns to the figures that are kept: counted once, when the quarter is first looked at [T1]."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from handlers.brief import rules
from handlers.brief.others import for_its_member
from handlers.brief.rules import Quarter
from handlers.brief.suppression import Figures, Group, Item, figures
from handlers.kit.capability import SHANGHAI, Context
from storage.queries import briefs
from storage.queries.briefs import BriefView, Matter
from storage.queries.roster import AreaView
from storage.vocabulary import ConcernCategory, Identity, UnitKind

Seen = Callable[[Matter], bool]
CATEGORIES = tuple(one.value for one in ConcernCategory)
NO_AREA = "none"  # people and matters of no area; lists of named people too, whose names may be those of members


def taken(branch_id: UUID, quarter: Quarter, ctx: Context) -> BriefView:
    """The brief of a quarter; its figures are taken now when nobody looked at it before."""
    known = briefs.of_quarter(ctx.session, ctx.actor, branch_id, quarter.first)
    if known is not None:
        return known
    kept = _figures(branch_id, quarter, ctx)
    return briefs.take(ctx.session, ctx.actor, branch_id, quarter.first, kept, ctx.today)


def bounds(quarter: Quarter) -> tuple[datetime, datetime]:
    """The moment with which it begins, and that with which the next one does."""
    return _begin(quarter.first), _begin(quarter.after)


def unit_of(area: AreaView | None, branch_id: UUID) -> str:
    """The key under which the people of an area are counted."""
    if area is None or area.branch_id != branch_id or area.kind is UnitKind.LINKED_PEOPLE:
        return NO_AREA
    return area.id.hex


def read(kept: Mapping[str, Any]) -> Figures:
    """The figures of a brief as they were stored."""

    def groups(name: str) -> tuple[Group, ...]:
        return tuple(Group(tuple(one["keys"]), one["count"]) for one in kept[name])

    return Figures(
        total=kept["total"],
        categories=groups("categories"),
        units=groups("units"),
        cells=tuple(tuple(row) for row in kept["cells"]),
        outcomes=groups("outcomes"),
    )


def own(kept: Mapping[str, Any], unit: str) -> tuple[str, ...] | None:
    """The categories that who answers for a unit is told beside its sum; None: not even the sum."""
    found = kept["own"].get(unit)
    return None if found is None else tuple(found)


def _figures(branch_id: UUID, quarter: Quarter, ctx: Context) -> dict[str, Any]:
    found = briefs.matters(ctx.session, ctx.actor, branch_id, *bounds(quarter))
    staff = _staff(branch_id, quarter, ctx)
    items = _items(found, branch_id, _read_above, ctx)
    for one in items:
        staff.setdefault(one.unit, 0)
    told = figures(items, CATEGORIES, rules.OUTCOMES, staff)
    names = {key: ctx.roster.areas[UUID(key)].name for key in staff if key != NO_AREA}
    beside = _items(found, branch_id, _read_in_area, ctx)
    return {**asdict(told), "names": names, "own": _own(told, beside, {k: staff[k] for k in names})}


def _own(told: Figures, items: Sequence[Item], staff: Mapping[str, int]) -> dict[str, Any]:
    own_told = {}
    for unit, people in staff.items():
        of_unit = [one for one in items if one.unit == unit]
        left = figures(of_unit, CATEGORIES, rules.OUTCOMES, {unit: people})
        own_told[unit] = for_its_member(told, unit, left)
    return {unit: keys for unit, keys in own_told.items() if keys is not None}


def _read_above(one: Matter) -> bool:
    """Whether the office above, which gets the brief, has this matter before it."""
    return one.raised_to_id is not None


def _read_in_area(one: Matter) -> bool:
    """Whether the member responsible for its area may have read it: in the mode 写名, to handle it, or on duty."""
    return one.identity is Identity.NAMED or one.urgent or one.handler_id is not None


def _staff(branch_id: UUID, quarter: Quarter, ctx: Context) -> dict[str, int]:
    """How many of each area could have raised something: here on the first or the last day of the quarter."""
    last = quarter.after - rules.DAY
    counts: dict[str, int] = {}
    for one in ctx.roster.people.values():
        if not (one.here_on(quarter.first) or one.here_on(last)):
            continue
        branch = ctx.roster.branch_of(one.id)
        if branch and branch.id == branch_id:
            unit = unit_of(ctx.roster.area_of(one.id), branch_id)
            counts[unit] = counts.get(unit, 0) + 1
    return counts


def _items(found: Sequence[Matter], branch_id: UUID, seen: Seen, ctx: Context) -> list[Item]:
    """One for each matter: what tells of the same matter as another one of the quarter is counted with that."""
    by_id = {one.id: one for one in found}
    roots: dict[UUID, list[Matter]] = {}
    for one in found:
        roots.setdefault(_root(one, by_id).id, []).append(one)
    return [_item(by_id[root], all_of, branch_id, seen, ctx) for root, all_of in roots.items()]


def _root(one: Matter, by_id: Mapping[UUID, Matter]) -> Matter:
    seen = {one.id}
    while (into := one.merged_into_id) and into in by_id and into not in seen:
        one = by_id[into]
        seen.add(into)
    return one


def _item(
    root: Matter, all_of: Sequence[Matter], branch_id: UUID, seen: Seen, ctx: Context
) -> Item:
    area = ctx.roster.areas.get(root.area_id) if root.area_id else None
    days = (ctx.today - _day(root.raised_at)).days
    return Item(
        root.category.value,
        unit_of(area, branch_id),
        rules.outcome(root.state, root.decision, days),
        frozenset(one.raiser_id for one in all_of),
        seen=any(map(seen, all_of)),
    )


def _day(when: datetime) -> date:
    return when.astimezone(SHANGHAI).date()


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)
