"""Which data key has which number: operators paste keys, the database remembers their order.

A key is known by its fingerprint. The first one starts the list; a new one joins it when a server starts with
both, and seals from then on (`storage.rotation` re-seals what is older).
"""

import base64
from collections.abc import Mapping, Sequence
from functools import cached_property
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import col, select

from storage.queries.occasions import insert_if_new
from storage.randomness import new_id
from storage.sealed_columns import samples
from storage.sealing import Sealer, Unreadable, fingerprint, root_of
from storage.session import Session
from storage.tables import DataKey
from storage.unit_of_work import UnitOfWork

ROOT = "data_key.root"
SAMPLE = 40  # texts that the key of an older database must open


class MissingKey(Exception):
    """A text may need a key that was not given; `number` is the key's, 0 when none at hand is known."""

    def __init__(self, number: int) -> None:
        super().__init__(f"data key {number}")
        self.number = number


class Keyring:
    """The keys of one database; they are matched with their numbers at the first transaction.

    `keys`: the current one first, then the one before it. `welcome_new` lets a current key that the database
    does not know yet join the list: only a server does that, because from then on it seals.
    """

    def __init__(self, engine: Engine, keys: Sequence[bytes], *, welcome_new: bool = False) -> None:
        self.engine, self._keys, self._welcome_new = engine, tuple(keys), welcome_new

    @cached_property
    def sealer(self) -> Sealer:
        """What seals and opens; raises `MissingKey`."""
        provisional = Sealer(dict(enumerate(reversed(self._keys), start=1)))
        with UnitOfWork(self.engine, provisional) as unit:
            return opened(unit.session, self._keys, welcome_new=self._welcome_new)

    def unit(self) -> UnitOfWork:
        """One transaction."""
        return UnitOfWork(self.engine, self.sealer)


def opened(session: Session, keys: Sequence[bytes], *, welcome_new: bool = False) -> Sealer:
    """The sealer for these keys, current first; raises `MissingKey` when one that is needed is not there."""
    listed = _listed(session)
    if not listed:
        _start(session, keys[-1])
        listed = _listed(session)
    known = {row.fingerprint: row for row in listed}
    given = {known[mark].number: key for key in keys if (mark := fingerprint(key)) in known}
    missing = [row.number for row in listed if not row.retired and row.number not in given]
    if missing or not given:
        raise MissingKey(max(missing, default=listed[-1].number))
    newest = max(given)
    root = _root(given, next(row for row in listed if row.number == newest))
    if welcome_new and fingerprint(keys[0]) not in known:
        number = listed[-1].number + 1
        if not _list(session, number, keys[0], root):  # another process was first, with which key?
            return opened(session, keys, welcome_new=True)
        given[number] = keys[0]
    return Sealer(given, root)


def is_listed(session: Session, key: bytes) -> bool:
    """Whether this database knows a key."""
    return any(row.fingerprint == fingerprint(key) for row in _listed(session))


def retire_all_but(session: Session, number: int) -> None:
    """No text needs the other keys any more."""
    for row in _listed(session):
        row.retired = row.number != number


def _listed(session: Session) -> list[DataKey]:
    return list(session.exec(select(DataKey).order_by(col(DataKey.number))))


def _start(session: Session, key: bytes) -> None:
    """The first key of a database; in one from before there was a list it must open what is there."""
    found = list(samples(session, SAMPLE))
    if found and not any(_opens(Sealer({1: key}), *one) for one in found):
        raise MissingKey(1)
    _list(session, 1, key, root_of(key))


def _opens(sealer: Sealer, place: str, row: UUID, sealed: bytes) -> bool:
    try:
        sealer.unseal(sealed, place, row)
    except Unreadable:
        return False
    return True


def _list(session: Session, number: int, key: bytes, root: bytes) -> bool:
    """Add a key; False when another process was first."""
    row_id = new_id()
    wrapped = Sealer({number: key}).seal(base64.b64encode(root).decode(), ROOT, row_id)
    row = DataKey(number=number, id=row_id, fingerprint=fingerprint(key), root=wrapped)
    return insert_if_new(session, row, "number")


def _root(given: Mapping[int, bytes], row: DataKey) -> bytes:
    return base64.b64decode(Sealer(dict(given)).unseal(row.root, ROOT, row.id))
