"""What the bot is in the middle of with somebody; forgotten after a day."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class ConversationRow(SQLModel, table=True):
    """The open dialogue of one person, sealed."""

    __tablename__ = "conversation"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONVERSATION, "person_id", Retention.CONVERSATION
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    id: UUID = Field(default_factory=new_id)  # binds the seal
    changed_at: datetime = Field(index=True)
    sealed_state: bytes
