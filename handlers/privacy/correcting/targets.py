"""What somebody may ask to be corrected, and who has to answer him, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy.correcting import wording
from storage.queries import concern_about, concerns, study, supervision, talks
from storage.queries.actor import ORGANISATION
from storage.queries.concerns import ConcernView
from storage.queries.roster import Org
from storage.rights_words import RequestKind
from storage.vocabulary import ConcernEventKind, ConcernState, OrgLevel, Role


@dataclass(frozen=True, slots=True)
class Target:
    """One record about this person; the roster has neither letter nor number."""

    letter: str
    number: int
    label: str
    kind: RequestKind
    first: UUID | None = None  # who wrote it: he is asked first
    level: UUID | None = None  # the organisation that is asked next
    never: frozenset[UUID] = frozenset()  # whom it is about, who decided it
    open_to_requests: bool = True  # an objection needs a decision

    @property
    def code(self) -> str:
        """Its public number; "" is the roster."""
        return f"{self.letter}-{self.number:04}" if self.letter else ""


def targets(ctx: Context) -> dict[str, Target]:
    """Every record that names this person and that others answer for, by its public number."""
    found = [*_talks(ctx), *_concerns(ctx), *_sessions(ctx), *_notes(ctx)]
    return {one.code: one for one in found}


def the_roster(ctx: Context) -> Target:
    """What the list of people says of him."""
    return Target("", 0, wording.ROSTER, RequestKind.CORRECTION, level=_branch(ctx))


def owners(target: Target, ctx: Context) -> list[UUID]:
    """Who is asked, in order: who wrote it, then one person of each level above; never he himself."""
    found = (
        [target.first]
        if target.first and ctx.roster.people[target.first].here_on(ctx.today)
        else []
    )
    for org in _upwards(target.level, ctx):
        seated = _seated(org, target, ctx)
        there = [one for one in seated if not ctx.roster.is_absent(one, ctx.today)]
        found += (there or seated)[:1]
    asked = dict.fromkeys(one for one in found if one != ctx.actor.me)
    return list(asked)


def _upwards(level: UUID | None, ctx: Context) -> Iterator[Org]:
    while level is not None:
        org = ctx.roster.orgs[level]
        yield org
        level = org.parent_id


def _seated(org: Org, target: Target, ctx: Context) -> list[UUID]:
    role = Role.BRANCH if org.level is OrgLevel.BRANCH else Role.COMMITTEE
    held = ctx.roster.holders(org.id, role, ctx.today)
    if not target.letter:  # the list of people is kept by the member for organisation
        held = sorted(held, key=lambda one: one.duty != ORGANISATION)
    barred = target.never | {ctx.actor.me}
    return [one.person_id for one in held if one.person_id not in barred]


def _branch(ctx: Context) -> UUID | None:
    branch = ctx.roster.branch_of(ctx.actor.me)
    return branch.id if branch else None


def _talks(ctx: Context) -> Iterator[Target]:
    for one in talks.about_me(ctx.session, ctx.actor):
        code = f"T-{one.number:04}"
        label = wording.talk(code, dated(one.held_on, ctx.today), ctx.name(one.host_id))
        kind = RequestKind.CORRECTION
        yield Target("T", one.number, label, kind, one.host_id, _branch(ctx))


def _concerns(ctx: Context) -> Iterator[Target]:
    for one in concerns.held(ctx.session, ctx.actor):
        if one.state is ConcernState.WITHDRAWN:
            continue
        answered = one.answered_at is not None
        day = one.raised_at.astimezone(SHANGHAI).date()
        yield Target(
            letter="C",
            number=one.number,
            label=wording.concern(one.code, dated(day, ctx.today), answered=answered),
            kind=RequestKind.OBJECTION,
            level=one.branch_id,
            never=_barred(one, ctx),
            open_to_requests=answered,
        )


def _barred(concern: ConcernView, ctx: Context) -> frozenset[UUID]:
    """Who gave the last answer does not judge it, and nobody judges what is said about him."""
    taken = concerns.steps(ctx.session, ctx.actor, concern.id)
    answers = [one.actor_id for one in taken if one.kind is ConcernEventKind.ANSWERED]
    kept_out = (concern.about_id, *concern_about.kept_from(ctx.session, concern.id))
    return frozenset(one for one in (*answers[-1:], *kept_out) if one)


def _sessions(ctx: Context) -> Iterator[Target]:
    for one in study.about_me(ctx.session, ctx.actor):
        row = study.by_number(ctx.session, ctx.actor, one.number)
        day: date = one.starts_at.astimezone(SHANGHAI).date()
        yield Target(
            letter="S",
            number=one.number,
            label=wording.session(f"S-{one.number:04}", dated(day, ctx.today)),
            kind=RequestKind.CORRECTION,
            first=row.organiser_id if row else None,
            level=_branch(ctx),
        )


def _notes(ctx: Context) -> Iterator[Target]:
    for one in supervision.about_me(ctx.session, ctx.actor):
        label = wording.note(one.code, dated(one.held_on, ctx.today), ctx.name(one.writer_id))
        kind = RequestKind.CORRECTION
        yield Target(supervision.LETTER, one.number, label, kind, one.writer_id, _branch(ctx))
