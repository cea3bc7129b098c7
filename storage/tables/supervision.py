"""How duty is watched through the year: one note for each look, and draws of whom to look at [M3]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from storage.assessment_words import SupervisionMethod
from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, Retention


class SupervisionNote(SQLModel, table=True):
    """What a leader found when he looked, about how one member answers for an area; the member reads it himself."""

    __tablename__ = "supervision_note"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.SUPERVISION, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    method: SupervisionMethod = Field(sa_type=by_value(SupervisionMethod))
    area_id: UUID = Field(foreign_key="area.id", index=True)
    subject_id: UUID = Field(foreign_key="person.id", index=True)
    writer_id: UUID = Field(foreign_key="person.id", index=True)
    held_on: date
    positive: bool
    written_at: datetime
    sealed_finding: bytes


class SpotCheckDraw(SQLModel, table=True):
    """Which areas a draw chose; with its seed and those it chose from anybody can draw it again [M3]."""

    __tablename__ = "spot_check_draw"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "drawer_id", Retention.ASSESSMENT
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    drawer_id: UUID = Field(foreign_key="person.id")
    drawn_at: datetime
    seed: str
    among: list[str] = Field(sa_type=JSON)  # ids of areas, in order
    drawn: list[str] = Field(sa_type=JSON)
