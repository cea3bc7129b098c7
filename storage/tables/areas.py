"""Responsibility areas and who answers for them, dated and never overwritten [D4-D7 S1]."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import AssignmentKind, Purpose, Retention


class Area(SQLModel, table=True):
    """One responsibility area; it covers the people of its team [D4]."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(unique=True)
    team_id: UUID = Field(foreign_key="team.id", index=True)
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    branch_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    opened_on: date
    closed_on: date | None = None


class AreaAssignment(SQLModel, table=True):
    """Who answers for an area, from when to when, and why this member [D5 D6 D7]."""

    __tablename__ = "area_assignment"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.AREAS, "person_id", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    kind: AssignmentKind = Field(sa_type=by_value(AssignmentKind))
    reason: str = ""
    since: date
    until: date | None = None
