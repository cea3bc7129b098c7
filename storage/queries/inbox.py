"""Which messages were heard before, and what they were answered (reliability.md promise D1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage.randomness import new_id
from storage.session import Session
from storage.tables import Heard

ANSWER = "inbox.answer"
KEYS_KEPT = timedelta(days=35)  # promise D1 asks for 30 at least
ANSWERS_KEPT = timedelta(hours=24)  # an older message is refused anyway

_EARLIER = select(
    col(Heard.key), col(Heard.id), col(Heard.content), col(Heard.sealed_answer)
).where(col(Heard.key).in_(bindparam("keys", expanding=True)))
Session.remember_tables(_EARLIER)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A message heard before."""

    content: bytes
    answer: str  # "" once its day has passed


def key_of(session: Session, identity: bytes) -> bytes:
    """What stands for a message's identity; nobody without the data key can tell who sent it."""
    return session.sealer.tag("inbox", identity)


def earlier(session: Session, keys: Collection[bytes]) -> dict[bytes, Earlier]:
    """Those of these messages that were heard before."""
    rows = session.run(_EARLIER, {"keys": list(keys)})
    return {
        key: Earlier(content, session.unseal(sealed, ANSWER, row_id))
        for key, row_id, content, sealed in rows
    }


def remember(session: Session, key: bytes, content: bytes, answer: str, now: datetime) -> None:
    """The message was heard, and this is what it was answered."""
    row_id = new_id()
    sealed = session.seal(answer, ANSWER, row_id)
    session.collect_values(
        Heard, key=key, id=row_id, content=content, heard_at=now, sealed_answer=sealed
    )
