"""Where a concern goes: to the branch, but never to the person it is about (domain.md §3, rule 1) [T1]."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from handlers.concerns import rules, wording
from handlers.concerns.reading import (
    ADDRESSED_AFTER,
    ADDRESSED_BEFORE,
    LEADER_WORDS,
    RESPONSIBLE_WORDS,
)
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import SECRETARY, Org
from storage.vocabulary import OrgLevel, Role

SEATS = {OrgLevel.BRANCH: Role.BRANCH}  # who sits in an organisation; above the branch, its office


# What people call a secretary, and how voice input and haste spell it; 副书记 is somebody else.
TITLES = {SECRETARY: re.compile(r"(?<!副)(?:[书舒输叔树] ?[记计纪](?!本|录|者)|书机|支书|一把手)")}


@dataclass(frozen=True, slots=True)
class Route:
    """The organisation that answers, and whom it is kept from; `above` is past the raiser's own branch."""

    org: Org
    about_id: UUID | None = None
    whom: str = ""  # what the person is called whom it is about
    above: bool = False


def route_of(said: Utterance, ctx: Context, *, about_nobody: bool = False) -> Route | None:
    """Where a concern goes; None when it is about somebody and nobody stands above him."""
    home = _home(ctx)
    if home is None:
        return None
    about = None if about_nobody else _complained_about(said, home, ctx)
    if about is None:
        return Route(home)
    about_id, whom, others = about
    seated = set(_seated(home, ctx))
    left = seated - {about_id, ctx.actor.me}
    # One record is kept from one person; about two of the committee it is no matter for the committee.
    several = len(seated & {about_id, *others}) > 1
    if about_id not in _secretaries(home, ctx) and left and not several:
        return Route(home, about_id, whom)
    above = next((one for one in _above(home, ctx) if set(_seated(one, ctx)) - {about_id}), None)
    return Route(above, about_id, whom, above=True) if above else None


def told(
    ctx: Context, org_id: UUID, *, raiser: UUID, about: UUID | None, everybody: bool = False
) -> tuple[UUID, ...]:
    """Who in the answering organisation is told that there is something new."""
    org = ctx.roster.orgs[org_id]
    first = _secretaries(org, ctx)
    rest = [one for one in _seated(org, ctx) if one not in first]
    away = (raiser, about)
    return rules.receivers(first, rest, away=away, everybody=everybody or about in first)


def handler_name(ctx: Context, org_id: UUID) -> str:
    """What the answering organisation is called in a sentence."""
    org = ctx.roster.orgs[org_id]
    return wording.BRANCH if org.level is OrgLevel.BRANCH else org.name


def watched(ctx: Context) -> bool:
    """Whether somebody else than the raiser answers for the raiser's own area."""
    return any(one != ctx.actor.me for one in _responsible(ctx))


def answers_for(ctx: Context, org_id: UUID) -> bool:
    """Whether this actor sits in the organisation that answers."""
    return org_id in ctx.actor.branches | ctx.actor.offices


def staff_named(
    said: Utterance, ctx: Context, but: Collection[UUID | None]
) -> list[tuple[int, int]]:
    """Where a responsible member writes the name of somebody of his own areas."""
    roster, day = ctx.roster, ctx.today
    staff = {one.id for area in ctx.actor.areas for one in roster.staff_of(area, day)}
    staff -= {ctx.actor.me, *but}
    found = ctx.mentions(said, staff) if staff else []
    return [(one.start, one.end) for one in found if one.certain and one.candidates[0] in staff]


