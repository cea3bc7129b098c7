"""Where a concern goes, and who there has it: never the person it is about (domain.md §3, rules 1, 2 and 4) [T1]."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from handlers.concerns.about import (
    Leader,
    by_name,
    by_relation,
    by_title,
    is_addressed,
    leader_meant,
)
from handlers.concerns.conduct import of_somebody_unknown
from handlers.concerns.seats import (
    holders_of,
    leaders_in,
    leaders_told,
    on_duty_for,
    responsible_of,
    seated_of,
    secretaries_of,
)
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import desks_beside
from storage.queries import wishes
from storage.queries.actor import DISCIPLINE
from storage.queries.roster import Org
from storage.vocabulary import OrgLevel


@dataclass(frozen=True, slots=True)
class Route:
    """The organisation that answers, and whom it is kept from; `above` is past the raiser's own branch.

    `area_id` opens it to the member responsible for the area, `group_id` to the leader of the group; they are empty
    where it is kept from them.
    """

    org: Org
    about_id: UUID | None = None
    named: frozenset[UUID] = frozenset()  # all of those who could read it now whom it is about
    whom: str = ""  # what the person is called whom it is about
    above: bool = False
    area_id: UUID | None = None
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a raiser says beside the matter itself."""

    about_nobody: bool = False  # nobody of the branch is meant after all
    leader: Leader | None = None  # which of the two he means by 组长
    past_leader: bool = False  # 不经组长


def route_of(said: Utterance, ctx: Context, more: Said = Said()) -> Route | None:
    """Where a concern goes; None when it is about somebody and nobody stands above him."""
    home = _home(ctx)
    if home is None:
        return None
    readers = _Readers(home, ctx)
    named = {} if more.about_nobody else _named(said, readers, more, ctx)
    within = _within(readers, named, said, more, ctx)
    if not named:
        return within
    out = {*named, ctx.actor.me}
    meant = [one for one in readers.independent if one in named]
    left = [one for one in readers.seated if one not in out]
    # One record is kept from one person; where two of those who have it anyway are meant, it is no matter for them.
    stays = bool(left) and named.keys().isdisjoint(readers.secretaries) and len(meant) < 2
    above = next((one for one in readers.above if set(seated_of(one, ctx)) - out), None)
    if stays and (above is None or not all(ctx.roster.is_absent(one, ctx.today) for one in left)):
        return within
    if above is None:
        return None
    # Below nobody sees it; of those meant the one above must not.
    first = next(iter([*meant, *named]))
    kept_from = next((one for one in readers.higher if one in named), first)
    return Route(above, kept_from, frozenset(named), named[first], above=True)


def whom_it_names(text: str, ctx: Context, *, but_readers: bool = False) -> frozenset[UUID]:
    """Whom a text certainly names and does not just speak to: it is kept from them, whatever post they hold later.

    With `but_readers` those are left out who could read it now: its raiser has said that they are not meant.
    """
    said, home = Utterance.of(text), _home(ctx)
    found = {
        one.candidates[0]
        for one in ctx.mentions(said)
        if one.certain and not is_addressed(said, one.start, one.end)
    }
    out = {ctx.actor.me}
    if but_readers and home is not None:
        out |= {*_Readers(home, ctx).everybody}
    return frozenset(found - out)


def staff_named(
    said: Utterance, ctx: Context, but: Collection[UUID | None], *, unwilling: bool = False
) -> list[tuple[int, int]]:
    """Where a responsible member writes the name of somebody of his own areas.

    With `unwilling` only of those who want no name written, but then wherever they work.
    """
    roster, day = ctx.roster, ctx.today
    staff = {one.id for area in ctx.actor.areas for one in roster.staff_of(area, day)}
    if staff and unwilling:
        named = {who for one in ctx.mentions(said) for who in one.candidates}
        staff = wishes.unnamed(ctx.session, staff | named)
    staff -= {ctx.actor.me, *but}
    found = ctx.mentions(said, staff) if staff else []
    return [(one.start, one.end) for one in found if one.certain and one.candidates[0] in staff]


def named_himself(said: Utterance, ctx: Context) -> list[tuple[int, int]]:
    """Where the actor writes his own name."""
    found = ctx.mentions(said, {ctx.actor.me})
    return [(one.start, one.end) for one in found if ctx.actor.me in one.candidates]


def levels_above(org: Org, ctx: Context) -> list[Org]:
    """The organisations above one, each behind its discipline desk."""
    return list(_with_desks(_above(org, ctx), ctx))


