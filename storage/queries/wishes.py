"""Who does not want to be reminded: his standing wish, kept until he takes it back (design §6)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import ReminderWish


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
