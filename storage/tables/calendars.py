"""Whose sessions are read by his own calendar, and which stand in that of the platform [T2]."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class CalendarFeed(SQLModel, table=True):
    """One address of one person; a new one is a new row, so that an older copy does not bring the old one back."""

    __tablename__ = "calendar_feed"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.STUDY, "person_id", Retention.WHILE_EMPLOYED, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", unique=True)
    tag: bytes = Field(unique=True)  # keyed hash of the secret in the address
    since: datetime


class ScheduleEntry(SQLModel, table=True):
    """What the platform's own calendar (日程) has of one session; it names nobody."""

    __tablename__ = "schedule_entry"

    session_id: UUID = Field(foreign_key="study_session.id", primary_key=True)
    schedule_id: str = ""  # as the platform calls it; "" when it has none
    shows: datetime | None = None  # the session as it was then arranged or changed
    tries: int = 0  # in succession
    lease: str = ""  # of the process that works on it
    free_at: datetime  # nobody takes it before
