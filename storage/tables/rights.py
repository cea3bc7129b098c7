"""What people decide about the records that are held of them (domain.md §6.4)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.rights_words import RequestKind, RequestState
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, Retention


class NameWish(SQLModel, table=True):
    """Somebody does not want his name in the talks of others; the row is gone when he does not mind any more."""

    __tablename__ = "name_wish"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.TALKS, "person_id", Retention.WHILE_EMPLOYED
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    since: datetime


class RecordStatement(SQLModel, table=True):
    """What somebody says himself to a record about him: it travels with the record and goes with it."""

    __tablename__ = "record_statement"
    __table_args__ = (UniqueConstraint("person_id", "letter", "number"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ACCOUNTABILITY, "person_id", Retention.TALKS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id")
    letter: str  # of the record's public number: T, C or S
    number: int = Field(index=True)
    written_at: datetime
    sealed_words: bytes


class RightsRequest(SQLModel, table=True):
    """What only a human can do about a record, with the one who has to and the last day in time."""

    __tablename__ = "rights_request"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ACCOUNTABILITY, "person_id", Retention.CONCERNS
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    kind: RequestKind = Field(sa_type=by_value(RequestKind))
    record: str = ""  # the public number of what it is about; "" is the roster
    owner_id: UUID = Field(foreign_key="person.id", index=True)  # has to answer
    next_owners: list[str] = Field(default_factory=list, sa_type=JSON)  # ids, in order
    state: RequestState = Field(default=RequestState.OPEN, sa_type=by_value(RequestState))
    asked_at: datetime
    due_on: date
    answered_at: datetime | None = None
    sealed_words: bytes
    sealed_answer: bytes | None = None
