"""What was promised to people and is not in their hands yet, and what the senders of all processes share."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, PushKind, PushState, Retention


class Call(SQLModel, table=True):
    """One call of the platform: the bytes, stored before the first attempt and repeated by each later one.

    It carries one push, the same words to many people, or the words that waited for one person (promise D4).
    It is gone when its pushes are at their end.
    """

    __tablename__ = "outbox_call"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.DELIVERY, "", Retention.DELIVERY)

    id: UUID = Field(default_factory=new_id, primary_key=True)  # that of its first push
    pushes: int = 1  # how many it was made for
    due_at: datetime = Field(index=True)  # the next attempt; while leased, the end of the lease
    lease: str = ""
    attempts: int = 0
    first_attempt_at: datetime
    in_doubt: bool = False  # an attempt may have been taken
    sealed_body: bytes


class Push(SQLModel, table=True):
    """One promised message to one person; written in the transaction of its cause.

    `number` is the order of promising: a person gets his messages in this order (promise D6).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_due_at_number", "state", "due_at", "number"),  # what is due
        Index("ix_outbox_recipient_id_state_number", "recipient_id", "state", "number"),  # in order
        Index("ix_outbox_state_alike_number", "state", "alike", "number"),  # what can be joined
        Index("ix_outbox_recipient_id_first_attempt_at", "recipient_id", "first_attempt_at"),
    )
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.DELIVERY, "recipient_id", Retention.DELIVERY
    )

    number: int | None = Field(
        default=None,
        primary_key=True,
        sa_type=BigInteger().with_variant(Integer, "sqlite"),
    )
    id: UUID = Field(default_factory=new_id, unique=True)
    recipient_id: UUID = Field(foreign_key="person.id")
    kind: PushKind = Field(sa_type=by_value(PushKind))
    about: str = Field(default="", index=True)  # what it is about, so that it can be called off
    once_key: str | None = Field(default=None, unique=True)
    state: PushState = Field(default=PushState.READY, sa_type=by_value(PushState))
    due_at: datetime
    not_after: datetime | None = None  # of no use any more after this
    call_id: UUID | None = Field(default=None, foreign_key="outbox_call.id", index=True)
    alike: bytes | None = None  # keyed hash of kind and words; none: not to be joined with others
    spread: bool = False  # one of many that fell due together, and given a moment of its own
    first_attempt_at: datetime | None = None  # of the call that carried it last
    finished_at: datetime | None = None
    error: str = ""  # a class of error and a code, never a text from outside
    roster_seen: int | None = None  # the roster whose userid of this person the platform refused
    sealed_text: bytes
    document: str = ""  # by its key: what is made and sent as a file when it goes; "" for a text
    media_id: str = ""  # under which the platform keeps the file, once it was made


class ReminderWish(SQLModel, table=True):
    """Somebody does not want to be reminded, or only on one day of the week; the row is gone when he wants it as usual."""

    __tablename__ = "reminder_wish"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.DELIVERY, "person_id", Retention.WHILE_EMPLOYED
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    since: datetime
    weekday: int | None = None  # Monday = 0: what may wait comes then; None: no reminder at all


class Sending(SQLModel, table=True):
    """What the senders of all processes share: whether anything may go out now, and today's account; one row."""

    id: int = Field(default=1, primary_key=True)
    day: date | None = None  # the business date that `spent` is about
    spent: int = 0  # person-times of that day
    told_on: date | None = None  # when the operator last heard that the day's account is empty
    shut_until: datetime | None = None  # nothing is attempted before; then one call, as a probe
    cause: str = ""  # why it is shut: a class or a code
    probes: int = 0  # failed ones in succession
    failures: int = 0  # failed calls in succession
    recovered_at: datetime | None = None  # since when it slowly takes up speed again
    free_at: datetime | None = None  # no call before, while it takes up speed
