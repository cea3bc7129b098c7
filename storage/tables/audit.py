"""Who read what about whom; people can see their own lines (domain.md §6.9). Lines are chained (reliability.md T23)."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.rights_words import AccessReason
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import AccessKind, Purpose, Retention, Role


class AccessLog(SQLModel, table=True):
    """One reading of personal content; holds no content itself."""

    __tablename__ = "access_log"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ACCOUNTABILITY, "subject_id", Retention.ACCESS_LOG
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(index=True)
    actor_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    role: Role = Field(sa_type=by_value(Role))
    subject_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    kind: AccessKind = Field(sa_type=by_value(AccessKind))
    what: str  # a record's number or a kind of request, such as "C-0031"
    why: AccessReason | None = Field(default=None, sa_type=by_value(AccessReason))
    place: int | None = Field(
        default=None, sa_type=BigInteger, unique=True, index=True
    )  # in the chain, from 1
    link: bytes | None = None  # keyed hash of this line and of the link before it