def leaders_of(ctx: Context) -> list[UUID]:
    """Who leads the group of the actor's own area, besides himself."""
    area = ctx.roster.area_of(ctx.actor.me)
    return leaders_told(ctx, area.group_id if area else None, but=(ctx.actor.me,))


class _Readers:
    """Who could read a concern of this raiser, in the order in which it would reach him."""

    def __init__(self, home: Org, ctx: Context) -> None:
        area = ctx.roster.area_of(ctx.actor.me)
        inside = area is not None and area.branch_id == home.id
        self.home = home
        self.area_id = area.id if area and inside else None
        self.group_id = area.group_id if area and inside else None
        self.seated = seated_of(home, ctx)
        self.secretaries = secretaries_of(home, ctx)
        self.above = levels_above(home, ctx)
        self.higher = [one for org in self.above for one in seated_of(org, ctx)]
        # These see it whatever its raiser chooses, at once or when it is brought up to them.
        self.independent = [*self.seated, *on_duty_for(home.id, ctx), *self.higher]
        self.responsible = responsible_of(area.id if area else None, ctx)
        self.leaders = leaders_in(area.group_id if area else None, ctx)

    @property
    def everybody(self) -> list[UUID]:
        return list(dict.fromkeys([*self.independent, *self.responsible, *self.leaders]))


def _within(
    readers: _Readers, named: Mapping[UUID, str], said: Utterance, more: Said, ctx: Context
) -> Route:
    """In the raiser's own branch: who else of it may read it, besides the committee."""
    about = next((one for one in readers.independent if one in named), next(iter(named), None))
    area_id, group_id = readers.area_id, readers.group_id
    by_office = leader_meant(said) is not None or of_somebody_unknown(said)
    if about or by_office:
        area_id = None  # the member responsible may be meant, or stand close to who is
    if more.past_leader and set(readers.responsible) & set(readers.leaders):
        area_id = None  # he would read it all the same
    # About the member responsible his leader is to know of it; about anybody else it is not his matter.
    of_others = about is not None and about not in readers.responsible
    leaders = set(readers.leaders) - {ctx.actor.me}
    if more.past_leader or by_office or of_others or not leaders or leaders & named.keys():
        group_id = None
    whom = named.get(about, "") if about else ""
    return Route(readers.home, about, frozenset(named), whom, False, area_id, group_id)


def _named(said: Utterance, readers: _Readers, more: Said, ctx: Context) -> dict[UUID, str]:
    """Who could read the concern and is named in it, and what he is called there."""
    holders = holders_of(readers.home, ctx)
    found = (
        by_relation(said, readers.responsible, readers.leaders, more.leader, ctx)
        | by_title(said, holders)
        | by_name(said, readers.everybody, ctx)
    )
    found.pop(ctx.actor.me, None)
    return {one: found[one] for one in readers.everybody if one in found}


def _home(ctx: Context) -> Org | None:
    """The raiser's branch; where nobody sits on it, or he has none, the office above the branches [P0].

    Where everybody else who sits on it is away, the next one above stands in (domain.md §3, rule 4).
    """
    branch = ctx.roster.branch_of(ctx.actor.me)
    own = [ctx.roster.orgs[one] for one in ctx.actor.offices]
    higher = (OrgLevel.GENERAL_BRANCH, OrgLevel.COMMITTEE)
    offices = [one for level in higher for one in ctx.roster.orgs.values() if one.level is level]
    chain = [branch, *_above(branch, ctx)] if branch else [*own, *offices]
    seated = [one for one in chain if seated_of(one, ctx)]
    return next((one for one in seated if _at_hand(one, ctx)), next(iter(seated), None))


def _at_hand(org: Org, ctx: Context) -> list[UUID]:
    others = (one for one in seated_of(org, ctx) if one != ctx.actor.me)
    return [one for one in others if not ctx.roster.is_absent(one, ctx.today)]


def _above(org: Org, ctx: Context) -> Iterator[Org]:
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        yield org


def _with_desks(orgs: Iterable[Org], ctx: Context) -> Iterator[Org]:
    """Each organisation behind its discipline desk: where there is one, it alone answers what is about a secretary."""
    for org in orgs:
        for one in desks_beside(org, ctx):
            if any(held.duty == DISCIPLINE for held in holders_of(one, ctx)):
                yield one
        yield org
