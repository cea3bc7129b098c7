"""Concerns on their way up, and the answers on their way back [T1]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import (
    ConcernCategory,
    ConcernEventKind,
    ConcernState,
    Decision,
    Identity,
    Purpose,
    Retention,
)


class Concern(SQLModel, table=True):
    """One matter that somebody raised; its raiser decides when it is solved."""

    __table_args__ = (Index("ix_concern_branch_id_state", "branch_id", "state"),)

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONCERNS, "raiser_id", Retention.CONCERNS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    raiser_id: UUID = Field(foreign_key="person.id", index=True)
    identity: Identity = Field(sa_type=by_value(Identity))
    category: ConcernCategory = Field(sa_type=by_value(ConcernCategory))
    area_id: UUID | None = Field(default=None, foreign_key="area.id", index=True)
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    about_id: UUID | None = Field(default=None, foreign_key="person.id")  # never routed to him
    urgent: bool = False
    repeated: bool = False
    state: ConcernState = Field(default=ConcernState.RAISED, sa_type=by_value(ConcernState))
    decision: Decision | None = Field(default=None, sa_type=by_value(Decision))
    promised_on: date | None = None
    raised_at: datetime
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    sealed_text: bytes


class ConcernEvent(SQLModel, table=True):
    """One step in the life of a concern; rows are only ever added."""

    __tablename__ = "concern_event"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONCERNS, "actor_id", Retention.CONCERNS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    concern_id: UUID = Field(foreign_key="concern.id", index=True)
    kind: ConcernEventKind = Field(sa_type=by_value(ConcernEventKind))
    actor_id: UUID | None = Field(default=None, foreign_key="person.id")
    at: datetime
    sealed_note: bytes | None = None


class PastConcerns(SQLModel, table=True):
    """What is left of concerns that were kept long enough: how many of an area, a kind and a year, and of nobody."""

    __tablename__ = "past_concerns"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    area_id: UUID | None = Field(default=None, foreign_key="area.id")
    category: ConcernCategory = Field(sa_type=by_value(ConcernCategory))
    year: int  # in which they were raised
    number: int
    solved: int
