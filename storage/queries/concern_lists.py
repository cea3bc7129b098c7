"""Concerns as lists: what waits for whom, and what somebody raised [T1]."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_views import ConcernView, opened
from storage.queries.prepared import Prepared
from storage.queries.scope import answered_by, visible_to
from storage.session import Session
from storage.tables import Concern
from storage.vocabulary import ConcernState

UNANSWERED = (ConcernState.RAISED, ConcernState.REOPENED)
COLUMNS = tuple(col(getattr(Concern, name)) for name in Concern.model_fields)


def unanswered(session: Session, actor: Actor) -> list[ConcernView]:
    """Other people's concerns that wait for this actor's organisation, the urgent first, then the oldest."""
    waiting = select_concerns(
        session,
        actor,
        answered_by(actor),
        col(Concern.raiser_id) != actor.person_id,
        col(Concern.state).in_(UNANSWERED),
    )
    return sorted(waiting, key=lambda one: (not one.urgent, one.number))


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
        col(Concern.state) == ConcernState.ANSWERED,
    )
)


def awaiting_word(session: Session, actor: Actor) -> list[ConcernView]:
    """What this actor raised and has an answer to, but said nothing on yet; the latest answer first."""
    answered = [opened(session, one) for one in _AWAITING_WORD.rows(session, actor)]
    return sorted(answered, key=lambda one: (one.answered_at, one.number), reverse=True)


def open_in_area(session: Session, actor: Actor, area_id: UUID) -> list[str]:
    """The numbers of an area's concerns that are not over, as far as this actor may see them; nothing is opened."""
    going_on = sqlalchemy.select(col(Concern.number)).where(
        visible_to(actor, Concern),
        col(Concern.area_id) == area_id,
        col(Concern.state).not_in((ConcernState.CLOSED, ConcernState.WITHDRAWN)),
    )
    rows = session.execute(going_on.order_by(col(Concern.number)))
    return [f"C-{number:04}" for (number,) in rows]


def select_concerns(
    session: Session, actor: Actor, *wanted: ColumnElement[bool]
) -> list[ConcernView]:
    """The concerns an actor may see that fulfil all of this."""
    found = select(Concern).where(visible_to(actor, Concern), *wanted)
    return [opened(session, one) for one in session.exec(found).all()]
