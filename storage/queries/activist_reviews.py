"""When applicants were looked at, by their contacts and by the branch: days, and nothing of what was found [T3]."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import func
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import ActivistReview, Talk, TalkPerson
from storage.vocabulary import ReviewKind

Latest = dict[tuple[UUID, ReviewKind], date]


@dataclass(frozen=True, slots=True)
class NewReview:
    """That somebody was looked at on a day."""

    activist_id: UUID
    branch_id: UUID
    kind: ReviewKind
    held_on: date


def record(session: Session, actor: Actor, new: NewReview) -> bool:
    """Write a day down; False when the same is on record."""
    same = select(ActivistReview.id).where(
        visible_to(actor, ActivistReview),
        col(ActivistReview.activist_id) == new.activist_id,
        col(ActivistReview.kind) == new.kind,
        col(ActivistReview.held_on) == new.held_on,
    )
    if session.exec(same).first() is not None:
        return False
    session.collect(
        ActivistReview(
            activist_id=new.activist_id,
            branch_id=new.branch_id,
            kind=new.kind,
            held_on=new.held_on,
            recorded_by=actor.me,
        )
    )
    return True


def latest(session: Session, people: Collection[UUID]) -> Latest:
    """The last day of each kind for each of these people; for the clock and for what is due, so days alone."""
    keys = (col(ActivistReview.activist_id), col(ActivistReview.kind))
    found = sqlalchemy.select(*keys, func.max(col(ActivistReview.held_on)))
    rows = session.execute(found.where(keys[0].in_(people)).group_by(*keys))
    return {(person, kind): day for person, kind, day in rows}


def latest_talks(session: Session, people: Collection[UUID]) -> dict[UUID, date]:
    """The last day on which each of these people was talked with about joining; for the clock, so days alone."""
    person = col(TalkPerson.person_id)
    found = (
        sqlalchemy.select(person, func.max(col(Talk.held_on)))
        .join(Talk, col(Talk.id) == col(TalkPerson.talk_id))
        .where(col(Talk.for_growth), person.in_(people))
    )
    return {row[0]: row[1] for row in session.execute(found.group_by(person))}


def about_me(session: Session, actor: Actor) -> list[ActivistReview]:
    """The days on which this actor was looked at, the latest first (domain.md §6.4)."""
    mine = select(ActivistReview).where(
        visible_to(actor, ActivistReview), col(ActivistReview.activist_id) == actor.person_id
    )
    return list(session.exec(mine.order_by(col(ActivistReview.held_on).desc())))
