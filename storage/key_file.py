"""The keys of people in a file beside a backup: without it what they said stays closed, even to who has the data key.

A backup has none of these keys. So a destroyed key is gone for good as soon as the older key files are, and these
are kept for 35 days only; the newest one opens older backups too, but for what was destroyed.
"""

import base64
import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import select

from storage.keys import Keyring, MissingKey
from storage.queries.occasions import insert_if_new
from storage.sealed_columns import sealed_columns
from storage.sealing import Sealer, Unreadable, fingerprint, key_of
from storage.session import Session
from storage.subject_keys import PLACE
from storage.tables import DataKey, Person, SubjectKey

SUFFIX = ".keys"
FIRST, DATA, KEY, END = "zerenqu-keys", "data", "key", "end"
KEPT = timedelta(days=35)


class NoKeyFile(Exception):
    """The file is no whole file of keys."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a key file holds: fingerprints of data keys by number, and the keys of people under them."""

    data: dict[int, bytes]
    keys: list[SubjectKey]


def beside(backup: Path) -> Path:
    """Where the keys of a backup are."""
    return backup.with_name(backup.name + SUFFIX)


def contents_of(session: Session) -> Contents:
    """The keys as they are now."""
    listed = session.exec(select(DataKey)).all()
    return Contents(
        {one.number: one.fingerprint for one in listed}, list(session.exec(select(SubjectKey)))
    )


def write(file: Path, found: Contents, now: datetime) -> None:
    """Write a file for its owner only, in place of an older one of ours; raises `FileExistsError`, `OSError`."""
    lines = [f"{FIRST} {now.astimezone(UTC).isoformat()}"]
    lines += [f"{DATA} {number} {mark.hex()}" for number, mark in sorted(found.data.items())]
    lines += [
        f"{KEY} {one.id.hex} {one.person_id.hex} {one.year} {base64.b64encode(one.sealed_key).decode()}"
        for one in found.keys
    ]
    lines.append(f"{END} {len(found.keys)}")
    if file.exists() and _made_at(file) is None:
        raise FileExistsError
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write("\n".join(lines) + "\n")
        out.flush()
        os.fsync(handle)


@contextlib.contextmanager
def written(file: Path, found: Contents, now: datetime) -> Iterator[None]:
    """The file is there while its backup gets its name, and not longer if that fails."""
    try:
        write(file, found, now)
        yield
    except BaseException:
        if _made_at(file) == now:
            file.unlink()
        raise


def read(file: Path) -> Contents:
    """What a file holds; raises `NoKeyFile`, `OSError`."""
    found = Contents({}, [])
    try:
        first, *lines = file.read_text(encoding="ascii").splitlines()
        if not first.startswith(f"{FIRST} ") or lines.pop() != f"{END} {_count(lines)}":
            raise NoKeyFile
        for kind, *values in (line.split(" ") for line in lines):
            if kind == DATA:
                found.data[int(values[0])] = bytes.fromhex(values[1])
            else:
                found.keys.append(_key_from(*values))
    except (ValueError, IndexError, TypeError):
        raise NoKeyFile from None
    return found


def _count(lines: Iterable[str]) -> int:
    return sum(1 for line in lines if line.startswith(f"{KEY} "))


def _key_from(key: str, person: str, year: str, sealed: str) -> SubjectKey:
    wrapped = base64.b64decode(sealed, validate=True)
    return SubjectKey(id=UUID(key), person_id=UUID(person), year=int(year), sealed_key=wrapped)


def bring_back(keyring: Keyring, keys: Sequence[bytes], file: Path) -> int:
    """Take the keys of a file into a restored copy, sealed with its own data key; how many.

    Raises `NoKeyFile`, `storage.keys.MissingKey` when they are under a data key that was not given.
    """
    found = read(file)
    given = {
        number: key
        for number, mark in found.data.items()
        for key in keys
        if fingerprint(key) == mark
    }
    needed = {key_of(one.sealed_key) for one in found.keys}
    if missing := needed - given.keys():
        raise MissingKey(max(missing))
    if not found.keys:
        return 0
    opener = Sealer(given)
    with keyring.unit() as unit:
        people = set(unit.session.exec(select(Person.id)))
        return sum(
            _taken_in(unit.session, opener, one) for one in found.keys if one.person_id in people
        )


def _taken_in(session: Session, opener: Sealer, one: SubjectKey) -> bool:
    try:
        key = opener.unseal(one.sealed_key, PLACE, one.id)
    except Unreadable:
        raise NoKeyFile from None
    one.sealed_key = session.sealer.seal(key, PLACE, one.id)
    return insert_if_new(session, one, "id")


def is_missing(session: Session) -> bool:
    """Whether people's words are there and none of their keys: the copy came without its key file."""
    if session.exec(select(SubjectKey.id).limit(1)).first() is not None:
        return False
    return any(
        session.execute(sqlalchemy.select(one.key).where(one.of_people).limit(1)).first()
        for one in sealed_columns()
    )


def delete_old(folder: Path, now: datetime) -> int:
    """Delete the key files in a folder that are older than 35 days; how many. Raises `OSError`."""
    old = [
        file
        for file in folder.glob(f"*{SUFFIX}")
        if (made := _made_at(file)) is not None and made < now - KEPT
    ]
    for file in old:
        file.unlink()
    return len(old)


def _made_at(file: Path) -> datetime | None:
    """When a key file of ours was made, whole or not; None for any other file."""
    try:
        with file.open("rb") as opened:
            name, _, moment = opened.readline(100).decode("ascii").strip().partition(" ")
        return datetime.fromisoformat(moment) if name == FIRST else None
    except (OSError, ValueError):
        return None


def taken_out(connection: Any) -> Contents:
    """The keys of a copy that is being made (a plain connection to SQLite), taken out of it without a trace."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if SubjectKey.__tablename__ not in tables:  # an older schema
        return Contents({}, [])
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA journal_mode = MEMORY")
    listed = connection.execute("SELECT number, fingerprint FROM data_key").fetchall()
    wanted = "SELECT id, person_id, year, sealed_key FROM subject_key"
    keys = [
        SubjectKey(id=UUID(one), person_id=UUID(person), year=year, sealed_key=sealed)
        for one, person, year, sealed in connection.execute(wanted).fetchall()
    ]
    with connection:
        connection.execute("DELETE FROM subject_key")
    connection.execute("PRAGMA journal_mode = DELETE")
    return Contents(dict(listed), keys)
