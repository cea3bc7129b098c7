"""An operator's commands run as root, the server as somebody else: what they leave behind must stay his."""

import os
from pathlib import Path

import pytest

from storage import backup, restoring
from storage.witness import HEAD, Witness
from tests.chatting import T1
from tests.databases import DATA_KEY, SEALER
from tests.storage.test_backup import place

__all__ = ["place"]


class Root:
    """Root in this process: whom it gives files to, by their names."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: dict[str, tuple[int, int]] = {}
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(os, "fchown", self._fchown)

    def _fchown(self, handle: int, user: int, group: int) -> None:
        self.given[Path(f"/proc/self/fd/{handle}").readlink().name] = (user, group)


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Root:
    return Root(monkeypatch)


def owner(path: Path) -> tuple[int, int]:
    return path.stat().st_uid, path.stat().st_gid


def test_a_new_witness_belongs_to_whom_its_folder_does(root: Root, tmp_path: Path) -> None:
    witness = Witness(tmp_path / "witness", SEALER)
    witness.append((HEAD, "1"))
    assert root.given == {"witness": owner(tmp_path)}
    root.given.clear()
    witness.append((HEAD, "2"))
    assert root.given == {}


def test_what_a_link_leads_to_is_given_to_nobody(root: Root, tmp_path: Path) -> None:
    (tmp_path / "witness").symlink_to(tmp_path / "elsewhere")
    Witness(tmp_path / "witness", SEALER).append((HEAD, "1"))
    assert (tmp_path / "elsewhere").read_text()
    assert root.given == {}


@pytest.mark.parametrize("lost", [False, True])
def test_a_restored_database_belongs_to_whom_the_old_one_did(
    root: Root, place: Path, tmp_path: Path, lost: bool
) -> None:
    backup.copy_to(place, tmp_path / "copy.db", T1)
    if lost:
        place.unlink()
    prepared = restoring.prepare(tmp_path / "copy.db", place, [DATA_KEY])
    restoring.put_in_place(prepared, place, T1)
    expected = owner(place.parent if lost else place)
    assert root.given == {f"{place.name}{restoring.SCRATCH}": expected}


def test_whoever_is_not_root_gives_nothing_away(
    root: Root, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    Witness(tmp_path / "witness", SEALER).append((HEAD, "1"))
    assert root.given == {}
