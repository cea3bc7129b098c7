"""The division as somebody of the cast sees it, over the roster as it is or as a test makes it."""

from dataclasses import replace

import pytest

from handlers.kit.capability import Context
from storage.queries.roster import Roster
from tests.chatting import T1, userid_of
from tests.handlers.conftest import AsPerson


@pytest.fixture
def branch(as_person: AsPerson) -> Context:
    """The secretary, over the cast's roster."""
    return as_person("孙国栋")


def seen_by(ctx: Context, name: str, roster: Roster | None = None) -> Context:
    """The same moment, another person, perhaps another roster."""
    roster = roster or ctx.roster
    person = roster.enrolled(userid_of(name), T1.date())
    assert person is not None
    return replace(ctx, roster=roster, actor=roster.actor(person.id, T1.date()))
