"""Concerns as lists: what waits for whom, and what somebody raised [T1]."""

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_views import ConcernView, opened
from storage.queries.prepared import Prepared
from storage.queries.scope import among, answered_by, visible_to
from storage.session import Session
from storage.tables import Concern
from storage.vocabulary import ConcernState, Decision

S = ConcernState
UNANSWERED = (S.RAISED, S.RECEIVED, S.ASSIGNED, S.REOPENED)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # later than whatever happens
COLUMNS = tuple(col(getattr(Concern, name)) for name in Concern.model_fields)


def unanswered(session: Session, actor: Actor) -> list[ConcernView]:
    """Other people's concerns that wait for this actor's organisation, the urgent first, then the oldest.

    Of several that are the same matter the one they were merged into stands for all; what was passed up waits for those
    above.
    """
    passed_up = and_(
        among(Concern.raised_to_id, actor.offices),
        col(Concern.state) == S.ANSWERED,
        col(Concern.decision) == Decision.PASSED_UP,
    )
    waiting = select_concerns(
        session,
        actor,
        answered_by(actor),
        col(Concern.raiser_id) != actor.person_id,
        col(Concern.state).in_((*UNANSWERED, S.ANSWERED)),  # what is over is not even looked at
        or_(col(Concern.state).in_(UNANSWERED), passed_up),
    )
    ids = {one.id for one in waiting}
    alone = [one for one in waiting if one.merged_into_id not in ids]
    return sorted(alone, key=lambda one: (not one.urgent, one.number))


def mine(session: Session, actor: Actor, *, limit: int | None = 5) -> list[ConcernView]:
    """What this actor raised, the latest first."""
    raised = select_concerns(session, actor, col(Concern.raiser_id) == actor.person_id)
    return sorted(raised, key=lambda one: -one.number)[:limit]


def held(session: Session, actor: Actor) -> list[ConcernView]:
    """All that is held of this actor as a raiser, for his own record (domain.md §6.4).

    A concern about him is not among it: a complaint is never shown to the person it is about.
    """
    return mine(session, actor, limit=None)


_AWAITING_WORD = Prepared(
    lambda actor: sqlalchemy.select(*COLUMNS).where(
        visible_to(actor, Concern),
        col(Concern.raiser_id) == actor.person_id,
        or_(
            col(Concern.state).in_((S.ANSWERED, S.AWAITING)),
            and_(
                col(Concern.state).in_((S.LAPSED, S.CLOSED)),
                col(Concern.closed_at) > bindparam("over_since"),
            ),
        ),
    )
)


def awaiting_word(
    session: Session, actor: Actor, over_since: datetime = NEVER
) -> list[ConcernView]:
    """What this actor raised and has an answer to, but said nothing on yet; the latest answer first.

    Where there is no such one, those that his silence or his word ended after `over_since`: he may still say a word.
    """
    rows = _AWAITING_WORD.rows(session, actor, over_since=over_since)
    views = [opened(session, one) for one in rows]
    waiting = [one for one in views if one.closed_at is None] or views
    return sorted(waiting, key=lambda one: (one.closed_at or one.answered_at, one.number))[::-1]


def open_in_area(session: Session, actor: Actor, area_id: UUID) -> list[str]:
    """The numbers of an area's concerns that are not over, as far as this actor may see them; nothing is opened."""
    going_on = sqlalchemy.select(col(Concern.number)).where(
        visible_to(actor, Concern),
        col(Concern.area_id) == area_id,
        col(Concern.state).not_in((S.CLOSED, S.LAPSED, S.WITHDRAWN)),
    )
    rows = session.execute(going_on.order_by(col(Concern.number)))
    return [f"C-{number:04}" for (number,) in rows]


def select_concerns(
    session: Session, actor: Actor, *wanted: ColumnElement[bool]
) -> list[ConcernView]:
    """The concerns an actor may see that fulfil all of this."""
    found = select(Concern).where(visible_to(actor, Concern), *wanted)
    return [opened(session, one) for one in session.exec(found).all()]
