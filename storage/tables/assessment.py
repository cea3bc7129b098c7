"""The year's assessment: cycles, and the first of its four steps [M3 M4.1]."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import Points, by_value
from storage.vocabulary import AppraisalState, CycleState, Purpose, Retention


class AssessmentCycle(SQLModel, table=True):
    """One year's assessment of one branch, under the edition in force when it was opened."""

    __tablename__ = "assessment_cycle"
    __table_args__ = (UniqueConstraint("branch_id", "year"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    branch_id: UUID = Field(foreign_key="party_org.id")
    year: int
    edition: str
    state: CycleState = Field(default=CycleState.PLANNED, sa_type=by_value(CycleState))
    self_from: date
    self_until: date  # the last day, included


class SelfAppraisal(SQLModel, table=True):
    """A member's own view of his year; free text alone is enough [M4.1]."""

    __tablename__ = "self_appraisal"
    __table_args__ = (UniqueConstraint("cycle_id", "person_id"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "person_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id")
    person_id: UUID = Field(foreign_key="person.id", index=True)
    state: AppraisalState = Field(default=AppraisalState.DRAFT, sa_type=by_value(AppraisalState))
    total: Decimal | None = Field(default=None, sa_type=Points)
    version: int = 1
    changed_at: datetime
    submitted_at: datetime | None = None
    sealed_content: bytes | None = None
