"""What the branch asks its members to pass on to the areas, and how far it has come [T5]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class RelayNotice(SQLModel, table=True):
    """One notice of a branch in its own words; once it is taken back it is passed on no more."""

    __tablename__ = "relay_notice"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.RELAY, "sender_id", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    sender_id: UUID = Field(foreign_key="person.id")
    sent_at: datetime
    due_on: date | None = None  # the last day on which it is of use
    withdrawn: bool = False
    sealed_text: bytes


class RelayTask(SQLModel, table=True):
    """A notice, an area, and who is to pass it on there; that the area has heard it, never when, by whom or who read it."""

    __tablename__ = "relay_task"
    __table_args__ = (UniqueConstraint("notice_id", "area_id", "person_id"),)
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.RELAY, "person_id", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    notice_id: UUID = Field(foreign_key="relay_notice.id", index=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    person_id: UUID | None = Field(
        default=None, foreign_key="person.id", index=True
    )  # none: nobody
    passed_on: bool = False  # said of the area: the same in all its rows
