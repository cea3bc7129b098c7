"""Recipients with keys, without the way over their page."""

import re
from functools import cache

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from storage import letters
from storage.session import Session
from storage.tables import RecipientKey
from tests.chatting import Chat, userid_of

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
        person = next(one for one in people if one.userid == userid_of(name))
        key, locked = key_of(name)
        public = letters.public_of(key)
        session.add(RecipientKey(person_id=person.id, public=public, locked=locked))


def receipt_in(answer: str) -> str:
    """The receipt an answer shows."""
    found = RECEIPT.search(answer)
    assert found, answer
    return found[0]
