"""The areas there are, in order, which of them somebody oversees, and the ways to the list of them [D1 D5 D6 S1]."""

from collections.abc import Iterable
from datetime import date

from handlers.areas import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from handlers.regulation import Edition
from storage.queries.roster import AreaView, Employee
from storage.vocabulary import AssignmentKind, UnitKind

WHOLE = (UnitKind.TEAM, UnitKind.OFFICE_UNIT)  # areas that have their team, but for parts of it

BOARD = "areas.board"
SEE_BOARD = Choice(wording.SEE_BOARD, BOARD)
SEND_LISTS = Choice(wording.SEND_LISTS, "areas.files")


def open_areas(ctx: Context) -> list[AreaView]:
    """Every area there is today."""
    return [one for one in ctx.roster.areas.values() if one.open_on(ctx.today)]


def teams_become_areas(edition: Edition) -> bool:
    """Whether the edition makes areas of teams or office units at all, and not of lists of names alone [D4]."""
    return any(one in WHOLE for one in edition.unit_kinds)


def in_order(areas: Iterable[AreaView], ctx: Context) -> list[AreaView]:
    """Those of one Party group together [S1]."""
    groups = {key: org.name for key, org in ctx.roster.orgs.items()}
    return sorted(areas, key=lambda one: (groups.get(one.group_id or one.id, ""), one.name))


def may_oversee(area: AreaView, ctx: Context) -> bool:
    """Whether this actor leads the area's Party group, or sits in its branch or in the office above."""
    branch = ctx.roster.orgs.get(area.branch_id) if area.branch_id else None
    return (
        area.branch_id in ctx.actor.branches
        or area.group_id in ctx.actor.groups
        or (branch is not None and branch.parent_id in ctx.actor.offices)
    )


def kind_of(
    area: AreaView, holder: Employee, ctx: Context, day: date | None = None
) -> AssignmentKind:
    """Why he answers for it, today or on another day [D5 D6]."""
    found = ctx.roster.assignment(area.id, holder.id, day or ctx.today)
    return found.kind if found else AssignmentKind.OWN_TEAM
