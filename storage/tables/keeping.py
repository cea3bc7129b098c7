"""What the upkeep of the database itself must remember: keys, the head of the access log, last successes."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class DataKey(SQLModel, table=True):
    """One data key, known by its fingerprint; the key itself is never in the database."""

    __tablename__ = "data_key"

    number: int = Field(primary_key=True)  # stands in every text that this key sealed
    id: UUID = Field(default_factory=new_id)  # binds the seal of the root
    fingerprint: bytes = Field(unique=True)
    root: bytes  # of the keyed hashes, sealed with this key
    retired: bool = False  # no sealed text needs it any more


class SubjectKey(SQLModel, table=True):
    """The key of what a person said, or what was said of him, in one year: destroyed, nobody reads it any more.

    It never goes into a backup: `zerenqu backup` writes it to a file of its own (`storage.key_file`).
    """

    __tablename__ = "subject_key"
    __table_args__ = (UniqueConstraint("person_id", "year"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ACCOUNTABILITY, "person_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)  # stands in every text it seals
    person_id: UUID = Field(foreign_key="person.id")
    year: int
    sealed_key: bytes  # 32 bytes in base64, under the data key


class AuditHead(SQLModel, table=True):
    """The two ends of the chain over the access log; one row, locked by who appends."""

    __tablename__ = "audit_head"

    id: int = Field(default=1, primary_key=True)
    first: int = Field(default=1, sa_type=BigInteger)  # the oldest line that is kept
    base: bytes = b""  # the link of the line before it
    last: int = Field(default=0, sa_type=BigInteger)
    link: bytes = b""  # of the last line
    mark: bytes = b""  # keyed hash of all of the above; empty while no line was ever linked


class Housekeeping(SQLModel, table=True):
    """When a piece of upkeep last succeeded."""

    name: str = Field(primary_key=True)
    at: datetime
