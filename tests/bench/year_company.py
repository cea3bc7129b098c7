"""A company of branches of thirty, and what its people say in a year: written as rows, said as sentences.

A branch is an office of three (secretary, another of the committee, leader of the one group) and three teams of nine, each
an area for which its first answers. What is said is spread over the working days, so that no day is like another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from handlers.regulation import WorkdayCalendar
from storage.queries import people
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Area, AreaAssignment, PartyOrg, Person, RoleHolding, Team
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AssignmentKind, OrgLevel, PartyStatus, Role, UnitKind
from tests.bench.assessed_year import SEATS
from tests.bench.roster import FIRST, SECOND, SURNAMES, WORKSHOPS

YEAR, JOINED = 2026, date(2020, 1, 6)
TEAMS, TEAM_SIZE = "一二三", 9
PEOPLE = len(SEATS) + len(TEAMS) * TEAM_SIZE
SHIFTS = ("常白班", "甲班", "乙班")
AT_ONCE = 25  # branches in a transaction
SPREAD = 10  # branches say the same thing on so many different days
CALENDAR = WorkdayCalendar.packaged()
DAY = timedelta(days=1)
CONFIRM = "1"
ROLL_WITHIN = 2 * DAY  # who was there is asked of the last three days: not after a longer holiday
APPRAISED_ON = date(YEAR, 11, 20)


@dataclass
class Branch:
    """One branch: who is who, and the numbers of what is under way."""

    number: int
    session: str = ""
    concern: str = ""

    @property
    def secretary(self) -> str:
        """His userid."""
        return f"s{self.number}-0"

    @property
    def leader(self) -> str:
        """The userid of who leads its group."""
        return f"s{self.number}-2"

    def of_team(self, team: int, place: int) -> str:
        """Somebody of a team; place 0 answers for it."""
        return f"u{self.number}-{team}-{place}"

    def team_name(self, team: int) -> str:
        """What the team, and its area, is called."""
        rest, workshop = divmod(self.number, len(WORKSHOPS))
        first, second = divmod(rest, len(SECOND))
        return f"{WORKSHOPS[workshop]}{FIRST[first]}{SECOND[second]}{TEAMS[team]}组"

    def name_of(self, team: int, place: int) -> str:
        """A name; some are borne by two people of different branches, as everywhere."""
        number = self.number * PEOPLE + len(SEATS) + team * TEAM_SIZE + place
        rest, surname = divmod(number, len(SURNAMES))
        more, first = divmod(rest, len(FIRST))
        return SURNAMES[surname] + FIRST[first] + (SECOND + FIRST)[more % len(SECOND + FIRST)]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of somebody, and what must stand in the last answer to it and the numbers after it."""

    branch: Branch
    userid: str
    texts: tuple[str, ...]
    wanted: str
    keeps: str = ""  # the field of the branch that keeps the public number in the answer


def fill(units: Callable[[], UnitOfWork], count: int) -> list[Branch]:
    """Write so many branches into an empty database."""
    branches = [Branch(number) for number in range(count)]
    with units() as unit:
        office = PartyOrg(level=OrgLevel.COMMITTEE, name="公司党委")
        unit.session.collect(office)
    for first in range(0, count, AT_ONCE):
        with units() as unit:
            for one in branches[first : first + AT_ONCE]:
                _write(unit.session, one, office.id)
            people.changed(unit.session)
    return branches


def _write(session: Session, one: Branch, office: UUID) -> None:
    branch = PartyOrg(level=OrgLevel.BRANCH, name=f"第{one.number}党支部", parent_id=office)
    group = PartyOrg(level=OrgLevel.GROUP, name=f"第{one.number}党小组", parent_id=branch.id)
    desks = Team(name=f"第{one.number}办公室", kind=UnitKind.OFFICE_UNIT, branch_id=branch.id)
    session.collect(branch, group, desks)
    for place, (duty, role) in enumerate(SEATS):
        userid, name = f"s{one.number}-{place}", f"{SURNAMES[one.number % 30]}{duty}"
        its = _person(session, userid, name, desks.id, group.id, SHIFTS[0])
        org = group if role is Role.GROUP_LEADER else branch
        session.collect(
            RoleHolding(person_id=its, role=role, duty=duty, org_id=org.id, since=JOINED)
        )
    for place in range(len(TEAMS)):
        name = one.team_name(place)
        team = Team(name=name, kind=UnitKind.TEAM, branch_id=branch.id)
        area = Area(
            name=name, team_id=team.id, group_id=group.id, branch_id=branch.id, opened_on=JOINED
        )
        session.collect(team, area)
        ids = [
            _person(
                session,
                one.of_team(place, number),
                one.name_of(place, number),
                team.id,
                None if number else group.id,
                SHIFTS[number % 3],
            )
            for number in range(TEAM_SIZE)
        ]
        session.collect(
            AreaAssignment(
                area_id=area.id, person_id=ids[0], kind=AssignmentKind.OWN_TEAM, since=JOINED
            )
        )


