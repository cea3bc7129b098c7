"""The tables of the tutorial stack."""

from datetime import UTC, date, datetime

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel


class Record(SQLModel):
    """The tables here are none of the bot's."""

    metadata = MetaData()


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


class Area(Record, table=True):
    """A team and the branch it belongs to."""

    id: int = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    branch: str = Field(index=True)


class Person(Record, table=True):
    """Somebody of the works."""

    id: int = Field(default=None, primary_key=True)
    userid: str = Field(index=True, unique=True)
    name: str
    area_id: int = Field(foreign_key="area.id", index=True)
    host: bool = False
    duty: str = ""


class Inbox(Record, table=True):
    """A message that was answered."""

    msg_id: str = Field(primary_key=True)
    reply: str
    heard_at: datetime = Field(default_factory=utc_now)


class Dialogue(Record, table=True):
    """What is to be confirmed by a number."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    kind: str
    draft: str  # JSON


class Talk(Record, table=True):
    """One talk."""

    id: int = Field(default=None, primary_key=True)
    host_id: int = Field(foreign_key="person.id", index=True)
    area_id: int = Field(foreign_key="area.id", index=True)
    held_on: date
    topic: str
    sentence: str
    recorded_at: datetime = Field(default_factory=utc_now)


class TalkPerson(Record, table=True):
    """With whom."""

    __tablename__ = "talk_person"

    talk_id: int = Field(foreign_key="talk.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)


class Concern(Record, table=True):
    """One concern."""

    id: int = Field(default=None, primary_key=True)
    raiser_id: int = Field(foreign_key="person.id", index=True)
    area_id: int = Field(foreign_key="area.id", index=True)
    category: str
    identity: str
    urgent: bool
    text: str
    raised_at: datetime = Field(default_factory=utc_now)


class ConcernEvent(Record, table=True):
    """One step in the life of a concern."""

    __tablename__ = "concern_event"

    id: int = Field(default=None, primary_key=True)
    concern_id: int = Field(foreign_key="concern.id", index=True)
    kind: str
    actor_id: int = Field(foreign_key="person.id")
    at: datetime = Field(default_factory=utc_now)


class Outbox(Record, table=True):
    """A notice to be sent."""

    id: int = Field(default=None, primary_key=True)
    recipient_id: int = Field(foreign_key="person.id", index=True)
    text: str
    promised_at: datetime = Field(default_factory=utc_now)
