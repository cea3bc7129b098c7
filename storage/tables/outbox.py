"""What was promised to people and is not in their hands yet."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Index, Integer
from sqlmodel import Field, SQLModel

from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, PushKind, PushState, Retention


class Push(SQLModel, table=True):
    """One promised message to one person; written in the transaction of its cause.

    `number` is the order of promising: a person gets his messages in this order (promise D6).
    `sealed_body` holds the bytes of the first attempt; every later attempt repeats them (promise D4).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_next_attempt_at", "state", "next_attempt_at"),  # what is due
        Index("ix_outbox_recipient_id_state_number", "recipient_id", "state", "number"),  # in order
    )
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.DELIVERY, "recipient_id", Retention.DELIVERY
    )

    number: int | None = Field(
        default=None,
        primary_key=True,
        sa_type=BigInteger().with_variant(Integer, "sqlite"),
    )
    id: UUID = Field(default_factory=uuid4, unique=True)
    recipient_id: UUID = Field(foreign_key="person.id", index=True)
    kind: PushKind = Field(sa_type=by_value(PushKind))
    about: str = Field(default="", index=True)  # what it is about, so that it can be called off
    once_key: str | None = Field(default=None, unique=True)
    state: PushState = Field(default=PushState.READY, sa_type=by_value(PushState))
    due_at: datetime
    not_after: datetime | None = None  # of no use any more after this
    next_attempt_at: datetime = Field(index=True)
    attempts: int = 0
    lease: str = ""
    first_attempt_at: datetime | None = None
    finished_at: datetime | None = None
    error: str = ""  # a class of error and a code, never a text from outside
    sealed_text: bytes
    sealed_body: bytes | None = None
