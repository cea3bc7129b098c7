"""Concerns on their way up, and the answers on their way back [T1]."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, text
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
    """One matter that somebody raised; its raiser decides when it is solved.

    `area_id` and `group_id` name the area and the Party group whose member and leader may read it; they are empty
    where it is kept from them.
    `owner_id` must act now, `handler_id` was named to see to it, and the organisation `raised_to_id` was brought in
    above the branch: it sees and may answer what the branch may. `first_answer_by` and `decision_by` are the last days
    that are in time, empty when nothing runs. `merged_into_id` is another concern that tells of the same matter.
    """

    __table_args__ = (
        Index("ix_concern_branch_id_state", "branch_id", "state"),
        # Nearly all are merged into none: SQLite would look for the few that wait among all of these.
        Index(
            "ix_concern_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
    )

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONCERNS, "raiser_id", Retention.CONCERNS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    raiser_id: UUID = Field(foreign_key="person.id", index=True)
    identity: Identity = Field(sa_type=by_value(Identity))
    category: ConcernCategory = Field(sa_type=by_value(ConcernCategory))
    area_id: UUID | None = Field(default=None, foreign_key="area.id", index=True)
    branch_id: UUID = Field(foreign_key="party_org.id")
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    about_id: UUID | None = Field(default=None, foreign_key="person.id")  # never routed to him
    owner_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    handler_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    raised_to_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    merged_into_id: UUID | None = Field(default=None, foreign_key="concern.id")
    urgent: bool = False
    repeated: bool = False
    state: ConcernState = Field(
        default=ConcernState.RAISED, sa_type=by_value(ConcernState), index=True
    )
    decision: Decision | None = Field(default=None, sa_type=by_value(Decision))
    promised_on: date | None = None
    first_answer_by: date | None = None
    decision_by: date | None = None
    raised_at: datetime
    answered_at: datetime | None = None
    awaiting_since: datetime | None = None
    closed_at: datetime | None = None
    sealed_text: bytes


class ConcernAbout(SQLModel, table=True):
    """Somebody whom a concern names, besides `about_id`: it never comes to him, whatever post he holds later."""

    __tablename__ = "concern_about"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONCERNS, "person_id", Retention.CONCERNS
    )

    concern_id: UUID = Field(foreign_key="concern.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True)


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
    asker_id: UUID | None = Field(
        default=None, foreign_key="person.id"
    )  # whose request for the name was decided
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


class SettledMatter(SQLModel, table=True):
    """A matter that the member responsible for an area settled on the spot: a number by kind, nobody's name or words."""

    __tablename__ = "settled_matter"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    category: ConcernCategory = Field(sa_type=by_value(ConcernCategory))
    settled_on: date
