"""The cast as WeCom's address book has it, and who looks after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlmodel import col, select

from bot.simulator.api import FakeApi
from bot.simulator.chats import Chat
from bot.simulator.world import Department, SimPerson, SimulatedCorp
from storage.database import make_engine
from storage.queries.people import load_roster
from storage.queries.roster import Employee, Roster
from storage.tables import AreaAssignment, Person, RoleHolding
from storage.unit_of_work import UnitOfWork
from tests.bot.commands.console import Console
from tests.cast import CAST
from tests.chatting import variables_for
from tests.databases import SEALER, disposing

TEAMS = {name: number for number, name in enumerate(dict.fromkeys(c.team for c in CAST), 10)}
WORKSHOP = 2


def company(now: Callable[[], datetime]) -> SimulatedCorp:
    """Teams below one workshop; nobody is a direct member of it."""
    people = [SimPerson(one.userid, one.name, departments=(TEAMS[one.team],)) for one in CAST]
    corp = SimulatedCorp.fresh(people, now)
    corp.departments[WORKSHOP] = Department("生产车间")
    corp.departments |= {number: Department(name, WORKSHOP) for name, number in TEAMS.items()}
    return corp


def enters(corp: SimulatedCorp, userid: str, name: str, *departments: int) -> None:
    """Somebody is taken into the address book."""
    corp.people[userid] = SimPerson(userid, name, departments=departments)
    corp.chats[userid] = Chat()


def moves(corp: SimulatedCorp, userid: str, *departments: int) -> None:
    """Somebody is put into other departments."""
    corp.people[userid] = replace(corp.people[userid], departments=departments)


def becomes(corp: SimulatedCorp, before: str, after: str) -> None:
    """Somebody gets another userid."""
    corp.people[after] = replace(corp.people.pop(before), userid=after)
    corp.chats[after] = corp.chats[before]


class Office:
    """Gives commands and looks at what became of the roster."""

    def __init__(
        self, corp: SimulatedCorp, api: FakeApi, url: str, address: str, folder: Path
    ) -> None:
        self.corp, self.api, self.url = corp, api, url
        self._console = Console(url, folder)
        self._console.env |= variables_for(corp, url, address)

    def sync(self, *options: str, code: int = 0) -> list[str]:
        """Run `sync-contacts`; what was said, line by line."""
        return self.give("sync-contacts", *options, code=code)

    def give(self, *command: str, code: int = 0) -> list[str]:
        """Run any command."""
        ended, said = self._console(*command)
        assert ended == code, said
        return said.splitlines()

    def settled(self) -> None:
        """The first run: from now on everybody was seen."""
        assert self.sync()[0].endswith("没变 20 人。")

    def roster(self) -> Roster:
        """What stands in the database."""
        with disposing(make_engine(self.url)) as engine, UnitOfWork(engine, SEALER) as unit:
            return load_roster(unit.session)

    def person(self, userid: str) -> Employee:
        """Somebody of it."""
        return next(one for one in self.roster().people.values() if one.userid == userid)

    def held(self, userid: str) -> list[RoleHolding | AreaAssignment]:
        """Every role and area somebody ever had."""
        found: list[RoleHolding | AreaAssignment] = []
        with disposing(make_engine(self.url)) as engine, UnitOfWork(engine, SEALER) as unit:
            me = select(Person.id).where(Person.userid == userid)
            roles = select(RoleHolding).where(col(RoleHolding.person_id).in_(me))
            areas = select(AreaAssignment).where(col(AreaAssignment.person_id).in_(me))
            found += unit.session.exec(roles).all()
            found += unit.session.exec(areas).all()
        return found
