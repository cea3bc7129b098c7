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

from storage.assessment_words import AppraisalState, CycleState, StepKey
from storage.queries.actor import Actor
from storage.queries.prepared import AnyRow
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AssessmentCycle, AssessmentWindow, SelfAppraisal, StepExtension

CONTENT = "self_appraisal.content"
SETTLED = (CycleState.FINAL, CycleState.ARCHIVED)
CYCLE_COLUMNS = ("id", "branch_id", "year", "edition", "state")


@dataclass(frozen=True, slots=True)
class Window:
    """When a step may be carried out; both days included."""

    opens: date
    closes: date

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.opens <= day <= self.closes


@dataclass(frozen=True, slots=True)
class CycleView:
    """One year's assessment of one branch, with the window of each step that has one yet."""

    id: UUID
    branch_id: UUID
    year: int
    edition: str
    state: CycleState
    windows: Mapping[StepKey, Window]

    @property
    def self_until(self) -> date:
        """The last day of the self-appraisals, included."""
        return self.windows[StepKey.SELF_APPRAISAL].closes


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


_OPEN_CYCLES = sqlalchemy.select(
    *(col(getattr(AssessmentCycle, name)) for name in CYCLE_COLUMNS)
).where(
    col(AssessmentCycle.id) == col(AssessmentWindow.cycle_id),
    col(AssessmentWindow.step) == bindparam("step"),
    col(AssessmentWindow.opens) <= bindparam("day"),
    col(AssessmentWindow.closes) >= bindparam("day"),
    col(AssessmentCycle.state).not_in(SETTLED),
)
_OPEN_CYCLE = _OPEN_CYCLES.where(col(AssessmentCycle.branch_id) == bindparam("branch"))
_CYCLES_WITH = (
    sqlalchemy.select(*(col(getattr(AssessmentCycle, name)) for name in CYCLE_COLUMNS))
    .where(
        col(AssessmentCycle.id) == col(AssessmentWindow.cycle_id),
        col(AssessmentCycle.branch_id) == bindparam("branch"),
        col(AssessmentWindow.step) == bindparam("step"),
    )
    .order_by(col(AssessmentCycle.year).desc())
    .limit(2)
)
_WINDOWS = sqlalchemy.select(
    col(AssessmentWindow.step), col(AssessmentWindow.opens), col(AssessmentWindow.closes)
).where(col(AssessmentWindow.cycle_id) == bindparam("cycle"))
Session.remember_tables(_OPEN_CYCLES)
Session.remember_tables(_OPEN_CYCLE)
Session.remember_tables(_CYCLES_WITH)
Session.remember_tables(_WINDOWS)


def open_cycle(
    session: Session, branch_id: UUID, day: date, step: StepKey = StepKey.SELF_APPRAISAL
) -> CycleView | None:
    """The cycle of a branch in which the window of a step holds that day."""
    given = {"branch": branch_id, "day": day, "step": step}
    row = session.run(_OPEN_CYCLE, given).first()
    return view_of(session, row) if row else None


def open_cycles(
    session: Session, day: date, step: StepKey = StepKey.SELF_APPRAISAL
) -> list[CycleView]:
    """Every cycle in which the window of a step holds that day (for the clock)."""
    rows = session.run(_OPEN_CYCLES, {"day": day, "step": step}).all()
    return [view_of(session, row) for row in rows]


def cycles_with(session: Session, branch_id: UUID, step: StepKey) -> list[CycleView]:
    """The latest two cycles of a branch that have a window for a step, the latest first: a year may end in the next."""
    rows = session.run(_CYCLES_WITH, {"branch": branch_id, "step": step}).all()
    return [view_of(session, row) for row in rows]


def extended_until(session: Session, cycle_id: UUID, step: StepKey, person_id: UUID) -> date | None:
    """Until when one person may carry out a step beyond its window; None: no longer than everybody."""
    row = session.get(StepExtension, (cycle_id, step, person_id))
    return row.closes if row else None


def cycle_of(session: Session, branch_id: UUID, year: int) -> CycleView | None:
    """The cycle of a branch in a year, open or not."""
    row = _of_year(session, branch_id, year)
    return view_of(session, row) if row else None


def edition_of(session: Session, cycle_id: UUID) -> str:
    """The key of the edition that a cycle was opened under."""
    under = select(AssessmentCycle.edition).where(col(AssessmentCycle.id) == cycle_id)
    return session.exec(under).one()


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


def about_me(session: Session, actor: Actor) -> list[tuple[int, Appraisal]]:
    """What this person wrote of himself, by year."""
    mine = select(AssessmentCycle.year, SelfAppraisal.cycle_id).where(
        col(AssessmentCycle.id) == col(SelfAppraisal.cycle_id),
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.person_id) == actor.person_id,
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


def view_of(session: Session, row: AssessmentCycle | AnyRow) -> CycleView:
    """A cycle with the windows of its steps."""
    windows = {
        step: Window(opens, closes)
        for step, opens, closes in session.run(_WINDOWS, {"cycle": row.id}).all()
    }
    return CycleView(row.id, row.branch_id, row.year, row.edition, row.state, windows)
