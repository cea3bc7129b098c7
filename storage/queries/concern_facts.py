"""What may be known of concerns without opening one: promised days, and counts of one's own [T1]."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import and_, or_
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AccessLog, Concern, ConcernEvent
from storage.vocabulary import SHANGHAI, AccessKind, ConcernEventKind, ConcernState, Decision


@dataclass(frozen=True, slots=True)
class DuePromise:
    """A day that has come, without a word of what it is about."""

    id: UUID
    number: int
    raiser_id: UUID
    branch_id: UUID
    about_id: UUID | None
    raised_to_id: UUID | None
    decision: Decision
    promised_on: date
    answered_by: UUID | None  # who gave the last answer


@dataclass(frozen=True, slots=True)
class YearOfConcerns:
    """What somebody raised in a year; facts to read, never a score (domain.md §6.3)."""

    raised: int
    solved: int


def promises_due(session: Session, day: date) -> list[DuePromise]:
    """Promised days up to `day` that nobody was asked about yet; for the clock, so without any content.

    Of what could not be done the day is one on which the branch looks again, also when its raiser has kept silent.
    """
    reminded = (
        select(ConcernEvent.id)
        .where(
            col(ConcernEvent.concern_id) == col(Concern.id),
            col(ConcernEvent.kind) == ConcernEventKind.REVIEW_DUE,
            col(ConcernEvent.at) >= col(Concern.answered_at),
        )
        .exists()
    )
    put_off = and_(
        col(Concern.decision) == Decision.CANNOT_NOW,
        col(Concern.state).in_((ConcernState.AWAITING, ConcernState.LAPSED)),
        ~reminded,
    )
    given = (
        col(ConcernEvent.concern_id) == col(Concern.id),
        col(ConcernEvent.kind) == ConcernEventKind.ANSWERED,
        col(ConcernEvent.at) == col(Concern.answered_at),
    )
    # Of two at one moment it is the one of who must act since.
    by_owner = (*given, col(ConcernEvent.actor_id) == col(Concern.owner_id))
    answered_by = sqlalchemy.func.coalesce(
        select(ConcernEvent.actor_id).where(*by_owner).limit(1).scalar_subquery(),
        select(ConcernEvent.actor_id).where(*given).limit(1).scalar_subquery(),
    )
    names = (one for one in DuePromise.__annotations__ if one != "answered_by")
    columns = [col(getattr(Concern, name)) for name in names]
    due = sqlalchemy.select(*columns, answered_by).where(
        or_(col(Concern.state) == ConcernState.ANSWERED, put_off), col(Concern.promised_on) <= day
    )
    return [DuePromise(*row) for row in session.execute(due.order_by(col(Concern.number)))]


def shown_last(session: Session, actor: Actor, since: datetime) -> str:
    """The code of the concern whose words this actor read last after `since`; "" when he read several at once."""
    read = (
        visible_to(actor, AccessLog),
        col(AccessLog.actor_id) == actor.person_id,
        col(AccessLog.kind) == AccessKind.READ,
        col(AccessLog.what).startswith("C-"),
        col(AccessLog.at) > since,
    )
    latest = select(sqlalchemy.func.max(col(AccessLog.at))).where(*read).scalar_subquery()
    codes = session.exec(
        select(AccessLog.what).where(*read, col(AccessLog.at) == latest).distinct()
    ).all()
    return codes[0] if len(codes) == 1 else ""


def counts_of_year(session: Session, actor: Actor, year: int) -> YearOfConcerns:
    """What this actor raised in a calendar year, for his own list of facts [M4.1]; withdrawn ones are out."""
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    counted = (
        select(Concern.state, sqlalchemy.func.count())
        .where(
            visible_to(actor, Concern),
            col(Concern.raiser_id) == actor.person_id,
            col(Concern.raised_at) >= begin,
            col(Concern.raised_at) < end,
            col(Concern.state) != ConcernState.WITHDRAWN,
        )
        .group_by(col(Concern.state))
    )
    states = dict(session.exec(counted).all())
    return YearOfConcerns(sum(states.values()), states.get(ConcernState.CLOSED, 0))
