"""Who reads an anonymous matter, and as whose it is shown: never those it is about, never too few (domain.md §3, §6.5)."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handlers.anonymous import reading, rules, wording
from handlers.anonymous.memory import Draft
from handlers.kit.capability import Context
from handlers.kit.letter_readers import SEATS, chain, seated
from handlers.kit.reading.people import NameIndex
from handlers.kit.reading.utterance import Utterance
from storage.queries import recipients
from storage.queries.anonymous import Letter
from storage.queries.roster import SECRETARY, Holding, Org, Roster
from storage.vocabulary import OrgLevel, Role

TITLE = re.compile(r"(?<!副)(?:书记|支书|一把手)")
Picture = tuple[Roster, NameIndex]
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
    passed_over = False
    for org in chain(ctx):
        if org.level is OrgLevel.DESK and not passed_over:
            continue  # discipline reads what is about a secretary, and nothing else
        people = seated(org, ctx)
        secretary = [one for one in people if _duty(one, org, ctx) == SECRETARY]
        if away & set(secretary):
            passed_over = True
            continue  # what the secretary must not see, his branch must not see
        keys = recipients.public_keys(ctx.session, [one for one in people if one not in away])
        if keys:
            return Readers(org, keys, tuple(away))
    return None


def letter_of(draft: Draft, readers: Readers, ctx: Context) -> Letter:
    """What is sealed for them."""
    unit, told = shown_as(readers, ctx)[0], tuple(readers.keys)
    return Letter(draft.text, unit, 0, readers.kept_from, readers.org.id, told)


def named_readers(said: Utterance, ctx: Context) -> list[UUID]:
    """Who might read it and is named in it, by name or as 书记."""
    seats = [(one, org) for org in chain(ctx) for one in seated(org, ctx)]
    everybody = [one for one, _ in seats]
    found = [
        one
        for mention in (*ctx.mentions(said, everybody), *ctx.names.find_sounding(said, everybody))
        for one in mention.candidates
        if one in everybody
    ]
    if TITLE.search(said.plain):
        home = next(iter(chain(ctx)), None)
        found += [one for one, org in seats if org is home and _duty(one, org, ctx) == SECRETARY]
    return list(dict.fromkeys(found))


def spoken_of(said: Utterance, people: Collection[UUID], picture: Picture, day: date) -> list[UUID]:
    """Which of these, who read a matter or may come to read it, the words may be about: by name, or as 书记."""
    roster, names = picture
    here = [one for one in people if one in roster.people]
    mentions = (*names.find(said, here), *names.find_sounding(said, here))
    found = {one for mention in mentions for one in mention.candidates}
    if TITLE.search(said.plain):
        held = (one for org in roster.orgs.values() for one in _held(org, roster, day))
        found |= {one.person_id for one in held if one.duty == SECRETARY}
    return [one for one in here if one in found]


def readers_named(said: Utterance, readers: Collection[UUID], ctx: Context) -> list[UUID]:
    """The same where it is known who writes, so that 组长 is known too."""
    found = spoken_of(said, readers, (ctx.roster, ctx.names), ctx.today)
    if reading.group_leader(said) or reading.unclear_leader(said):
        found += [one for one in group_leaders(ctx) if one in readers]
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


def _duty(person: UUID, org: Org, ctx: Context) -> str:
    held = _held(org, ctx.roster, ctx.today)
    return next((one.duty for one in held if one.person_id == person), "")


def _held(org: Org, roster: Roster, day: date) -> Sequence[Holding]:
    return roster.holders(org.id, SEATS.get(org.level, Role.COMMITTEE), day)
