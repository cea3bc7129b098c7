"""Two commands at once work on two files: neither ends with the other's half, nor takes it away."""

from pathlib import Path

import pytest

from storage import backup, key_file, restoring
from storage.workpiece import Busy, Workpiece
from tests.chatting import T1
from tests.databases import DATA_KEY
from tests.storage.test_backup import copy, place, teams

__all__ = ["copy", "place"]


def test_a_copy_that_is_being_prepared_is_nobody_elses(copy: Path, place: Path) -> None:
    """A nightly --verify beside a restore once put an empty file in the database's place."""
    before = teams(place)
    prepared = restoring.prepare(copy, place, [DATA_KEY])
    with pytest.raises(Busy):
        restoring.prepare(copy, place, [DATA_KEY])
    restoring.put_in_place(prepared, place, T1)
    after = restoring.prepare(copy, place, [DATA_KEY])
    prepared.discard()  # the first one ends late
    assert after.file.exists()
    after.discard()
    assert teams(place) == before
    assert not list(place.parent.glob(f"{place.name}{restoring.SCRATCH}*"))


def test_a_backup_that_is_being_made_is_nobody_elses(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.db"
    making = Workpiece.begin(tmp_path / f"b.db{backup.PART}")
    with pytest.raises(Busy):
        backup.copy_to(place, target, T1)
    making.let_go()
    backup.copy_to(place, target, T1)
    assert teams(target) == teams(place)
    assert set(tmp_path.iterdir()) == {target, key_file.beside(target)}


def test_what_a_killed_command_left_is_taken_over(copy: Path, place: Path) -> None:
    left = place.with_name(place.name + restoring.SCRATCH)
    for end in ("", "-wal", "-journal"):
        left.with_name(left.name + end).write_bytes(b"half")
    left.chmod(0o644)
    prepared = restoring.prepare(copy, place, [DATA_KEY])
    assert prepared.file.stat().st_mode & 0o777 == 0o600
    prepared.discard()
    assert not list(place.parent.glob(f"{left.name}*"))
