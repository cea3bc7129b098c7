"""Sessions that come again [T2]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class StudySeries(SQLModel, table=True):
    """A wish for sessions that come again, until a day or until somebody ends it; never a forced cycle [T2 M2].

    `rule` is a repeat as JSON with its hour, `audience` the key of whom its organiser calls together, looked up anew for each
    session. What falls up to and with `made_until` has been made, or is over.
    """

    __tablename__ = "study_series"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.STUDY, "organiser_id", Retention.STUDY)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    organiser_id: UUID = Field(foreign_key="person.id", index=True)
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    audience: str
    guest_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    kind: str
    rule: str
    place: str
    topic: str
    material: str
    lead_minutes: int
    until: date
    made_until: date
    began_at: datetime
    ended_at: datetime | None = None
    ended_by: UUID | None = Field(default=None, foreign_key="person.id")
