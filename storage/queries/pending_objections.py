"""Objections as the clock knows them: who and when, nothing of what was written (domain.md §2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from storage.assessment_words import ObjectionState
from storage.session import Session
from storage.tables import SheetObjection


@dataclass(frozen=True, slots=True)
class Pending:
    """An objection as the clock knows it: who and when, nothing of what was written."""

    number: int
    cycle_id: UUID
    subject_id: UUID
    area_id: UUID
    objector_id: UUID
    reviewer_id: UUID
    passed_over: tuple[UUID, ...]
    due_on: date
    proposed: Decimal | None
    second_id: UUID | None

    @property
    def code(self) -> str:
        """Its public number, such as Y-0001."""
        return code_of(self.number)


def code_of(number: int) -> str:
    """The public number of an objection.

    >>> code_of(1)
    'Y-0001'
    """
    return f"Y-{number:04}"


def pending(session: Session, cycle_id: UUID | None = None) -> list[Pending]:
    """Every open objection, of one cycle or of all, without a word of it; for the clock."""
    rows = select(SheetObjection).where(col(SheetObjection.state) == ObjectionState.OPEN)
    if cycle_id is not None:
        rows = rows.where(col(SheetObjection.cycle_id) == cycle_id)
    return [Pending(*facts(one)) for one in session.exec(rows.order_by(col(SheetObjection.number)))]


def ended(session: Session, cycle_id: UUID) -> int:
    """How many of a cycle were answered; for the clock."""
    over = (ObjectionState.UPHELD, ObjectionState.CHANGED)
    counted = select(func.count()).where(
        col(SheetObjection.cycle_id) == cycle_id, col(SheetObjection.state).in_(over)
    )
    return session.exec(counted).one()


def hand_on(session: Session, number: int, reviewer: UUID, due_on: date) -> None:
    """Somebody else has to answer from now on; who let it pass is not asked again; for the clock."""
    row = session.exec(select(SheetObjection).where(col(SheetObjection.number) == number)).one()
    row.passed_over = [*row.passed_over, row.reviewer_id.hex]
    row.reviewer_id, row.due_on = reviewer, due_on
    row.proposed, row.second_id, row.sealed_answer = None, None, None


def facts(one: SheetObjection) -> Sequence[Any]:
    """The fields of `Pending`."""
    passed = tuple(UUID(who) for who in one.passed_over)
    whose = (one.cycle_id, one.subject_id, one.area_id, one.objector_id)
    return (one.number, *whose, one.reviewer_id, passed, one.due_on, one.proposed, one.second_id)
