"""What a responsible member did for his area, noted in passing by himself, and whom he mentors [T4 T6 T7]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.duty_words import PairState
from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, Retention


class DutyNote(SQLModel, table=True):
    """One line about what a member did; it names nobody, and no column could name whom it was done for or against."""

    __tablename__ = "duty_note"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "writer_id", Retention.SUPERVISION, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    writer_id: UUID = Field(foreign_key="person.id", index=True)
    duty: str  # a key of the edition; "" where its words do not tell
    dimension: str  # the same
    done_on: date
    written_at: datetime
    sealed_text: bytes


class MentoringPair(SQLModel, table=True):
    """A member and whom he mentors, who was asked first; a goal, and what became of it if it was reached [T7]."""

    __tablename__ = "mentoring_pair"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "mentored_id", Retention.SUPERVISION, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    mentor_id: UUID = Field(foreign_key="person.id", index=True)
    mentored_id: UUID = Field(foreign_key="person.id", index=True)
    state: PairState = Field(default=PairState.ASKED, sa_type=by_value(PairState))
    until: date
    asked_at: datetime
    sealed_goal: bytes
    sealed_result: bytes | None = None
    sealed_answer: bytes | None = None  # what the mentored says to it
