"""What follows from a decision about an area, seen in the roster as it would be [D1 D5 D7]."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from handlers.areas import rules
from handlers.areas import wording as areas_wording
from handlers.areas.assigning import deciding, wording
from handlers.areas.assigning.deciding import Decision
from handlers.kit.capability import Context
from storage.queries.roster import Assignment, Roster
from storage.vocabulary import AssignmentKind, Role


def after(decision: Decision, roster: Roster) -> Roster:
    """The roster with a decision carried out."""
    others = (one for one in roster.assignments if one.area_id != decision.area_id)
    own = roster.assignments_of(decision.area_id)
    change = deciding.change_of(own, decision)
    return replace(roster, assignments=(*others, *deciding.applied(own, change)))


def shown(decision: Decision, ctx: Context) -> str:
    """The decision in one line, then what follows from it, its basis, and who will hear of it."""
    roster = after(decision, ctx.roster)
    lines = [line_of(decision, ctx), end_of(decision, roster, ctx)]
    if AssignmentKind.NEIGHBOURING in decision.people.values():
        lines.append(wording.OR_LINKED)
    lines += follows(decision, roster, ctx)
    if ctx.roster.areas[decision.area_id].branch_id not in ctx.actor.branches:
        return "\n".join(filter(None, [*lines, wording.PROPOSE_NOTE]))
    lines.append(wording.meeting(decision.decided_on, ctx.today))
    lines.append(told(decision, roster, ctx))
    return "\n".join(filter(None, lines))


def line_of(decision: Decision, ctx: Context) -> str:
    """The decision in one line."""
    roster, since = after(decision, ctx.roster), decision.since
    area = ctx.roster.areas[decision.area_id].name
    begins = areas_wording.since(since, ctx.today)
    holders = roster.responsible_for(decision.area_id, since)
    before = [ctx.name(one) for one in leaving(decision, ctx.roster)]
    if not holders:
        return wording.released(area, begins, before)
    kinds = [
        (one.name, held.kind)
        for one in holders
        if (held := roster.assignment(decision.area_id, one.id, since)) is not None
    ]
    return wording.decided(
        area, begins, kinds, before, interim=decision.interim, site=decision.site
    )


def end_of(decision: Decision, roster: Roster, ctx: Context, to: UUID | None = None) -> str:
    """Until when a decision for a time holds, and who answers then; `roster` is that after it, `to` who reads it."""
    if decision.until is None:
        return ""
    rows = roster.assignments_of(decision.area_id)
    holders = deciding.holders_of(rows, decision.until)
    back = [wording.YOU if one == to else ctx.name(one) for one in holders]
    return wording.back_to(decision.until, back, ctx.today)


def whole_line(decision: Decision, ctx: Context) -> str:
    """The decision in one line, with its end when it has one: for those who cannot ask on."""
    return line_of(decision, ctx) + end_of(decision, after(decision, ctx.roster), ctx)


def leaving(decision: Decision, roster: Roster) -> list[UUID]:
    """Who answers for the area until the decision begins, and no longer then."""
    now = [one.id for one in roster.responsible_for(decision.area_id, decision.since)]
    then = {
        one.id for one in after(decision, roster).responsible_for(decision.area_id, decision.since)
    }
    return [one for one in now if one not in then]


def taking(decision: Decision, roster: Roster) -> list[UUID]:
    """Who answers for the area from the decision on, and did not before."""
    now = {one.id for one in roster.responsible_for(decision.area_id, decision.since)}
    then = after(decision, roster).responsible_for(decision.area_id, decision.since)
    return [one.id for one in then if one.id not in now]


def no_longer_planned(decision: Decision, roster: Roster) -> list[UUID]:
    """Who was to answer for the area later, was told so, and now will not."""
    rows = roster.assignments_of(decision.area_id)
    change = deciding.change_of(rows, decision)
    left = deciding.applied(rows, change)
    gone = [one.person_id for one in rows if one.id in change.ended and one.since >= decision.since]
    return [one for one in dict.fromkeys(gone) if not _comes(one, left, decision.since)]


def group_leaders(decision: Decision, ctx: Context) -> list[UUID]:
    """Who leads the Party group of the area, unless it is he who decides."""
    group = ctx.roster.areas[decision.area_id].group_id
    seats = ctx.roster.holders(group, Role.GROUP_LEADER, ctx.today) if group else ()
    return [one.person_id for one in seats if one.person_id != ctx.actor.me]


def told(decision: Decision, roster: Roster, ctx: Context) -> str:
    """Who will hear of it, and when."""
    concerned = (
        *taking(decision, ctx.roster),
        *leaving(decision, ctx.roster),
        *no_longer_planned(decision, ctx.roster),
        *group_leaders(decision, ctx),
    )
    names = [ctx.name(one) for one in dict.fromkeys(concerned) if one != ctx.actor.me]
    held = roster.responsible_for(decision.area_id, decision.since)
    staff = len(roster.staff_of(decision.area_id, decision.since)) if held else 0
    return wording.told(staff, decision.since, ctx.today, names)


def follows(decision: Decision, roster: Roster, ctx: Context) -> Iterable[str]:
    """Who then has several areas or none, who is away, and whether they are too many for one; `roster` is that after it."""
    area, since = ctx.roster.areas[decision.area_id], decision.since
    for one in taking(decision, ctx.roster):
        areas = roster.areas_answered_for(one, since)
        if len(areas) > 1:
            people = sum(len(roster.staff_of(each.id, since)) for each in areas)
            yield wording.load(ctx.name(one), [each.name for each in areas], people)
    away = [one for one in taking(decision, ctx.roster) if roster.is_absent(one, since)]
    if away:
        yield wording.away(list(map(ctx.name, away)))
    idle = [
        one for one in leaving(decision, ctx.roster) if not roster.areas_answered_for(one, since)
    ]
    if idle and decision.until is None:
        yield wording.without(list(map(ctx.name, idle)))
    staff = len(roster.staff_of(area.id, since))
    shared, most = (
        len(roster.responsible_for(area.id, since)),
        ctx.edition.figures.people_per_member,
    )
    if rules.overloaded({area.id: staff}, {area.id: shared}, most):
        yield wording.too_many(area.name, staff, most)


def _comes(person_id: UUID, rows: Iterable[Assignment], since: date) -> bool:
    """Whether somebody answers for the area on that day or some day after it."""
    later = (one for one in rows if one.person_id == person_id)
    return any(one.until is None or one.until > max(one.since, since) for one in later)
