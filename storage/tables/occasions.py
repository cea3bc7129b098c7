"""Which routine fell due when; the row decides which process runs it (design decision 5)."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Occasion(SQLModel, table=True):
    """A routine fell due at an instant and was taken by exactly one clock."""

    rule: str = Field(primary_key=True)
    fire_at: datetime = Field(primary_key=True)
    claimed_at: datetime


class Counter(SQLModel, table=True):
    """The last public number given out for a kind of record: T, C, S, G."""

    name: str = Field(primary_key=True)
    last: int = 0
