"""A filled database goes from schema to schema and keeps what is in it, whenever it is interrupted."""

import signal
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from alembic import command
from sqlalchemy import Engine, inspect, text
from sqlmodel import select

from storage.assessment_words import StepKey
from storage.concern_words import ConcernEventKind
from storage.database import make_engine
from storage.migrations import config_for, current, head, migrate, step_back
from storage.tables import (
    AssessmentCycle,
    AssessmentWindow,
    Concern,
    ConcernEvent,
    Person,
    Talk,
    TalkPerson,
)
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import ConcernCategory, Identity
from tests.databases import SEALER, disposing
from tests.nursery.commands import Commands

Rows = dict[str, list[dict[str, Any]]]

NOW = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)
OLD = b"sealed by an older program"
KILLED_BEFORE = (  # the n-th statement, or the first that has these words
    "4",
    "17",
    "33",
    "UPDATE outbox SET call_id = id",
    "ADD COLUMN awaiting_since",
    "CREATE TABLE subject_key",
    "CREATE TABLE concern_about",
    "UPDATE concern_event SET asker_id",
    "INSERT INTO assessment_window",
    "DROP COLUMN self_from",
)


def contents(engine: Engine) -> dict[str, int]:
    tables = ("person", "team", "area", "area_assignment", "role_holding", "assessment_cycle")
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            for table in tables
        }


def test_the_tables_and_the_steps_agree(empty_database_url: str) -> None:
    with disposing(make_engine(empty_database_url)) as engine:
        command.check(config_for(engine))


def test_doing_it_twice_changes_nothing(engine: Engine) -> None:
    before = contents(engine)
    migrate(engine)
    assert contents(engine) == before
    assert before["person"] == 20


def test_down_to_nothing_and_up_again(empty_database_url: str) -> None:
    with disposing(make_engine(empty_database_url)) as engine:
        step_back(engine, "base")
        assert current(engine) == ""
        migrate(engine)
        assert current(engine) == head()


def test_a_filled_database_of_the_first_schema_reaches_the_newest(engine: Engine) -> None:
    before = contents(engine)
    step_back(engine, "0001")
    assert contents(engine) == before
    migrate(engine)
    assert current(engine) == head()
    assert contents(engine) == before


def fill(engine: Engine) -> tuple[UUID, UUID]:
    """A talk, and a concern whose raiser's name somebody asked for: who asked, and the cycle that was there."""
    with UnitOfWork(engine, SEALER) as unit:
        cycle = unit.session.exec(select(AssessmentCycle)).one()
        host, asker, raiser = unit.session.exec(select(Person.id).limit(3)).all()
        talk = Talk(
            number=1, host_id=host, held_on=NOW.date(), recorded_at=NOW, sealed_sentence=OLD
        )
        concern = Concern(
            number=1,
            raiser_id=raiser,
            identity=Identity.CONFIDENTIAL,
            category=ConcernCategory.LIFE,
            branch_id=cycle.branch_id,
            raised_at=NOW,
            sealed_text=OLD,
        )
        kind = ConcernEventKind.REVEAL_ASKED
        asked = ConcernEvent(
            concern_id=concern.id, kind=kind, actor_id=asker, at=NOW, sealed_note=OLD
        )
        named = TalkPerson(talk_id=talk.id, person_id=raiser)
        unit.session.collect(talk, named, concern, asked)
        return asker, cycle.id


def rows(engine: Engine) -> Rows:
    """Every row of every table that has any, but for the number of the schema."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        every = {
            name: connection.execute(text(f'SELECT * FROM "{name}"')).mappings().all()  # noqa: S608
            for name in names
        }
    return {name: [dict(one) for one in found] for name, found in every.items() if found}


def lost(before: Rows, after: Rows) -> set[str]:
    """The tables of which something is gone: a row, or what stood in a column that is still there."""

    def kept(name: str, found: Rows) -> list[str]:
        columns = sorted(set(before[name][0]) & set(after[name][0]))
        return sorted(str([one[column] for column in columns]) for one in found[name])

    return {name for name in before if name not in after or kept(name, before) != kept(name, after)}


def test_a_killed_migration_leaves_the_old_schema_and_is_run_again(
    database_url: str, run: Commands
) -> None:
    with disposing(make_engine(database_url)) as engine:
        asker, cycle = fill(engine)
        step_back(engine, "0001")
        before = rows(engine)
        assert {"person", "talk", "talk_person", "concern", "concern_event"} <= set(before)
        for point in KILLED_BEFORE:
            killed = run(database_url, point, env={}, module="tests.storage.interrupted")
            assert killed.returncode == -signal.SIGKILL, (point, killed)
            assert current(engine) == "0001"
            assert rows(engine) == before
        migrate(engine)
        assert current(engine) == head()
        assert lost(before, rows(engine)) == set()
        with UnitOfWork(engine, SEALER) as unit:
            assert unit.session.exec(select(ConcernEvent)).one().asker_id == asker
            window = unit.session.get(AssessmentWindow, (cycle, StepKey.SELF_APPRAISAL))
            assert window
            assert str(window.opens) == str(before["assessment_cycle"][0]["self_from"])
            assert str(window.closes) == str(before["assessment_cycle"][0]["self_until"])
