"""The year's assessment: the open cycle, and what members say of themselves [M4.1]."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.prepared import AnyRow
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AssessmentCycle, SelfAppraisal
from storage.vocabulary import AppraisalState, CycleState

CONTENT = "self_appraisal.content"


@dataclass(frozen=True, slots=True)
class CycleView:
    """One year's assessment of one branch; `self_until` is the last day, included."""

    id: UUID
    branch_id: UUID
    year: int
    edition: str
    self_from: date
    self_until: date


@dataclass(frozen=True, slots=True)
class Content:
    """What a member writes: free text, points for items if he likes, a total if he likes."""

    text: str = ""
    items: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal | None = None

    def stored(self) -> str:
        """Its JSON; points as exact decimals."""
        return json.dumps([self.text, {key: str(value) for key, value in self.items.items()}])


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One self-appraisal as its writer reads it."""

    state: AppraisalState
    content: Content
    version: int
    changed_at: datetime
    submitted_at: datetime | None


_OPEN_CYCLE = sqlalchemy.select(
    *(col(getattr(AssessmentCycle, name)) for name in AssessmentCycle.model_fields)
).where(
    col(AssessmentCycle.branch_id) == bindparam("branch"),
    col(AssessmentCycle.state) == CycleState.SELF_OPEN,
    col(AssessmentCycle.self_from) <= bindparam("day"),
    col(AssessmentCycle.self_until) >= bindparam("day"),
)
Session.remember_tables(_OPEN_CYCLE)


def open_cycle(session: Session, branch_id: UUID, day: date) -> CycleView | None:
    """The cycle of a branch whose self-appraisal window holds that day."""
    row = session.run(_OPEN_CYCLE, {"branch": branch_id, "day": day}).first()
    return _view(row) if row else None


def open_cycles(session: Session, day: date) -> list[CycleView]:
    """Every cycle whose self-appraisal window holds that day (for the clock)."""
    rows = select(AssessmentCycle).where(
        col(AssessmentCycle.state) == CycleState.SELF_OPEN,
        col(AssessmentCycle.self_from) <= day,
        col(AssessmentCycle.self_until) >= day,
    )
    return [_view(row) for row in session.exec(rows)]


def cycle_of(session: Session, branch_id: UUID, year: int) -> CycleView | None:
    """The cycle of a branch in a year, open or not."""
    row = _of_year(session, branch_id, year)
    return _view(row) if row else None


def edition_of(session: Session, cycle_id: UUID) -> str:
    """The key of the edition that a cycle was opened under."""
    under = select(AssessmentCycle.edition).where(col(AssessmentCycle.id) == cycle_id)
    return session.exec(under).one()


def set_window(
    session: Session, branch_id: UUID, year: int, edition: str, self_from: date, self_until: date
) -> None:
    """Open the year's self-appraisal, or move its last day; what is written stays, and so does the edition."""
    row = _of_year(session, branch_id, year)
    if row is None:
        row = AssessmentCycle(
            branch_id=branch_id,
            year=year,
            edition=edition,
            state=CycleState.SELF_OPEN,
            self_from=self_from,
            self_until=self_until,
        )
        session.collect(row)
    else:
        row.state, row.self_from, row.self_until = CycleState.SELF_OPEN, self_from, self_until


def my_appraisal(session: Session, actor: Actor, cycle_id: UUID) -> Appraisal | None:
    """What this member has written so far."""
    row = _mine(session, actor, cycle_id)
    if row is None:
        return None
    text, items = json.loads(session.unseal(row.sealed_content, CONTENT, row.id) or '["", {}]')
    points = {key: Decimal(value) for key, value in items.items()}
    content = Content(text, points, row.total)
    return Appraisal(row.state, content, row.version, row.changed_at, row.submitted_at)


def keep(
    session: Session, actor: Actor, cycle_id: UUID, content: Content, now: datetime, *, submit: bool
) -> int:
    """Keep a draft, or hand it in; the version (1, 2, …) of what was handed in."""
    row = _mine(session, actor, cycle_id)
    if row is None:
        row = SelfAppraisal(cycle_id=cycle_id, person_id=actor.me, version=0, changed_at=now)
        session.add(row)
    row.sealed_content = session.seal(content.stored(), CONTENT, row.id, {actor.me}, now.year)
    row.total, row.changed_at = content.total, now
    if submit:
        row.state, row.submitted_at, row.version = AppraisalState.SUBMITTED, now, row.version + 1
    return row.version


def submitted(session: Session, cycle_id: UUID) -> set[UUID]:
    """Who has handed in (for the clock and for counts): ids only, nothing that was written."""
    done = select(SelfAppraisal.person_id).where(
        col(SelfAppraisal.cycle_id) == cycle_id,
        col(SelfAppraisal.state) == AppraisalState.SUBMITTED,
    )
    return set(session.exec(done))


def about_me(session: Session, actor: Actor) -> list[tuple[int, Appraisal]]:
    """What this person wrote of himself, by year."""
    mine = select(AssessmentCycle.year, SelfAppraisal.cycle_id).where(
        col(AssessmentCycle.id) == col(SelfAppraisal.cycle_id),
        visible_to(actor, SelfAppraisal),
    )
    found = [(year, my_appraisal(session, actor, cycle)) for year, cycle in session.exec(mine)]
    return [(year, appraisal) for year, appraisal in found if appraisal]


def _of_year(session: Session, branch_id: UUID, year: int) -> AssessmentCycle | None:
    mine = select(AssessmentCycle).where(
        col(AssessmentCycle.branch_id) == branch_id, col(AssessmentCycle.year) == year
    )
    return session.exec(mine).first()


def _mine(session: Session, actor: Actor, cycle_id: UUID) -> SelfAppraisal | None:
    mine = select(SelfAppraisal).where(
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.cycle_id) == cycle_id,
        col(SelfAppraisal.person_id) == actor.person_id,
    )
    return session.exec(mine).first()


def _view(row: AssessmentCycle | AnyRow) -> CycleView:
    return CycleView(row.id, row.branch_id, row.year, row.edition, row.self_from, row.self_until)
