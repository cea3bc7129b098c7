"""Situation briefs: what a quarter's matters are counted from, what was told of them, and who may have it [T1]."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import insert_if_new, next_number
from storage.queries.scope import counted_by, visible_to
from storage.session import Session
from storage.tables import Area, Concern, SituationBrief
from storage.vocabulary import BriefState, ConcernCategory, ConcernState, Decision, Identity

CAUSES, PROPOSALS = "situation_brief.causes", "situation_brief.proposals"
DONE = (BriefState.SETTLED, BriefState.SENT)


class Matter(NamedTuple):
    """One concern as it is counted: not a word of it; `raiser_id` only tells how many people there were.

    `identity`, `urgent`, `handler_id` and `raised_to_id` tell who else can read it (`scope`).
    """

    id: UUID
    merged_into_id: UUID | None
    raiser_id: UUID
    category: ConcernCategory
    area_id: UUID | None
    state: ConcernState
    decision: Decision | None
    raised_at: datetime
    identity: Identity
    urgent: bool
    handler_id: UUID | None
    raised_to_id: UUID | None


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief as somebody may read it; `number` is None until it is settled."""

    id: UUID
    number: int | None
    branch_id: UUID
    quarter: date
    taken_on: date
    figures: Mapping[str, Any]
    state: BriefState
    sent_at: datetime | None
    causes: str
    proposals: str

    @property
    def code(self) -> str:
        """Its public number, such as B-0001; "" until it is settled."""
        return f"B-{self.number:04}" if self.number else ""


class AreaFigures(NamedTuple):
    """The latest settled brief of an area's branch, for who answers for the area."""

    quarter: date
    taken_on: date
    figures: Mapping[str, Any]


def _of_period(
    branch_id: UUID, since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    """Raised from `since` to before `until`, answered by this branch, about no person, and not taken back."""
    return (
        col(Concern.branch_id) == branch_id,
        col(Concern.about_id).is_(None),
        col(Concern.raised_at) >= since,
        col(Concern.raised_at) < until,
        col(Concern.state) != ConcernState.WITHDRAWN,
    )


def matters(
    session: Session, actor: Actor, branch_id: UUID, since: datetime, until: datetime
) -> list[Matter]:
    """What a branch's brief of a period counts; nothing that is about a person is among it."""
    columns = [col(getattr(Concern, name)) for name in Matter._fields]
    wanted = _of_period(branch_id, since, until)
    found = sqlalchemy.select(*columns).where(visible_to(actor, Concern), *wanted)
    return [Matter(*row) for row in session.execute(found.order_by(col(Concern.number)))]


def has_matters(session: Session, branch_id: UUID, since: datetime, until: datetime) -> bool:
    """Whether there is anything to brief about; for the clock, so without any content."""
    found = sqlalchemy.select(col(Concern.id)).where(*_of_period(branch_id, since, until)).limit(1)
    return session.execute(found).first() is not None


def is_settled(session: Session, branch_id: UUID, quarter: date) -> bool:
    """Whether a branch is done with a quarter; for the clock, so without any content."""
    done = select(SituationBrief.id).where(
        col(SituationBrief.branch_id) == branch_id,
        col(SituationBrief.quarter) == quarter,
        col(SituationBrief.state).in_(DONE),
    )
    return session.exec(done).first() is not None


def of_quarter(session: Session, actor: Actor, branch_id: UUID, quarter: date) -> BriefView | None:
    """A branch's brief of a quarter, as soon as its figures were taken."""
    wanted = (
        col(SituationBrief.branch_id) == branch_id,
        col(SituationBrief.quarter) == quarter,
    )
    return next(iter(_views(session, actor, *wanted)), None)


def by_number(session: Session, actor: Actor, number: int) -> BriefView | None:
    """The brief of this public number, if this actor may see it."""
    return next(iter(_views(session, actor, col(SituationBrief.number) == number)), None)


def settled(session: Session, actor: Actor) -> list[BriefView]:
    """All that are settled and that this actor may see, the latest quarter first."""
    return _views(session, actor, col(SituationBrief.state).in_(DONE))


def take(
    session: Session,
    actor: Actor,
    branch_id: UUID,
    quarter: date,
    figures: Mapping[str, Any],
    today: date,
) -> BriefView:
    """Keep the figures of a quarter; those that were taken first stand. PermissionError for another branch."""
    if branch_id not in actor.branches:
        raise PermissionError("only the branch takes its figures")
    row = SituationBrief(
        branch_id=branch_id, quarter=quarter, taken_on=today, figures=dict(figures)
    )
    insert_if_new(session, row, "id")
    found = of_quarter(session, actor, branch_id, quarter)
    assert found is not None  # noqa: S101  (it is there now, whoever wrote it)
    return found


def settle(
    session: Session, actor: Actor, brief_id: UUID, causes: str, proposals: str, now: datetime
) -> int | None:
    """Settle a brief with its two paragraphs; its public number (1 is B-0001), None when somebody else was first."""
    values: dict[str, Any] = {"state": BriefState.SETTLED, "settled_at": now}
    if causes:
        values["sealed_causes"] = session.seal(causes, CAUSES, brief_id)
    if proposals:
        values["sealed_proposals"] = session.seal(proposals, PROPOSALS, brief_id)
    own = (col(SituationBrief.id) == brief_id, col(SituationBrief.state) == BriefState.TAKEN)
    if not _change(session, actor, *own, **values):
        return None
    number = next_number(session, "B")
    _change(session, actor, col(SituationBrief.id) == brief_id, number=number)
    return number


def send(session: Session, actor: Actor, number: int, now: datetime) -> bool:
    """The office above may read it from now on; False when it could already, or it is not this branch's."""
    own = (
        col(SituationBrief.number) == number,
        col(SituationBrief.state) == BriefState.SETTLED,
        col(SituationBrief.branch_id).in_(actor.branches),
    )
    return _change(session, actor, *own, state=BriefState.SENT, sent_at=now)


def of_area(session: Session, actor: Actor, area_id: UUID) -> AreaFigures | None:
    """The latest settled figures of an area's branch, for those who answer for the area, lead its group or the branch."""
    found = (
        sqlalchemy.select(*(col(getattr(SituationBrief, name)) for name in AreaFigures._fields))
        .join(Area, col(Area.branch_id) == col(SituationBrief.branch_id))
        .where(counted_by(actor), col(Area.id) == area_id, col(SituationBrief.state).in_(DONE))
        .order_by(col(SituationBrief.quarter).desc())
        .limit(1)
    )
    row = session.execute(found).first()
    return AreaFigures(*row) if row else None


def _views(session: Session, actor: Actor, *wanted: ColumnElement[bool]) -> list[BriefView]:
    found = select(SituationBrief).where(visible_to(actor, SituationBrief), *wanted)
    rows = session.exec(found.order_by(col(SituationBrief.quarter).desc())).all()
    return [
        BriefView(
            one.id,
            one.number,
            one.branch_id,
            one.quarter,
            one.taken_on,
            one.figures,
            one.state,
            one.sent_at,
            session.unseal(one.sealed_causes, CAUSES, one.id),
            session.unseal(one.sealed_proposals, PROPOSALS, one.id),
        )
        for one in rows
    ]


def _change(session: Session, actor: Actor, *wanted: ColumnElement[bool], **values: Any) -> bool:
    changed = (
        update(SituationBrief)
        .where(visible_to(actor, SituationBrief), *wanted)
        .values(values)
        .returning(col(SituationBrief.id))
    )
    options = {"synchronize_session": False}
    return session.execute(changed, execution_options=options).first() is not None
