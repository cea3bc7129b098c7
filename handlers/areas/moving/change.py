"""What happens to somebody, and what becomes of the areas he answers for or was to answer for [D7]."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from handlers.areas.assigning.branch import kind_for
from handlers.areas.assigning.deciding import Decision, How
from handlers.kit.capability import Context
from storage.queries import moves
from storage.queries.roster import AreaView, Roster
from storage.vocabulary import PersonChangeKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to whom, from when; `keeps`: he goes on with his areas from another team."""

    kind: PersonChangeKind
    person: UUID
    since: date
    team: UUID | None
    keeps: bool = False


def after(change: Change, roster: Roster) -> Roster:
    """The roster once it has happened; of the areas' holders nothing is changed here."""
    person = roster.people[change.person]
    if change.kind is PersonChangeKind.MOVED and change.team:
        moved = replace(person, team_id=change.team, team=team_name(change.team, roster))
    elif change.kind is PersonChangeKind.LEFT:
        moved = replace(person, left_on=change.since)
    elif change.kind is PersonChangeKind.STAYED:
        moved = replace(person, left_on=None)
    else:
        moved = person
    return replace(roster, people={**roster.people, change.person: moved})


def decisions_of(change: Change, ctx: Context) -> Iterator[Decision]:
    """What becomes of each of his areas."""
    if change.kind is PersonChangeKind.FULL_MEMBER:
        return
    roster = after(change, ctx.roster)
    if (planned := _plan_before(change, ctx)) is not None:
        yield from _goes_on(change, planned, ctx)
        if stays(change, ctx):
            return
    for area in areas_of(change, ctx):
        if change.keeps:
            kind = kind_for(change.person, area, replace(ctx, roster=roster), linked=False)
            yield Decision(area.id, {change.person: kind}, How.BESIDE, change.since)
        else:
            day = first_day_of(area, change, ctx)
            held = ctx.roster.assignment(area.id, change.person, day)
            if held is not None:
                yield Decision(area.id, {change.person: held.kind}, How.RELEASED, day)


def areas_of(change: Change, ctx: Context) -> list[AreaView]:
    """The areas he answers for then; of who leaves also those he was to take later."""
    later = [
        ctx.roster.areas[one.area_id]
        for one in ctx.roster.assignments
        if one.person_id == change.person and one.since > change.since and one.until != one.since
    ]
    planned = later if change.kind is PersonChangeKind.LEFT else []
    return list(
        dict.fromkeys([*ctx.roster.areas_answered_for(change.person, change.since), *planned])
    )


def first_day_of(area: AreaView, change: Change, ctx: Context) -> date:
    """The day from which on it makes a difference for an area that he is gone."""
    rows = (one for one in ctx.roster.assignments_of(area.id) if one.person_id == change.person)
    standing = (one.since for one in rows if one.until is None or one.until > change.since)
    return max(change.since, min(standing, default=change.since))


def stays(change: Change, ctx: Context) -> bool:
    """Whether somebody who was to leave or to change teams does not."""
    moved = change.kind is PersonChangeKind.MOVED
    there = moved and ctx.roster.people[change.person].team_id == change.team
    return there or change.kind is PersonChangeKind.STAYED


def _plan_before(change: Change, ctx: Context) -> date | None:
    """The day of an earlier plan of the same kind that this one replaces by a later day, or by none."""
    if change.kind in (PersonChangeKind.LEFT, PersonChangeKind.STAYED):
        planned = ctx.roster.people[change.person].left_on
    else:
        planned = moves.planned_move(ctx.session, change.person)
    later = planned and ctx.today < planned < change.since
    return planned if later or stays(change, ctx) else None


def _goes_on(change: Change, planned: date, ctx: Context) -> Iterator[Decision]:
    """He goes on with the areas that were to end with an earlier plan, where nobody was named instead."""
    until = None if stays(change, ctx) else change.since
    for area in ctx.roster.areas_answered_for(change.person, planned - DAY):
        held = ctx.roster.assignment(area.id, change.person, planned - DAY)
        if held and held.until == planned and not ctx.roster.responsible_for(area.id, planned):
            people = {change.person: held.kind}
            yield Decision(area.id, people, How.BESIDE, planned, until)


def team_name(team: UUID, roster: Roster) -> str:
    """What a team is called."""
    return roster.team_names.get(team, "")
