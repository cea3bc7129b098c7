"""Puts a backup in place: checked first, the old database kept aside, and nothing told twice (O-RESTORE).

A restored copy is a new epoch. What it still wanted to send was perhaps sent long ago: it is held until somebody
decides. What routines did since is not made up for. What people had deleted since is deleted again.
"""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, update
from sqlmodel import col, select

from storage import audit_chain, deletions, key_file
from storage.backup import Checked, check_contents, check_file, check_schema, copy_back, settle
from storage.database import make_engine
from storage.keys import Keyring
from storage.migrations import migrate
from storage.queries import housekeeping
from storage.queries.occasions import claim
from storage.session import Session
from storage.tables import Call, Occasion, Push
from storage.vocabulary import PushState
from storage.witness import EPOCH, witness_of
from storage.workpiece import BESIDE, Workpiece, belongs_with

SCRATCH = ".restoring"
HELD = "restored"  # in `error` of a push: only a person sends it again
BOOKKEEPING = frozenset(
    {"alembic_version", "audit_head", "counter", "data_key", "housekeeping", "occasion"}
    | {"roster_revision", "sending"}
)


class NotEmpty(Exception):
    """There is a database with data in that place."""


class InUse(Exception):
    """Somebody has the database open: a server that still runs."""


@dataclass(frozen=True, slots=True)
class NewEpoch:
    """What was done so that a restored copy does no harm."""

    held: int  # pushes that wait for a decision
    deleted: int  # rows that were deleted once more


@dataclass(frozen=True, slots=True)
class CheckedCopy:
    """A checked copy of a backup at today's schema, beside the place where it will stand."""

    piece: Workpiece
    checked: Checked

    @property
    def file(self) -> Path:
        """Where it is until it is put in place."""
        return self.piece.path

    def discard(self) -> None:
        """It was only to be looked at, or it is in its place."""
        self.piece.let_go()


def prepare(
    backup: Path, place: Path, keys: list[bytes], people: Path | None = None
) -> CheckedCopy:
    """Copy a backup beside `place`, check it, bring it to today's schema, with the keys of people from their file.

    Raises `Damaged`, `storage.keys.MissingKey`, `storage.key_file.NoKeyFile`, `Busy` when another process prepares
    one, `OSError` when there is no room.
    """
    scratch = Workpiece.begin(place.with_name(place.name + SCRATCH))
    try:
        copy_back(backup, scratch.path)
        check_file(scratch.path)
        engine = make_engine(f"sqlite:///{scratch.path}")
        try:
            schema = check_schema(engine)
            migrate(engine)
            keyring = Keyring(engine, keys)
            if people is not None:
                key_file.bring_back(keyring, keys, people)
            checked = check_contents(keyring, schema)
        finally:
            engine.dispose()
    except BaseException:
        scratch.let_go()
        raise
    return CheckedCopy(scratch, checked)


def begin_epoch(engine: Engine, keys: list[bytes], now: datetime) -> NewEpoch:
    """Hold what the copy wanted to send, make up for nothing, delete again what was deleted since.

    The database and the witness both note when; what is killed before the database has got it, or before it stands
    in its place, leaves a line in the witness that speaks of no database.
    """
    keyring = Keyring(engine, keys)
    own = witness_of(engine, keyring.sealer)
    with keyring.unit() as unit:
        deleted = deletions.delete_again(unit.session, own.gone(), now)
        done = NewEpoch(_hold(unit.session, now), deleted)
        _begin_the_clock(unit.session, now)
        housekeeping.succeeded(unit.session, housekeeping.RESTORED, now)
        own.append((EPOCH, now.isoformat(), audit_chain.head_of(unit.session).code))
    return done


def _hold(session: Session, now: datetime) -> int:
    waiting = col(Push.state).in_((PushState.READY, PushState.LEASED))
    held = update(Push).where(waiting)
    values = {"state": PushState.DEAD, "error": HELD, "finished_at": now, "call_id": None}
    number = len(session.execute(held.values(values).returning(col(Push.number))).all())
    session.execute(update(Push).values(call_id=None))
    session.execute(delete(Call))
    return number


def check_place(place: Path, *, replace: bool) -> None:
    """Whether a copy may stand here; raises `InUse`, and `NotEmpty` unless `replace`."""
    if place.exists() and (not _alone(place) or _has_data(place)) and not replace:
        raise NotEmpty


def _begin_the_clock(session: Session, now: datetime) -> None:
    """Every routine begins anew: what fell due before now was done, or its time is over."""
    rules = session.exec(select(Occasion.rule).distinct()).all()
    session.execute(delete(Occasion))
    for rule in rules:
        claim(session, rule, now, now)


def put_in_place(prepared: CheckedCopy, place: Path, now: datetime) -> Path | None:
    """Let the copy be the database; where the old one is kept, if there was one.

    Killed at any moment, the place holds the old or the new one.
    """
    belongs_with(prepared.piece.handle, place if place.exists() else place.parent)
    kept = _set_aside(place, now)
    with contextlib.closing(sqlite3.connect(prepared.file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    settle(prepared.file)
    prepared.file.replace(place)
    settle(place.parent)
    return kept


def _set_aside(place: Path, now: datetime) -> Path | None:
    """A second name for the old file, if there is one; it is replaced only when the new one takes its place.

    What lies beside it goes with it, even when the old file itself is lost: SQLite would play it into the copy.
    A sound database was closed and has nothing beside it.
    """
    kept = place.with_name(f"{place.name}.before-restore-{now:%Y%m%d-%H%M%S}")
    there = place.exists()
    if there:
        os.link(place, kept)
    for end in BESIDE:
        beside = place.with_name(place.name + end)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + end))
    return kept if there else None


def _alone(place: Path) -> bool:
    """Close the old database for good; False when it is damaged, `InUse` when somebody has it open."""
    connection = sqlite3.connect(place, timeout=1, isolation_level=None)
    try:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError:
        raise InUse from None
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    if mode != ("delete",):
        raise InUse
    return True


def _has_data(file: Path) -> bool:
    connection = sqlite3.connect(file)
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return any(
            connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()  # noqa: S608  (names of tables)
            for (name,) in names
            if name not in BOOKKEEPING
        )
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()
