"""The year's assessment as a whole: which cycle there is, and the windows of its steps [M3 M4]."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.assessment_words import CycleState, StepKey
from storage.queries.prepared import AnyRow
from storage.session import Session
from storage.tables import (
    AssessmentCycle,
    AssessmentWindow,
    StepExtension,
)

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


_OPEN_CYCLE = sqlalchemy.select(
    *(col(getattr(AssessmentCycle, name)) for name in CYCLE_COLUMNS)
).where(
    col(AssessmentCycle.branch_id) == bindparam("branch"),
    col(AssessmentCycle.id) == col(AssessmentWindow.cycle_id),
    col(AssessmentWindow.step) == bindparam("step"),
    col(AssessmentWindow.opens) <= bindparam("day"),
    col(AssessmentWindow.closes) >= bindparam("day"),
    col(AssessmentCycle.state) != CycleState.FINAL,
)
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


def cycles_of(session: Session, wanted: Collection[UUID]) -> list[CycleView]:
    """These cycles, settled or not."""
    rows = session.exec(select(AssessmentCycle).where(col(AssessmentCycle.id).in_(wanted)))
    return [view_of(session, row) for row in rows.all()]


def edition_of(session: Session, cycle_id: UUID) -> str:
    """The key of the edition that a cycle was opened under."""
    under = select(AssessmentCycle.edition).where(col(AssessmentCycle.id) == cycle_id)
    return session.exec(under).one()


def view_of(session: Session, row: AssessmentCycle | AnyRow) -> CycleView:
    """A cycle with the windows of its steps, in their order."""
    found = session.run(_WINDOWS, {"cycle": row.id}).all()
    known = {step: Window(opens, closes) for step, opens, closes in found}
    windows = {step: known[step] for step in StepKey if step in known}
    return CycleView(row.id, row.branch_id, row.year, row.edition, row.state, windows)


def _of_year(session: Session, branch_id: UUID, year: int) -> AssessmentCycle | None:
    mine = select(AssessmentCycle).where(
        col(AssessmentCycle.branch_id) == branch_id, col(AssessmentCycle.year) == year
    )
    return session.exec(mine).first()
