"""What the people of an area say of who answers for it: never to be joined to who said it once it is counted [M4.2].

A paper waits, with its voter, until it is mixed with others; then its levels become a ballot without a person, a moment
or an order, and the paper is gone. Who has voted stands in a list of its own, without moments, until the window closes.
Rows lie in the order of their random keys (`WITHOUT ROWID`), not in that of their arrival.
"""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.anonymous import BY_KEY
from storage.tables.base import PersonalData
from storage.vocabulary import Purpose, Retention

COUNTED = ("ballot_paper", "ballot", "ballot_turnout")  # the tables in which no order may show


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
    sealed_paper: bytes  # levels by item, and a line if he likes


class Ballot(SQLModel, table=True):
    """One counted ballot; destroyed 30 days after the cycle is final, the count stays (domain.md §6.8)."""

    __tablename__ = "ballot"
    __table_args__ = BY_KEY
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.BALLOTS
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", index=True)
    area_id: UUID = Field(foreign_key="area.id")
    subject_id: UUID = Field(foreign_key="person.id")
    sealed_levels: bytes
    sealed_line: bytes | None = None  # shown only after the leader's score is locked


class BallotTurnout(SQLModel, table=True):
    """Who of an area has voted, or wishes not to; kept until the window closes, to remind nobody in vain."""

    __tablename__ = "ballot_turnout"
    __table_args__ = BY_KEY
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "voter_id", Retention.BALLOTS
    )

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", primary_key=True)
    voter_id: UUID = Field(foreign_key="person.id", primary_key=True)
    declined: bool = False


class BallotCount(SQLModel, table=True):
    """What the ballots of an area on one member came to, once its window had closed; holds no voter."""

    __tablename__ = "ballot_count"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "subject_id", Retention.ASSESSMENT
    )

    cycle_id: UUID = Field(foreign_key="assessment_cycle.id", primary_key=True)
    area_id: UUID = Field(foreign_key="area.id", primary_key=True)
    subject_id: UUID = Field(foreign_key="person.id", primary_key=True)
    ballots: int
    levels: dict[str, dict[str, int]] = Field(sa_type=JSON)  # by item: how many of each level
