"""O-BACKUP: a copy made while others write is whole, for its owner only, and damage in it is found."""

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlmodel import select

from storage import backup, restoring
from storage.backup import Damaged
from storage.database import make_engine
from storage.keys import MissingKey
from storage.migrations import head
from storage.tables import Team
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import UnitKind
from tests.chatting import T1
from tests.conftest import Databases
from tests.databases import DATA_KEY, SEALER, disposing
from tests.storage.keeping import file_of, filled

WRONG = bytes(range(2, 34))


@pytest.fixture
def place(databases: Databases) -> Iterator[Path]:
    """A SQLite database with something of everything."""
    url = databases["sqlite"].fresh(with_cast=True)
    with disposing(make_engine(url)) as engine:
        filled(engine)
    yield file_of(url)
    databases["sqlite"].drop(url)


def teams(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM team")}


def run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def checked(copy: Path, place: Path, keys: list[bytes] | None = None) -> backup.Checked:
    prepared = restoring.prepare(copy, place, keys or [DATA_KEY])
    prepared.discard()
    return prepared.checked


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    backup.copy_to(place, tmp_path / "copy.db", T1)
    return tmp_path / "copy.db"


def test_a_copy_made_under_writing_holds_all_that_was_there_before(
    place: Path, tmp_path: Path
) -> None:
    written: list[str] = []
    enough, stop = Event(), Event()

    def write() -> None:
        with disposing(make_engine(f"sqlite:///{place}")) as engine:
            while not stop.is_set():
                name = f"组{len(written)}"
                with UnitOfWork(engine, SEALER) as unit:
                    unit.session.collect(Team(name=name, kind=UnitKind.TEAM))
                written.append(name)
                if len(written) > 20:
                    enough.set()

    writer = Thread(target=write)
    writer.start()
    assert enough.wait(30)
    before = set(written)
    try:
        for number in range(3):
            copied = backup.copy_to(place, tmp_path / f"{number}.db", T1)
            assert copied.rows > 0
    finally:
        stop.set()
        writer.join()
    assert before <= teams(tmp_path / "0.db")
    assert teams(tmp_path / "0.db") <= teams(tmp_path / "2.db") <= teams(place)
    assert checked(tmp_path / "2.db", place).schema == head()


def test_it_is_for_its_owner_only_and_replaces_nothing(place: Path, copy: Path) -> None:
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        backup.copy_to(place, copy, T1)
    assert not list(copy.parent.glob("*.part"))


def test_no_key_and_no_sealed_text_can_be_read_in_it(copy: Path) -> None:
    content = copy.read_bytes()
    assert DATA_KEY not in content
    assert "夜班排得太密".encode() not in content


def test_a_good_copy_is_found_good_and_left_alone(copy: Path, place: Path) -> None:
    before = copy.read_bytes()
    found = checked(copy, place)
    assert (found.schema, found.opened >= 8, found.head.split("-")[0]) == (head(), True, "1")
    assert copy.read_bytes() == before
    assert [one.name for one in place.parent.glob("*restoring*")] == []


def flip_a_page(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(4096 * 3)
        (byte,) = file.read(1)
        file.seek(4096 * 3)
        file.write(bytes([byte ^ 0x40]))


def flip_a_sealed_text(copy: Path) -> None:
    run(
        copy,
        "UPDATE concern SET sealed_text = CAST(substr(sealed_text, 1, 20) || X'0F' AS BLOB)",
    )


DAMAGES: list[tuple[Callable[[Path], object], str]] = [
    (flip_a_page, "integrity"),
    (lambda copy: copy.write_bytes("不是数据库".encode() * 999), "integrity"),
    (flip_a_sealed_text, "sealed"),
    (lambda copy: run(copy, "UPDATE access_log SET what = 'T-0009'"), "audit"),
    (lambda copy: run(copy, "DELETE FROM access_log"), "audit"),
    (lambda copy: run(copy, "DELETE FROM talk"), "references"),
    (lambda copy: run(copy, "UPDATE alembic_version SET version_num = '9999'"), "newer"),
    (lambda copy: run(copy, "DROP TABLE alembic_version"), "schema"),
]


@pytest.mark.parametrize(("damage", "what"), DAMAGES)
def test_damage_is_found_and_named(
    copy: Path, place: Path, damage: Callable[[Path], object], what: str
) -> None:
    damage(copy)
    with pytest.raises(Damaged) as found:
        checked(copy, place)
    assert found.value.what == what
    assert [one.name for one in place.parent.glob("*restoring*")] == []


def test_without_the_right_key_its_number_is_named(copy: Path, place: Path) -> None:
    with pytest.raises(MissingKey) as found:
        checked(copy, place, [WRONG])
    assert found.value.number == 1


def test_a_full_disk_leaves_no_half_copy(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(backup, "settle", full)
    with pytest.raises(Unavailable):
        backup.copy_to(place, tmp_path / "full.db", T1)
    assert list(tmp_path.iterdir()) == []


def test_an_older_copy_is_checked_at_todays_schema(place: Path, tmp_path: Path) -> None:
    from storage.migrations import step_back  # noqa: PLC0415

    with disposing(make_engine(f"sqlite:///{place}")) as engine:
        with UnitOfWork(engine, SEALER) as unit:
            assert unit.session.exec(select(Team)).first()
        step_back(engine, "0002")
    backup.copy_to(place, tmp_path / "old.db", T1)
    assert checked(tmp_path / "old.db", place).schema == "0002"
