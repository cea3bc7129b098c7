"""Faults of what keeps the data; `mutants.py` says by which test each is caught."""

import os
from datetime import timedelta
from typing import Any

from sqlalchemy import true

from bot.cli import serving
from storage import audit_chain, database, restoring, subject_keys
from storage.queries import inbox, outbox_calls, scope
from storage.sealing import Sealer
from tests.faults.planting import replace


def forget_what_was_heard() -> None:
    """No message is known again."""
    replace(inbox, "key_of", lambda _session, _identity: os.urandom(32))


def begin_deferred() -> None:
    """A transaction reads first and asks for the right to write later."""
    replace(database, "_begin_immediate", lambda connection: connection.exec_driver_sql("BEGIN"))


def hold_no_lease() -> None:
    """What one process sends, another one may take."""
    replace(outbox_calls, "LEASE", timedelta(seconds=-1))


def link_nothing() -> None:
    """Every line of the access log has the same link."""
    replace(audit_chain, "_next", lambda *_: bytes(32))


def look_at_no_page() -> None:
    """A server starts over any file."""
    replace(serving, "check_file", lambda _engine: True)


def restore_unseen() -> None:
    """A copy is put in place as it is."""
    replace(restoring, "check_file", lambda _file: None)


def keep_the_locks() -> None:
    """A node that is cut off in a transaction keeps its locks."""
    replace(database, "_let_go_of_locks", lambda _connection, _record: None)


def commit_in_memory() -> None:
    """A commit does not wait for the disk."""
    _with_pragma("synchronous=OFF")


def _with_pragma(last: str) -> None:
    pragmas = database._set_pragmas

    def set_otherwise(connection: Any, record: Any) -> None:
        pragmas(connection, record)
        connection.execute(f"PRAGMA {last}")

    replace(database, "_set_pragmas", set_otherwise)


def never_cut_the_log() -> None:
    """SQLite's log stays as large as it ever was."""
    _with_pragma("journal_size_limit=-1")


def show_everything() -> None:
    """Who asks sees every record."""
    for table in scope._RULES:
        scope._RULES[table] = lambda _actor: true()


def seal_nothing() -> None:
    """What people say stands in the file as they said it."""

    def seal(self: Sealer, text: str, _place: str, _row: Any) -> bytes:
        return bytes([1, self.newest]) + bytes(12) + text.encode() + bytes(16)

    replace(Sealer, "seal", seal)
    replace(Sealer, "unseal", lambda _self, sealed, _place, _row: sealed[14:-16].decode())


def seal_nothing_of_people() -> None:
    """What people say is kept as it is; the rest is sealed."""
    replace(subject_keys, "sealed_with", lambda _cipher, head, text, *_: head + text.encode())
    replace(subject_keys, "opened_with", lambda _cipher, head, sealed, *_: sealed[head:].decode())
