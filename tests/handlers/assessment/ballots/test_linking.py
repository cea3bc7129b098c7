"""Nothing in the database says afterwards who said what; a worse program would be found out by the same eyes (domain.md §6.5)."""

import itertools
import random
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage.assessment_words import Level
from storage.queries import ballot_mixing, ballots, people
from storage.queries.ballots import Paper, Unit
from storage.randomness import new_id
from storage.tables import AssessmentCycle, Ballot, Person
from storage.unit_of_work import UnitOfWork
from tests.databases import SEALER
from tests.handlers.assessment.ballots.linker import Evidence, guesses

VOTERS, EACH_COPY = 60, 6
CHANCE = (
    8  # of a shuffle of sixty about one falls into its place; more than this in one of 1,000,000
)
DAY = date(2026, 12, 8)
ITEMS = ("concerns", "talks", "study", "example", "order", "publicity", "skills")


class Vote:
    """An area of sixty who vote in some order, each with levels of his own; copies are taken all the while."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.evidence = engine, Evidence()
        self.said: dict[str, str] = {}  # by voter, as hex, what he said
        with self._unit() as unit:
            roster = people.load_roster(unit.session)
            area = next(one for one in roster.areas.values() if one.name == "维修组")
            (subject,) = roster.responsible_for(area.id, DAY)
            self.unit = Unit(area.id, subject.id)
            self.cycle = unit.session.exec(select(AssessmentCycle.id)).one()
            for number in range(VOTERS):
                unit.session.add(
                    Person(
                        userid=f"voter{number}", name=f"职工{number}", team_id=area.team_id,
                        joined_on=date(2020, 1, 1),
                    )
                )  # fmt: skip
            people.changed(unit.session)
            ballots.settle(unit.session, self.cycle, [[self.unit]], [])
        with self._unit() as unit:
            self.roster = people.load_roster(unit.session)

    def _unit(self) -> UnitOfWork:
        return UnitOfWork(self.engine, SEALER)

    def hold(self) -> int:
        """Everybody votes, everything is mixed; how many voters the best of his ways finds."""
        voters = [one for one in self.roster.people.values() if one.userid.startswith("voter")]
        random.Random(6).shuffle(voters)
        levels = itertools.product(list(Level), repeat=len(ITEMS))
        for number, voter in enumerate(voters):
            paper = Paper(dict(zip(ITEMS, next(levels), strict=True)))
            self.said[voter.id.hex] = ballots.levels_stored(paper.levels)
            with self._unit() as unit:
                actor = self.roster.actor(voter.id, DAY)
                assert ballots.keep(unit.session, actor, self.cycle, self.unit, paper, DAY)
            if not number % EACH_COPY:
                self.evidence.copy(self.engine)
        self.evidence.copy(self.engine)
        self.mix()
        self.evidence.copy(self.engine)
        return self._found()

    def mix(self) -> None:
        """As the night does."""
        with self._unit() as unit:
            (pool,) = set(ballots.pools(unit.session, self.cycle).values())
            after = DAY + timedelta(days=1)
            pools = {pool.id: pool.units}
            ballot_mixing.mix(unit.session, self.cycle, pools, after, count=True)

    def _found(self) -> int:
        with self._unit() as unit:
            place = ballot_mixing.LEVELS
            rows = unit.session.exec(select(Ballot.id, Ballot.sealed_levels)).all()
            levels = {row.hex: unit.session.unseal(sealed, place, row) for row, sealed in rows}
        assert len(levels) == len(set(levels.values())) == VOTERS
        return max(
            sum(levels[ballot] == self.said[voter] for ballot, voter in guess.items())
            for guess in guesses(self.evidence)
        )


def test_whoever_holds_every_copy_and_the_key_finds_nobody(engine: Engine) -> None:
    vote = Vote(engine)
    assert vote.hold() <= CHANCE
    assert not vote.evidence.copies[-1]["ballot_paper"]


def counting() -> Callable[[], UUID]:
    """Ids in the order in which they are drawn."""
    numbers = itertools.count(1)
    return lambda: UUID(int=next(numbers))


def test_a_program_that_keeps_the_order_of_arrival_is_found_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote = Vote(engine)
    monkeypatch.setattr(ballots, "new_id", counting())
    monkeypatch.setattr(ballot_mixing, "new_id", counting())
    monkeypatch.setattr(ballot_mixing, "shuffled", list)
    assert vote.hold() > VOTERS // 2


def test_a_program_that_keeps_the_number_of_the_paper_is_found_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote = Vote(engine)
    drawn: list[UUID] = []

    def noted() -> UUID:
        drawn.append(new_id())
        return drawn[-1]

    def as_they_lay(ones: list[str]) -> list[str]:
        by_levels = {said: voter for voter, said in vote.said.items()}
        order = list(vote.said)
        return sorted(ones, key=lambda one: order.index(by_levels[one]))

    monkeypatch.setattr(ballots, "new_id", noted)
    monkeypatch.setattr(ballot_mixing, "new_id", lambda: drawn.pop(0))
    monkeypatch.setattr(ballot_mixing, "shuffled", as_they_lay)
    assert vote.hold() == VOTERS