def _home(ctx: Context) -> Org | None:
    """The raiser's branch; where nobody sits on it, or he has none, the office above the branches [P0]."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    own = [ctx.roster.orgs[one] for one in ctx.actor.offices]
    higher = (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)
    offices = [one for level in higher for one in ctx.roster.orgs.values() if one.level is level]
    chain = [branch, *_above(branch, ctx)] if branch else [*own, *offices]
    return next((one for one in chain if _seated(one, ctx)), None)


def _above(org: Org, ctx: Context) -> Iterable[Org]:
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def _seated(org: Org, ctx: Context) -> list[UUID]:
    role = SEATS.get(org.level, Role.COMMITTEE)
    return [one.person_id for one in ctx.roster.holders(org.id, role, ctx.today)]


def _secretaries(org: Org, ctx: Context) -> list[UUID]:
    role = SEATS.get(org.level, Role.COMMITTEE)
    holders = ctx.roster.holders(org.id, role, ctx.today)
    return [one.person_id for one in holders if one.duty == SECRETARY]


def _complained_about(
    said: Utterance, org: Org, ctx: Context
) -> tuple[UUID, str, tuple[UUID, ...]] | None:
    """Who could read the concern and is named in it: the first, what he is called, and the others."""
    readers = list(dict.fromkeys([*_seated(org, ctx), *_responsible(ctx)]))
    named = (
        _by_relation(said, readers, ctx) | _by_title(said, org, ctx) | _by_name(said, readers, ctx)
    )
    named.pop(ctx.actor.me, None)
    meant = [one for one in readers if one in named]
    return (meant[0], named[meant[0]], tuple(meant[1:])) if meant else None


def _responsible(ctx: Context) -> list[UUID]:
    """Who answers for the raiser's area: he reads what is raised there in the mode 写名."""
    area = ctx.roster.area_of(ctx.actor.me)
    return [one.id for one in ctx.roster.responsible_for(area.id, ctx.today)] if area else []


def _by_name(said: Utterance, readers: Collection[UUID], ctx: Context) -> dict[UUID, str]:
    """By his name, and by what sounds like it: a complaint must not reach him because of a letter."""
    known = ctx.mentions(said, readers)
    taken = {place for one in known if one.certain for place in range(one.start, one.end)}
    heard = (
        one
        for one in ctx.names.find_sounding(said, readers)
        if taken.isdisjoint(range(one.start, one.end))
    )
    called = [*known, *(replace(one, said=ctx.name(one.candidates[0])) for one in heard)]
    return {
        one: mention.said
        for mention in called
        for one in mention.candidates
        if one in readers and not _addressed(said, mention.start, mention.end)
    }


def _by_title(said: Utterance, org: Org, ctx: Context) -> dict[UUID, str]:
    """书记, 组织委员: whoever holds that duty; 副书记 is not 书记."""
    found: dict[UUID, str] = {}
    plain = said.plain
    role = SEATS.get(org.level, Role.COMMITTEE)
    for one in sorted(ctx.roster.holders(org.id, role, ctx.today), key=lambda one: -len(one.duty)):
        if not one.duty:
            continue
        called = TITLES.get(one.duty) or _literally(one.duty)
        spans = [title.span() for title in called.finditer(plain)]
        if any(not _addressed(said, *span) for span in spans):
            found[one.person_id] = one.duty
        for start, end in spans:
            plain = plain[:start] + "\0" * (end - start) + plain[end:]
    return found


@cache
def _literally(title: str) -> re.Pattern[str]:
    return re.compile(re.escape(title))


def _by_relation(said: Utterance, readers: Collection[UUID], ctx: Context) -> dict[UUID, str]:
    """我们组长, 责任党员: those of the raiser's own area, where they could read it."""
    found: dict[UUID, str] = {}
    area = ctx.roster.area_of(ctx.actor.me)
    word = LEADER_WORDS.search(said.plain)
    if word and area and area.group_id:
        leaders = ctx.roster.holders(area.group_id, Role.GROUP_LEADER, ctx.today)
        found |= {one.person_id: word[0] for one in leaders}
    word = RESPONSIBLE_WORDS.search(said.plain)
    if word:
        found |= dict.fromkeys(_responsible(ctx), word[0])
    return {one: called for one, called in found.items() if one in readers}


def _addressed(said: Utterance, start: int, end: int) -> bool:
    """「书记您好」 and 「请书记看看」 speak to somebody, not about him."""
    before = ADDRESSED_BEFORE.search(said.plain, 0, start)
    return bool(before or ADDRESSED_AFTER.match(said.plain, end))
