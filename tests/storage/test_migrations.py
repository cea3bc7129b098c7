"""A filled database goes from schema to schema and keeps what is in it, whenever it is interrupted."""

import signal

import pytest
from alembic import command
from sqlalchemy import Engine, text

from storage.database import make_engine
from storage.migrations import config_for, current, head, migrate, step_back
from tests.databases import disposing
from tests.nursery.commands import Commands


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


@pytest.mark.parametrize("statement", [4, 9, 17, 26, 33])
def test_a_killed_migration_leaves_the_old_schema_and_is_run_again(
    database_url: str, statement: int, run: Commands
) -> None:
    with disposing(make_engine(database_url)) as engine:
        before = contents(engine)
        step_back(engine, "0001")
        killed = run(database_url, str(statement), env={}, module="tests.storage.interrupted")
        assert killed.returncode == -signal.SIGKILL, killed
        assert current(engine) == "0001"
        assert contents(engine) == before
        migrate(engine)
        assert current(engine) == head()
        assert contents(engine) == before
