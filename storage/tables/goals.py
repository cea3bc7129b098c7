"""The yearly goals of areas, each tagged by one side of the work [D1 D3]."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.assessment_words import GoalResult
from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import GoalState, Purpose, Retention


class Goal(SQLModel, table=True):
    """One goal of an area for a year: a matter, never a person; written by the leader, approved by the branch [D3].

    An approved goal is never overwritten: what is to stand in its place is a row of its own that `replaces` its number.
    """

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.GOALS, "drafter_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    year: int
    dimension: str = ""  # a key of the edition; "" where the edition names none
    state: GoalState = Field(default=GoalState.PROPOSED, sa_type=by_value(GoalState))
    replaces: int | None = None
    drafter_id: UUID = Field(foreign_key="person.id", index=True)
    drafted_at: datetime
    decider_id: UUID | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    sealed_text: bytes
    sealed_reason: bytes | None = None  # why the branch gave it back
    result: GoalResult | None = Field(default=None, sa_type=by_value(GoalResult))  # [M3]
    confirmer_id: UUID | None = Field(default=None, foreign_key="person.id")
    confirmed_at: datetime | None = None
    sealed_evidence: bytes | None = None  # by what it is confirmed
