"""What the people of an area say of who answers for it: never to be joined to who said it once it is counted [M4.2].

A paper waits, with its voter, until it is mixed with others; then its levels become a ballot that knows only its pool: no
person, no area, no moment and no order, and the paper is gone. A line that somebody added lies apart from his levels. Who
has voted stands in a list of its own, without moments, until the window closes. A pool is one member of one area, or
several where too few vote. Rows lie in the order of their random keys (`WITHOUT ROWID`), not in that of their arrival.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.anonymous import BY_KEY
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention


class BallotPool(SQLModel, table=True):
    """With whose ballots those on one member of one area are counted; it stands from the first ballot of its branch on."""

    __tablename__ = "ballot_pool"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.ASSESSMENT
    )

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", primary_key=True)
    subject_id: UUID = Field(foreign_key="person.id", primary_key=True)
    pool_id: UUID = Field(index=True)
    branch_wide: bool = False  # all that was too few, together
    closed: bool = False  # everything is mixed, nothing is taken any more


class BallotPaper(SQLModel, table=True):
    """One voter's word on one member, sealed; it can be changed until it is mixed."""

    __tablename__ = "ballot_paper"
    __table_args__ = (UniqueConstraint("cycle_id", "area_id", "subject_id", "voter_id"), BY_KEY)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "voter_id", Retention.BALLOTS, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id")
    area_id: UUID = Field(foreign_key="area.id")
    subject_id: UUID = Field(foreign_key="person.id")
    voter_id: UUID = Field(foreign_key="person.id", index=True)
    kept_on: date  # the day, never the hour: what was answered is forgotten before it is mixed
    sealed_paper: bytes  # levels by item, and a line if he likes


class Ballot(SQLModel, table=True):
    """One counted ballot; destroyed 30 days after the cycle is final, the count stays (domain.md §6.8)."""

    __tablename__ = "ballot"
    __table_args__ = BY_KEY
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.ASSESSMENT, "", Retention.BALLOTS)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    pool_id: UUID
    sealed_levels: bytes


class BallotLine(SQLModel, table=True):
    """A line that came with a ballot, apart from it; shown only after the leader's score is reported."""

    __tablename__ = "ballot_line"
    __table_args__ = BY_KEY
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.ASSESSMENT, "", Retention.BALLOTS)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    pool_id: UUID
    sealed_line: bytes


class BallotTurnout(SQLModel, table=True):
    """Who has voted on whom, or wishes not to; kept until the window closes, to remind nobody in vain."""

    __tablename__ = "ballot_turnout"
    __table_args__ = BY_KEY
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "voter_id", Retention.BALLOTS
    )

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", primary_key=True)
    subject_id: UUID = Field(foreign_key="person.id", primary_key=True)
    voter_id: UUID = Field(foreign_key="person.id", primary_key=True)
    declined: bool = False


class BallotCount(SQLModel, table=True):
    """What the ballots of a pool came to; made only of enough of them, and of no voter."""

    __tablename__ = "ballot_count"
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.ASSESSMENT, "", Retention.ASSESSMENT)

    pool_id: UUID = Field(primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    ballots: int
    levels: dict[str, dict[str, int]] = Field(sa_type=JSON)  # by item: how many of each level
