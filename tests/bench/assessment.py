"""A year's assessment collated for 10,000, 30,000 and 100,000 members, on SQLite and on PostgreSQL, step by step.

Each member has one self-appraisal, five ballots and one score, each branch a hundred members. Given are the seconds of a
step and how what a branch costs has grown since the size before: 1.0 is linear in the company. The time of the processor
is given too (ours, not the server's): on a machine that does other things besides, only that tells of our own work.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from sqlmodel import func, select

from bot.app import make_desk
from bot.metrics import Metrics
from bot.settings import Settings
from handlers.assessment.cycle.results import digest
from handlers.assessment.cycle.waiting import waiting_for
from handlers.assessment.papers.gathering import gathered
from handlers.assessment.scoring.beside import area_mean, side_by_side
from handlers.assessment.scoring.year import year_if_open
from handlers.desk import Desk
from handlers.kit.capability import Context
from storage.assessment_words import StepKey
from storage.database import make_engine
from storage.migrations import migrate
from storage.queries import assessment
from storage.queries.assessment import CycleView
from storage.queries.results import results
from storage.queries.sheets import sheets_of_cycle
from storage.tables import Ballot, BallotCount, BallotPaper
from storage.vocabulary import SHANGHAI
from tests.bench.assessed_year import LEVELS, MEMBERS, YEAR, fill, total_of
from tests.bench.collated import EXPORT, ONE, Collated, table
from tests.bench.plan import Plan
from tests.bench.processes import ROOT
from tests.databases import PostgresServer

SIZES, QUICK = (10_000, 30_000, 100_000), (1_000, 3_000)
MIXING_AT = datetime(YEAR, 12, 10, 3, 40, tzinfo=SHANGHAI)
NOW = datetime(YEAR, 12, 10, 14, 30, tzinfo=SHANGHAI)
ROUTINE = "assessment.mix_ballots"
SECRETARY, LEADER = "s0-0", "s0-2"  # of the first branch


def run(plan: Plan) -> bool:
    """Whether everything came out as it was put in."""
    right = True
    before: dict[str, Collated] = {}
    server = PostgresServer()
    try:
        for members in QUICK if plan.quick else SIZES:
            for kind in ("SQLite", "PostgreSQL"):
                folder = plan.folder / f"assessment-{kind}-{members}"
                folder.mkdir()
                file, on_postgres = folder / "it.db", kind == "PostgreSQL"
                url = server.fresh(with_cast=False) if on_postgres else f"sqlite:///{file}"
                found = _of_size(plan, url, folder, members // MEMBERS)
                table(kind, found, before.get(kind))
                right &= not found.wrong
                before[kind] = found
                server.drop(url) if on_postgres else file.unlink()
    finally:
        server.stop()
    return right


def _of_size(plan: Plan, url: str, folder: Path, branches: int) -> Collated:
    settings, engine = plan.site.settings(url, 1), make_engine(url)
    migrate(engine)
    found = collated(make_desk(Settings.load(settings), engine, Metrics()), branches)
    _export(settings, folder, found)
    engine.dispose()
    return found


def collated(desk: Desk, branches: int) -> Collated:
    """So many branches written into an empty database, and every step of their year but the export."""
    found = Collated(branches)
    with found.clocked("(writing it all)"):
        fill(desk.units, branches, desk.edition_on(NOW.date()))
    for step in STEPS:
        step(desk, found)
    return found


def _mix(desk: Desk, found: Collated) -> None:
    """The night's routine over all branches, and what it leaves."""
    with found.clocked("reading the roster"), desk.units() as unit:
        desk.picture(unit.session)
    with found.clocked("ballots mixed and counted"):
        desk.tick(ROUTINE, MIXING_AT, MIXING_AT)
    with desk.units() as unit:
        members = found.branches * MEMBERS
        rows = [
            unit.session.exec(select(func.count()).select_from(one)).one()
            for one in (BallotPaper, Ballot)
        ]
        found.expect("papers and ballots", rows, [0, members * len(LEVELS)])
        counted: Counter[str] = Counter()
        for levels in unit.session.exec(select(BallotCount.levels)):
            counted.update(next(iter(levels.values())))
        wanted = {one.value: number * members for one, number in Counter(LEVELS).items()}
        found.expect("levels", dict(counted), wanted)


