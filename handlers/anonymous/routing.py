"""Who reads an anonymous matter, and as whose it is shown: never those it is about, never too few (domain.md §3, §6.5)."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.anonymous import reading, rules, wording
from handlers.anonymous.memory import Draft
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries import recipients
from storage.queries.roster import SECRETARY, Org
from storage.vocabulary import OrgLevel, Role

SEATS = {OrgLevel.BRANCH: Role.BRANCH}  # above the branch, its office
DISCIPLINE = "纪"  # in the duty of whoever looks after discipline
TITLE = re.compile(r"(?<!副)(?:书记|支书|一把手)")
OF_THE_GROUP = 2  # the answer to which leader is meant


@dataclass(frozen=True, slots=True)
class Readers:
    """Who will read it, by what they hold; `org` is the organisation they sit in."""

    org: Org
    keys: Mapping[UUID, bytes]
    kept_from: tuple[UUID, ...] = ()


def readers_of(draft: Draft, ctx: Context) -> Readers | None:
    """Those with a key in the nearest organisation whose secretary it is not about; None when nobody has one."""
    said = Utterance.of(draft.text)
    away = set(named_readers(said, ctx)) if draft.about_them else set()
    if draft.leader == OF_THE_GROUP or reading.group_leader(said):
        away |= set(group_leaders(ctx))
    for org in _chain(ctx):
        seated = _seated(org, ctx)
        secretary = [one for one in seated if _duty(one, org, ctx) == SECRETARY]
        if away & set(secretary):
            continue  # what the secretary must not see, his branch must not see
        keys = recipients.public_keys(ctx.session, [one for one in seated if one not in away])
        if keys:
            return Readers(org, keys, tuple(away))
    return None


def named_readers(said: Utterance, ctx: Context) -> list[UUID]:
    """Who might read it and is named in it, by name or as 书记."""
    seated = [(one, org) for org in _chain(ctx) for one in _seated(org, ctx)]
    everybody = [one for one, _ in seated]
    found = [
        one
        for mention in (*ctx.mentions(said, everybody), *ctx.names.find_sounding(said, everybody))
        for one in mention.candidates
        if one in everybody
    ]
    if TITLE.search(said.plain):
        home = next(iter(_chain(ctx)), None)
        found += [one for one, org in seated if org is home and _duty(one, org, ctx) == SECRETARY]
    return list(dict.fromkeys(found))


def group_leaders(ctx: Context) -> list[UUID]:
    """The leaders of the Party group to which the writer's area belongs."""
    area = ctx.roster.area_of(ctx.actor.me)
    if area is None or area.group_id is None:
        return []
    held = ctx.roster.holders(area.group_id, Role.GROUP_LEADER, ctx.today)
    return [one.person_id for one in held]


def shown_as(readers: Readers, ctx: Context) -> tuple[str, int]:
    """The unit that is shown, and how many of it may have written it."""
    roster, day = ctx.roster, ctx.today
    but = {*readers.keys, *readers.kept_from}
    everybody = [one.id for one in roster.people.values() if one.here_on(day)]
    area = roster.area_of(ctx.actor.me)
    answering = {one.id for one in roster.responsible_for(area.id, day)} if area else set()
    team = [one.id for one in roster.of_team(ctx.me.team_id, day) if one.id not in answering]
    branch = roster.branch_of(ctx.actor.me)
    of_branch = [one for one in everybody if branch and roster.branch_of(one) == branch]
    units: list[tuple[str, Collection[UUID]]] = [(ctx.me.team, team)]
    if branch:
        units.append((branch.name, of_branch))
    units.append((wording.WHOLE_COMPANY, everybody))
    sizes = [(name, len(set(people) - but)) for name, people in units]
    return rules.shown_unit(sizes, ctx.edition.figures.small_unit)


def _chain(ctx: Context) -> Sequence[Org]:
    """The writer's branch and what stands above it; where he has none, the offices above the branches."""
    roster = ctx.roster
    branch = roster.branch_of(ctx.actor.me)
    higher = (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)
    offices = (one for level in higher for one in roster.orgs.values() if one.level is level)
    chain = [branch, *_above(branch, ctx)] if branch else list(offices)
    return [one for one in chain if _seated(one, ctx)]


def _above(org: Org, ctx: Context) -> Iterable[Org]:
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def _seated(org: Org, ctx: Context) -> list[UUID]:
    """Who sits there; above the branch those who look after discipline, where there are any."""
    held = ctx.roster.holders(org.id, SEATS.get(org.level, Role.COMMITTEE), ctx.today)
    desk = [] if org.level is OrgLevel.BRANCH else [one for one in held if DISCIPLINE in one.duty]
    return [one.person_id for one in desk or held]


def _duty(person: UUID, org: Org, ctx: Context) -> str:
    held = ctx.roster.holders(org.id, SEATS.get(org.level, Role.COMMITTEE), ctx.today)
    return next((one.duty for one in held if one.person_id == person), "")
