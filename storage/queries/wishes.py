"""Standing wishes: no reminders (design §6), no name in the talks of others (domain.md §6.4); kept until taken back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.prepared import AnySelect
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import NameWish, ReminderWish


def unreminded_since(session: Session, actor: Actor) -> datetime | None:
    """Since when this actor wants no reminders; None when he does."""
    own = select(ReminderWish.since).where(visible_to(actor, ReminderWish))
    return session.exec(own).first()


def stop_reminding(session: Session, actor: Actor, now: datetime) -> bool:
    """From now on no reminder goes to this actor; False when it was so already."""
    if unreminded_since(session, actor) is not None:
        return False
    session.merge(ReminderWish(person_id=actor.me, since=now))
    return True


def remind_again(session: Session, actor: Actor) -> bool:
    """The wish is taken back and forgotten; False when there was none."""
    gone = delete(ReminderWish).where(visible_to(actor, ReminderWish))
    return session.execute(gone.returning(col(ReminderWish.person_id))).first() is not None


def without_reminders(session: Session, people: Collection[UUID]) -> set[UUID]:
    """Those of these people who want none: for the clock and the sender, which remind them."""
    among = col(ReminderWish.person_id).in_(people)
    return set(session.exec(select(ReminderWish.person_id).where(among)))


def unnamed_since(session: Session, actor: Actor) -> datetime | None:
    """Since when this actor does not want his name written down; None when he does not mind."""
    return session.exec(select(NameWish.since).where(visible_to(actor, NameWish))).first()


def stop_naming(session: Session, actor: Actor, now: datetime) -> bool:
    """From now on no talk of another person keeps this actor's name; False when it was so already."""
    if unnamed_since(session, actor) is not None:
        return False
    session.merge(NameWish(person_id=actor.me, since=now))
    return True


def name_again(session: Session, actor: Actor) -> bool:
    """The wish is taken back and forgotten; False when there was none."""
    gone = delete(NameWish).where(visible_to(actor, NameWish))
    return session.execute(gone.returning(col(NameWish.person_id))).first() is not None


def _among_unnamed() -> AnySelect:
    """Those of some people who do not want to be named; for the clock and for what writes a talk down."""
    person = col(NameWish.person_id)
    return sqlalchemy.select(person).where(person.in_(bindparam("people", expanding=True)))


_UNNAMED = _among_unnamed()
Session.remember_tables(_UNNAMED)


def unnamed(session: Session, people: Collection[UUID]) -> set[UUID]:
    """Those of these people whose names are not kept: for what writes a talk down; who wrote it sees that it went unnamed."""
    if not people:
        return set()
    return {row[0] for row in session.run(_UNNAMED, {"people": list(people)})}
