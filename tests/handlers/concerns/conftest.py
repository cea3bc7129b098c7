"""Somebody of the cast as a handler sees him, without a chat around it."""

from collections.abc import Callable

import pytest

import handlers.concerns as concerns_capability
from handlers.desk import Desk
from handlers.kit.capability import Context
from handlers.registry import Registry
from handlers.regulation import Edition
from storage.unit_of_work import UnitOfWork
from tests.chatting import T1, userid_of

AsPerson = Callable[[str], Context]


@pytest.fixture
def as_person(unit: UnitOfWork) -> AsPerson:
    """The context of a person by his name, at T1, in one transaction."""
    desk = Desk(
        lambda: unit,
        lambda _day: Edition.load("seven_duties"),
        registry=Registry([concerns_capability.capability]),
    )
    picture = desk.picture(unit.session)

    def context(name: str) -> Context:
        person = picture[0].enrolled(userid_of(name), T1.date())
        assert person is not None
        actor = picture[0].actor(person.id, T1.date())
        return desk.context(unit.session, actor, T1, picture)

    return context
