"""The situation brief of a branch: figures of a quarter that may be told, and two paragraphs; no person is in it [T1]."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import BriefState, Purpose, Retention


class SituationBrief(SQLModel, table=True):
    """One quarter of one branch. The figures are those of the day on which it was first shown, whatever happens later.

    `figures` holds only numbers that may be told (`handlers.brief.suppression`), and the names of areas.
    """

    __tablename__ = "situation_brief"
    __table_args__ = (UniqueConstraint("branch_id", "quarter"),)

    privacy: ClassVar[PersonalData] = PersonalData(Purpose.BRIEF, "", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int | None = Field(default=None, unique=True)  # B-0001, once it is settled
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    quarter: date  # its first day
    taken_on: date
    figures: dict[str, Any] = Field(sa_type=JSON)
    state: BriefState = Field(default=BriefState.TAKEN, sa_type=by_value(BriefState))
    settled_at: datetime | None = None
    sent_at: datetime | None = None
    sealed_causes: bytes | None = None
    sealed_proposals: bytes | None = None
