"""Study sessions and who was there [T2 M2]."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Attendance, Purpose, Retention, SessionState


class StudySession(SQLModel, table=True):
    """One session, at no fixed interval [M2].

    For a group, an area or several (`area_ids`), else the branch; `kind` is a key of the edition.
    """

    __tablename__ = "study_session"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.STUDY, "organiser_id", Retention.STUDY)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    organiser_id: UUID = Field(foreign_key="person.id", index=True)
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    area_id: UUID | None = Field(default=None, foreign_key="area.id", index=True)
    area_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    kind: str = "study"
    starts_at: datetime = Field(index=True)
    place: str = ""
    topic: str = ""
    material: str = ""
    lead_minutes: int = 30
    state: SessionState = Field(default=SessionState.PLANNED, sa_type=by_value(SessionState))
    arranged_at: datetime
    changed_at: datetime | None = None  # moved to another time or place, or called off
    sittings: UUID | None = Field(
        default=None, index=True
    )  # shared by sessions of which one is enough
    series_id: UUID | None = Field(default=None, foreign_key="study_series.id", index=True)
    sign_in_hash: bytes | None = None
    sign_in_until: datetime | None = None
    minutes_by: UUID | None = Field(default=None, foreign_key="person.id")
    sealed_minutes: bytes | None = None


class SessionAttendance(SQLModel, table=True):
    """One person and one session."""

    __tablename__ = "session_attendance"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.STUDY, "person_id", Retention.STUDY, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    session_id: UUID = Field(foreign_key="study_session.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    state: Attendance = Field(default=Attendance.EXPECTED, sa_type=by_value(Attendance))
    make_up_open: bool = False
    sealed_reason: bytes | None = None
