"""Who is away for a while, from when to when; why is neither asked nor kept [D7]."""

from datetime import date
from uuid import UUID

from sqlmodel import col, or_, select

from storage.queries import people
from storage.queries.actor import Actor
from storage.session import Session
from storage.tables import Absence


def note_absence(
    session: Session,
    actor: Actor,
    branch_id: UUID | None,
    person_id: UUID,
    since: date,
    until: date | None,
) -> None:
    """Somebody of this branch is away from `since` on; `until` is the first day on which he is back, None: not known.

    What was noted before for days after `since` gives way. By whom is kept: nobody stands in by his own word. Raises PermissionError unless the actor sits on the
    committee of the branch.
    """
    _require(actor, branch_id)
    people.hold(session)
    standing = _not_over(session, person_id, since)
    holding = next((one for one in standing if one.since <= since), None)
    for one in standing:
        if one is holding:
            one.until, one.noted_by = until, actor.person_id
        else:
            one.until = one.since  # it was planned, and never begins
    if holding is None:
        session.collect(
            Absence(person_id=person_id, since=since, until=until, noted_by=actor.person_id)
        )
    people.changed(session)


def note_return(
    session: Session, actor: Actor, branch_id: UUID | None, person_id: UUID, day: date
) -> None:
    """Somebody of this branch is here again from `day` on; raises PermissionError like `note_absence`."""
    _require(actor, branch_id)
    people.hold(session)
    for one in _not_over(session, person_id, day):
        one.until = max(one.since, day)
    people.changed(session)


def end_own(session: Session, actor: Actor, day: date) -> None:
    """The actor's own absence that holds on `day`, or else his next one, ends by his word, whoever noted it."""
    people.hold(session)
    for one in _not_over(session, actor.me, day)[:1]:
        one.until = max(one.since, day)
    people.changed(session)


def _require(actor: Actor, branch_id: UUID | None) -> None:
    if branch_id not in actor.branches:
        raise PermissionError("only the branch notes who is away")


def _not_over(session: Session, person_id: UUID, day: date) -> list[Absence]:
    until = col(Absence.until)
    mine = (col(Absence.person_id) == person_id, or_(until.is_(None), until > day))
    return list(session.exec(select(Absence).where(*mine).order_by(col(Absence.since))))
