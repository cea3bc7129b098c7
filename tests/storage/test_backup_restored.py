"""O-RESTORE: a copy that comes back pushes nothing again, and what people deleted since stays deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage import audit_chain, backup, deletions, restoring
from storage.database import make_engine
from storage.keys import Keyring
from storage.queries import concerns, housekeeping, occasions, talks
from storage.tables import Call, Concern, Push, Talk, TalkPerson
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import ConcernState, PushState
from storage.witness import GONE, keep_at, witness_of
from tests.chatting import T1
from tests.conftest import Databases
from tests.databases import DATA_KEY, SEALER, SqliteFiles, disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import file_of, filled

LATER = T1 + timedelta(hours=3)


@pytest.fixture
def kept(engine: Engine, tmp_path: Path) -> Engine:
    """A database whose witness has a place on either engine."""
    keep_at(engine, str(tmp_path / "witness"))
    return engine


def delete_what_people_may(world: World) -> None:
    with world.seen_by("张伟") as ctx:
        assert talks.take_out_name(ctx.session, ctx.actor, 1)
    with world.seen_by("王强") as ctx:
        assert talks.withdraw(ctx.session, ctx.actor, 2, T1 - timedelta(hours=1))
    with world.seen_by("吴小燕") as ctx:
        assert concerns.withdraw(ctx.session, ctx.actor, 1, T1 - timedelta(hours=1), T1)


def held(engine: Engine) -> tuple[int, int, set[ConcernState], set[bool]]:
    """Talks, names, states of the concerns, and which talks have words."""
    with UnitOfWork(engine, SEALER) as unit:
        return (
            len(unit.session.exec(select(Talk.id)).all()),
            len(unit.session.exec(select(TalkPerson.talk_id)).all()),
            {one.state for one in unit.session.exec(select(Concern))},
            {one is not None for one in unit.session.exec(select(Talk.sealed_sentence))},
        )


def test_what_people_delete_is_noted_without_keys_or_names(kept: Engine) -> None:
    world = filled(kept)
    witness = witness_of(kept, SEALER)
    assert witness.read() == []
    with world.unit() as unit:
        ids = [one.hex for one in unit.session.exec(select(Talk.id))]
    delete_what_people_may(world)
    assert sorted(kind for kind, _ in witness.gone()) == [
        "concern", "sentence", "talk", "talk_person", "talk_person",
    ]  # fmt: skip
    assert witness.path is not None
    text = witness.path.read_text()
    assert not any(one in text for one in ids)
    assert witness.path.stat().st_mode & 0o077 == 0


def test_a_deletion_that_was_taken_back_is_not_noted(kept: Engine) -> None:
    world = filled(kept)
    with pytest.raises(RuntimeError), world.seen_by("张伟") as ctx:
        assert talks.take_out_name(ctx.session, ctx.actor, 1)
        raise RuntimeError
    with world.unit() as unit:
        with pytest.raises(RuntimeError), unit.savepoint():
            actor = world.roster.actor(world.id("张伟"), T1.date())
            assert talks.take_out_name(unit.session, actor, 1)
            raise RuntimeError
        unit.session.info["touched"] = True
    assert list(witness_of(kept, SEALER).gone()) == []


def test_a_forged_line_of_the_witness_is_passed_over(kept: Engine) -> None:
    world = filled(kept)
    delete_what_people_may(world)
    witness = witness_of(kept, SEALER)
    assert witness.path is not None
    before = list(witness.gone())
    with witness.path.open("a") as file:
        file.write(f"{GONE} talk {'00' * 32} {'0' * 32}\nhalf a li")
    assert list(witness.gone()) == before


def copy_with(world: World, databases: Databases, tmp_path: Path) -> Path:
    """A backup from before the deletions, whose witness is the one of the original."""
    place = file_of(str(world.engine.url))
    backup.copy_to(place, tmp_path / "copy.db")
    return tmp_path / "copy.db"


@pytest.fixture
def sqlite_world(databases: Databases) -> Iterator[World]:
    files = databases["sqlite"]
    assert isinstance(files, SqliteFiles)
    url = files.fresh(with_cast=True)
    with disposing(make_engine(url)) as engine:
        yield filled(engine)
    files.drop(url)


def test_the_same_is_deleted_again_in_an_older_copy(
    sqlite_world: World, databases: Databases, tmp_path: Path
) -> None:
    copy = copy_with(sqlite_world, databases, tmp_path)
    delete_what_people_may(sqlite_world)
    after = held(sqlite_world.engine)
    with disposing(make_engine(f"sqlite:///{copy}")) as engine:
        keep_at(engine, f"{sqlite_world.engine.url.database}.witness")
        assert held(engine) != after
        done = restoring.begin_epoch(engine, [DATA_KEY], LATER)
        assert done.deleted == 5
        assert held(engine) == after
        assert restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 0


def test_what_is_not_noted_stays(kept: Engine) -> None:
    filled(kept)
    before = held(kept)
    with UnitOfWork(kept, SEALER) as unit:
        gone = [("talk", bytes(32)), ("nonsense", bytes(32))]
        assert deletions.delete_again(unit.session, gone, LATER) == 0
    assert held(kept) == before


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
        known = occasions.claimed(unit.session, LATER, T1 - timedelta(days=9))
        assert known["digest.morning"] == (LATER, LATER, frozenset({LATER}))
        assert housekeeping.last_success(unit.session, housekeeping.RESTORE) == LATER


def test_heads_from_before_a_restore_are_no_measure_any_more(kept: Engine) -> None:
    filled(kept)
    witness = witness_of(kept, SEALER)
    witness.append(("head", "99-0123456789abcdef"))
    with UnitOfWork(kept, SEALER) as unit:
        assert not audit_chain.verify(unit.session, witness.anchors()).holds
    restoring.begin_epoch(kept, [DATA_KEY], LATER)
    with UnitOfWork(kept, SEALER) as unit:
        assert audit_chain.verify(unit.session, witness.anchors()).holds
    assert len(witness.anchors()) == 1


def test_the_old_file_is_kept_aside_and_the_new_one_is_in_place(
    sqlite_world: World, databases: Databases, tmp_path: Path
) -> None:
    place = file_of(str(sqlite_world.engine.url))
    copy = copy_with(sqlite_world, databases, tmp_path)
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
    sqlite_world: World, databases: Databases, tmp_path: Path
) -> None:
    place = file_of(str(sqlite_world.engine.url))
    copy = copy_with(sqlite_world, databases, tmp_path)
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
