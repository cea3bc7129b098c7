"""With whom an actor may record a talk, and who answers for the others (domain.md §3)."""

from collections.abc import Iterable
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.talks import wording
from handlers.talks.drafts import OneTalk
from storage.queries.roster import AreaView, Employee
from storage.vocabulary import PartyStatus, Role, Topic


def may_record(person_id: UUID, ctx: Context) -> bool:
    """Own area, own team's Party members, whom one looks after; a leader his members; the branch everybody [T3]."""
    person = ctx.roster.people.get(person_id)
    if person is None or person_id == ctx.actor.me or not person.here_on(ctx.today):
        return False
    actor = ctx.actor
    area = ctx.roster.area_of(person_id)
    return (
        Role.BRANCH in actor.roles
        or (area is not None and area.id in actor.areas)
        or (person.team_id == ctx.me.team_id and person.in_the_party)
        or person_id in actor.activists
        or (person.group_id in actor.groups and person.in_the_party)
    )


def area_to_enter(person_id: UUID, ctx: Context) -> AreaView | None:
    """The area of somebody whom this actor may enter: his own, one of his group, one of his branch (domain.md §3)."""
    area = ctx.roster.area_of(person_id)
    if area is None or person_id == ctx.actor.me:
        return None
    actor = ctx.actor
    his = (
        area.id in actor.areas or area.group_id in actor.groups or area.branch_id in actor.branches
    )
    return area if his and ctx.roster.people[person_id].here_on(ctx.today) else None


def require_own(people: Iterable[UUID], ctx: Context) -> None:
    """Refuse talks with people of others; who answers for them is told, and nothing is passed on (C04, C24)."""
    for person_id in people:
        if not may_record(person_id, ctx):
            raise Refusal(wording.nothing_recorded(refused_for(person_id, ctx)))


def responsible_for(person_id: UUID, ctx: Context) -> list[Employee]:
    """Who answers for somebody; nobody for those who answer for their own area."""
    area = ctx.roster.area_of(person_id)
    answering = ctx.roster.responsible_for(area.id, ctx.today) if area else []
    return [one for one in answering if one.id not in (person_id, ctx.actor.me)]


def area_of(people: Iterable[UUID], ctx: Context) -> UUID | None:
    """The area a talk counts for: that of its people, his own first; of nameless people his only one."""
    areas = [area.id for one in people if (area := ctx.roster.area_of(one))]
    own = [area for area in areas if area in ctx.actor.areas]
    if areas:
        return (own or areas)[0]
    return next(iter(ctx.actor.areas)) if len(ctx.actor.areas) == 1 else None


def refused_for(person_id: UUID, ctx: Context) -> str:
    """Why somebody's talk is not this actor's to record, and whose it is (reliability.md C04)."""
    person = ctx.roster.people[person_id]
    if person_id == ctx.actor.me:
        return wording.ONESELF
    if not person.here_on(ctx.today):
        return wording.left_the_roster(person.name)
    return wording.not_his(
        person.name, person.team, [one.name for one in responsible_for(person_id, ctx)]
    )


def not_to_record(person_id: UUID, ctx: Context) -> str:
    """The same reason while a talk is being filled in, where somebody else may still be named."""
    person = ctx.roster.people[person_id]
    if person_id == ctx.actor.me or not person.here_on(ctx.today):
        return refused_for(person_id, ctx)
    responsible = [one.name for one in responsible_for(person_id, ctx)]
    return wording.not_his_here(person.name, person.team, responsible)


def readers_for_growth(people: Iterable[UUID], ctx: Context) -> list[str]:
    """The names of those who look after these applicants, without the actor (V04)."""
    wanted = set(people)
    contacts = {contact for who, contact in ctx.roster.contacts if who in wanted}
    return sorted(ctx.name(one) for one in contacts if one != ctx.actor.me)


def is_for_growth(talk: OneTalk, ctx: Context) -> bool:
    """Whether a talk helps to bring up an applicant, so that those who look after him read it too (V04)."""
    people = (ctx.roster.people[one] for one in talk.people)
    return Topic.GROWTH in talk.topics and any(
        one.party_status is PartyStatus.ACTIVIST for one in people
    )
