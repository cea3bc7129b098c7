"""O-RESTORE: a copy that comes back pushes nothing again, and what stood in its place is kept."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage import audit_chain, restoring
from storage.database import make_engine
from storage.keys import Keyring
from storage.queries import housekeeping, occasions
from storage.tables import Call, Push
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushState
from storage.witness import witness_of
from tests.chatting import T1
from tests.conftest import Databases
from tests.databases import DATA_KEY, SEALER
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import LATER, copy_of, file_of, filled


def test_a_restored_copy_pushes_nothing_by_itself(kept: Engine) -> None:
    filled(kept)
    with UnitOfWork(kept, SEALER) as unit:
        occasions.claim(unit.session, "digest.morning", T1 - timedelta(days=3), T1)
    done = restoring.begin_epoch(kept, [DATA_KEY], LATER)
    assert done.held == 1
    with UnitOfWork(kept, SEALER) as unit:
        (push,) = unit.session.exec(select(Push)).all()
        assert (push.state, push.error, push.finished_at) == (PushState.DEAD, "restored", LATER)
        assert unit.session.unseal(push.sealed_text, "outbox.text", push.id)
        assert unit.session.exec(select(Call)).all() == []
        known = occasions.claimed(
            unit.session, ("digest.morning",), LATER, T1 - timedelta(days=9), {}
        )
        assert known["digest.morning"] == (LATER, LATER, frozenset({LATER}))


def test_heads_from_before_a_restore_are_no_measure_any_more(kept: Engine) -> None:
    filled(kept)
    witness = witness_of(kept, SEALER)
    witness.append(("head", "99-0123456789abcdef"))
    with UnitOfWork(kept, SEALER) as unit:
        assert not audit_chain.verify(unit.session, witness.anchors(None)).holds
    restoring.begin_epoch(kept, [DATA_KEY], LATER)
    with UnitOfWork(kept, SEALER) as unit:
        restored = housekeeping.last_success(unit.session, housekeeping.RESTORED)
        assert restored == LATER
        assert audit_chain.verify(unit.session, witness.anchors(restored)).holds
    assert len(witness.anchors(restored)) == 1


def test_the_old_file_is_kept_aside_and_the_new_one_is_in_place(
    sqlite_world: World, tmp_path: Path
) -> None:
    place = file_of(str(sqlite_world.engine.url))
    copy = copy_of(sqlite_world, tmp_path)
    sqlite_world.talk("王强", sentence="备份之后的")
    sqlite_world.engine.dispose()
    with pytest.raises(restoring.NotEmpty):
        restoring.check_place(place, replace=False)
    restoring.check_place(place, replace=True)
    prepared = restoring.prepare(copy, place, [DATA_KEY])
    aside = restoring.put_in_place(prepared, place, LATER)
    assert aside is not None
    assert (talks_in(place), talks_in(aside)) == (2, 3)
    with Keyring(make_engine(f"sqlite:///{place}"), [DATA_KEY]).unit() as unit:
        assert audit_chain.verify(unit.session).holds
    assert (place.stat().st_mode & 0o777) == 0o600


def talks_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM talk").fetchone()[0])


def test_a_database_in_use_is_left_alone(sqlite_world: World) -> None:
    place = file_of(str(sqlite_world.engine.url))
    with sqlite_world.engine.connect(), pytest.raises(restoring.InUse):
        restoring.check_place(place, replace=True)
    sqlite_world.engine.dispose()
    restoring.check_place(place, replace=True)


def test_an_empty_place_and_an_empty_database_take_a_copy(
    databases: Databases, tmp_path: Path
) -> None:
    restoring.check_place(tmp_path / "nothing.db", replace=False)
    url = databases["sqlite"].fresh(with_cast=False)
    restoring.check_place(file_of(url), replace=False)
    databases["sqlite"].drop(url)


def test_a_damaged_place_is_replaced_only_when_asked_and_kept(
    sqlite_world: World, tmp_path: Path
) -> None:
    place = file_of(str(sqlite_world.engine.url))
    copy = copy_of(sqlite_world, tmp_path)
    sqlite_world.engine.dispose()
    damaged = b"x" * place.stat().st_size
    place.write_bytes(damaged)
    with pytest.raises(restoring.NotEmpty):
        restoring.check_place(place, replace=False)
    restoring.check_place(place, replace=True)
    aside = restoring.put_in_place(restoring.prepare(copy, place, [DATA_KEY]), place, LATER)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert talks_in(place) == 2


def killed_at(place: Path, copy: Path) -> None:
    """A database whose last commit stands only in the log beside it, as after kill -9."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("VACUUM INTO ?", (str(place),))
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE from_the_log (number INTEGER)")
        left = place.read_bytes(), log_of(place).read_bytes()
    place.write_bytes(left[0])
    log_of(place).write_bytes(left[1])


def log_of(place: Path) -> Path:
    return place.with_name(f"{place.name}-wal")


def tables_in(place: Path) -> set[str]:
    with closing(sqlite3.connect(place)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_the_log_of_a_lost_database_is_not_played_into_the_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    place = tmp_path / "zerenqu.db"
    copy = copy_of(sqlite_world, tmp_path)
    killed_at(place, copy)
    place.unlink()
    assert restoring.put_in_place(restoring.prepare(copy, place, [DATA_KEY]), place, LATER) is None
    assert "from_the_log" not in tables_in(place)


def test_the_log_beside_a_plain_copy_is_restored_with_it(
    sqlite_world: World, tmp_path: Path
) -> None:
    plain, place = tmp_path / "plain.db", tmp_path / "zerenqu.db"
    killed_at(plain, copy_of(sqlite_world, tmp_path))
    before = log_of(plain).read_bytes()
    prepared = restoring.prepare(plain, place, [DATA_KEY])
    restoring.put_in_place(prepared, place, LATER)
    assert "from_the_log" in tables_in(place)
    assert log_of(plain).read_bytes() == before
