"""A small world of records about the cast, and a bot's own view of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine

from handlers.kit.capability import Context
from handlers.kit.promises import Promises
from handlers.kit.reading.people import NameIndex
from handlers.regulation import Edition
from storage.database import make_engine
from storage.queries import concerns, goals, people, study, talks
from storage.queries.actor import Actor
from storage.queries.concerns import Answer, NewConcern
from storage.queries.goals import NewGoal
from storage.queries.roster import Roster
from storage.queries.study import Plan
from storage.queries.talks import NewTalk
from storage.session import Session
from storage.tables import RoleHolding
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import (
    Attendance,
    ConcernCategory,
    Decision,
    Identity,
    OrgLevel,
    Role,
    Topic,
)
from tests.chatting import T1, userid_of
from tests.databases import SEALER, disposing


@dataclass
class World:
    """A database with the cast; writes records the way the capabilities do."""

    engine: Engine
    roster: Roster
    now: datetime = T1

    @contextmanager
    def unit(self) -> Iterator[UnitOfWork]:
        """One transaction."""
        with UnitOfWork(self.engine, SEALER) as unit:
            yield unit

    def id(self, name: str) -> UUID:
        """The key of somebody of the cast."""
        person = self.roster.enrolled(userid_of(name), self.now.date())
        assert person is not None
        return person.id

    @contextmanager
    def seen_by(self, name: str) -> Iterator[Context]:
        """All that a handler knows when this person asks."""
        with self.unit() as unit:
            yield self.context(unit.session, self.roster.actor(self.id(name), self.now.date()))

    def context(self, session: Session, actor: Actor) -> Context:
        """All that a handler knows when this actor asks."""
        edition = Edition.load("seven_duties")
        return Context(
            actor=actor,
            now=self.now,
            edition=edition,
            roster=self.roster,
            names=NameIndex(()),
            session=session,
            promises=Promises(session, self.now, edition.figures),
        )

    def make_handler(self, name: str) -> None:
        """Somebody handles what the branch hands over."""
        with self.unit() as unit:
            branch = next(one for one in self.roster.orgs.values() if one.level is OrgLevel.BRANCH)
            seat = RoleHolding(
                person_id=self.id(name),
                role=Role.HANDLER,
                duty="后勤",
                org_id=branch.id,
                since=self.now.date(),
            )
            unit.session.add(seat)
            people.changed(unit.session)
            unit.session.flush()
            self.roster = people.load_roster(unit.session)

    def talk(
        self,
        host: str,
        *people: str,
        sentence: str = "",
        on: date | None = None,
        topics: tuple[Topic, ...] = (),
        for_growth: bool = False,
    ) -> int:
        """A talk; its number."""
        with self.seen_by(host) as ctx:
            new = NewTalk(
                held_on=on or self.now.date(),
                people=tuple(self.id(one) for one in people),
                headcount=len(people),
                area_id=next(iter(ctx.actor.areas), None),
                topics=topics,
                sentence=sentence,
                for_growth=for_growth,
            )
            return talks.record(ctx.session, ctx.actor, new, self.now)

    def concern(
        self, raiser: str, text: str, *, identity: Identity = Identity.NAMED, about: str = ""
    ) -> int:
        """A concern to the branch; its number."""
        with self.seen_by(raiser) as ctx:
            branch = self.roster.branch_of(ctx.actor.me)
            assert branch is not None
            new = NewConcern(
                text=text,
                identity=identity,
                category=ConcernCategory.LIFE,
                branch_id=branch.id,
                about_id=self.id(about) if about else None,
            )
            return concerns.record(ctx.session, ctx.actor, new, self.now)

    def answer(self, name: str, number: int, text: str) -> None:
        """Somebody of the branch answers a concern."""
        with self.seen_by(name) as ctx:
            given = Answer(text, Decision.WILL_DO)
            assert concerns.answer(ctx.session, ctx.actor, number, given, self.now)

    def goal(self, drafter: str, area: str, text: str, *, year: int = 2026) -> int:
        """A goal that waits for the branch; its number."""
        with self.seen_by(drafter) as ctx:
            (area_id,) = (one.id for one in self.roster.areas.values() if one.name == area)
            new = NewGoal(area_id, year, "safety", text)
            return goals.draft(ctx.session, ctx.actor, new, self.now, approved=False)

    def session(self, organiser: str, *people: str, reason: str = "") -> int:
        """A study session; with a reason everybody is excused; its number."""
        with self.seen_by(organiser) as ctx:
            group = next(iter(ctx.actor.groups))
            plan = Plan(self.now, group, None, "二楼会议室", "两会精神", "", 30)
            row = study.arrange(
                ctx.session, ctx.actor, plan, [self.id(one) for one in people], self.now
            )
            if reason:
                for line in study.lines_of(ctx.session, ctx.actor, [row.id]):
                    study.write_state(
                        ctx.session, line, Attendance.EXCUSED, make_up_open=True, reason=reason
                    )
            return row.number


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """The cast, and nothing about it yet."""
    with disposing(make_engine(database_url)) as engine:
        with UnitOfWork(engine, SEALER) as unit:
            roster = people.load_roster(unit.session)
        yield World(engine, roster)
