"""What is kept of a branch's year: the archives of its areas, sealed when the year is over [M2]."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import Purpose, Retention
from storage.year_words import EntryKind, EntryState, PlanState


class ArchiveSeal(SQLModel, table=True):
    """The archive of an area and a year as it was on the day of sealing, byte for byte [M2].

    `place` counts all seals of this database without a gap and `link` is made from the one before, so that one that was
    changed, taken out or cut off the end shows. The file is gone, and only the line stays, when somebody in it had his
    words deleted: the next `version` is made without them.
    """

    __tablename__ = "archive_seal"
    __table_args__ = (UniqueConstraint("area_id", "year", "version"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ASSESSMENT, "by_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    place: int = Field(unique=True)
    link: bytes
    area_id: UUID = Field(foreign_key="area.id")
    year: int
    version: int
    sha256: bytes
    size: int  # bytes of the file
    by_id: UUID = Field(foreign_key="person.id", index=True)
    made_at: datetime
    people: list[str] = Field(sa_type=JSON)  # hex ids of those whose sheets may be in it
    sealed_content: bytes | None = None  # the file as base64


class YearPlan(SQLModel, table=True):
    """What a Party group or a branch wrote into its plan of a year, and what the branch decided on it [M2].

    The rest of the plan is a view; when it is approved the whole of it is kept as it was (`sealed_paper`).
    """

    __tablename__ = "year_plan"
    __table_args__ = (UniqueConstraint("org_id", "year"),)
    privacy: ClassVar[PersonalData] = PersonalData(Purpose.GOALS, "writer_id", Retention.ASSESSMENT)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    org_id: UUID = Field(foreign_key="party_org.id")
    year: int
    state: PlanState = Field(default=PlanState.DRAFTED, sa_type=by_value(PlanState))
    serial: int | None = None  # 1 is 〔2026〕1号 of the branch, once it is approved
    writer_id: UUID = Field(foreign_key="person.id", index=True)
    written_at: datetime
    decider_id: UUID | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    sealed_lines: bytes  # a list of texts
    sealed_reason: bytes | None = None  # why the branch gave it back
    sealed_paper: bytes | None = None


class YearEntry(SQLModel, table=True):
    """A leader's study note, a good practice of an area, or a nomination for a model post [M1].

    Taken back by its author or by whom it is about, it is gone: nothing says that there was one.
    """

    __tablename__ = "year_entry"
    __table_args__ = (UniqueConstraint("kind", "number"),)
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.GOALS, "author_id", Retention.ASSESSMENT, taken_back=True
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    kind: EntryKind = Field(sa_type=by_value(EntryKind))
    number: int  # 1 is E-0001 of a practice, M-0001 of a post
    branch_id: UUID = Field(foreign_key="party_org.id", index=True)
    area_id: UUID | None = Field(default=None, foreign_key="area.id")
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id")  # of a note
    author_id: UUID = Field(foreign_key="person.id", index=True)
    subject_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)  # of a post
    written_at: datetime
    state: EntryState = Field(sa_type=by_value(EntryState))
    named: bool = False  # its author lets his name stand beside it
    decider_id: UUID | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    sealed_text: bytes
