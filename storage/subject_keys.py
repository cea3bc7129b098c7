"""The keys of people: what somebody said, and what was said of him, opens only as long as his key is there.

A text may be of several people: its key is made from all of theirs. Destroying one row of `subject_key` makes it
unreadable, in every copy of the database too that has no such row (reliability.md §3.1).
"""

import base64
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID
from weakref import WeakKeyDictionary

import sqlalchemy
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from storage.randomness import new_id, random_bytes
from storage.sealing import (
    HEAD,
    OF_PEOPLE,
    Unreadable,
    cipher_of,
    opened_with,
    people_of,
    sealed_with,
)
from storage.tables import SubjectKey

if TYPE_CHECKING:
    from storage.session import Session

PLACE = "subject_key.key"
MOST = 20_000  # ciphers kept in memory

_OF_PERSON = sqlalchemy.select(col(SubjectKey.id), col(SubjectKey.sealed_key)).where(
    col(SubjectKey.person_id) == bindparam("person"), col(SubjectKey.year) == bindparam("in_year")
)
_BY_ID = sqlalchemy.select(col(SubjectKey.sealed_key)).where(col(SubjectKey.id) == bindparam("key"))


@dataclass(slots=True)
class _Known:
    """What a process knows of the keys of one database, as they were at one number of the roster."""

    revision: int = -1
    ids: dict[tuple[UUID, int], bytes] = field(default_factory=dict)  # by person and year
    keys: dict[bytes, bytes] = field(default_factory=dict)  # by id
    heads: dict[tuple[frozenset[UUID], int], bytes] = field(default_factory=dict)
    ciphers: dict[bytes, AESGCM] = field(default_factory=dict)  # by head


_KNOWN: WeakKeyDictionary[Engine, _Known] = WeakKeyDictionary()


class SubjectKeys:
    """The keys as one transaction sees them; what it read or made is shared once it is committed.

    A destroyed key must seal nothing any more: whoever destroys one counts the roster's number up, which every
    message reads, and what was known at another number is not used (`as_of`).
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._known = _Known()
        self._new = _Known()

    def as_of(self, revision: int) -> None:
        """Share what is known at this number of the roster."""
        engine = self._session.get_bind()
        if not isinstance(engine, Engine):
            return
        shared = _KNOWN.get(engine)
        if shared is None or shared.revision < revision or len(shared.ciphers) > MOST:
            shared = _KNOWN[engine] = _Known(revision)
        if shared is not self._known and shared.revision == revision:
            self._known = shared

    def settle(self) -> None:
        """The transaction is committed: what it read and made may be shared."""
        self._known.ids.update(self._new.ids)
        self._known.keys.update(self._new.keys)
        self.forget()

    def forget(self) -> None:
        """Something was taken back, perhaps a key that was made."""
        self._new = _Known()

    def destroyed(self) -> None:
        """Keys are gone: nothing that is known is good any more in this transaction."""
        self._known, self._new = _Known(), _Known()

    def seal(self, text: str, place: str, row: UUID, people: Collection[UUID], year: int) -> bytes:
        """Seal a text that is theirs; who has no key of this year gets one."""
        whose = (frozenset(people), year)
        head = self._known.heads.get(whose)
        if head is None:
            ids = [self._id_of(one, year) for one in sorted(whose[0])]
            head = b"".join([bytes([OF_PEOPLE]), len(ids).to_bytes(2), *ids])
            if not self._new.keys:
                self._known.heads[whose] = head
        cipher = self._known.ciphers.get(head) or self._cipher(head)
        assert cipher is not None  # noqa: S101  (its keys have just been read or made)
        return sealed_with(cipher, head, text, place, row)

    def unseal(self, sealed: bytes, place: str, row: UUID) -> str:
        """The text again, "" when one of its keys was destroyed; raises `Unreadable`."""
        head = people_of(sealed)
        if not head:
            raise Unreadable(place)
        cipher = self._known.ciphers.get(head) or self._cipher(head)
        return "" if cipher is None else opened_with(cipher, len(head), sealed, place, row)

    def _cipher(self, head: bytes) -> AESGCM | None:
        """The cipher of all the keys a head names; None when one is gone."""
        keys = []
        for start in range(HEAD, len(head), 16):
            key = self._key(head[start : start + 16])
            if key is None:
                return None
            keys.append(key)
        cipher = cipher_of(keys)
        if not self._new.keys:
            self._known.ciphers[head] = cipher
        return cipher

    def _key(self, key_id: bytes) -> bytes | None:
        known = self._known.keys.get(key_id) or self._new.keys.get(key_id)
        if known is None:
            wanted = {"key": UUID(bytes=key_id)}
            sealed = self._session.connection().execute(_BY_ID, wanted).scalar()
            if sealed is None:
                return None
            known = self._remember(key_id, sealed)
        return known

    def _id_of(self, person: UUID, year: int) -> bytes:
        known = self._known.ids.get((person, year)) or self._new.ids.get((person, year))
        if known is None:
            found = self._row(person, year) or self._made(person, year) or self._row(person, year)
            assert found is not None  # noqa: S101  (it is there, whoever was first)
            known = found[0].bytes
            self._new.ids[person, year] = known
            self._remember(known, found[1])
        return known

    def _row(self, person: UUID, year: int) -> tuple[UUID, bytes] | None:
        wanted = {"person": person, "in_year": year}
        found = self._session.connection().execute(_OF_PERSON, wanted).first()
        return None if found is None else (found[0], found[1])

    def _made(self, person: UUID, year: int) -> tuple[UUID, bytes] | None:
        """A new key; None when another process was first."""
        self._session.write_collected()  # the person may be as new as his key
        connection, key_id = self._session.connection(), new_id()
        sealed = self._session.sealer.seal(
            base64.b64encode(random_bytes(32)).decode(), PLACE, key_id
        )
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        values = {"id": key_id, "person_id": person, "year": year, "sealed_key": sealed}
        made = insert(SubjectKey).values(values).on_conflict_do_nothing()
        ours = connection.execute(made.returning(col(SubjectKey.id))).first()
        return None if ours is None else (key_id, sealed)

    def _remember(self, key_id: bytes, sealed: bytes) -> bytes:
        opened = self._session.sealer.unseal(sealed, PLACE, UUID(bytes=key_id))
        self._new.keys[key_id] = key = base64.b64decode(opened)
        return key
