"""How much is asked of people, as counts of a month; no person is in it (domain.md §6.3, §7)."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.tables.types import by_value
from storage.vocabulary import Role


class BurdenCount(SQLModel, table=True):
    """How often something was asked of all people of a role in a branch, in a month."""

    __tablename__ = "burden_count"

    branch_id: UUID = Field(foreign_key="party_org.id", primary_key=True)
    role: Role = Field(sa_type=by_value(Role), primary_key=True)
    month: date = Field(primary_key=True)  # its first day
    what: str = Field(primary_key=True)  # a kind of push by what it is about, or a deed
    times: int
