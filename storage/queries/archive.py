"""How much is held of an area in a year, counted and by number: for its archive, without a text [M2]."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, func, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Concern, RelayNotice, RelayTask, StudySession
from storage.vocabulary import SHANGHAI, ConcernState, SessionState


def concerns_of_area(
    session: Session, actor: Actor, area_id: UUID, year: int
) -> dict[ConcernState, int]:
    """The concerns raised from an area in a calendar year that this actor may see, by state; taken back ones are out."""
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    counted = (
        select(Concern.state, func.count())
        .where(
            visible_to(actor, Concern),
            col(Concern.area_id) == area_id,
            col(Concern.raised_at) >= begin,
            col(Concern.raised_at) < end,
            col(Concern.state) != ConcernState.WITHDRAWN,
        )
        .group_by(col(Concern.state))
    )
    return {ConcernState(state): count for state, count in session.exec(counted)}


def sessions_of_group(session: Session, group_id: UUID | None, year: int) -> Sequence[int]:
    """The numbers of the sessions of a Party group that were held in a year; of nobody in particular, so as for the clock."""
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    held = select(StudySession.number).where(
        col(StudySession.group_id) == group_id,
        col(StudySession.state) == SessionState.HELD,
        col(StudySession.starts_at) >= begin,
        col(StudySession.starts_at) < end,
    )
    return session.exec(held.order_by(col(StudySession.number))).all()


def notices_heard(session: Session, actor: Actor, areas: Collection[UUID], year: int) -> int:
    """How many notices of the branch of a year these areas have heard, counted by area, as far as this actor may see it."""
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    heard = (
        select(RelayTask.notice_id, RelayTask.area_id)
        .join(RelayNotice, col(RelayNotice.id) == col(RelayTask.notice_id))
        .where(
            visible_to(actor, RelayTask),
            col(RelayTask.area_id).in_(areas),
            col(RelayTask.passed_on),
            col(RelayNotice.withdrawn).is_(False),
            col(RelayNotice.sent_at) >= begin,
            col(RelayNotice.sent_at) < end,
        )
        .distinct()
    )
    return len(session.exec(heard).all())
