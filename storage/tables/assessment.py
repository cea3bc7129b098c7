"""The year's assessment as a whole, and the first of its four steps [M3 M4.1]."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.assessment_words import AppraisalState, CycleDeed, CycleState, StepKey
from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import Points, by_value
from storage.vocabulary import Purpose, Retention


class AssessmentCycle(SQLModel, table=True):
    """One year's assessment of one branch, under the edition in force when it was opened."""

    __tablename__ = "assessment_cycle"
    __table_args__ = (UniqueConstraint("branch_id", "year"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    branch_id: UUID = Field(foreign_key="party_org.id")
    year: int
    edition: str
    state: CycleState = Field(default=CycleState.PLANNED, sa_type=by_value(CycleState))
    final_on: date | None = None
    digest: bytes | None = None  # of its results when they became final: what a recount must meet


class AssessmentWindow(SQLModel, table=True):
    """When a step of a cycle may be carried out; both days included."""

    __tablename__ = "assessment_window"

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    step: StepKey = Field(primary_key=True, sa_type=by_value(StepKey))
    opens: date
    closes: date


class StepExtension(SQLModel, table=True):
    """One person may carry out a step until a later day."""

    __tablename__ = "step_extension"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "person_id", Retention.ASSESSMENT
    )

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    step: StepKey = Field(primary_key=True, sa_type=by_value(StepKey))
    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    closes: date


class CycleEvent(SQLModel, table=True):
    """What was done with a cycle: who, when and why (domain.md §1.2)."""

    __tablename__ = "cycle_event"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ACCOUNTABILITY, "person_id", Retention.ASSESSMENT
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    at: datetime
    deed: CycleDeed = Field(sa_type=by_value(CycleDeed))
    state: CycleState = Field(sa_type=by_value(CycleState))  # the stage after it
    step: StepKey | None = Field(default=None, sa_type=by_value(StepKey))
    actor_id: UUID | None = Field(default=None, foreign_key="person.id")  # None: by its date
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)  # for whom
    sealed_reason: bytes | None = None


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
    sealed_content: bytes | None = None  # as it was handed in, or while it never was, the draft
    sealed_draft: bytes | None = None  # what he is changing in one that was handed in


class AppraisalVersion(SQLModel, table=True):
    """A self-appraisal as it was handed in before the one that stands; its sister table names the person."""

    __tablename__ = "appraisal_version"
    __table_args__ = (UniqueConstraint("appraisal_id", "version"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    appraisal_id: UUID = Field(foreign_key="self_appraisal.id")
    version: int
    total: Decimal | None = Field(default=None, sa_type=Points)
    submitted_at: datetime
    sealed_content: bytes | None = None


class AppraisalExcuse(SQLModel, table=True):
    """Why there is no self-appraisal of somebody: the leader's word, so that its lack blocks nothing [M4.1]."""

    __tablename__ = "appraisal_excuse"
    __table_args__ = (UniqueConstraint("cycle_id", "person_id"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "person_id", Retention.ASSESSMENT
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id")
    person_id: UUID = Field(foreign_key="person.id", index=True)
    writer_id: UUID = Field(foreign_key="person.id")
    written_at: datetime
    sealed_reason: bytes
