"""What somebody answered when he was asked whether a talk with him was held: for him alone, never counted [T3]."""

from datetime import date

import sqlalchemy
from sqlalchemy import update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Talk, TalkPerson


def confirm(session: Session, actor: Actor, number: int, today: date) -> bool:
    """This actor says that a talk was held; False when no talk of this number names him."""
    named = select(Talk.id).where(visible_to(actor, Talk), col(Talk.number) == number)
    mine = update(TalkPerson).where(
        col(TalkPerson.talk_id).in_(named), col(TalkPerson.person_id) == actor.person_id
    )
    changed = mine.values(confirmed_on=today).returning(col(TalkPerson.talk_id))
    return session.execute(changed).first() is not None


def confirmed_by_me(session: Session, actor: Actor) -> dict[int, date]:
    """By the number of a talk, the day on which this actor said that it was held; his own answers only."""
    mine = (
        sqlalchemy.select(col(Talk.number), col(TalkPerson.confirmed_on))
        .join(TalkPerson, col(TalkPerson.talk_id) == col(Talk.id))
        .where(
            visible_to(actor, TalkPerson),
            col(TalkPerson.person_id) == actor.person_id,
            col(TalkPerson.confirmed_on).is_not(None),
        )
    )
    return {number: on for number, on in session.execute(mine) if on is not None}
