"""Responsibility areas and who answers for them, dated and never overwritten [D4-D7 S1]."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import JSON, Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import AssignmentKind, CoverageRule, Purpose, Retention


class Area(SQLModel, table=True):
    """One responsibility area: a team or an office unit, those of it who work one shift, or people of a list [D4 D5]."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(unique=True)
    team_id: UUID = Field(foreign_key="team.id", index=True)  # of a list: its member's own team
    shift: str = ""  # only those of the team who work it
    linked: bool = False  # only those whom `LinkedPerson` names, of whatever team
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
    since: date
    until: date | None = None  # the first day on which it no longer holds
    interim: bool = False  # in somebody's place, not for good
    site: str = ""  # of a crew that moves: where
    decided_by: UUID | None = Field(default=None, foreign_key="person.id")  # None: the list
    decided_on: date | None = None  # the day of the committee meeting, as far as it was said


class LinkedPerson(SQLModel, table=True):
    """Who is in an area of linked people, from when to when."""

    __tablename__ = "linked_person"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.AREAS, "person_id", Retention.WHILE_EMPLOYED
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    since: date
    until: date | None = None


class CoverageTask(SQLModel, table=True):
    """Something the division lacks, for the branch to mend by a day; of one fault there is one task at a time."""

    __tablename__ = "coverage_task"
    __table_args__ = (
        Index(
            "uq_coverage_task_open",
            *("branch_id", "rule", "subject_id"),
            unique=True,
            sqlite_where=text("settled_on IS NULL"),
            postgresql_where=text("settled_on IS NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    branch_id: UUID = Field(foreign_key="party_org.id")
    rule: CoverageRule = Field(sa_type=by_value(CoverageRule))
    subject_id: UUID  # the area, or the team whose people are in none
    found_on: date
    due_on: date
    settled_on: date | None = None


class AreaProposal(SQLModel, table=True):
    """Who should answer for an area, as the leader of its group proposes it; only the branch assigns [D7]."""

    __tablename__ = "area_proposal"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.AREAS, "proposed_by", Retention.ASSESSMENT
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: int = Field(unique=True)
    area_id: UUID = Field(foreign_key="area.id", index=True)
    proposed_by: UUID = Field(foreign_key="person.id")
    proposed_at: datetime
    decision: dict[str, Any] = Field(sa_type=JSON)  # who, how, from when: no word of anybody
    settled_by: UUID | None = Field(default=None, foreign_key="person.id")
    settled_at: datetime | None = None
    accepted: bool = False
