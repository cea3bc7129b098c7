"""Standing wishes: no reminders (design §6), no name in the talks of others (domain.md §6.4); kept until taken back."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.prepared import AnySelect
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import NameWish, ReminderWish


class Wish(NamedTuple):
    """How somebody wants to be reminded: since when, and on which day of the week (Monday = 0); None: not at all."""

    since: datetime
    weekday: int | None


def about_reminders(session: Session, actor: Actor) -> Wish | None:
    """What this actor wished; None when he is reminded as everybody is."""
    own = select(ReminderWish.since, ReminderWish.weekday).where(visible_to(actor, ReminderWish))
    row = session.exec(own).first()
    return Wish(*row) if row else None


def remind(session: Session, actor: Actor, weekday: int | None, now: datetime) -> bool:
    """From now on what may wait goes to this actor on that day of the week, or never; False when it was so already."""
    before = about_reminders(session, actor)
    if before and before.weekday == weekday:
        return False
    session.merge(ReminderWish(person_id=actor.me, since=now, weekday=weekday))
    return True


def remind_again(session: Session, actor: Actor) -> bool:
    """The wish is taken back and forgotten; False when there was none."""
    gone = delete(ReminderWish).where(visible_to(actor, ReminderWish))
    return session.execute(gone.returning(col(ReminderWish.person_id))).first() is not None


def of_people(session: Session, people: Collection[UUID]) -> dict[UUID, int | None]:
    """Those of these people who wished something, with the day of the week: for the clock and the sender, which remind them."""
    among = col(ReminderWish.person_id).in_(people)
    found = select(ReminderWish.person_id, ReminderWish.weekday).where(among)
    return {person: weekday for person, weekday in session.exec(found)}  # noqa: C416


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
