"""Who sits where a concern is answered, and who of them has it in hand (domain.md §3, rules 2 and 4) [T1]."""

from collections.abc import Collection, Sequence
from uuid import UUID

from handlers.concerns import rules, wording
from handlers.kit.capability import Context
from storage.queries import concern_about
from storage.queries.actor import SAFETY_DUTY
from storage.queries.concern_clocks import RunningClock
from storage.queries.concerns import ConcernView, DuePromise, Owned
from storage.queries.roster import SECRETARY, Holding, Org
from storage.vocabulary import OrgLevel, Role

DEPUTIES = ("副书记", "组织委员")  # in this order they stand in for a secretary; then the others


Kept = ConcernView | RunningClock | Owned | DuePromise  # what tells whose it is, and about whom


def kept_from(ctx: Context, concern: Kept) -> frozenset[UUID]:
    """Who is never told of it and never has it in hand: whom it is about, and whoever else it names."""
    named = concern_about.kept_from(ctx.session, concern.id)
    return named | {concern.about_id} if concern.about_id else named


def told(
    ctx: Context,
    org_id: UUID,
    *,
    raiser: UUID,
    about: UUID | None = None,
    named: Collection[UUID] = (),
    everybody: bool = False,
) -> tuple[UUID, ...]:
    """Who in the answering organisation is told that there is something new; the first of them has it in hand."""
    org = ctx.roster.orgs[org_id]
    first, seated = secretaries_of(org, ctx), seated_of(org, ctx)
    rest = [one for one in seated if one not in first]
    absent = {one for one in seated if ctx.roster.is_absent(one, ctx.today)}
    about_whom = {about, *named}
    everybody = everybody or not about_whom.isdisjoint(first)
    away = (raiser, *about_whom)
    return rules.receivers(first, rest, away=away, absent=absent, everybody=everybody)


def told_of(
    ctx: Context, org_id: UUID, concern: Kept, *, everybody: bool = False
) -> tuple[UUID, ...]:
    """The same for what is written down."""
    raiser, named = concern.raiser_id, kept_from(ctx, concern)
    return told(ctx, org_id, raiser=raiser, named=named, everybody=everybody)


def receiver(
    ctx: Context,
    org_id: UUID,
    *,
    raiser: UUID,
    about: UUID | None = None,
    named: Collection[UUID] = (),
    but: UUID | None = None,
) -> UUID | None:
    """Who has to act; None when there is nobody.

    Without `but`, who is away then: his deputy.
    """
    everybody = but is not None
    people = told(ctx, org_id, raiser=raiser, about=about, named=named, everybody=everybody)
    return next((one for one in people if one != but), None)


def receiver_of(ctx: Context, concern: ConcernView) -> UUID | None:
    """The same for what is written down."""
    named = kept_from(ctx, concern)
    return receiver(ctx, concern.branch_id, raiser=concern.raiser_id, named=named)


def keepers(
    ctx: Context, org_id: UUID, *, raiser: UUID, about: UUID | None, named: Collection[UUID] = ()
) -> list[UUID]:
    """Who learns the name in the mode 保密: the first, and the second only while the first is away.

    As its raiser was told before he chose, so whoever is away: nobody else comes to it by that.
    """
    seated = seated_of(ctx.roster.orgs[org_id], ctx)
    return [one for one in seated if one not in (raiser, about, *named)][:2]


def keeper(
    ctx: Context, org_id: UUID, *, raiser: UUID, about: UUID | None, named: Collection[UUID] = ()
) -> UUID | None:
    """Who of the two has the name to keep today; nobody comes to it by noting himself that the other is away."""
    known = keepers(ctx, org_id, raiser=raiser, about=about, named=named)
    if len(known) < 2 or ctx.roster.is_absent(known[1], ctx.today):
        return next(iter(known), None)
    first, deputy = known
    return deputy if ctx.roster.noted_away_by(first, ctx.today) - {None, deputy} else first


