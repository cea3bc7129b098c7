"""For whom a plan or a summary is drafted: the areas of the branch, or of a Party group (domain.md §3)."""

import re
from dataclasses import dataclass
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.year import wording
from storage.queries.roster import AreaView, Org
from storage.vocabulary import OrgLevel

YEAR = re.compile(r"((?:19|20)\d\d)年?")
BACK = {"去年": 1, "上年": 1, "明年": -1, "来年": -1}
EARLIEST = 2000
WHICH = re.compile(r"(\d{4}) ([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Scope:
    """A year of a branch, or of one of its Party groups, and the areas of it in their order."""

    year: int
    org: Org
    areas: tuple[AreaView, ...]
    of_one_area: bool = False

    @property
    def name(self) -> str:
        """What the branch, the group or the one area is called."""
        return self.areas[0].name if self.of_one_area else self.org.name

    @property
    def which(self) -> str:
        """How a promise names it."""
        return f"{self.year} {self.org.id.hex}"

    @property
    def groups(self) -> list[UUID]:
        """The Party groups of its areas."""
        return list(dict.fromkeys(one.group_id for one in self.areas if one.group_id))


def year_said(said: Utterance, ctx: Context) -> int:
    """The year that a sentence names, else this one."""
    if named := YEAR.search(said.plain):
        return int(named[1])
    return next(
        (ctx.today.year - back for word, back in BACK.items() if word in said.plain),
        ctx.today.year,
    )


def require_year(year: int, ctx: Context) -> int:
    """The year itself; refused when nothing can be said of it."""
    if not EARLIEST <= year <= ctx.today.year + 1:
        raise Refusal(wording.no_such_year(year))
    return year


def asked_for(said: Utterance, year: int, ctx: Context) -> Scope:
    """Of the group that a sentence names, else of all this actor looks after; refused where there is nothing."""
    require_year(year, ctx)
    mine = _orgs(ctx)
    if not mine:
        raise Refusal(wording.REFUSAL)
    named = [one for one in mine if one.name in said.text]
    if not named and len(mine) > 1 and mine[0].id not in ctx.actor.branches:
        raise Refusal(wording.which_group([one.name for one in mine]))
    return _scope(year, (named or mine)[0], ctx)


def of_org(org_id: UUID, year: int, ctx: Context) -> Scope:
    """A year of a group or a branch by its id; refused where there is nothing."""
    return _scope(year, ctx.roster.orgs[org_id], ctx)


def branch_of(org: Org) -> UUID | None:
    """The branch itself, or the one above a Party group."""
    return org.id if org.level is OrgLevel.BRANCH else org.parent_id


def promised(ctx: Context) -> Scope:
    """What a promise named, if it is still its recipient's; else a Refusal. Without a name his own of this year."""
    if not ctx.which:
        return asked_for(Utterance.of(""), ctx.today.year, ctx)
    year, org = which_promised(ctx)
    mine = {one.id: one for one in _orgs(ctx)}
    if org not in mine:
        raise Refusal(wording.REFUSAL)
    return _scope(year, mine[org], ctx)


def which_promised(ctx: Context) -> tuple[int, UUID]:
    """The year and the organisation or area that a promise named; refused when it named neither."""
    found = WHICH.fullmatch(ctx.which)
    if found is None:
        raise Refusal(wording.REFUSAL)
    return int(found[1]), UUID(found[2])


def _orgs(ctx: Context) -> list[Org]:
    """The branch he sits on with its groups, and the groups he leads; the branch first."""
    roster, actor = ctx.roster, ctx.actor
    areas = [one for one in roster.areas.values() if one.open_on(ctx.today)]
    below = {one.group_id for one in areas if one.branch_id in actor.branches and one.group_id}
    ids = [*sorted(actor.branches), *sorted({*actor.groups, *below})]
    return [roster.orgs[one] for one in ids if one in roster.orgs]


def _scope(year: int, org: Org, ctx: Context) -> Scope:
    areas = (one for one in ctx.roster.areas.values() if org.id in (one.branch_id, one.group_id))
    there = [one for one in areas if one.open_on(ctx.today)]
    if not there:
        raise Refusal(wording.no_areas(org.name))
    return Scope(year, org, tuple(sorted(there, key=lambda one: one.name)))
