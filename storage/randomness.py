"""Random bytes for ids and nonces, drawn from the system 4 KiB at a time.

Every call to the system lets the interpreter's other threads in, and a message needs about ten: asking for each took
a tenth of the server's time.
"""

import os
import threading
from uuid import UUID

DRAWN_AT_ONCE = 4096  # bytes


class _Pool(threading.local):
    """What a thread has drawn and not given out yet."""

    drawn = b""
    given = 0  # how many bytes of it

    def take(self, size: int) -> bytes:
        start, end = self.given, self.given + size
        if end > len(self.drawn):
            self.drawn, start, end = os.urandom(max(size, DRAWN_AT_ONCE)), 0, size
        self.given = end
        return self.drawn[start:end]

    def forget(self) -> None:
        self.drawn, self.given = b"", 0


_pool = _Pool()


def random_bytes(size: int) -> bytes:
    """Bytes that nobody can foretell and no other call gets."""
    return _pool.take(size)


def new_id() -> UUID:
    """A random id (version 4)."""
    return UUID(bytes=_pool.take(16), version=4)


os.register_at_fork(after_in_child=_pool.forget)  # a child with the same bytes would repeat nonces
