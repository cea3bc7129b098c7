"""Somebody of the cast as the grammar and the handlers see him, without a chat around it."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from handlers.desk import Desk
from handlers.kit.capability import Context
from handlers.registry import Registry
from handlers.regulation import Edition
from storage.database import make_engine
from storage.unit_of_work import UnitOfWork
from tests.chatting import T1, Chat, chatting
from tests.conftest import Databases
from tests.databases import SEALER, disposing
from tests.handlers.assessment.papers.december import LATE, score_everybody

SeenAs = Callable[..., Context]
AsPerson = Callable[[str], Context]


@pytest.fixture(scope="module")
def seen_as(databases: Databases) -> Iterator[SeenAs]:
    """The context of a person by his name, at T1 or at another moment; reading is the same on both engines, so one is enough."""
    kind = databases["sqlite"]
    url = kind.fresh(with_cast=True)
    with disposing(make_engine(url)) as engine, UnitOfWork(engine, SEALER) as unit:
        yield contexts(unit)
    kind.drop(url)


@pytest.fixture
def as_person(unit: UnitOfWork) -> AsPerson:
    """The context of a person by his name, at T1, in one transaction on either engine."""
    return contexts(unit)


def contexts(unit: UnitOfWork, registry: Registry | None = None) -> SeenAs:
    """What gives the context of a person by his name, in this transaction; without a registry with all capabilities."""
    known = registry or Registry.discover()
    desk = Desk(lambda: unit, lambda _day: Edition.load("seven_duties"), registry=known)
    picture = desk.picture(unit.session)

    def context(name: str, now: datetime = T1) -> Context:
        people = picture[0].people.values()
        person = next(one for one in people if one.name == name and one.here_on(now.date()))
        actor = picture[0].actor(person.id, now.date())
        return desk.context(unit.session, actor, now, picture)

    return context


@pytest.fixture
def december(database_url: str) -> Iterator[Chat]:
    """The bot in the middle of December, the sheets scored."""
    with chatting(database_url, LATE) as chat:
        score_everybody(chat.parts.desk.units)
        yield chat
