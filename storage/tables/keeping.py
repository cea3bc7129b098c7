"""What the upkeep of the database itself must remember: keys, the head of the access log, last successes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.randomness import new_id


class DataKey(SQLModel, table=True):
    """One data key, known by its fingerprint; the key itself is never in the database."""

    __tablename__ = "data_key"

    number: int = Field(primary_key=True)  # stands in every text that this key sealed
    id: UUID = Field(default_factory=new_id)  # binds the seal of the root
    fingerprint: bytes = Field(unique=True)
    root: bytes  # of the keyed hashes, sealed with this key
    retired: bool = False  # no sealed text needs it any more


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
