"""The roster: people, what they are called, their teams, the Party organisation and who holds what in it."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id
from storage.tables.base import PersonalData
from storage.tables.types import by_value
from storage.vocabulary import (
    OrgLevel,
    PartyStatus,
    PersonChangeKind,
    Purpose,
    Retention,
    Role,
    UnitKind,
)


class PartyOrg(SQLModel, table=True):
    """One Party organisation: committee, general branch, branch or group [P0 S1]."""

    __tablename__ = "party_org"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    level: OrgLevel = Field(sa_type=by_value(OrgLevel))
    name: str
    parent_id: UUID | None = Field(default=None, foreign_key="party_org.id")


class Team(SQLModel, table=True):
    """A team or an office unit [D4]."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(unique=True)
    kind: UnitKind = Field(sa_type=by_value(UnitKind))
    branch_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)


class Person(SQLModel, table=True):
    """Somebody on the roster; our own key, because a userid can change or vanish (wecom.md §5)."""

    privacy: ClassVar[PersonalData] = PersonalData(Purpose.ROSTER, "id", Retention.WHILE_EMPLOYED)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    userid: str = Field(unique=True)  # case-folded
    name: str
    team_id: UUID = Field(foreign_key="team.id", index=True)
    party_status: PartyStatus = Field(default=PartyStatus.NONE, sa_type=by_value(PartyStatus))
    status_since: date | None = None  # as far as it changed while he was on the roster
    group_id: UUID | None = Field(default=None, foreign_key="party_org.id", index=True)
    shift: str = ""
    joined_on: date
    left_on: date | None = None
    in_contacts: bool = False  # seen in the company's address book: only then can he vanish from it
    welcomed_at: datetime | None = None  # the card of PIPL art. 17 was shown


class Alias(SQLModel, table=True):
    """What people call somebody: 小周, 孙书记."""

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ROSTER, "person_id", Retention.WHILE_EMPLOYED
    )

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    name: str = Field(primary_key=True)


class RoleHolding(SQLModel, table=True):
    """Who is group leader, on the branch committee or in the office above it, and since when."""

    __tablename__ = "role_holding"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ROSTER, "person_id", Retention.WHILE_EMPLOYED
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    role: Role = Field(sa_type=by_value(Role))
    duty: str = ""  # 书记, 组织委员
    org_id: UUID = Field(foreign_key="party_org.id")
    since: date
    until: date | None = None


class Absence(SQLModel, table=True):
    """Somebody is away for a while; why is not asked and not kept, for it may be his health (PIPL art. 28) [D7]."""

    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.AREAS, "person_id", Retention.WHILE_EMPLOYED
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    since: date
    until: date | None = None  # the first day on which he is back; none: nobody knows yet
    noted_by: UUID | None = Field(default=None, foreign_key="person.id")  # None: not known any more


class PersonChange(SQLModel, table=True):
    """Somebody changes teams, leaves, or becomes a full member, from a day on that the branch names [D7]."""

    __tablename__ = "person_change"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ROSTER, "person_id", Retention.WHILE_EMPLOYED
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    kind: PersonChangeKind = Field(sa_type=by_value(PersonChangeKind))
    since: date
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    decided_by: UUID = Field(foreign_key="person.id")
    decided_at: datetime
    entered: bool = False  # whether the roster says so already


class ActivistContact(SQLModel, table=True):
    """Who looks after an applicant [T3]."""

    __tablename__ = "activist_contact"
    privacy: ClassVar[PersonalData] = PersonalData(
        Purpose.ROSTER, "activist_id", Retention.WHILE_EMPLOYED
    )

    activist_id: UUID = Field(foreign_key="person.id", primary_key=True)
    contact_id: UUID = Field(foreign_key="person.id", primary_key=True)


class RosterRevision(SQLModel, table=True):
    """A number that grows with every change of the roster, so that every process notices."""

    __tablename__ = "roster_revision"

    id: int = Field(default=1, primary_key=True)
    number: int = 0
