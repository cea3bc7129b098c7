"""O-RESTORE: a copy that comes back pushes nothing again, and what people deleted since stays deleted."""

import os
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
from storage.queries import concerns, dead_letters, occasions, outbox, study, talks
from storage.tables import Call, Concern, Push, SessionAttendance, Talk, TalkPerson
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import Attendance, ConcernState, PushKind, PushState
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


def leave(world: World, name: str, reason: str) -> None:
    """Somebody stays away from session 1 for a reason; without one he comes after all."""
    with world.seen_by(name) as ctx:
        row = study.by_number(ctx.session, ctx.actor, 1)
        assert row is not None
        lines = study.lines_of(ctx.session, ctx.actor, [row.id])
        (line,) = [one for one in lines if one.person_id == ctx.actor.me]
        state = Attendance.EXCUSED if reason else Attendance.EXPECTED
        study.write_state(ctx.session, line, state, make_up_open=bool(reason), reason=reason)


def reasons(engine: Engine) -> list[str]:
    with UnitOfWork(engine, SEALER) as unit:
        lines = unit.session.exec(select(SessionAttendance)).all()
        return sorted(study.reason_of(unit.session, one) for one in lines)


def test_a_reason_that_was_taken_back_is_gone_from_an_older_copy_and_a_newer_one_stays(
    sqlite_world: World, databases: Databases, tmp_path: Path
) -> None:
    assert reasons(sqlite_world.engine) == ["出车", "出车"]
    old = copy_with(sqlite_world, databases, tmp_path).rename(tmp_path / "old.db")
    leave(sqlite_world, "王强", "")
    leave(sqlite_world, "王强", "孩子发烧")
    new = copy_with(sqlite_world, databases, tmp_path)
    for copy, left in ((old, ["", "出车"]), (new, ["出车", "孩子发烧"])):
        with disposing(make_engine(f"sqlite:///{copy}")) as engine:
            keep_at(engine, f"{sqlite_world.engine.url.database}.witness")
            restoring.begin_epoch(engine, [DATA_KEY], LATER)
            assert reasons(engine) == left


def test_a_reason_is_noted_once_it_is_gone(kept: Engine) -> None:
    world = filled(kept)
    witness = witness_of(kept, SEALER)
    leave(world, "王强", "出车")  # the same as before
    with pytest.raises(RuntimeError), world.unit() as unit, unit.savepoint():
        line = unit.session.exec(select(SessionAttendance).limit(1)).one()
        study.write_state(unit.session, line, Attendance.EXPECTED, make_up_open=False)
        raise RuntimeError
    assert list(witness.gone()) == []
    leave(world, "王强", "")
    assert [kind for kind, _ in witness.gone()] == ["reason"]


def test_what_a_copy_would_tell_about_a_withdrawn_concern_ends_with_it(kept: Engine) -> None:
    world = filled(kept)
    numbers = [1, world.concern("周涛", "路灯坏了")]
    with world.unit() as unit:
        for number in numbers:
            about = f"C-{number:04}:new"
            outbox.promise(
                unit.session, world.id("孙国栋"), "凉的", kind=PushKind.NOTICE, about=about, due=T1
            )
    with UnitOfWork(kept, SEALER) as unit:
        key = unit.session.exec(select(Concern.id).where(Concern.number == 1)).one()
        gone = [("concern", deletions._tag(unit.session, "concern", (key,)))]
    witness_of(kept, SEALER).append(*((GONE, kind, tag.hex()) for kind, tag in gone))
    assert restoring.begin_epoch(kept, [DATA_KEY], LATER).held == 1
    with UnitOfWork(kept, SEALER) as unit:
        pushes = unit.session.exec(select(Push).order_by(Push.about)).all()
        found = [(one.about, one.state, bool(one.sealed_text)) for one in pushes]
        again = [dead_letters.resend(unit.session, one.number or 0, LATER) for one in pushes]
    assert found == [
        ("C-0001", PushState.CANCELLED, False),
        ("C-0001:new", PushState.CANCELLED, False),
        ("C-0002:new", PushState.DEAD, True),
    ]
    assert again == [False, False, True]


def test_a_full_disk_refuses_the_deletion_and_spoils_no_later_note(
    kept: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = filled(kept)
    before, write = held(kept), os.write

    def half(file: int, lines: bytes) -> int:
        return write(file, lines[: len(lines) // 2])

    with monkeypatch.context() as full:
        full.setattr(os, "write", half)
        with pytest.raises(Unavailable):
            delete_what_people_may(world)
    assert held(kept) == before
    delete_what_people_may(world)
    witness = witness_of(kept, SEALER)
    assert len(set(witness.gone())) == 5
    assert held(kept) != before


def test_the_name_of_a_new_witness_lasts_as_well(
    kept: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settled: list[Path] = []
    fsync = os.fsync

    def note(file: int) -> None:
        settled.append(Path(f"/proc/self/fd/{file}").readlink())
        fsync(file)

    monkeypatch.setattr(os, "fsync", note)
    witness = witness_of(kept, SEALER)
    witness.append(("head", "1"))
    witness.append(("head", "2"))
    assert settled == [tmp_path, tmp_path / "witness", tmp_path / "witness"]


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
