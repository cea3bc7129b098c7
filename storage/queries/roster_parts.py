"""What a picture of the roster is made of: people, areas, who answers for what, who holds what, who is away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from storage.vocabulary import AssignmentKind, OrgLevel, PartyStatus, Role, UnitKind


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody on the roster, as everybody may know him: name, team, what he answers for."""

    id: UUID
    userid: str
    name: str
    aliases: tuple[str, ...]
    team_id: UUID
    team: str
    party_status: PartyStatus
    group_id: UUID | None
    shift: str
    joined_on: date
    left_on: date | None
    status_since: date | None = None

    def here_on(self, day: date) -> bool:
        """Whether he is on the roster that day."""
        return self.joined_on <= day and (self.left_on is None or day < self.left_on)

    @property
    def in_the_party(self) -> bool:
        """Members and probationary members study together [T2]."""
        return self.party_status in (PartyStatus.MEMBER, PartyStatus.PROBATIONARY)


@dataclass(frozen=True, slots=True)
class AreaView:
    """One responsibility area [D4]."""

    id: UUID
    name: str
    team_id: UUID  # of linked people: where the member worked for whom it was made
    kind: UnitKind
    group_id: UUID | None
    branch_id: UUID | None
    shift: str = ""  # of a shift part
    closed_on: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether it is still an area that day."""
        return self.closed_on is None or day < self.closed_on


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who answers for an area, and why he [D5 D6]; `id` is None before it is written."""

    area_id: UUID
    person_id: UUID
    kind: AssignmentKind
    since: date
    until: date | None
    interim: bool = False
    site: str = ""
    decided_on: date | None = None
    id: UUID | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Org:
    """One Party organisation."""

    id: UUID
    level: OrgLevel
    name: str
    parent_id: UUID | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody's role in a Party organisation."""

    person_id: UUID
    role: Role
    duty: str
    org_id: UUID
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is absent from a day on, until he is back; why is not kept [D7]."""

    person_id: UUID
    since: date
    until: date | None  # the first day on which he is back
    noted_by: UUID | None = None

    def holds_on(self, day: date) -> bool:
        """Whether he is absent that day."""
        return self.since <= day and (self.until is None or day < self.until)
