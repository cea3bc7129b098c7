"""The works of the benchmark: ten branches, a hundred teams of twenty, everybody with a name of his own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from storage.database import make_engine
from storage.migrations import migrate
from storage.queries.enrolment import RosterLine, enrol
from storage.sealing import Sealer
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PartyStatus, Role, UnitKind

BRANCHES, TEAMS_OF_BRANCH, TEAM_SIZE, HOSTS = 10, 10, 20, 8
JOINED = date(2015, 7, 1)
DIGITS = "一二三四五六七八九十"
WORKSHOPS = ["总装", "焊接", "冲压", "喷涂", "质检", "包装", "叉车", "维修", "铸造", "化验"]
COMMITTEE = (("书记", "s"), ("组织委员", "o"), ("宣传委员", "p"))
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯董程曹邓"
FIRST = "建志文海永国春秀晓玉立云成宏明庆新美少德"
SECOND = "华军强辉平杰芳燕梅龙刚飞洋涛宁鹏霞琴超斌"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the works; `duty` is his seat on the branch committee, hosts answer for their team."""

    userid: str
    name: str
    branch: str
    team: str
    host: bool = False
    duty: str = ""


def name_of(number: int) -> str:
    """A name for everybody, no two alike and no two of one team that sound alike."""
    rest, surname = divmod(number, len(SURNAMES))
    more, first = divmod(rest, len(FIRST))
    return SURNAMES[surname] + FIRST[first] + SECOND[(more + 7 * number) % len(SECOND)]


@cache
def everybody() -> tuple[Colleague, ...]:
    """The whole roster, branch by branch."""
    return tuple(_people())


def _people() -> Iterator[Colleague]:
    number = 0
    for workshop in WORKSHOPS[:BRANCHES]:
        branch = f"{workshop}党支部"
        for duty, letter in COMMITTEE:
            userid = f"{letter}{number:04}"
            yield Colleague(userid, name_of(number), branch, f"{workshop}办公室", duty=duty)
            number += 1
        for digit in DIGITS[:TEAMS_OF_BRANCH]:
            for place in range(TEAM_SIZE):
                team = f"{workshop}{digit}组"
                yield Colleague(f"u{number:04}", name_of(number), branch, team, host=place < HOSTS)
                number += 1


@cache
def by_team() -> dict[str, tuple[Colleague, ...]]:
    """The people of each team."""
    return {team: tuple(people) for team, people in groupby(everybody(), lambda one: one.team)}


def fill(url: str, sealer: Sealer, today: date, people: Iterable[Colleague]) -> None:
    """Migrate a new database and enrol these people, branch by branch."""
    engine = make_engine(url)
    migrate(engine)
    for branch, members in groupby(people, lambda one: one.branch):
        with UnitOfWork(engine, sealer) as unit:
            enrol(
                unit.session,
                [_line(one) for one in members],
                branch=branch,
                general_branch="厂党总支",
                committee="公司党委",
                today=today,
            )
    engine.dispose()


def _line(one: Colleague) -> RosterLine:
    in_the_party = one.host or bool(one.duty)
    return RosterLine(
        userid=one.userid,
        name=one.name,
        team=one.team,
        unit_kind=UnitKind.OFFICE_UNIT if one.duty else UnitKind.TEAM,
        party_status=PartyStatus.MEMBER if in_the_party else PartyStatus.NONE,
        party_group=f"{one.branch}党小组" if in_the_party else "",
        roles=((Role.BRANCH, one.duty),) if one.duty else (),
        areas=(one.team,) if one.host else (),
        shift="",
        aliases=(),
        joined_on=JOINED,
    )
