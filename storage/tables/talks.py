"""Heart-to-heart talks: what domain.md §6.7 keeps, and nothing else; who is to be talked with, until it is done [T3]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, Retention, ReviewKind


class Talk(SQLModel, table=True):
    """One talk as its host chose to record it: the matter, never the person [T3]."""

    __table_args__ = (
        Index("ix_talk_area_id_held_on", "area_id", "held_on"),
        Index("ix_talk_host_id_held_on", "host_id", "held_on"),
        Index("ix_talk_host_id_recorded_at", "host_id", "recorded_at"),
    )

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.TALKS, "host_id", Retention.TALKS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    host_id: UUID = Field(foreign_key="person.id", index=True)
    area_id: UUID | None = Field(default=None, foreign_key="area.id", index=True)
    held_on: date = Field(index=True)
    headcount: int = 1  # stays when names are taken out
    minutes: int | None = None
    topics: list[str] = Field(default_factory=list, sa_type=JSON)  # at most two Topic values
    for_growth: bool = False  # with an applicant: also read by those who look after him
    follow_up: bool = False
    recorded_at: datetime
    sealed_sentence: bytes | None = None


class TalkPerson(SQLModel, table=True):
    """With whom a talk was held; no row means 不记名."""

    __tablename__ = "talk_person"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.TALKS, "person_id", Retention.TALKS, taken_back=True
    )

    talk_id: UUID = Field(foreign_key="talk.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
    confirmed_on: date | None = None  # he says himself that it was held; shown to him alone


class DueTalk(SQLModel, table=True):
    """Somebody is to be talked with or visited by a day, as somebody entered who knows; gone once it is done [T3].

    `reason` is the key of an occasion that may stand beside a name, "" for every other one (domain.md §2.2).
    """

    __tablename__ = "due_talk"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.TALKS, "person_id", Retention.TALKS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    entered_by: UUID = Field(foreign_key="person.id", index=True)
    entered_on: date
    due_on: date = Field(index=True)
    visit: bool = False
    reason: str = ""
    reminded: bool = False


class ActivistReview(SQLModel, table=True):
    """That an applicant was looked at on a day, and by whom; no word of what was found [T3]."""

    __tablename__ = "activist_review"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.TALKS, "activist_id", Retention.TALKS)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    activist_id: UUID = Field(foreign_key="person.id", index=True)
    branch_id: UUID = Field(foreign_key="party_org.id")
    kind: ReviewKind = Field(sa_type=by_value(ReviewKind))
    held_on: date = Field(index=True)
    recorded_by: UUID = Field(foreign_key="person.id")


class TalkReason(SQLModel, table=True):
    """How often an occasion was entered for an area in a year: all that is left of it (domain.md §2.2)."""

    __tablename__ = "talk_reason"

    area_id: UUID = Field(foreign_key="area.id", primary_key=True)
    year: int = Field(primary_key=True)
    reason: str = Field(primary_key=True)
    times: int = 0