def _person(
    session: Session, userid: str, name: str, team: UUID, group: UUID | None, shift: str
) -> UUID:
    its = new_id()
    session.collect_values(
        Person,
        id=its,
        userid=userid,
        name=name,
        team_id=team,
        party_status=PartyStatus.MEMBER if group else PartyStatus.NONE,
        group_id=group,
        shift=shift,
        joined_on=JOINED,
    )
    return its


@dataclass
class Saying:
    """What the people of these branches say, day by day."""

    branches: list[Branch]
    workdays: dict[int, list[date]] = field(init=False)

    def __post_init__(self) -> None:
        """The working days of each month."""
        self.workdays = {
            month: [
                day
                for number in range(31)
                if (day := date(YEAR, month, 1) + DAY * number).month == month
                and CALENDAR.is_workday(day)
            ]
            for month in range(1, 13)
        }

    def on(self, day: date) -> Iterator[Said]:
        """What is said on a day, in an order that can be answered."""
        days = self.workdays[day.month]
        if day not in days:
            return
        place = days.index(day)
        for one in self.branches:
            turn = place - one.number % SPREAD  # the same for all branches, a day later for each
            for told in (_sessions, _concerns, _of_the_season):
                yield from told(one, turn, days, day)


def _sessions(one: Branch, turn: int, days: list[date], day: date) -> Iterator[Said]:
    """A session a month: arranged, in every third month put off; somebody cannot come; who was there."""
    put_off = day.month % 3 == 1
    if turn == 0:
        held = days[days.index(day) + 3]
        when = f"{held.month}月{held.day}号下午3点"
        text = f"{when}小组学习 二楼会议室 内容安全生产"
        yield Said(one, one.leader, (text, CONFIRM), "已安排 S-", keeps="session")
    elif turn == 1 and one.session:
        absent = one.of_team(day.month % len(TEAMS), 0)
        yield Said(one, absent, (f"{one.session} 请假 出车",), "已请假")
    elif turn == 2 and put_off and one.session:
        held = days[days.index(day) + 2]
        text = f"{one.session} 改到{held.month}月{held.day}号下午3点"
        yield Said(one, one.leader, (text, CONFIRM), "已改")
    elif turn == 4 + put_off and one.session:
        if day - days[days.index(day) - 1] <= ROLL_WITHIN:
            text = f"{one.session} 都到了"
            yield Said(one, one.leader, (text, CONFIRM), "已记下")
        one.session = ""


def _concerns(one: Branch, turn: int, _days: list[date], day: date) -> Iterator[Said]:
    """Something raised each month; it is answered, and solved every other time."""
    worker = one.of_team(day.month % len(TEAMS), 1 + day.month % 8)
    if turn == 0:
        text = "更衣室的柜子锁坏了好几个 报过两回没人来修"
        yield Said(one, worker, (text, "2"), "已记下 C-", keeps="concern")
    elif turn == 2 and one.concern and day.month % 4:
        text = f"{one.concern} 后勤说了 下周三之前换新锁"
        yield Said(one, one.secretary, (text, CONFIRM), "已答复")
    elif turn == 9 and one.concern and day.month % 2:
        yield Said(one, worker, (f"{one.concern} 解决了",), one.concern)


def _of_the_season(one: Branch, turn: int, _days: list[date], day: date) -> Iterator[Said]:
    """Goals in January, talks in the middle of a quarter, a brief after it, the assessment from November on."""
    if day.month == 1 and turn in {0, 1, 2}:
        text = f"{one.team_name(turn)}今年目标 安全：全年无事故"
        yield Said(one, one.leader, (text, CONFIRM), "已记下 G-")
    if day.month == 1 and turn in {3, 4} and one.number % 2:
        text = f"确认{one.team_name(turn - 3)}目标"
        yield Said(one, one.secretary, (text, CONFIRM), "已确认")
    if day.month % 3 == 2 and turn in {0, 1}:
        text = f"昨天跟{one.name_of(turn, 1 + day.month % 8)}聊了会 想学数控"
        yield Said(one, one.of_team(turn, 0), (text, CONFIRM), "已记下 T-")
    if day.month in {4, 7, 10} and turn == 1 and one.number % 2:
        yield Said(one, one.secretary, ("上季度简报", "2"), "定稿了")
    if day.month == 11 and turn == 4:
        yield Said(one, one.secretary, ("开始今年考核", CONFIRM), "考核已开始")
    if day == APPRAISED_ON and one.number % 2:
        text = "自评 今年谈心20多次 不足是学习带的少 打88分"
        yield Said(one, one.of_team(0, 0), (text, CONFIRM), "自查")
