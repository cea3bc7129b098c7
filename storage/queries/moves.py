"""Who changes teams, leaves, or becomes a full member; entered in the roster on its day [D7]."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, update
from sqlmodel import col, select

from storage.queries import people
from storage.queries.actor import Actor
from storage.session import Session
from storage.tables import Person, PersonChange, RoleHolding
from storage.vocabulary import PartyStatus, PersonChangeKind


def note(
    session: Session,
    actor: Actor,
    person_id: UUID,
    kind: PersonChangeKind,
    since: date,
    now: datetime,
    *,
    team_id: UUID | None = None,
    today: date,
) -> None:
    """Write down what happens to somebody; what is not yet due waits. A later word on the same takes its place."""
    waiting = (
        col(PersonChange.person_id) == person_id,
        col(PersonChange.kind) == kind,
        col(PersonChange.entered).is_(False),
    )
    session.execute(update(PersonChange).where(*waiting).values(entered=True))
    change = PersonChange(
        person_id=person_id,
        kind=kind,
        since=since,
        team_id=team_id,
        decided_by=actor.me,
        decided_at=now,
        entered=since <= today or kind is PersonChangeKind.LEFT,
    )
    session.collect(change)
    if change.entered:
        _enter(session, change)


def enter_due(session: Session, day: date) -> list[PersonChange]:
    """Enter what begins up to a day and tell which it was; for the clock."""
    due = select(PersonChange).where(
        col(PersonChange.entered).is_(False), col(PersonChange.since) <= day
    )
    changes = list(session.exec(due.order_by(col(PersonChange.decided_at))))
    for one in changes:
        _enter(session, one)
        one.entered = True
    if changes:
        people.changed(session)
    return changes


def _enter(session: Session, change: PersonChange) -> None:
    mine = col(Person.id) == change.person_id
    match change.kind:
        case PersonChangeKind.MOVED:
            session.execute(update(Person).where(mine).values(team_id=change.team_id))
        case PersonChangeKind.FULL_MEMBER:
            session.execute(update(Person).where(mine).values(party_status=PartyStatus.MEMBER))
        case PersonChangeKind.LEFT:
            session.execute(update(Person).where(mine).values(left_on=change.since))
            until = col(RoleHolding.until)
            standing = or_(until.is_(None), until > change.since)
            held = update(RoleHolding).where(
                col(RoleHolding.person_id) == change.person_id, standing
            )
            session.execute(held.values(until=change.since))
