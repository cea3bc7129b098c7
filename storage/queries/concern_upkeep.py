"""Concerns and the clock: asked back, waited for, ended by silence, handed over; nothing is opened here [T1]."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, or_, update
from sqlmodel import col

from storage.queries.actor import CLOCK
from storage.queries.concern_clocks import with_clocks
from storage.queries.concern_steps import OPEN, note
from storage.session import Session
from storage.tables import Concern
from storage.vocabulary import ConcernEventKind, ConcernState, Decision

S = ConcernState


@dataclass(frozen=True, slots=True)
class Owned:
    """A concern that is not over and who must act, None where nobody could; without a word of what it is about."""

    id: UUID
    number: int
    raiser_id: UUID
    branch_id: UUID
    about_id: UUID | None
    raised_to_id: UUID | None
    owner_id: UUID | None
    first_answer_by: date | None


@dataclass(frozen=True, slots=True)
class Silent:
    """A concern whose raiser was asked and has said nothing, without a word of what it is about."""

    id: UUID
    number: int
    raiser_id: UUID
    answered_at: datetime
    awaiting_since: datetime | None
    decision: Decision


def lapse(session: Session, concern_id: UUID, now: datetime) -> bool:
    """The clock ends what was answered and had no word since; False when one has come meanwhile."""
    waited = (col(Concern.state) == S.AWAITING, col(Concern.awaiting_since).is_not(None))
    return _by_clock(
        session, concern_id, ConcernEventKind.LAPSED, now, *waited, state=S.LAPSED, closed_at=now
    )


def ask_back(session: Session, concern_id: UUID, now: datetime) -> bool:
    """The clock asks its raiser whether the promise was kept; False when there is nothing to ask any more."""
    promised = col(Concern.state) == S.ANSWERED
    kind = ConcernEventKind.ASKED_BACK
    return _by_clock(session, concern_id, kind, now, promised, state=S.AWAITING)


def look_again(session: Session, concern_id: UUID, now: datetime) -> None:
    """The clock told those who answer that the day has come on which they wanted to look again."""
    note(session, concern_id, ConcernEventKind.REVIEW_DUE, CLOCK, now)


def silent_since(session: Session, moment: datetime) -> list[Silent]:
    """What waits for a word of its raiser since before `moment`; for the clock, so without any content."""
    return _silent(session, col(Concern.awaiting_since) < moment)


def not_known_to_be_asked(session: Session) -> list[Silent]:
    """What waits for a word of its raiser, of whom nobody knows yet that the question reached him; for the clock."""
    return _silent(session, col(Concern.awaiting_since).is_(None))


def note_asked(session: Session, concern_id: UUID, at: datetime) -> None:
    """Since when the question is in its raiser's hands; for the clock, or when he has read it."""
    waits = (col(Concern.id) == concern_id, col(Concern.state) == ConcernState.AWAITING)
    session.execute(update(Concern).where(*waits).values(awaiting_since=at))


def _silent(session: Session, *wanted: ColumnElement[bool]) -> list[Silent]:
    columns = [col(getattr(Concern, name)) for name in Silent.__annotations__]
    waiting = sqlalchemy.select(*columns).where(
        col(Concern.state) == ConcernState.AWAITING, *wanted
    )
    return [Silent(*row) for row in session.execute(waiting.order_by(col(Concern.number)))]


def owned(session: Session) -> list[Owned]:
    """Whose everything is that is not over, and what waits and is nobody's; for the clock, so without any content."""
    columns = [col(getattr(Concern, name)) for name in Owned.__annotations__]
    going_on = col(Concern.state).not_in((S.CLOSED, S.LAPSED, S.WITHDRAWN))
    waits = or_(col(Concern.owner_id).is_not(None), col(Concern.state).in_(OPEN))
    found = sqlalchemy.select(*columns).where(going_on, waits)
    return [Owned(*row) for row in session.execute(found.order_by(col(Concern.number)))]


def hand_over(session: Session, one: Owned, owner_id: UUID, now: datetime) -> bool:
    """Somebody else must act from now on; False when it has another owner meanwhile."""
    as_known = col(Concern.owner_id).is_not_distinct_from(one.owner_id)
    kind = ConcernEventKind.HANDED_OVER
    return _by_clock(session, one.id, kind, now, as_known, owner_id=owner_id)


def _by_clock(
    session: Session,
    concern_id: UUID,
    kind: ConcernEventKind,
    now: datetime,
    *wanted: ColumnElement[bool],
    **values: Any,
) -> bool:
    """The same for the clock, which sees no concern and learns nothing of it."""
    changed = (
        update(Concern).where(col(Concern.id) == concern_id, *wanted).values(with_clocks(values))
    )
    if session.execute(changed.returning(col(Concern.id))).first() is None:
        return False
    note(session, concern_id, kind, CLOCK, now)
    return True
