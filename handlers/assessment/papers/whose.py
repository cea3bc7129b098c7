"""For which year and branch somebody asks for documents, and which areas he oversees there (domain.md §3)."""

import re
from uuid import UUID

from handlers.assessment.cycle.under import edition_of, usable
from handlers.assessment.papers import asking_wording as wording
from handlers.assessment.papers.facts import Making
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from storage.queries import assessment
from storage.queries.assessment import CycleView
from storage.queries.roster import AreaView, Org
from storage.vocabulary import OrgLevel

YEAR = re.compile(r"(20\d\d)年?")
LAST_YEAR = re.compile(r"去年|上年")


def branch_of(ctx: Context) -> Org:
    """The branch of this actor, or the only one below his office; refused where there is none."""
    if branch := ctx.roster.branch_of(ctx.actor.me):
        return branch
    offices = ctx.actor.offices
    orgs = ctx.roster.orgs.values()
    below = [one for one in orgs if one.level is OrgLevel.BRANCH and one.parent_id in offices]
    if len(below) != 1:
        raise Refusal(wording.NO_BRANCH)
    return below[0]


def year_of(said: Utterance, ctx: Context) -> int:
    """The year that a sentence names, else this one, else the last that was assessed."""
    this = ctx.today.year
    if named := YEAR.search(said.plain):
        return int(named[1])
    if LAST_YEAR.search(said.plain):
        return this - 1
    branch = branch_of(ctx).id
    begun = (year for year in (this, this - 1) if assessment.cycle_of(ctx.session, branch, year))
    return next(begun, this)


def cycle_of(year: int, ctx: Context) -> CycleView:
    """The assessment of a year of his branch; refused when there is none."""
    cycle = assessment.cycle_of(ctx.session, branch_of(ctx).id, year)
    if cycle is None:
        raise Refusal(wording.no_cycle(year))
    return cycle


def making(cycle: CycleView, purpose: str, ctx: Context) -> Making:
    """By what, for whom and what for the documents of a cycle are made now."""
    branch = ctx.roster.orgs[cycle.branch_id].name
    edition = edition_of(cycle.id, ctx)
    return Making(cycle.year, branch, edition, ctx.today, ctx.me.name, purpose)


def making_of_year(year: int, purpose: str, ctx: Context) -> Making:
    """The same for what does not wait for an assessment to begin."""
    branch = branch_of(ctx)
    if cycle := assessment.cycle_of(ctx.session, branch.id, year):
        return making(cycle, purpose, ctx)
    edition = usable(ctx.edition.key, ctx)
    return Making(year, branch.name, edition, ctx.today, ctx.me.name, purpose)


def overseen(ctx: Context) -> list[AreaView]:
    """The areas of his branch that this actor looks after: as one of the committee or the office all, as a leader those of his groups."""
    branch, actor = branch_of(ctx), ctx.actor
    whole = branch.id in actor.branches or branch.parent_id in actor.offices
    areas = (one for one in ctx.roster.areas.values() if one.branch_id == branch.id)
    found = [one for one in areas if whole or one.group_id in actor.groups]
    return sorted(found, key=lambda one: (group_name(one.group_id, ctx), one.name))


def group_name(group_id: UUID | None, ctx: Context) -> str:
    """What a Party group is called."""
    group = ctx.roster.orgs.get(group_id) if group_id else None
    return group.name if group else ""