def _beside(desk: Desk, found: Collated) -> None:
    """What the leader of the first branch reads beside each of its sheets."""
    with _ctx(desk, LEADER) as ctx:
        with found.clocked("figures beside a score" + ONE):
            year = year_if_open(ctx, StepKey.LEADER_SCORING)
            assert year
            shown = [side_by_side(year, due, ctx) for due in year.due.values()]
        means = {mean and mean.total for key in year.due for mean in [area_mean(year, key, ctx)]}
        found.expect("means beside", (len(shown), means), (MEMBERS, {Decimal("91.00")}))


def _sheets(desk: Desk, found: Collated) -> None:
    total = sum(map(total_of, range(MEMBERS)), Decimal(0))
    for cycle, ctx in _branches(desk):
        with found.clocked("sheets as the secretary reads them"):
            views = sheets_of_cycle(ctx.session, ctx.actor, cycle.id)
        came = len(views), sum((one.content.total or Decimal(0) for one in views), Decimal(0))
        found.expect("sheets", came, (MEMBERS, total))


def _results(desk: Desk, found: Collated) -> None:
    """Read twice: the digest must be the same."""
    total = sum(map(total_of, range(MEMBERS - 1)), Decimal(0))
    seen = set()
    for cycle, ctx in _branches(desk):
        with found.clocked("results and their digest"):
            came = results(ctx.session, cycle.id)
            first = digest(ctx.edition, came)
        found.expect("totals", sum((one.total or Decimal(0) for one in came), Decimal(0)), total)
        ctx.session.expire_all()
        again = digest(ctx.edition, reversed(results(ctx.session, cycle.id)))
        found.expect("the digest again", again, first)
        seen.add(first)
    found.expect("different digests", len(seen), found.branches)


def _waiting(desk: Desk, found: Collated) -> None:
    """Nobody has anything left to do but the secretary, who has not approved the last sheet."""
    for cycle, ctx in _branches(desk):
        with found.clocked("who has still something to do"):
            waiting = {step: waiting_for(ctx, cycle, step) for step in StepKey}
        left = {step: people for step, people in waiting.items() if people}
        found.expect("who waits", left, {StepKey.BRANCH_REVIEW: [ctx.actor.me]})


def _gather(desk: Desk, found: Collated) -> None:
    with _ctx(desk, SECRETARY) as ctx:
        with found.clocked("gathering for the documents" + ONE):
            facts = gathered(_cycle(ctx), ctx)
        whole = [one for one in facts if one.sums.own and one.sums.area and one.sums.leader]
        found.expect("gathered", (len(whole), sum(one.approved for one in whole)), (100, 99))


def _export(settings: dict[str, str], folder: Path, found: Collated) -> None:
    """The command, as an operator starts it: a process of its own, every document of one branch."""
    command = ["bot", "assessment", "export", str(YEAR), str(folder / "papers"), "--for", SECRETARY]
    surroundings = {key: one for key, one in os.environ.items() if not key.startswith("ZRQ_")}
    with found.clocked(EXPORT):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=surroundings | settings,
            capture_output=True,
            check=False,
            text=True,
        )
    written = len(list((folder / "papers").glob("*.docx")))
    found.expect("the export", (done.returncode, written > MEMBERS), (0, True))


def _branches(desk: Desk) -> Iterator[tuple[CycleView, Context]]:
    """Every branch with its cycle, as its secretary sees it; a transaction for each."""
    with desk.units() as unit:
        roster = desk.picture(unit.session)[0]
    for one in [
        each.userid
        for each in roster.people.values()
        if each.userid.endswith("-0") and each.userid[0] == "s"
    ]:
        with _ctx(desk, one) as ctx:
            yield _cycle(ctx), ctx


@contextmanager
def _ctx(desk: Desk, userid: str) -> Iterator[Context]:
    """What somebody's message would know."""
    with desk.units() as unit:
        picture = desk.picture(unit.session)
        person = picture[0].enrolled(userid, NOW.date())
        assert person
        yield desk.context(unit.session, picture[0].actor(person.id, NOW.date()), NOW, picture)


def _cycle(ctx: Context) -> CycleView:
    branch = ctx.roster.branch_of(ctx.actor.me)
    cycle = branch and assessment.cycle_of(ctx.session, branch.id, YEAR)
    assert cycle
    return cycle


STEPS = (_mix, _beside, _sheets, _results, _waiting, _gather)
