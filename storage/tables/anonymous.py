"""Anonymous concerns, and the keys of those who read them: no way leads from here to who raised one (reliability.md §3.4).

No column has a person or a moment, and none refers to a table that has. Rows lie in the order of their random keys
(`WITHOUT ROWID`), not in that of their arrival. A day is that of the release, never of the arrival.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Decision, Purpose, Retention

BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}  # of a table in which no order may show


class AnonState(StrEnum):
    """Where an anonymous concern stands; it has no raiser to wait for, only a receipt that somebody may come back with."""

    WAITING = "waiting"  # for the next release
    OPEN = "open"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


class AnonVoice(StrEnum):
    """Who speaks in the thread of an anonymous concern, and to what end."""

    RAISER = "raiser"
    SOLVED = "solved"  # the raiser says so
    UNSOLVED = "unsolved"
    RECIPIENT = "recipient"


class AnonConcern(SQLModel, table=True):
    """One anonymous matter; the receipt is its raiser's number, the public one is given at its release."""

    __tablename__ = "anon_concern"
    __table_args__ = BY_KEY

    id: UUID = Field(default_factory=new_id, primary_key=True)
    receipt: bytes = Field(unique=True)  # a slow hash of it
    reply_key: bytes  # public; its private half is made from the receipt
    number: int | None = Field(default=None, unique=True)
    state: AnonState = Field(default=AnonState.WAITING, sa_type=by_value(AnonState))
    decision: Decision | None = Field(default=None, sa_type=by_value(Decision))
    released_on: date | None = None
    answered_on: date | None = None
    promised_on: date | None = None
    closed_on: date | None = None


class AnonWords(SQLModel, table=True):
    """What the raiser or a recipient said: readable by the holders of the keys alone."""

    __tablename__ = "anon_words"
    __table_args__ = BY_KEY

    id: UUID = Field(default_factory=new_id, primary_key=True)  # binds the seal
    concern_id: UUID = Field(foreign_key="anon_concern.id", index=True)
    voice: AnonVoice = Field(sa_type=by_value(AnonVoice))
    mark: bytes = Field(unique=True)  # by which the same words are known again, under the receipt
    released_on: date | None = None  # None: waits for the next release
    body: bytes
    keys: bytes


class RecipientKey(SQLModel, table=True):
    """The key of somebody who reads anonymous concerns, and the way to make or use it."""

    __tablename__ = "recipient_key"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.CONCERNS, "person_id", Retention.WHILE_EMPLOYED
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    public: bytes | None = None
    locked: bytes | None = None  # the private key, opened by his passphrase alone
    link: bytes | None = Field(default=None, unique=True)  # hash of the one-time link
    link_until: datetime | None = None
    link_tries: int = 0
