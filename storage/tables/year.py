"""What is kept of a branch's year: the archives of its areas, sealed when the year is over [M2]."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class ArchiveSeal(SQLModel, table=True):
    """The archive of an area and a year as it was on the day of sealing, byte for byte [M2].

    `place` counts all seals of this database without a gap and `link` is made from the one before, so that one that was
    changed, taken out or cut off the end shows. The file is gone, and only the line stays, when somebody in it had his
    words deleted: the next `version` is made without them.
    """

    __tablename__ = "archive_seal"
    __table_args__ = (UniqueConstraint("area_id", "year", "version"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "by_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    place: int = Field(unique=True)
    link: bytes
    area_id: UUID = Field(foreign_key="area.id")
    year: int
    version: int
    sha256: bytes
    size: int  # bytes of the file
    by_id: UUID = Field(foreign_key="person.id", index=True)
    made_at: datetime
    people: list[str] = Field(sa_type=JSON)  # hex ids of those whose sheets may be in it
    sealed_content: bytes | None = None  # the file as base64
