"""The proof of coverage for 1,000 teams and 30,000 people, beside the same counts asked of the database in plain SQL.

The issue's limit is one second for each. Both must find the same.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import TypeVar

from sqlalchemy import text, update
from sqlmodel import col, select

from bot.app import make_desk
from bot.metrics import Metrics
from bot.settings import Settings
from handlers.areas.coverage.missing import found_missing
from handlers.desk import Desk
from handlers.kit.messages import Incoming, Kind
from storage.database import make_engine
from storage.migrations import migrate
from storage.queries.actor import CLOCK
from storage.queries.coverage_tasks import open_tasks
from storage.queries.enrolment import RosterLine, enrol
from storage.queries.people import changed
from storage.queries.roster import SECRETARY
from storage.session import Session
from storage.tables import Absence, AreaAssignment, Person
from storage.vocabulary import SHANGHAI, PartyStatus, Role, UnitKind
from tests.bench import report
from tests.bench.plan import Plan
from tests.bench.site import START

TEAMS, PEOPLE = 1000, 30
BARE = 50  # teams without a member: neighbours answer for the first of them, nobody for the others
HELD_BARE, IN_GAP = 20, 40
SPLIT, LISTS, AWAY = 100, 20, 10  # teams in two shifts, lists of two names, absent members
SPLIT_FROM, LISTED = 100, 300  # the first of these teams
JOINED, SHIFTS = date(2020, 1, 6), ("甲班", "乙班")
ASKER = BARE * PEOPLE  # the secretary
MOST_BYTES = 2000
LIMIT = 1.0  # seconds
ROUTINE = "areas.check"

HERE = "p.joined_on <= :day AND (p.left_on IS NULL OR p.left_on > :day)"
HOLDS = "x.since <= :day AND (x.until IS NULL OR x.until > :day)"
OPEN = "a.closed_on IS NULL"
OURS = "JOIN team t ON t.id = p.team_id AND t.branch_id = :branch"
IN_PARTY = "p.party_status IN ('member', 'probationary_member')"
IS_AWAY = f"EXISTS (SELECT 1 FROM absence x WHERE x.person_id = p.id AND {HOLDS})"  # noqa: S608  (fixed text)
PLAIN_SQL = {
    "uncovered": f"""SELECT count(*) FROM person p {OURS} WHERE {HERE}
        AND NOT EXISTS (SELECT 1 FROM area a WHERE a.team_id = p.team_id AND NOT a.linked AND {OPEN}
            AND a.shift IN ('', p.shift))
        AND NOT EXISTS (SELECT 1 FROM linked_person l JOIN area a ON a.id = l.area_id AND {OPEN}
            WHERE l.person_id = p.id AND l.until IS NULL)
        AND NOT EXISTS (SELECT 1 FROM area_assignment x JOIN area a ON a.id = x.area_id AND {OPEN} AND a.linked
            WHERE x.person_id = p.id AND {HOLDS})""",  # noqa: S608
    "gaps": f"""SELECT count(*) FROM area a WHERE {OPEN} AND a.branch_id = :branch AND NOT EXISTS (
        SELECT 1 FROM area_assignment x JOIN person p ON p.id = x.person_id
        WHERE x.area_id = a.id AND {HOLDS} AND {HERE} AND NOT {IS_AWAY})""",  # noqa: S608
    "without_own_member": f"""SELECT count(*) FROM team t WHERE t.branch_id = :branch AND NOT EXISTS (
        SELECT 1 FROM person p WHERE p.team_id = t.id AND {HERE} AND {IN_PARTY})""",  # noqa: S608
    "without_area": f"""SELECT count(*) FROM person p {OURS} WHERE {HERE} AND {IN_PARTY} AND NOT {IS_AWAY}
        AND NOT EXISTS (SELECT 1 FROM area_assignment x WHERE x.person_id = p.id AND {HOLDS})""",  # noqa: S608
}  # fmt: skip

T = TypeVar("T")


def run(plan: Plan) -> bool:
    """Whether both find the same, and the answer fits on a screen."""
    desk, branch = _company(plan)
    rounds = 3 if plan.quick else 9
    with desk.units() as unit:
        cold, _ = _clocked(lambda: desk.picture(unit.session))
    with desk.units() as unit:
        plain, by_sql = _median(rounds, lambda: _by_sql(unit.session, branch))
    first, _ = _clocked(lambda: desk.tick(ROUTINE, START, START))
    moments = iter([START + timedelta(minutes=n + 1) for n in range(rounds)])
    again, _ = _median(rounds, lambda: desk.tick(ROUTINE, next(moments), START))
    asked, answer = _asked(desk, rounds)
    found = _found(desk)
    report.say(
        f"{TEAMS} teams, {TEAMS * PEOPLE} people, {found['gaps']} areas in gap, {found['uncovered']} people uncovered; "
        f"reading the roster anew {cold:.2f} s."
    )
    report.say(f"the whole check: {first:.2f} s with its tasks, {again:.2f} s when nothing is new.")
    report.say(f"「覆盖情况」: {asked * 1e3:.0f} ms, {len(answer.encode())} bytes.")
    report.say(
        f"four counts of it in plain SQL: {plain * 1e3:.0f} ms, that is {plain / asked:.1f} times the answer with all of "
        f"them, names and proposals. Limit of each: {LIMIT:.0f} s."
    )
    tasks = found.pop("tasks")
    right = found == by_sql and tasks > 0 and len(answer.encode()) <= MOST_BYTES
    if not right:
        report.say(f"NOT RIGHT: {found} here, {by_sql} in SQL, {tasks} tasks")
    return right


def _asked(desk: Desk, rounds: int) -> tuple[float, str]:
    """The question in the chat, each time a new message: median seconds, and the answer."""
    numbers = iter(range(rounds + 1))

    def ask() -> str:
        key = f"coverage-{next(numbers)}".encode()
        message = Incoming(key, f"u{ASKER}", Kind.TEXT, "覆盖情况", START, content=key)
        return desk.answer_all([message], START)[0].text

    ask()  # the card that greets him stands before the first answer
    return _median(rounds, ask)


def _found(desk: Desk) -> dict[str, int]:
    """What ours says, counted."""
    with desk.units() as unit:
        picture = desk.picture(unit.session)
        roster, day = picture[0], START.date()
        secretary = roster.enrolled(f"u{ASKER}", day)
        actor = roster.actor(secretary.id, day) if secretary else CLOCK
        proof = found_missing(desk.context(unit.session, actor, START, picture)).proof
        return {
            "uncovered": sum(map(len, proof.uncovered.values())),
            "gaps": len(proof.gaps),
            "without_own_member": len(proof.without_own_member()),
            "without_area": len(proof.without_area()),
            "tasks": len(open_tasks(unit.session, actor.branches)),
        }


def _by_sql(session: Session, branch: str) -> dict[str, int]:
    given = {"day": START.astimezone(SHANGHAI).date().isoformat(), "branch": branch}
    return {name: session.execute(text(sql), given).scalar_one() for name, sql in PLAIN_SQL.items()}


def _company(plan: Plan) -> tuple[Desk, str]:
    """A desk over a database with everybody, and the key of the branch as SQLite has it."""
    url = f"sqlite:///{plan.folder / 'coverage.db'}"
    settings = Settings.load(plan.site.settings(url, 1))
    engine = make_engine(url)
    migrate(engine)
    desk = make_desk(settings, engine, Metrics())
    names = {"branch": "支部", "general_branch": "总支", "committee": "党委"}
    with desk.units() as unit:
        enrolled = enrol(unit.session, list(_lines()), **names, today=JOINED)
    with desk.units() as unit:
        _loosen(unit.session)
    return desk, enrolled.branch_id.hex


def _loosen(session: Session) -> None:
    """Some members are away, and some areas have lost theirs."""
    members = {userid(number, 0): number for number in range(TEAMS - AWAY - IN_GAP, TEAMS)}
    chosen = select(Person).where(col(Person.userid).in_(members))
    for one in list(session.exec(chosen)):
        if members[one.userid] >= TEAMS - AWAY:
            session.collect(Absence(person_id=one.id, since=JOINED))
            continue
        over = update(AreaAssignment).where(col(AreaAssignment.person_id) == one.id)
        session.execute(over.values(until=JOINED))
    changed(session)


def userid(number: int, place: int) -> str:
    """Of somebody, by his team and his place in it."""
    return f"u{number * PEOPLE + place}"


def _lines() -> Iterator[RosterLine]:
    """Everybody, team by team; the first of a team is its member, but for the teams that have none."""
    for number in range(TEAMS):
        for place in range(PEOPLE):
            yield _line(number, place)


def _line(number: int, place: int) -> RosterLine:
    areas, linked = _answers_for(number, place), tuple[str, ...]()
    if place == 2 and LISTED <= number < LISTED + LISTS:
        linked = (userid(number + 1, 5), userid(number + 1, 6))
    member = bool(areas) or (place == 3 and number >= BARE)
    return RosterLine(
        userid=userid(number, place),
        name=f"职工{number}之{place}",
        team=_team(number),
        unit_kind=UnitKind.TEAM,
        party_status=PartyStatus.MEMBER if member else PartyStatus.NONE,
        party_group=f"第{number % 40}党小组" if member else "",
        roles=((Role.BRANCH, SECRETARY),) if (number, place) == (BARE, 0) else (),
        areas=areas,
        shift=SHIFTS[place % 2],
        aliases=(),
        joined_on=JOINED,
        linked=linked,
    )


def _answers_for(number: int, place: int) -> tuple[str, ...]:
    own = _team(number)
    if SPLIT_FROM <= number < SPLIT_FROM + SPLIT:
        return (own + SHIFTS[place],) if place < len(SHIFTS) else ()
    if place == 2 and LISTED <= number < LISTED + LISTS:
        return (f"名单{number}",)
    if place or number < BARE:
        return ()
    return (own, _team(number - BARE)) if number < BARE + HELD_BARE else (own,)


def _team(number: int) -> str:
    return f"第{number}班组"


def _clocked(job: Callable[[], T]) -> tuple[float, T]:
    started = perf_counter()
    found = job()
    return perf_counter() - started, found


def _median(rounds: int, job: Callable[[], T]) -> tuple[float, T]:
    took = [_clocked(job) for _ in range(rounds)]
    return median(seconds for seconds, _ in took), took[-1][1]
