"""What a test turns in running servers: their clock and their disk, through a few shared bytes."""

import mmap
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from pathlib import Path

LAYOUT = struct.Struct("<dB")


class Disk(IntEnum):
    """What the database can still do."""

    FINE = 0
    FULL = 1
    READ_ONLY = 2


class Controls:
    """A clock that is ahead of this machine's, and the state of the disk; the same for all who open the file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(LAYOUT.size))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), LAYOUT.size)

    def now(self) -> datetime:
        """The time of this world."""
        ahead, _ = LAYOUT.unpack(self._shared[:])
        return datetime.now(UTC) + timedelta(seconds=ahead)

    def set_clock(self, moment: datetime) -> None:
        """From now on it is `moment`, and time goes on."""
        self._write((moment - datetime.now(UTC)).total_seconds(), self.disk)

    def forward(self, span: timedelta) -> None:
        """Move the clock of everybody."""
        ahead, disk = LAYOUT.unpack(self._shared[:])
        self._write(ahead + span.total_seconds(), disk)

    @property
    def disk(self) -> Disk:
        """What the database can still do."""
        return Disk(LAYOUT.unpack(self._shared[:])[1])

    @disk.setter
    def disk(self, state: Disk) -> None:
        ahead, _ = LAYOUT.unpack(self._shared[:])
        self._write(ahead, state)

    def _write(self, ahead: float, disk: int) -> None:
        self._shared[:] = LAYOUT.pack(ahead, disk)


Clock = Callable[[], datetime]
