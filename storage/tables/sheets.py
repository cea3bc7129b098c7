"""The sheet (考核表) of one member and one area: its scores, what the branch decided, its notice and objections [M4.3 M4.4]."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.assessment_words import ObjectionState, ReviewDecision, SheetState
from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import Points, by_value
from storage.vocabulary import Purpose, Retention


class Sheet(SQLModel, table=True):
    """What the scorer gave, as one version; a later one never overwrites it [M4.3].

    Who answered for an area for less than three months of the year has no total: an opinion in words (domain.md §1.2).
    """

    __table_args__ = (UniqueConstraint("cycle_id", "subject_id", "area_id", "version"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.ASSESSMENT
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    subject_id: UUID = Field(foreign_key="person.id", index=True)
    area_id: UUID = Field(foreign_key="area.id")
    version: int
    state: SheetState = Field(sa_type=by_value(SheetState))
    scorer_id: UUID = Field(foreign_key="person.id", index=True)
    scored_at: datetime
    total: Decimal | None = Field(default=None, sa_type=Points)
    sealed_content: bytes  # points by item, basis, reason for a deviation, opinion


class SheetReview(SQLModel, table=True):
    """What the branch decided on one version of a sheet; the leader's figure stays where it is [M4.3]."""

    __tablename__ = "sheet_review"
    __table_args__ = (UniqueConstraint("sheet_id", "step"),)
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.ASSESSMENT, "", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    sheet_id: UUID = Field(foreign_key="sheet.id", index=True)
    step: int  # 1, 2, … of this version: the last one counts
    decision: ReviewDecision = Field(sa_type=by_value(ReviewDecision))
    reviewer_id: UUID = Field(foreign_key="person.id")
    reviewed_at: datetime
    second_id: UUID | None = Field(default=None, foreign_key="person.id")  # of a change of grade
    total: Decimal | None = Field(default=None, sa_type=Points)  # of an adjustment
    sealed_reason: bytes | None = None  # with the item it is about


class SheetNotice(SQLModel, table=True):
    """That a member was told his result, and what followed: his own word, the public notice (domain.md §2.6).

    There is no row before he was told. `review_id` is the decision he was told of: after another one he is told again.
    """

    __tablename__ = "sheet_notice"
    __table_args__ = (UniqueConstraint("cycle_id", "subject_id", "area_id"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id")
    subject_id: UUID = Field(foreign_key="person.id", index=True)
    area_id: UUID = Field(foreign_key="area.id")
    review_id: UUID = Field(foreign_key="sheet_review.id")
    told_at: datetime
    published_on: date | None = None
    published_until: date | None = None
    stated_at: datetime | None = None  # he said his word, or that he has none
    sealed_statement: bytes | None = None


class SheetObjection(SQLModel, table=True):
    """An objection to a published result, with the one who has to answer it and the last day in time."""

    __tablename__ = "sheet_objection"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "objector_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    subject_id: UUID = Field(foreign_key="person.id", index=True)
    area_id: UUID = Field(foreign_key="area.id")
    objector_id: UUID = Field(foreign_key="person.id", index=True)
    named: bool  # whether the reviewer learns who objects
    reviewer_id: UUID = Field(foreign_key="person.id", index=True)
    state: ObjectionState = Field(default=ObjectionState.OPEN, sa_type=by_value(ObjectionState))
    raised_at: datetime
    due_on: date
    passed_over: list[str] = Field(default_factory=list, sa_type=JSON)  # who let his day pass
    proposed: Decimal | None = Field(default=None, sa_type=Points)  # a change of grade waits
    second_id: UUID | None = Field(default=None, foreign_key="person.id")  # for whom
    answered_at: datetime | None = None
    sealed_words: bytes
    sealed_answer: bytes | None = None
