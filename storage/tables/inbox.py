"""Which messages were heard, and what they were answered (reliability.md promise D1)."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class Heard(SQLModel, table=True):
    """One message, by a keyed hash of its identity; its text is not kept."""

    __tablename__ = "inbox"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.DELIVERY, "", Retention.DELIVERY)

    key: bytes = Field(primary_key=True)
    id: UUID = Field(default_factory=new_id)  # binds the seal
    content: bytes  # keyed hash: a repeat with other content is noticed
    heard_at: datetime = Field(index=True)
    sealed_answer: bytes | None = None  # emptied after a day
