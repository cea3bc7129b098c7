"""A file that one process makes, beside the place where it will stand; what a killed one left there is taken over.

Whoever runs a second command meanwhile is told so: two that write one file would both end with half of it.
"""

import contextlib
import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

BESIDE = ("-wal", "-shm", "-journal")  # what SQLite may put next to a database


class Busy(Exception):
    """Another process is making this file."""


@dataclass(frozen=True, slots=True)
class Workpiece:
    """An empty file for its owner only, ours until `let_go`, under whatever name it has then."""

    path: Path
    handle: int

    @classmethod
    def begin(cls, path: Path) -> "Workpiece":
        """Take the place of the file; raises `Busy`, `OSError`."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        piece = cls(path, handle)
        try:
            piece.take()
            os.fchmod(handle, 0o600)
            os.ftruncate(handle, 0)
            piece.clear()
        except BaseException:
            os.close(handle)
            raise
        return piece

    def take(self) -> None:
        """Raises `Busy` while another process has it, or when it has just taken it away."""
        _lock(self.handle)
        if not self.is_here():
            raise Busy

    def let_go(self) -> None:
        """Delete it, unless it has got its final name; nobody else's file is touched."""
        if self.is_here():
            self.clear()
            self.path.unlink()
        with contextlib.suppress(OSError):
            os.close(self.handle)

    def clear(self) -> None:
        """Nothing of SQLite's is left beside it."""
        for end in BESIDE:
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)

    def is_here(self) -> bool:
        """Whether the file of that name is still this one."""
        try:
            return os.path.samestat(os.fstat(self.handle), self.path.lstat())
        except OSError:
            return False


def _lock(handle: int) -> None:
    """A file system that knows no such locks is no reason to make no backup on it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy from None
    except OSError:
        return


def belongs_with(handle: int, other: Path) -> None:
    """Made by root for a server that runs as somebody else: the file is to be his, like `other`."""
    if os.geteuid() == 0:
        owner = other.stat()
        os.fchown(handle, owner.st_uid, owner.st_gid)
