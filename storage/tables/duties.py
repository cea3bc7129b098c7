"""What a responsible member did for his area, noted in passing by himself [T4 T6 T7]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
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
