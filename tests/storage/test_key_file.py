"""The keys of people stand beside a backup and not in it; what was destroyed since stays gone in a copy that comes back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage import key_file, restoring, rotation
from storage.database import make_engine
from storage.key_file import NoKeyFile
from storage.keys import Keyring, MissingKey
from storage.queries.subject_keys import destroy
from storage.tables import SubjectKey
from tests.chatting import T1
from tests.databases import DATA_KEY, disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import LATER, coming_back, copy_of, filled
from tests.storage.test_subject_keys import said_in

NEW = bytes(range(1, 33))
SAID = sorted(["夜班排得太密", "孩子上学的事", "食堂的饭是凉的", "出车", "出车"])
WITHOUT_HIM = sorted(["孩子上学的事", "食堂的饭是凉的", "出车", "出车"])  # 张伟


def raw_keys(world: World) -> list[bytes]:
    with world.unit() as unit:
        return list(unit.session.exec(select(SubjectKey.sealed_key)))


def witness_of(world: World) -> str:
    return f"{world.engine.url.database}.witness"


def destroy_him(world: World) -> None:
    with world.unit() as unit:
        assert destroy(unit.session, world.id("张伟")).keys == 1


def said_in_copy(engine: Engine, world: World) -> list[str]:
    return said_in(World(engine, world.roster))


def test_a_backup_holds_no_key_and_nothing_of_one(sqlite_world: World, tmp_path: Path) -> None:
    before = raw_keys(sqlite_world)
    copy = copy_of(sqlite_world, tmp_path)
    content = copy.read_bytes()
    assert before
    assert not any(one in content or one[14:] in content for one in before)
    file = key_file.beside(copy)
    assert sorted(one.sealed_key for one in key_file.read(file).keys) == sorted(before)
    assert file.stat().st_mode & 0o077 == 0
    assert raw_keys(sqlite_world) == before  # only the copy lost them


def test_the_data_key_alone_opens_nothing_that_people_said(
    sqlite_world: World, tmp_path: Path
) -> None:
    copy = copy_of(sqlite_world, tmp_path)
    with disposing(make_engine(f"sqlite:///{copy}")) as engine:
        assert said_in_copy(engine, sqlite_world) == []
        with World(engine, sqlite_world.roster).unit() as unit:
            assert key_file.is_missing(unit.session)
    with coming_back(copy, witness_of(sqlite_world)) as engine:
        assert said_in_copy(engine, sqlite_world) == SAID


def test_what_was_destroyed_after_the_backup_stays_gone_in_a_restored_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    """The keys of that day are still there: the witness knows which of them must not come back."""
    copy = copy_of(sqlite_world, tmp_path)
    destroy_him(sqlite_world)
    assert said_in(sqlite_world) == WITHOUT_HIM
    with coming_back(copy, witness_of(sqlite_world)) as engine:
        assert said_in_copy(engine, sqlite_world) == SAID
        before = len(raw_keys(World(engine, sqlite_world.roster)))
        restoring.begin_epoch(engine, [DATA_KEY], LATER)
        assert said_in_copy(engine, sqlite_world) == WITHOUT_HIM
        assert len(raw_keys(World(engine, sqlite_world.roster))) == before - 1


def test_with_todays_keys_an_older_copy_no_longer_opens_what_was_destroyed(
    sqlite_world: World, tmp_path: Path
) -> None:
    """No witness, no deletion done again: the words are there and nobody can read them."""
    (tmp_path / "old").mkdir()
    old = copy_of(sqlite_world, tmp_path / "old")
    destroy_him(sqlite_world)
    new = copy_of(sqlite_world, tmp_path)
    key_file.beside(new).replace(key_file.beside(old))
    with coming_back(old, str(tmp_path / "no witness")) as engine:
        assert said_in_copy(engine, sqlite_world) == WITHOUT_HIM


def test_the_words_that_a_statement_empties_are_noted_by_what_they_said(
    sqlite_world: World, tmp_path: Path
) -> None:
    """A newer copy with other words in the same place keeps them."""
    destroy_him(sqlite_world)
    sqlite_world.talk("王强", "张伟", sentence="后来的话")
    copy = copy_of(sqlite_world, tmp_path)
    with coming_back(copy, witness_of(sqlite_world)) as engine:
        assert restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 0
        assert "后来的话" in said_in_copy(engine, sqlite_world)


def test_keys_from_after_a_change_of_the_data_key_open_an_older_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    (tmp_path / "old").mkdir()
    old = copy_of(sqlite_world, tmp_path / "old")
    rotation.rotate(Keyring(sqlite_world.engine, [NEW, DATA_KEY], welcome_new=True))
    new = copy_of(sqlite_world, tmp_path)
    with disposing(make_engine(f"sqlite:///{old}")) as engine:
        with pytest.raises(MissingKey) as missing:
            key_file.bring_back(Keyring(engine, [DATA_KEY]), [DATA_KEY], key_file.beside(new))
        assert missing.value.number == 2
        both = [NEW, DATA_KEY]
        assert key_file.bring_back(Keyring(engine, both), both, key_file.beside(new)) == 5
        assert said_in_copy(engine, sqlite_world) == SAID


def cut(file: Path) -> None:
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-2]))


def no_end(file: Path) -> None:
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))


def swap(file: Path) -> None:
    """Two keys under each other's id."""
    lines = [line.split(" ") for line in file.read_text().splitlines()]
    first, second = [line for line in lines if line[0] == "key"][:2]
    first[1], second[1] = second[1], first[1]
    file.write_text("\n".join(map(" ".join, lines)) + "\n")


@pytest.mark.parametrize(
    "damage",
    [cut, no_end, swap, lambda file: file.write_bytes(b""), lambda file: file.write_bytes(b"\xff")],
    ids=["cut", "no end", "swapped", "empty", "no text"],
)
def test_a_damaged_key_file_is_refused_and_brings_nothing(
    sqlite_world: World,
    tmp_path: Path,
    damage: Callable[[Path], object],
) -> None:
    copy = copy_of(sqlite_world, tmp_path)
    damage(key_file.beside(copy))
    with disposing(make_engine(f"sqlite:///{copy}")) as engine:
        with pytest.raises(NoKeyFile):
            key_file.bring_back(Keyring(engine, [DATA_KEY]), [DATA_KEY], key_file.beside(copy))
        assert raw_keys(World(engine, sqlite_world.roster)) == []


def test_key_files_are_kept_for_35_days_and_nobody_elses_are_touched(tmp_path: Path) -> None:
    nothing = key_file.Contents({1: bytes(32)}, [])
    for days in (34, 35, 36, 90):
        key_file.write(tmp_path / f"{days}.db.keys", nothing, T1 - timedelta(days=days))
    (tmp_path / "house.keys").write_text("under the mat")
    assert key_file.delete_old(tmp_path, T1) == 2
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {"34.db.keys", "35.db.keys", "house.keys"}
    with pytest.raises(FileExistsError):
        key_file.write(tmp_path / "house.keys", nothing, T1)


def test_keys_come_back_on_either_engine(kept: Engine, tmp_path: Path) -> None:
    world = filled(kept)
    with world.unit() as unit:
        key_file.write(tmp_path / "x.keys", key_file.contents_of(unit.session), T1)
    with world.unit() as unit:
        for one in unit.session.exec(select(SubjectKey)).all():
            unit.session.delete(one)
    assert said_in(world) == []
    assert key_file.bring_back(Keyring(kept, [DATA_KEY]), [DATA_KEY], tmp_path / "x.keys") == 5
    assert said_in(world) == SAID
