"""Voice messages on their way to words; gone after a day."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class VoiceMessage(SQLModel, table=True):
    """One recording of one person: the platform's id of it, and once it was fetched itself, sealed."""

    __tablename__ = "voice_message"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONVERSATION, "person_id", Retention.CONVERSATION
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    heard_at: datetime = Field(index=True)
    format: str  # as the platform calls it: amr, speex
    sealed_content: bytes  # "media ID" until it is fetched, then "audio BASE64"
    tries: int = 0
    lease: str = ""  # of the process that works on it
    free_at: datetime  # nobody else takes it before
    told_at: datetime | None = None  # its writer knows what was heard, or that nothing was
