"""A company whose year is assessed, written as rows: branches of a hundred members, each with a sheet and five voters.

The members of a branch are twenty teams of five, and each team answers for the area of the team before it: so everybody
has one area and exactly five people who may vote on him, and nobody votes on who votes on him.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from handlers.regulation import Edition
from storage.assessment_words import (
    AppraisalState,
    CycleState,
    Level,
    ReviewDecision,
    SheetState,
    StepKey,
)
from storage.queries import people
from storage.queries.appraisals import CONTENT as APPRAISAL
from storage.queries.appraisals import Content
from storage.queries.ballots import PAPER, Paper
from storage.queries.sheets import CONTENT as SHEET
from storage.queries.sheets import SheetContent
from storage.randomness import new_id
from storage.session import Session
from storage.tables import (
    Area,
    AreaAssignment,
    AssessmentCycle,
    AssessmentWindow,
    BallotPaper,
    BallotPool,
    BallotTurnout,
    PartyOrg,
    Person,
    RoleHolding,
    SelfAppraisal,
    Sheet,
    SheetReview,
    Team,
)
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AssignmentKind, OrgLevel, PartyStatus, Role, UnitKind

TEAMS, TEAM_SIZE = 20, 5
MEMBERS = TEAMS * TEAM_SIZE  # of a branch
AT_ONCE = 10  # branches in a transaction
YEAR, JOINED = 2026, date(2020, 1, 6)
OPENS, CLOSES = date(YEAR, 12, 1), date(YEAR, 12, 20)
KEPT_ON = OPENS  # the papers
AT = datetime(YEAR, 12, 3, 1, tzinfo=UTC)
OWN_WORDS = "今年组里的夜班交接由我牵头，反映的三件事都回了话，学习缺了两次，明年补上"
BASIS, OPINION = "4月和9月两次抽查", "组里的事肯担，学习还要抓紧"
LEVELS = (Level.GOOD, Level.GOOD, Level.FAIR, Level.AVERAGE, Level.GOOD)  # of the five voters
SEATS = (("书记", Role.BRANCH), ("组织委员", Role.BRANCH), ("党小组长", Role.GROUP_LEADER))


def total_of(place: int) -> Decimal:
    """What the scorer gave a member of a branch, by his place in it."""
    return Decimal(70 + place % 30)


def fill(units: Callable[[], UnitOfWork], branches: int, edition: Edition) -> None:
    """Write so many branches; the sheet of the last member of each is reported and not approved."""
    with units() as unit:
        office = PartyOrg(level=OrgLevel.COMMITTEE, name="公司党委")
        unit.session.collect(office)
        people.changed(unit.session)
    for first in range(0, branches, AT_ONCE):
        with units() as unit:
            for number in range(first, min(first + AT_ONCE, branches)):
                _Branch(unit.session, number, office.id, edition).write()


@dataclass
class _Branch:
    """One branch in the making."""

    session: Session
    number: int
    office: UUID
    edition: Edition

    @cached_property
    def ids(self) -> list[UUID]:
        """Its members by their place: five of the first team, five of the second …"""
        return [new_id() for _ in range(MEMBERS)]

    def write(self) -> None:
        """Its people, its areas, its cycle and all that was handed in."""
        branch = PartyOrg(
            level=OrgLevel.BRANCH, name=f"第{self.number}党支部", parent_id=self.office
        )
        group = PartyOrg(level=OrgLevel.GROUP, name=f"第{self.number}党小组", parent_id=branch.id)
        self.session.collect(branch, group)
        seats = self._write_seats(branch.id, group.id)
        areas = [self._write_team(place, branch.id, group.id) for place in range(TEAMS)]
        cycle = AssessmentCycle(
            branch_id=branch.id,
            year=YEAR,
            edition=self.edition.key,
            state=CycleState.BRANCH_REVIEW,
        )
        self.session.collect(cycle)
        for step in StepKey:
            self.session.collect(
                AssessmentWindow(cycle_id=cycle.id, step=step, opens=OPENS, closes=CLOSES)
            )
        for member in self.ids:
            self._write_appraisal(cycle.id, member)
        for place, member in enumerate(self.ids):
            before = (place // TEAM_SIZE - 1) % TEAMS
            self._write_papers(cycle.id, areas[before], member, self._team(before))
            self._write_sheet(cycle.id, areas[before], place, seats)

    def _team(self, place: int) -> list[UUID]:
        return self.ids[place * TEAM_SIZE : (place + 1) * TEAM_SIZE]

    def _write_seats(self, branch: UUID, group: UUID) -> list[UUID]:
        """The secretary, another of the committee, the leader of the group: an office without an area."""
        team = Team(name=f"第{self.number}办公室", kind=UnitKind.OFFICE_UNIT, branch_id=branch)
        self.session.collect(team)
        held = []
        for place, (duty, role) in enumerate(SEATS):
            held.append(one := new_id())
            self._write_person(
                one, f"s{self.number}-{place}", f"{duty}{self.number}", team.id, group
            )
            org = group if role is Role.GROUP_LEADER else branch
            self.session.collect(
                RoleHolding(person_id=one, role=role, duty=duty, org_id=org, since=JOINED)
            )
        return held

    def _write_team(self, place: int, branch: UUID, group: UUID) -> UUID:
        """A team with its area, for which the people of the next team answer; the key of the area."""
        name = f"第{self.number}班组之{place:02}"
        team = Team(name=name, kind=UnitKind.TEAM, branch_id=branch)
        area = Area(name=name, team_id=team.id, group_id=group, branch_id=branch, opened_on=JOINED)
        self.session.collect(team, area)
        for number, one in enumerate(self._team(place)):
            userid = f"u{self.number}-{place}-{number}"
            name = f"党员{self.number}之{place}之{number}"
            self._write_person(one, userid, name, team.id, group)
        for one in self._team((place + 1) % TEAMS):
            self.session.collect_values(
                AreaAssignment,
                area_id=area.id,
                person_id=one,
                kind=AssignmentKind.NEIGHBOURING,
                since=JOINED,
            )
        return area.id

    def _write_person(self, its: UUID, userid: str, name: str, team: UUID, group: UUID) -> None:
        self.session.collect_values(
            Person,
            id=its,
            userid=userid,
            name=name,
            team_id=team,
            party_status=PartyStatus.MEMBER,
            group_id=group,
            joined_on=JOINED,
        )

    def _write_appraisal(self, cycle: UUID, member: UUID) -> None:
        row, points = new_id(), {one.key: one.points - 1 for one in self.edition.items}
        self.session.collect_values(
            SelfAppraisal,
            id=row,
            cycle_id=cycle,
            person_id=member,
            state=AppraisalState.SUBMITTED,
            total=sum(points.values(), Decimal(0)),
            changed_at=AT,
            submitted_at=AT,
            sealed_content=self.session.seal(
                Content(OWN_WORDS, points).stored(), APPRAISAL, row, {member}, YEAR
            ),
        )

    def _write_papers(self, cycle: UUID, area: UUID, subject: UUID, voters: list[UUID]) -> None:
        of_unit = {"cycle_id": cycle, "area_id": area, "subject_id": subject}
        self.session.collect_values(BallotPool, pool_id=new_id(), **of_unit)
        for voter, paper in zip(voters, self._papers(), strict=True):
            row = new_id()
            sealed = self.session.seal(paper.stored(), PAPER, row, {voter}, YEAR)
            who = of_unit | {"voter_id": voter}
            self.session.collect_values(
                BallotPaper, id=row, kept_on=KEPT_ON, sealed_paper=sealed, **who
            )
            self.session.collect_values(BallotTurnout, **who)

    def _papers(self) -> Iterator[Paper]:
        for level in LEVELS:
            yield Paper({one.key: level for one in self.edition.items})

    def _write_sheet(self, cycle: UUID, area: UUID, place: int, seats: list[UUID]) -> None:
        secretary, _, leader = seats
        row, approved, total = new_id(), place + 1 < MEMBERS, total_of(place)
        share = {one.key: total * one.points / 100 for one in self.edition.items}
        content = SheetContent(share, BASIS, opinion=OPINION)
        self.session.collect_values(
            Sheet,
            id=row,
            cycle_id=cycle,
            subject_id=self.ids[place],
            area_id=area,
            version=1,
            state=SheetState.APPROVED if approved else SheetState.REPORTED,
            scorer_id=leader,
            scored_at=AT,
            total=total,
            sealed_content=self.session.seal(content.stored(), SHEET, row),
        )
        if approved:
            self.session.collect_values(
                SheetReview,
                sheet_id=row,
                step=1,
                decision=ReviewDecision.APPROVED,
                reviewer_id=secretary,
                reviewed_at=AT,
            )
