"""Study sessions and who was there [T2 M2]."""

from datetime import date, datetime, time
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Attendance, Purpose, Retention, SessionState


class StudySeries(SQLModel, table=True):
    """Sessions that come again until somebody ends it; nothing makes anybody have one [M2].

    `next_on` is the first local day that is not arranged yet; `repeats` says which days come after it.
    """

    __tablename__ = "study_series"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.STUDY, "organiser_id", Retention.STUDY)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    organiser_id: UUID = Field(foreign_key="person.id", index=True)
    kind: str
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id")
    area_id: UUID | None = Field(default=None, foreign_key="area.id")
    area_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    repeats: dict[str, Any] = Field(sa_type=JSON)
    at: time
    next_on: date | None = Field(index=True)  # None: it was ended
    place: str = ""
    topic: str = ""
    lead_minutes: int = 30
    began_at: datetime


class StudySession(SQLModel, table=True):
    """One session, at no fixed interval [M2].

    For a group, an area or several (`area_ids`), else the branch; `kind` is a key of the edition. A later sitting
    for another shift is `sitting_of` the first one.
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
    series_id: UUID | None = Field(default=None, foreign_key="study_series.id", index=True)
    sitting_of: UUID | None = Field(
        default=None, foreign_key="study_session.id", ondelete="SET NULL", index=True
    )
    starts_at: datetime = Field(index=True)
    place: str = ""
    topic: str = ""
    material: str = ""
    lead_minutes: int = 30
    state: SessionState = Field(default=SessionState.PLANNED, sa_type=by_value(SessionState))
    arranged_at: datetime
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
