"""The witness: a small file beside the database that knows what a restored copy cannot know.

It holds what was deleted at somebody's wish, heads of the access log, and restores; only keyed hashes, no
content and no keys of records. Lines are only ever added, each with its own keyed hash.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from storage.sealing import Sealer
from storage.session import Unavailable
from storage.workpiece import belongs_with

GONE, HEAD, EPOCH = "gone", "head", "epoch"
OPTION = "witness"
SUFFIX = ".witness"


class Witness:
    """The file of one database; with no path it remembers nothing (PostgreSQL without `ZRQ_WITNESS`)."""

    def __init__(self, path: Path | None, sealer: Sealer) -> None:
        self.path, self._sealer = path, sealer

    def append(self, *lines: tuple[str, ...]) -> None:
        """Add lines, durably; raises `Unavailable` when the file cannot be written."""
        if self.path is None or not lines:
            return
        text = "".join(f"{line} {self._mark(line)}\n" for line in map(" ".join, lines))
        try:
            file = _opened(self.path)
            try:
                _write(file, self.path.parent, text.encode())
            finally:
                os.close(file)
        except OSError as error:
            raise Unavailable(type(error).__name__) from None

    def read(self) -> list[tuple[str, ...]]:
        """Every line that is ours and whole, in order, without its hash; raises `Unavailable`."""
        try:
            if self.path is None or not self.path.exists():
                return []
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError as error:
            raise Unavailable(type(error).__name__) from None
        return list(self._ours(lines))

    def gone(self) -> Iterator[tuple[str, bytes]]:
        """What was deleted at somebody's wish: its kind, and the keyed hash of its key."""
        return ((line[1], bytes.fromhex(line[2])) for line in self.read() if line[0] == GONE)

    def anchors(self, restored: datetime | None) -> list[str]:
        """The heads of the access log written down since this database was restored, at the moment it names itself.

        The line of any other restore speaks of a database that never stood here: it was broken off.
        """
        heads: list[str] = []
        for line in self.read():
            if line[0] == HEAD:
                heads.append(line[1])
            elif line[0] == EPOCH and datetime.fromisoformat(line[1]) == restored:
                heads = list(line[2:])
        return heads

    def _ours(self, lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
        for line in lines:
            said, _, mark = line.rpartition(" ")
            if said and mark == self._mark(said):
                yield tuple(said.split(" "))

    def _mark(self, line: str) -> str:
        return self._sealer.tag("witness", line.encode()).hex()[:32]


def _opened(path: Path) -> int:
    """Made by root it belongs to the server, but never what a link leads to."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
    try:
        file = os.open(path, flags | os.O_EXCL, 0o600)
    except FileExistsError:
        return os.open(path, flags, 0o600)
    belongs_with(file, path.parent)
    return file


def _write(file: int, folder: Path, lines: bytes) -> None:
    """All of it or an `OSError`; after a line that was torn off, a new one is begun."""
    end = os.lseek(file, 0, os.SEEK_END)
    if end == 0:  # perhaps just made: its name must last as well
        _settle(folder)
    elif os.pread(file, 1, end - 1) != b"\n":
        lines = b"\n" + lines
    written = os.write(file, lines)  # one write: lines of several processes do not mix
    if written != len(lines):
        raise OSError(errno.ENOSPC, "part of it")
    os.fsync(file)


def _settle(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def keep_at(engine: Engine, path: str) -> None:
    """Say where the witness of this database is; "" for its usual place."""
    if path:
        engine.update_execution_options(**{OPTION: path})


def witness_of(engine: Engine, sealer: Sealer) -> Witness:
    """The witness of a database: beside the file on SQLite, else where `keep_at` put it."""
    path = engine.get_execution_options().get(OPTION, "")
    if not path and engine.dialect.name == "sqlite":
        path = f"{engine.url.database}{SUFFIX}"
    return Witness(Path(path) if path else None, sealer)
