"""What the division of one's own branch lacks, and who could mend it; the branch decides [D1 D2 D4-D7]."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from handlers.areas import rules, wording
from handlers.areas.board import in_order
from handlers.areas.rules import Candidate, Fit
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice
from handlers.kit.seats import secretaries
from storage.queries.roster import AreaView, Employee
from storage.vocabulary import PushKind, Role

BOARD, ASSIGN = "areas.board", "areas.assign"
MOST_CHOICES = 8  # the last number is for the files


def found_missing(ctx: Context) -> tuple[list[str], list[Choice]]:
    """One line for each kind of gap, then for each area in gap up to three who could take it, to be picked."""
    roster, today = ctx.roster, ctx.today
    areas = {one.id: one for one in roster.areas.values() if one.branch_id in ctx.actor.branches}
    people = [one for one in roster.people.values() if one.here_on(today) and _in_branch(one, ctx)]
    teams = [team for team, branch in roster.team_branches.items() if branch in ctx.actor.branches]
    members = [one for one in people if one.in_the_party]
    holders = {area: [one.id for one in roster.responsible_for(area, today)] for area in areas}
    load = rules.load_of(holders)
    covered = {area.team_id for area in areas.values()}
    gaps = rules.in_gap(areas, [area for area, who in holders.items() if who])
    found = (
        (wording.uncovered, rules.uncovered({one.id: one.team_id for one in people}, covered)),
        (wording.in_gap, gaps),
        (
            wording.without_own_member,
            rules.without_own_member(teams, {one.team_id for one in members}),
        ),
        (wording.without_area, rules.without_area([one.id for one in members], load)),
        (wording.overloaded, _overloaded(holders, ctx)),
    )
    named = ((say, [name for one in ids if (name := _called(one, ctx))]) for say, ids in found)
    lines = [say(names) for say, names in named if names]
    choices: list[Choice] = []
    for gap in gaps if members else ():
        best = _best(areas[gap], members, load, ctx)
        shown = [(one.name, one.fit, one.load) for one in best]
        lines.append(wording.proposed(areas[gap].name, shown))
        choices += (_assigning(one.name, areas[gap].name) for one in best)
    if choices:
        lines.append(wording.HOW_TO_ASSIGN.format(example=choices[0].label))
    return lines, choices[:MOST_CHOICES]


def report_gaps(ctx: Context) -> None:
    """Tell each branch once of an area that nobody answers for any more [D4 D7]."""
    for area in ctx.roster.areas.values():
        if area.branch_id is None:
            continue
        about = f"area:{area.id}"
        if ctx.roster.responsible_for(area.id, ctx.today):
            ctx.promises.call_off(about)
            continue
        since = ctx.roster.vacant_since(area.id, ctx.today)
        for one in secretaries(area.branch_id, ctx):
            ctx.promises.to(
                one,
                wording.gap_found(area.name, ctx.edition.figures.interim_holder_days),
                kind=PushKind.NOTICE,
                about=about,
                choices=(Choice(wording.SEE_BOARD, BOARD),),
                once=f"areas.gap:{area.id}:{since}:{one}",
            )


def gaps_to_mend(ctx: Context) -> Iterator[OpenItem]:
    """For the branch: the areas nobody answers for as one thing, due when the first of them is [D4]."""
    roster, today, days = ctx.roster, ctx.today, ctx.edition.figures.interim_holder_days
    ours = [one for one in roster.areas.values() if one.branch_id in ctx.actor.branches]
    gaps = in_order((one for one in ours if not roster.responsible_for(one.id, today)), ctx)
    if gaps:
        begun = [since for one in gaps if (since := roster.vacant_since(one.id, today))]
        due = min(begun) + timedelta(days=days) if begun else None
        text = wording.gaps_wait([one.name for one in gaps])
        yield OpenItem(text, Choice(wording.SEE_BOARD, BOARD), due)


def _overloaded(holders: dict[UUID, list[UUID]], ctx: Context) -> list[UUID]:
    staff = {area: len(ctx.roster.staff_of(area, ctx.today)) for area in holders}
    shared = {area: len(who) for area, who in holders.items()}
    return rules.overloaded(staff, shared, ctx.edition.figures.people_per_member)


def _best(
    area: AreaView, members: Iterable[Employee], load: dict[UUID, int], ctx: Context
) -> list[Candidate]:
    candidates = (
        Candidate(_fit(one, area, ctx), load.get(one.id, 0), one.name, one.id) for one in members
    )
    return rules.best(candidates)


def _assigning(name: str, area: str) -> Choice:
    sentence = wording.assign(name, area)
    return Choice(sentence, ASSIGN, sentence)


def _fit(member: Employee, area: AreaView, ctx: Context) -> Fit:
    """In the order the regulation names them [D5 D6]."""
    if member.team_id == area.team_id:
        return Fit.OWN_TEAM
    committee = ctx.roster.holders(area.branch_id, Role.BRANCH, ctx.today) if area.branch_id else ()
    if member.id in {one.person_id for one in committee}:
        return Fit.CADRE
    same_group = member.group_id is not None and member.group_id == area.group_id
    return Fit.SAME_GROUP if same_group else Fit.SAME_BRANCH


def _called(key: UUID, ctx: Context) -> str:
    """The name of a person, an area or a team; "" for a team with nobody in it."""
    roster = ctx.roster
    if key in roster.people:
        return roster.people[key].name
    if key in roster.areas:
        return roster.areas[key].name
    area = next((area.name for area in roster.areas.values() if area.team_id == key), "")
    return area or next((one.team for one in roster.people.values() if one.team_id == key), "")


def _in_branch(person: Employee, ctx: Context) -> bool:
    return ctx.roster.team_branches.get(person.team_id) in ctx.actor.branches
