"""Whoever had a hand in a result answers no objection to it, whoever that was and whoever is left (domain.md §2.6)."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.assessment.objecting import judging
from handlers.kit.capability import Context
from storage.database import make_engine
from storage.queries import people, results
from storage.queries.roster import Roster
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Role
from tests.cast import CAST
from tests.conftest import Databases
from tests.databases import SEALER, SqliteFiles, disposing

DAY = date(2026, 12, 9)
NAMES = [one.name for one in CAST]
SEATED = ("孙国栋", "周萍", "何静", "高明")


@pytest.fixture(scope="module")
def roster(databases: Databases) -> Iterator[Roster]:
    files = databases["sqlite"]
    assert isinstance(files, SqliteFiles)
    url = files.fresh(with_cast=True)
    with disposing(make_engine(url)) as engine, UnitOfWork(engine, SEALER) as unit:
        yield people.load_roster(unit.session)
    files.drop(url)


@given(
    subject=st.sampled_from(("王强", "刘建国", "周萍")),
    objector=st.sampled_from(NAMES),
    judges=st.sets(st.sampled_from((*SEATED, "刘建国"))),
    judged=st.sets(st.sampled_from(SEATED)),
    passed=st.sets(st.sampled_from(SEATED)),
)
def test_nobody_with_a_hand_in_it_is_asked(
    roster: Roster,
    subject: str,
    objector: str,
    judges: set[str],
    judged: set[str],
    passed: set[str],
) -> None:
    ids = {one.name: one.id for one in roster.people.values()}
    names = {one: name for name, one in ids.items()}
    (area,) = roster.areas_answered_for(ids[subject], DAY)
    with pytest.MonkeyPatch.context() as patched:
        known: dict[str, Any] = {"judges_of": judges, "judged_by": judged}
        for query, found in known.items():
            ids_of = {ids[one] for one in found}
            patched.setattr(results, query, lambda *_args, ids_of=ids_of: ids_of)
        ctx = cast(Context, SimpleNamespace(roster=roster, today=DAY, session=None))
        whose = (ids[subject], area.id)
        free = judging.reviewers(uuid4(), whose, ids[objector], ctx, {ids[one] for one in passed})
    asked = [names[one] for one in free]
    out = {subject, objector} | judges | judged | passed
    assert not out & set(asked)
    assert set(asked) == set(SEATED) - out, "and whoever had none is"
    committee = [one for one in asked if Role.BRANCH in roster.actor(ids[one], DAY).roles]
    assert asked[: len(committee)] == committee, "the branch before the office above it"
