"""Until when concerns must be answered, and who above was brought in, without a word of what they are about [T1]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import ConcernCategory, ConcernEventKind, ConcernState, Identity

RUNNING = (
    *(ConcernState.RAISED, ConcernState.RECEIVED, ConcernState.ASSIGNED),
    *(ConcernState.REOPENED, ConcernState.ANSWERED),  # answered, but without a day
)
OVER = (ConcernState.CLOSED, ConcernState.LAPSED, ConcernState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ClockDays:
    """The last days that are in time; None where no such clock runs."""

    first_answer_by: date | None = None
    decision_by: date | None = None

    @property
    def next(self) -> date | None:
        """Until when the next answer is due."""
        return self.first_answer_by or self.decision_by


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A concern that waits for an answer, as the clock may know it."""

    id: UUID
    number: int
    raiser_id: UUID
    identity: Identity
    category: ConcernCategory
    area_id: UUID | None
    group_id: UUID | None
    branch_id: UUID
    about_id: UUID | None
    owner_id: UUID | None
    handler_id: UUID | None
    raised_to_id: UUID | None
    urgent: bool
    state: ConcernState
    raised_at: datetime
    first_answer_by: date | None
    decision_by: date | None
    gone_up_at: datetime | None  # when it last went up
    goes_along: bool  # another one, the same matter, waits as well and not longer

    @property
    def days(self) -> ClockDays:
        """Its last days in time."""
        return ClockDays(self.first_answer_by, self.decision_by)


def with_clocks(changes: Mapping[str, Any]) -> dict[str, Any]:
    """What a transition writes, and of the clocks what follows from it: none runs where it is over.

    Every transition goes through here. While a concern waits for its raiser its days stay, `awaiting_since` says since
    when the clock stands.
    """
    stopped = {"first_answer_by": None, "decision_by": None}
    return {**changes, **(stopped if changes.get("state") in OVER else {})}


def running(session: Session, numbers: Sequence[int] | None = None) -> list[RunningClock]:
    """Everything that waits for an answer, or what of these numbers does; for the clock, so without any content.

    Each has its own days, also what is the same matter as another one: its raiser was told them.
    """
    main = aliased(Concern)
    goes_along = (
        select(main.id)
        .where(
            col(main.id) == col(Concern.merged_into_id),
            col(main.state).in_(RUNNING),
            _next_day(main) <= _next_day(Concern),
        )
        .exists()
    )
    gone_up = (
        select(sqlalchemy.func.max(col(ConcernEvent.at)))
        .where(
            col(ConcernEvent.concern_id) == col(Concern.id),
            col(ConcernEvent.kind) == ConcernEventKind.ESCALATED,
        )
        .scalar_subquery()
    )
    reckoned = ("gone_up_at", "goes_along")
    names = (one for one in RunningClock.__annotations__ if one not in reckoned)
    columns = [*(col(getattr(Concern, one)) for one in names), gone_up, goes_along]
    waiting = sqlalchemy.select(*columns).where(
        col(Concern.state).in_(RUNNING),
        sqlalchemy.or_(
            col(Concern.state) != ConcernState.ANSWERED, col(Concern.decision_by).is_not(None)
        ),
    )
    if numbers is not None:
        waiting = waiting.where(col(Concern.number).in_(numbers))
    return [RunningClock(*row) for row in session.execute(waiting.order_by(col(Concern.number)))]


def _next_day(concern: type[Concern]) -> sqlalchemy.ColumnElement[date]:
    return sqlalchemy.func.coalesce(col(concern.first_answer_by), col(concern.decision_by))


def keep(session: Session, concern_id: UUID, days: ClockDays) -> None:
    """Write the last days of a concern whose clock runs."""
    kept = {"first_answer_by": days.first_answer_by, "decision_by": days.decision_by}
    session.execute(sqlalchemy.update(Concern).where(col(Concern.id) == concern_id).values(kept))


def bring_in(
    session: Session, actor: Actor, clock: RunningClock, org_id: UUID | None, now: datetime
) -> bool:
    """Bring in an organisation above; False when somebody answered or brought in another one meanwhile."""
    brought = (
        sqlalchemy.update(Concern)
        .where(
            col(Concern.id) == clock.id,
            col(Concern.state) == clock.state,
            col(Concern.first_answer_by).is_not_distinct_from(clock.first_answer_by),
            col(Concern.decision_by).is_not_distinct_from(clock.decision_by),
            col(Concern.raised_to_id).is_not_distinct_from(clock.raised_to_id),
        )
        .values(raised_to_id=org_id)
        .returning(col(Concern.id))
    )
    if session.execute(brought).first() is None:
        return False
    kind = ConcernEventKind.ESCALATED
    session.collect(ConcernEvent(concern_id=clock.id, kind=kind, actor_id=actor.person_id, at=now))
    return True
