"""Who changes teams, leaves, or becomes a full member; entered in the roster on its day [D7]."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy
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
        entered=since <= today or kind in (PersonChangeKind.LEFT, PersonChangeKind.STAYED),
    )
    session.collect(change)
    if change.entered:
        _enter(session, change)


def planned_move(session: Session, person_id: UUID) -> date | None:
    """The day on which somebody is to change teams, as the branch said; None when it said nothing of it."""
    waiting = sqlalchemy.select(col(PersonChange.since)).where(
        col(PersonChange.person_id) == person_id,
        col(PersonChange.kind) == PersonChangeKind.MOVED,
        col(PersonChange.entered).is_(False),
    )
    found: date | None = session.execute(waiting).scalar()
    return found


def put_there(session: Session, person_id: UUID, team_id: UUID) -> bool:
    """Whether somebody is in his team because the branch said so by chat; for the address book."""
    moved = select(PersonChange).where(
        col(PersonChange.person_id) == person_id,
        col(PersonChange.kind) == PersonChangeKind.MOVED,
        col(PersonChange.entered),
    )
    last = session.exec(moved.order_by(col(PersonChange.decided_at).desc())).first()
    return last is not None and last.team_id == team_id


def about_me(session: Session, actor: Actor) -> list[PersonChange]:
    """What was noted of this actor himself, whether it became so or not."""
    mine = col(PersonChange.person_id) == actor.person_id
    return list(session.exec(select(PersonChange).where(mine)))


def enter_due(session: Session, day: date) -> list[PersonChange]:
    """Enter what begins up to a day and tell which it was; for the clock. Who has left by then goes nowhere."""
    people.hold(session)
    due = select(PersonChange).where(
        col(PersonChange.entered).is_(False), col(PersonChange.since) <= day
    )
    changes = list(session.exec(due.order_by(col(PersonChange.decided_at))))
    left = select(Person.id).where(col(Person.left_on) <= day)
    gone = set(session.exec(left.where(col(Person.id).in_([one.person_id for one in changes]))))
    begun = [one for one in changes if one.person_id not in gone]
    for one in changes:
        one.entered = True
    for one in begun:
        _enter(session, one)
    if begun:
        people.changed(session)
    return begun


def _enter(session: Session, change: PersonChange) -> None:
    mine = col(Person.id) == change.person_id
    match change.kind:
        case PersonChangeKind.MOVED:
            session.execute(update(Person).where(mine).values(team_id=change.team_id))
        case PersonChangeKind.FULL_MEMBER:
            full = {"party_status": PartyStatus.MEMBER, "status_since": change.since}
            session.execute(update(Person).where(mine).values(**full))
        case PersonChangeKind.LEFT:
            _leave(session, change.person_id, change.since)
        case PersonChangeKind.STAYED:
            _leave(session, change.person_id, None)


def _leave(session: Session, person_id: UUID, day: date | None) -> None:
    """He leaves on that day, or stays (None); what he holds ends with him, or goes on if only his leaving had ended it."""
    planned = (
        sqlalchemy.select(col(Person.left_on)).where(col(Person.id) == person_id).scalar_subquery()
    )
    until, mine = col(RoleHolding.until), col(RoleHolding.person_id) == person_id
    standing = or_(until.is_(None), until == planned)
    held = or_(standing, until > day) if day else standing
    session.execute(update(RoleHolding).where(mine, held).values(until=day))
    person = update(Person).where(col(Person.id) == person_id)
    session.execute(person.values(left_on=day))
