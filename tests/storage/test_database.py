"""The engine keeps what it acknowledged."""

import sqlite3
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, text

from storage import database
from storage.database import make_engine
from storage.tables import TalkPerson, Team
from storage.unit_of_work import Conflict, Unavailable, UnitOfWork
from storage.vocabulary import UnitKind
from tests.databases import SEALER, disposing


def test_every_sqlite_connection_is_durable_and_checks_its_references(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        return  # these are SQLite's own switches; PostgreSQL has no others
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            raw = connection.connection.driver_connection
            assert raw is not None
            found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
            assert found == wanted
            break  # the second would wait for the first: both are writers from their first word
        raw_begin = first.connection.driver_connection
        assert raw_begin is not None


def test_the_log_is_cut_back_once_nobody_reads_an_old_moment(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not empty_database_url.startswith("sqlite"):
        return
    monkeypatch.setattr(database, "LOG_KEPT", kept := 2**17)
    file = empty_database_url.removeprefix("sqlite:///")
    log = Path(f"{file}-wal")
    with disposing(make_engine(empty_database_url)) as engine:
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM team").fetchone()
        fill(engine, 2000)
        fill(engine, 2000)
        assert log.stat().st_size > 2 * kept
        reader.close()
        fill(engine, 2000)  # copies the log into the file
        fill(engine, 1)  # and begins it anew
        assert log.stat().st_size <= kept


def fill(engine: Engine, rows: int) -> None:
    """One transaction with so many rows."""
    with engine.begin() as connection:
        for number in range(rows):
            connection.execute(
                text("INSERT INTO counter (name, last) VALUES (:name, 1)"),
                {"name": f"{'x' * 500}{number} {id(connection)}"},
            )
        connection.execute(text("DELETE FROM counter WHERE length(name) > 400"))


def test_a_node_that_stands_still_in_a_transaction_holds_up_nobody_for_good(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if empty_database_url.startswith("sqlite"):
        return  # the others get their 503, and the lock ends with the process
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 200)
    with disposing(make_engine(empty_database_url)) as engine, engine.connect() as still:
        still.execute(text("INSERT INTO counter (name, last) VALUES ('x', 1)"))
        other = Thread(target=insert_x, args=(engine,), daemon=True)
        other.start()
        other.join(30)  # without a limit it would wait for ever
        waits = other.is_alive()
        still.invalidate()
        assert not waits


def insert_x(engine: Engine) -> None:
    """Needs what the other transaction holds."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO counter (name, last) VALUES ('x', 2)"))


def test_an_error_names_no_parameter(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(Exception) as caught:
        connection.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "张伟的心事"})
    assert "张伟" not in str(caught.value)


def test_a_missing_parent_is_refused(engine: Engine, unit: UnitOfWork) -> None:
    from uuid import uuid4  # noqa: PLC0415

    unit.session.collect(TalkPerson(talk_id=uuid4(), person_id=uuid4()))
    with pytest.raises(Exception, match=r"(?i)foreign|IntegrityError"):
        unit.session.write_all()


def test_what_is_inside_a_failed_unit_never_was(engine: Engine) -> None:
    with pytest.raises(RuntimeError), UnitOfWork(engine, SEALER) as unit:
        unit.session.collect(Team(name="不存在的组", kind=UnitKind.TEAM))
        unit.session.write_all()
        raise RuntimeError
    with engine.connect() as connection:
        count = connection.execute(
            text("SELECT count(*) FROM team WHERE name = '不存在的组'")
        ).scalar()
    assert count == 0


def test_a_key_taken_by_another_is_a_conflict(engine: Engine) -> None:
    with pytest.raises(Conflict), UnitOfWork(engine, SEALER) as unit:
        unit.session.collect(Team(name="维修组", kind=UnitKind.TEAM))


def test_a_full_disk_is_unavailable_and_heals_when_space_returns(empty_database_url: str) -> None:
    if not empty_database_url.startswith("sqlite"):
        return  # a full PostgreSQL disk is its server's business; it reports the same OperationalError
    with disposing(make_engine(empty_database_url)) as engine:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count={pages + 1}")
        with pytest.raises(Unavailable), UnitOfWork(engine, SEALER) as unit:
            for number in range(3000):
                unit.session.collect(Team(name=f"组{number}", kind=UnitKind.TEAM))
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA max_page_count=1000000")
        with UnitOfWork(engine, SEALER) as unit:
            unit.session.collect(Team(name="组", kind=UnitKind.TEAM))
