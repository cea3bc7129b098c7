"""What a change of somebody's place does to the areas, who hears of it, and how it is written down [P0 D7]."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from handlers.areas.assigning import consequences, deciding, handover
from handlers.areas.assigning.deciding import How
from handlers.areas.board import SEE_BOARD
from handlers.areas.moving import wording
from handlers.areas.moving.change import (
    Change,
    after,
    areas_of,
    decisions_of,
    first_day_of,
    stays,
    team_name,
)
from handlers.areas.wording import CHANGED_MEANWHILE, since
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from storage.queries import division, moves
from storage.queries.roster import AreaView, Roster
from storage.vocabulary import PersonChangeKind, PushKind


def shown(change: Change, ctx: Context) -> str:
    """What happens, what follows, who hears of it."""
    lines = [_line(change, ctx), *_follows(change, ctx)]
    names = [ctx.name(one) for one in _concerned(change, ctx) if one != ctx.actor.me]
    lines.append(wording.told(list(dict.fromkeys(names))))
    if change.kind is PersonChangeKind.LEFT:
        lines.append(wording.REASON_NOT_KEPT)
    return "\n".join(filter(None, lines))


def write(change: Change, ctx: Context) -> Reply:
    """Write it down with what it does to the areas, and promise everybody concerned to tell them."""
    branch = ctx.roster.branch_of(change.person)
    if branch is None or branch.id not in ctx.actor.branches:
        raise Refusal(wording.NOT_OF_THE_BRANCH.format(name=ctx.name(change.person)))
    decisions = list(decisions_of(change, ctx))
    rows = [deciding.change_of(ctx.roster.assignments_of(one.area_id), one) for one in decisions]
    try:
        division.decide(
            ctx.session,
            ctx.actor,
            branch.id,
            seen=ctx.roster.revision,
            ended={key: day for one in rows for key, day in one.ended.items()},
            begun=[one for each in rows for one in each.begun],
            binding=change.kind is not PersonChangeKind.LEFT,  # who has left, the list says as well
        )
    except division.Outdated:
        raise Refusal(CHANGED_MEANWHILE) from None
    moves.note(
        ctx.session,
        ctx.actor,
        change.person,
        change.kind,
        change.since,
        ctx.now,
        team_id=change.team,
        today=ctx.today,
    )
    for one in decisions:
        handover.tell(one, _seen(change, ctx) if one.how is How.BESIDE else ctx)
    if stays(change, ctx):
        return Reply(wording.done(_line(change, ctx), ""), (SEE_BOARD,))
    if change.kind is PersonChangeKind.MOVED and change.since <= ctx.today:
        tell_of_move(change.person, change.team, after(change, ctx.roster), ctx)
    return Reply(wording.done(_line(change, ctx), wording.LIST_TOO), (SEE_BOARD,))


def _seen(change: Change, ctx: Context) -> Context:
    return replace(ctx, roster=after(change, ctx.roster))


def tell_of_move(person: UUID, team: UUID | None, roster: Roster, ctx: Context) -> None:
    """Tell him once where he belongs now, and those who answer for the area he comes to [P0]."""
    area = roster.area_of(person)
    begins = since(ctx.due_day, ctx.today)
    holders = roster.responsible_for(area.id, ctx.due_day) if area else []
    others = [one for one in holders if one.id != person]
    about = f"person-moved:{person}"
    text = wording.to_moved(
        begins,
        roster.people[person].team,
        area.name if area else "",
        [one.name for one in others],
    )
    once = f"areas.moved:{person}:{team}:{ctx.due_day}"
    if person != ctx.actor.person_id:
        ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about, once=once)
    for one in others if area else ():
        if one.id != ctx.actor.person_id and area is not None:
            told = wording.to_holder(roster.people[person].name, begins, area.name, comes=True)
            key = f"{once}:{one.id}"
            ctx.promises.to(one.id, told, kind=PushKind.NOTICE, about=about, once=key)


def enter_due_moves(ctx: Context) -> None:
    """In the night: what the branch said for this day becomes so; in the morning those concerned hear of it."""
    for one in moves.enter_due(ctx.session, ctx.due_day):
        if one.kind is PersonChangeKind.MOVED:
            change = Change(one.kind, one.person_id, one.since, one.team_id)
            tell_of_move(one.person_id, one.team_id, after(change, ctx.roster), ctx)


def _line(change: Change, ctx: Context) -> str:
    team = team_name(change.team, ctx.roster) if change.team else ""
    if change.kind is PersonChangeKind.MOVED and stays(change, ctx):
        return wording.stays(ctx.name(change.person), team)
    return wording.line(change.kind, ctx.name(change.person), change.since, ctx.today, team)


def _follows(change: Change, ctx: Context) -> Iterator[str]:
    name, areas = ctx.name(change.person), areas_of(change, ctx)
    if resumed := [
        one for one in decisions_of(change, ctx) if one.since > change.since or one.until
    ]:
        yield wording.goes_on([ctx.roster.areas[one.area_id].name for one in resumed], [name])
    if stays(change, ctx):
        return
    if change.kind is not PersonChangeKind.FULL_MEMBER and areas:
        if change.keeps:
            yield wording.still(name, [one.name for one in areas])
        else:
            yield from _left_behind(change, areas, ctx)
    if change.kind is PersonChangeKind.MOVED:
        roster = after(change, ctx.roster)
        area = roster.area_of(change.person)
        holders = roster.responsible_for(area.id, change.since) if area else []
        others = [one.name for one in holders if one.id != change.person]
        yield wording.covered(name, area.name if area else "", others)
    held = ctx.roster.actor(change.person, ctx.today)
    if change.kind is PersonChangeKind.LEFT and (held.groups or held.branches):
        yield wording.seats(name)


def _left_behind(change: Change, areas: list[AreaView], ctx: Context) -> Iterator[str]:
    alone = []
    for area in areas:
        holders = ctx.roster.responsible_for(area.id, first_day_of(area, change, ctx))
        others = [one.name for one in holders if one.id != change.person]
        if others:
            yield wording.goes_on([area.name], others)
        else:
            alone.append(area.name)
    if alone:
        yield wording.gap(alone)


def _concerned(change: Change, ctx: Context) -> Iterator[UUID]:
    for one in decisions_of(change, ctx):
        yield from consequences.leaving(one, ctx.roster)
        yield from consequences.taking(one, after(change, ctx.roster))
        yield from consequences.group_leaders(one, ctx)
    if change.kind is PersonChangeKind.MOVED and not stays(change, ctx):
        yield change.person
        roster = after(change, ctx.roster)
        if area := roster.area_of(change.person):
            yield from (one.id for one in roster.responsible_for(area.id, change.since))
