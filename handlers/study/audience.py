"""Whom somebody may call together to study: the groups he leads, his branch, the members in his area [T2 M2 S1]."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from handlers.regulation import Calls, Meeting
from handlers.study import wording
from storage.queries.roster import AreaView, Employee, Org
from storage.vocabulary import OrgLevel, Role

WHOLE_BRANCH = re.compile(
    r"全支部|支部(?!书记|要求|安排|的?指示|委|会议室)|(?:全体|所有|全部)(?:的)?党员|党员大会"
)
GROUP_IN_SHORT = r"(?:党?小组|组)"
GROUP_ENDING = "党小组"
CONTENT = re.compile(r"内容|主题(?!党日)|议题|材料")
TOGETHER = "+"
ONE_OF_THEM = (Calls.BRANCH, Calls.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Audience:
    """Party members who study together: of a group, an area, several areas, a committee, else of the whole branch."""

    name: str
    people: tuple[UUID, ...]
    group_id: UUID | None = None
    area_id: UUID | None = None
    area_ids: tuple[UUID, ...] = ()
    committee: bool = False

    @property
    def calls(self) -> Calls:
        """What kind of people they are."""
        if self.committee:
            return Calls.COMMITTEE
        if self.group_id:
            return Calls.GROUP
        return Calls.ANYBODY if self.area_id or self.area_ids else Calls.BRANCH

    @property
    def key(self) -> str:
        """What stands for it in a draft."""
        if self.area_ids:
            return TOGETHER.join(map(str, self.area_ids))
        return str(self.group_id or self.area_id or self.calls.value)


def audiences(ctx: Context, kind: Meeting | None = None) -> list[Audience]:
    """Whom this actor may call together, the nearest first; those in which he would be alone are left out.

    To a kind of session only those who belong to it; a committee comes only to its own.
    """
    calls = kind.calls if kind else Calls.ANYBODY
    found = [*_led_groups(ctx), *_areas(ctx), *_branches(ctx)]
    if calls is Calls.COMMITTEE:
        found = [*_committees(ctx)]
    wanted = {one.key: one for one in found if set(one.people) - {ctx.actor.me}}
    return [one for one in wanted.values() if calls in (Calls.ANYBODY, one.calls)]


def meant(said: Utterance, ctx: Context, kind: Meeting) -> Audience | None:
    """The audience a sentence names, or the only one there can be; None: it must be asked.

    Raises `Refusal` when nobody can be called together, or when another group is named.
    """
    open_ones = audiences(ctx, kind)
    if not open_ones:
        calls = wording.NOT_CALLED.get(kind.calls.value, wording.NOBODY_TO_TELL)
        raise Refusal(calls.format(title=kind.title))
    if kind.calls in ONE_OF_THEM and len(open_ones) == 1:
        return open_ones[0]
    if kind.calls is Calls.ANYBODY and (areas := together(said, ctx)):
        return areas
    said_of = [one for one in open_ones if _is_named(one, said)]
    if said_of:
        return said_of[0] if len(said_of) == 1 else None
    if _names_another_group(said, open_ones, ctx):
        names = COMMA.join(one.name for one in open_ones)
        raise Refusal(wording.NOT_YOURS.format(names=names))
    led = [one for one in open_ones if one.group_id in ctx.actor.groups]
    usual = led if led and not ctx.actor.branches else open_ones
    return usual[0] if len(usual) == 1 else None


def named(said: Utterance, ctx: Context, kind: Meeting) -> Audience | None:
    """The one audience that a sentence names."""
    if kind.calls is Calls.ANYBODY and (areas := together(said, ctx)):
        return areas
    found = [one for one in audiences(ctx, kind) if _is_named(one, said)]
    return found[0] if len(found) == 1 else None


def together(said: Utterance, ctx: Context) -> Audience | None:
    """Several areas that a sentence names, all of his branch, of his group or answered for by him."""
    head = said.part(0, found.start()) if (found := CONTENT.search(said.plain)) else said
    areas = areas_named(head, [one for one in ctx.roster.areas.values() if one.open_on(ctx.today)])
    if len(areas) < 2 or not all(_leads(one, ctx) for one in areas):
        return None
    return _of_areas(areas, ctx)


def by_key(key: str, ctx: Context) -> Audience:
    """The audience of a draft; raises `Refusal` when it is his no longer."""
    open_ones = [*audiences(ctx), *_committees(ctx)]
    if TOGETHER in key:
        areas = [ctx.roster.areas.get(UUID(one)) for one in key.split(TOGETHER)]
        known = [one for one in areas if one and _leads(one, ctx)]
        open_ones = [_of_areas(known, ctx)] if len(known) == len(areas) else []
    found = next((one for one in open_ones if one.key == key), None)
    if found is None:
        raise Refusal(wording.NOBODY_TO_TELL)
    return found


def _names_another_group(said: Utterance, open_ones: list[Audience], ctx: Context) -> bool:
    known = {one.group_id for one in open_ones}
    groups = (one for one in ctx.roster.orgs.values() if one.level is OrgLevel.GROUP)
    return any(one.id not in known and _says(one.name, said) for one in groups)


def _led_groups(ctx: Context) -> Iterator[Audience]:
    for group in ctx.actor.groups:
        yield _of_group(ctx.roster.orgs[group], ctx)


def _areas(ctx: Context) -> Iterator[Audience]:
    """The Party members among the people of one's own area, oneself included [T2]."""
    for area in (ctx.roster.areas[one] for one in ctx.actor.areas):
        yield _of_area(area, ctx)