def keeper_of(ctx: Context, concern: ConcernView) -> UUID | None:
    """The same for what is written down."""
    about, named = concern.about_id, kept_from(ctx, concern)
    return keeper(ctx, concern.branch_id, raiser=concern.raiser_id, about=about, named=named)


def told_of_hazards(ctx: Context, org_id: UUID, *, but: Collection[UUID | None]) -> list[UUID]:
    """Who has the safety duty of a branch and is at hand; all who have it when nobody is."""
    on_duty = [one for one in on_duty_for(org_id, ctx) if one not in but]
    return [one for one in on_duty if not ctx.roster.is_absent(one, ctx.today)] or on_duty


def leaders_told(
    ctx: Context, group_id: UUID | None, *, but: Collection[UUID | None]
) -> list[UUID]:
    """The leader of a group that may read a concern."""
    return [one for one in leaders_in(group_id, ctx) if one not in but]


def handler_name(ctx: Context, org_id: UUID) -> str:
    """What the answering organisation is called in a sentence."""
    org = ctx.roster.orgs[org_id]
    return wording.BRANCH if org.level is OrgLevel.BRANCH else org.name


def answers_for(ctx: Context, org_id: UUID) -> bool:
    """Whether this actor sits in the organisation that answers."""
    return org_id in ctx.actor.branches | ctx.actor.offices


def may_answer(ctx: Context, concern: ConcernView) -> bool:
    """The same for a concern, or in the one above that was brought in."""
    return answers_for(ctx, concern.branch_id) or concern.raised_to_id in ctx.actor.offices


def works_in(ctx: Context, org_id: UUID, person_id: UUID | None) -> bool:
    """Whether somebody works in an office above, so that what he says is said for it."""
    holders = ctx.roster.holders(org_id, Role.COMMITTEE, ctx.today)
    return any(one.person_id == person_id for one in holders)


def may_act(ctx: Context, person_id: UUID, *orgs: UUID | None) -> bool:
    """Whether somebody still has the post for which something is his: a seat in one of these, or that of a handler."""
    actor = ctx.roster.actor(person_id, ctx.today)
    seated = not (actor.branches | actor.offices).isdisjoint(one for one in orgs if one)
    return ctx.roster.people[person_id].here_on(ctx.today) and (
        seated or Role.HANDLER in actor.roles
    )


def responsible_of(area_id: UUID | None, ctx: Context) -> list[UUID]:
    """Who answers for an area."""
    return [one.id for one in ctx.roster.responsible_for(area_id, ctx.today)] if area_id else []


def holders_of(org: Org, ctx: Context) -> Sequence[Holding]:
    """Who sits in an organisation that answers: its secretary, then those who stand in for him."""
    role = Role.BRANCH if org.level is OrgLevel.BRANCH else Role.COMMITTEE
    order = {duty: place for place, duty in enumerate((SECRETARY, *DEPUTIES))}
    held = ctx.roster.holders(org.id, role, ctx.today)
    return sorted(held, key=lambda one: order.get(one.duty, len(order)))


def seated_of(org: Org, ctx: Context) -> list[UUID]:
    """The same people, each once."""
    return list(dict.fromkeys(one.person_id for one in holders_of(org, ctx)))


def secretaries_of(org: Org, ctx: Context) -> list[UUID]:
    """Who is its secretary."""
    return [one.person_id for one in holders_of(org, ctx) if one.duty == SECRETARY]


def on_duty_for(org_id: UUID, ctx: Context) -> list[UUID]:
    """Who has the safety duty of a branch."""
    held = ctx.roster.holders(org_id, Role.HANDLER, ctx.today)
    return [one.person_id for one in held if one.duty == SAFETY_DUTY]


def leaders_in(group_id: UUID | None, ctx: Context) -> list[UUID]:
    """Who leads a group."""
    if group_id is None:
        return []
    held = ctx.roster.holders(group_id, Role.GROUP_LEADER, ctx.today)
    return [one.person_id for one in held]
