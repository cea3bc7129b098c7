"""Recipients with keys, without the way over their page."""

import re
from datetime import date
from functools import cache

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlmodel import select

from storage import letters
from storage.session import Session
from storage.tables import RecipientKey, RoleHolding, RosterRevision
from storage.vocabulary import Role
from tests.chatting import Chat

PASSPHRASE = "山高水长 江河不废"
RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@cache
def key_of(name: str) -> tuple[X25519PrivateKey, bytes]:
    """One key for each name; locking takes a moment, so it is done once."""
    key = X25519PrivateKey.generate()
    return key, letters.lock_key(key, PASSPHRASE)


def give_keys(chat: Chat, *names: str) -> None:
    """These people have made their keys."""
    with chat.parts.desk.units() as unit:
        put_keys(unit.session, chat, *names)


def put_keys(session: Session, chat: Chat, *names: str) -> None:
    """The same within a transaction."""
    people = chat.parts.desk.picture(session)[0].people.values()
    for name in names:
        person = next(one for one in people if one.name == name)
        key, locked = key_of(name)
        public = letters.public_of(key)
        session.add(RecipientKey(person_id=person.id, public=public, locked=locked))


def seat(chat: Chat, name: str, org: str, role: Role, duty: str = "") -> None:
    """Somebody takes a seat in an organisation."""
    with chat.parts.desk.units() as unit:
        roster = chat.parts.desk.picture(unit.session)[0]
        person = next(one.id for one in roster.people.values() if one.name == name)
        where = next(one.id for one in roster.orgs.values() if one.name == org)
        held = RoleHolding(
            person_id=person, org_id=where, role=role, duty=duty, since=date(2026, 3, 1)
        )
        unit.session.add(held)
        _changed(unit.session)


def unseat(chat: Chat, name: str) -> None:
    """Somebody gives up every seat he has."""
    with chat.parts.desk.units() as unit:
        roster = chat.parts.desk.picture(unit.session)[0]
        person = next(one.id for one in roster.people.values() if one.name == name)
        for one in unit.session.exec(select(RoleHolding).where(RoleHolding.person_id == person)):
            one.until = date(2026, 3, 12)
        _changed(unit.session)


def _changed(session: Session) -> None:
    revision = session.get(RosterRevision, 1)
    assert revision
    revision.number += 1


def receipt_in(answer: str) -> str:
    """The receipt an answer shows."""
    found = RECEIPT.search(answer)
    assert found, answer
    return found[0]
