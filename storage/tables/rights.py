"""What people decide about the records that are held of them (domain.md §6.4)."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class NameWish(SQLModel, table=True):
    """Somebody does not want his name in the talks of others; the row is gone when he does not mind any more."""

    __tablename__ = "name_wish"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.TALKS, "person_id", Retention.WHILE_EMPLOYED
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    since: datetime
