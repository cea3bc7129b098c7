"""Many pools cost no more statements than one, and the ballots of all branches and years are never read for some of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import select

from storage.assessment_words import Level
from storage.queries import ballot_figures, ballot_mixing, ballots, people
from storage.queries.ballots import Paper, Unit
from storage.tables import AssessmentCycle, BallotCount
from storage.unit_of_work import UnitOfWork
from tests.databases import SEALER

DAY = date(2026, 12, 8)
SAID = Paper({"study": Level.GOOD}, "倒班也管")


@contextmanager
def asked_of(engine: Engine) -> Iterator[list[str]]:
    """The statements about ballots that are made meanwhile; SQLite adds how it goes about each that looks for some."""
    found: list[str] = []

    def note(_conn: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "ballot" not in statement:
            return
        plan = ""
        if engine.dialect.name == "sqlite" and not statement.startswith("INSERT"):
            steps = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plan = "; ".join(row[3] for row in steps)
        found.append(f"{statement} -- {plan}")

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def papers(engine: Engine) -> list[Unit]:
    """The members of the cast, each in a pool of his own, with a paper on each."""
    with UnitOfWork(engine, SEALER) as unit:
        session, roster = unit.session, people.load_roster(unit.session)
        cycle = session.exec(select(AssessmentCycle.id)).one()
        answering = [(one, roster.responsible_for(one, DAY)) for one in roster.areas]
        units = [Unit(area, one.id) for area, those in answering for one in those]
        ballots.settle(session, cycle, [[one] for one in units], [])
        for one in units:
            voter = next(who for who in roster.people if who != one.subject_id)
            assert ballots.keep(session, roster.actor(voter, DAY), cycle, one, SAID, DAY)
    return units


def test_many_pools_are_mixed_with_as_many_statements_as_one(
    engine: Engine, papers: list[Unit]
) -> None:
    made = []
    for some in (papers[:1], papers[1:]):
        with UnitOfWork(engine, SEALER) as unit:
            session = unit.session
            cycle = session.exec(select(AssessmentCycle.id)).one()
            known = ballots.pools(session, cycle)
            pools = {known[one].id: (one,) for one in some}
            with asked_of(engine) as asked:
                ballot_mixing.mix(session, cycle, pools, DAY + timedelta(days=1), count=True)
                session.write_collected()
            made.append(len(asked))
            assert not [one for one in asked if "SCAN ballot" in one]
            counts = {one.pool_id: one.ballots for one in session.exec(select(BallotCount))}
            assert {one: counts.get(one) for one in pools} == dict.fromkeys(pools, 1)
    assert len(papers) > 2
    assert made[0] == made[1]


def test_what_came_of_one_members_ballots_is_looked_up(engine: Engine, papers: list[Unit]) -> None:
    with UnitOfWork(engine, SEALER) as unit, asked_of(engine) as asked:
        session, roster = unit.session, people.load_roster(unit.session)
        secretary = next(one.id for one in roster.people.values() if one.name == "孙国栋")
        actor = roster.actor(secretary, DAY)
        cycle = session.exec(select(AssessmentCycle.id)).one()
        ballot_figures.counted(session, actor, cycle, papers[0])
        ballot_figures.lines(session, actor, cycle, papers[0])
    assert len(asked) == 4
    assert not [one for one in asked if "SCAN ballot" in one]