def _of_area(area: AreaView, ctx: Context) -> Audience:
    people = ctx.roster.people_of(area.id, ctx.today)
    members = [one for one in people if one.in_the_party]
    return Audience(area.name, _ids(members), area_id=area.id)


def _branches(ctx: Context) -> Iterator[Audience]:
    """Each group of one's branch, and the branch as a whole."""
    for branch in (ctx.roster.orgs[one] for one in ctx.actor.branches):
        groups = [one for one in ctx.roster.orgs.values() if one.parent_id == branch.id]
        yield from (_of_group(one, ctx) for one in groups if one.level is OrgLevel.GROUP)
        yield Audience(branch.name, _ids(_members_of(branch, ctx)))


def _committees(ctx: Context) -> Iterator[Audience]:
    """The committees that one sits on."""
    for branch in ctx.actor.branches:
        seated = ctx.roster.holders(branch, Role.BRANCH, ctx.today)
        people = tuple(dict.fromkeys(one.person_id for one in seated))
        yield Audience(wording.COMMITTEE, people, committee=True)


def _leads(area: AreaView, ctx: Context) -> bool:
    led = area.group_id in ctx.actor.groups or area.branch_id in ctx.actor.branches
    return led or area.id in ctx.actor.areas


def _of_areas(areas: Sequence[AreaView], ctx: Context) -> Audience:
    """The Party members of several areas, with whoever answers for them."""
    people = [
        person
        for area in areas
        for person in (
            *ctx.roster.responsible_for(area.id, ctx.today),
            *ctx.roster.people_of(area.id, ctx.today),
        )
        if person.in_the_party
    ]
    name = wording.JOINED.join(one.name for one in areas)
    return Audience(
        name, tuple(dict.fromkeys(_ids(people))), area_ids=tuple(one.id for one in areas)
    )


def _of_group(group: Org, ctx: Context) -> Audience:
    members = ctx.roster.members_of_group(group.id, ctx.today)
    return Audience(group.name, _ids(members), group_id=group.id)


def _members_of(branch: Org, ctx: Context) -> list[Employee]:
    members = [p for p in ctx.roster.people.values() if p.in_the_party and p.here_on(ctx.today)]
    return [one for one in members if ctx.roster.branch_of(one.id) == branch]


def _is_named(one: Audience, said: Utterance) -> bool:
    if one.calls in (Calls.BRANCH, Calls.COMMITTEE):
        return WHOLE_BRANCH.search(said.plain) is not None
    return _says(one.name, said)


def _says(name: str, said: Utterance) -> bool:
    """综合小组 and 综合组 are 综合党小组; an area is said by its name."""
    stem = name.removesuffix(GROUP_ENDING)
    if stem == name or not stem:
        return name in said.plain
    return re.search(re.escape(stem) + GROUP_IN_SHORT, said.plain) is not None


def _ids(people: Sequence[Employee]) -> tuple[UUID, ...]:
    return tuple(one.id for one in people)
