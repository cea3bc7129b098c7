"""Who looks after which applicant, and what is due for whom; told to them alone [T3]."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from handlers.kit.capability import Context
from handlers.talks.activists import rules
from handlers.talks.activists.rules import Due, Known, Step
from storage.queries import activist_reviews
from storage.queries.actor import ORGANISATION
from storage.queries.roster import Employee
from storage.vocabulary import PartyStatus, ReviewKind, Role

STEPS_OF = {
    ReviewKind.CONTACT: frozenset({Step.TALK, Step.CONTACT_LOOK}),
    ReviewKind.BRANCH: frozenset({Step.TALK, Step.BRANCH_LOOK}),
}


def kinds_for(person_id: UUID, ctx: Context) -> list[ReviewKind]:
    """Which look at somebody is this actor's to record; none for everybody but his contacts and the 组织委员."""
    person = ctx.roster.people[person_id]
    if not _applies(person, ctx) or person_id == ctx.actor.me:
        return []
    kinds = [ReviewKind.CONTACT] if person_id in ctx.actor.activists else []
    branch = ctx.roster.branch_of(person_id)
    if ORGANISATION in ctx.actor.duties and branch and branch.id in ctx.actor.branches:
        kinds.append(ReviewKind.BRANCH)
    return kinds


def applicants(ctx: Context) -> list[Employee]:
    """Everybody who applies, and is here."""
    return [one for one in ctx.roster.people.values() if _applies(one, ctx)]


def due_for(people: Iterable[Employee], day: date, ctx: Context) -> Iterator[tuple[Employee, Due]]:
    """What is due for each of them on a day."""
    known = list(people)
    if not known:
        return
    ids = [one.id for one in known]
    looks = activist_reviews.latest(ctx.session, ids)
    talks = activist_reviews.latest_talks(ctx.session, ids)
    for one in known:
        contact, branch = (looks.get((one.id, kind)) for kind in ReviewKind)
        seen = Known(one.status_since, talks.get(one.id), contact, branch)
        yield from ((one, due) for due in rules.due(seen, ctx.edition.figures, day))


def his_due(ctx: Context) -> Mapping[Due, list[Employee]]:
    """What is due for those whom this actor looks after."""
    found: dict[Due, list[Employee]] = defaultdict(list)
    his = [one for one in applicants(ctx) if kinds_for(one.id, ctx)]
    for person, due in due_for(his, ctx.today, ctx):
        if any(due.step in STEPS_OF[kind] for kind in kinds_for(person.id, ctx)):
            found[due].append(person)
    return found


def told_of(person: Employee, step: Step, ctx: Context) -> set[UUID]:
    """Whom to remind: those who can do it, his contacts who are here or the 组织委员; of the first talk both."""
    told: set[UUID] = set()
    if step in STEPS_OF[ReviewKind.CONTACT]:
        contacts = {who for activist, who in ctx.roster.contacts if activist == person.id}
        told |= {one for one in contacts if ctx.roster.people[one].here_on(ctx.today)}
    branch = ctx.roster.branch_of(person.id)
    if step in STEPS_OF[ReviewKind.BRANCH] and branch:
        seated = ctx.roster.holders(branch.id, Role.BRANCH, ctx.today)
        told |= {one.person_id for one in seated if one.duty == ORGANISATION}
    return told


def _applies(person: Employee, ctx: Context) -> bool:
    return person.party_status is PartyStatus.ACTIVIST and person.here_on(ctx.today)
