"""The sessions of a year, for the record that a leader takes out [T2 M2]."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import StudySession
from storage.vocabulary import SHANGHAI, SessionState


def of_year(session: Session, actor: Actor, year: int, now: datetime) -> Sequence[StudySession]:
    """The sessions of a calendar year that have begun and that this actor may see, the earliest first; none that was called off."""
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    begun = (
        select(StudySession)
        .where(
            visible_to(actor, StudySession),
            col(StudySession.state) != SessionState.CANCELLED,
            col(StudySession.starts_at) >= begin,
            col(StudySession.starts_at) < min(end, now),
        )
        .order_by(col(StudySession.starts_at), col(StudySession.number))
    )
    return session.exec(begun).all()
