"""Promised messages: written with their cause, called off when it is done; how many stand where."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, func, null, or_, update
from sqlmodel import col, select

from storage.randomness import new_id
from storage.session import Session
from storage.tables import Push
from storage.vocabulary import PushKind, PushState

TEXT = "outbox.text"
UNFINISHED = (PushState.READY, PushState.LEASED)
PROMISED = "earliest_promise"  # in the info of a session

_KNOWN = sqlalchemy.select(col(Push.once_key)).where(
    col(Push.once_key).in_(bindparam("once_keys", expanding=True))
)
_CALL_OFF = (
    update(Push)
    .where(
        col(Push.about) == bindparam("called_off"),
        col(Push.state) == PushState.READY,
        or_(bindparam("anybody"), col(Push.recipient_id) == bindparam("person")),
    )
    .values(state=PushState.CANCELLED, sealed_text=b"", call_id=null())
    .returning(col(Push.number))
)
_RETRACT = (
    update(Push)
    .where(col(Push.about) == bindparam("retracted"), col(Push.state) == PushState.READY)
    .values(state=PushState.CANCELLED, sealed_text=b"", call_id=null(), once_key=null())
    .returning(col(Push.recipient_id))
)
_COUNTS = select(col(Push.state), func.count()).group_by(col(Push.state))
_TOLD = sqlalchemy.select(col(Push.recipient_id), col(Push.alike)).where(
    col(Push.state).in_((PushState.SENT, PushState.UNKNOWN)),
    col(Push.alike).in_(bindparam("alike", expanding=True)),
    col(Push.recipient_id).in_(bindparam("people", expanding=True)),
    col(Push.finished_at) > bindparam("since"),
)
Session.remember_tables(_KNOWN)
Session.remember_tables(_TOLD)


def promise(
    session: Session,
    recipient_id: UUID,
    text: str,
    *,
    kind: PushKind,
    about: str,
    due: datetime,
    not_after: datetime | None = None,
    offer: str = "",
    once: str | None = None,
    document: str = "",
) -> None:
    """Promise a text to a person, or a `document` as a file, which is made when it goes.

    With `once`, the caller must know that the key is new (see `promised`).
    """
    row_id = new_id()
    words = json.dumps([text, offer])
    session.info[PROMISED] = min(session.info.get(PROMISED, due), due)
    session.collect_values(
        Push,
        id=row_id,
        recipient_id=recipient_id,
        kind=kind,
        about=about,
        once_key=once,
        due_at=due,
        not_after=not_after,
        alike=None if document else _alike(session, kind, words),
        sealed_text=session.seal(words, TEXT, row_id),
        document=document,
    )


def _alike(session: Session, kind: PushKind, words: str) -> bytes:
    return session.sealer.tag("alike", f"{kind.value} {words}".encode())[:16]


def has_promised(session: Session, now: datetime) -> bool:
    """Whether this transaction promised something that may be due by now: then the sender should look."""
    earliest: datetime | None = session.info.get(PROMISED)
    return earliest is not None and earliest <= now


def promised(session: Session, once_keys: Iterable[str]) -> set[str]:
    """Which of these were promised before."""
    return {key for (key,) in session.run(_KNOWN, {"once_keys": list(once_keys)})}


def call_off(session: Session, about: str, *, to: UUID | None = None) -> int:
    """Cancel what was promised about something and is not sent; how many."""
    values = {"called_off": about, "anybody": to is None, "person": to}
    return len(session.execute(_CALL_OFF, values).all())


def retract(session: Session, about: str) -> set[UUID]:
    """The same, and what it held `once` may be promised again; who has not been told of it now."""
    return {row[0] for row in session.execute(_RETRACT, {"retracted": about})}


def waiting(session: Session, about: str) -> dict[UUID, set[PushKind]]:
    """What was promised about something and is not sent, by whom it is for."""
    ready = select(col(Push.recipient_id), col(Push.kind)).where(
        col(Push.about) == about, col(Push.state) == PushState.READY
    )
    found: dict[UUID, set[PushKind]] = defaultdict(set)
    for person, kind in session.exec(ready):
        found[person].add(kind)
    return found


def words_of(session: Session, push_id: UUID, sealed: bytes) -> tuple[str, str]:
    """The text of a push, and its offer: JSON of the numbered choices that stand in it, "" for none."""
    text, offer = json.loads(session.unseal(sealed, TEXT, push_id))
    return text, offer


def told_since(
    session: Session, people: Collection[UUID], alike: Collection[bytes], since: datetime
) -> set[tuple[UUID, bytes]]:
    """Who of these people was told which of these words (by `Push.alike`) since a moment."""
    values = {"people": list(people), "alike": list(alike), "since": since}
    return {(person, words) for person, words in session.run(_TOLD, values)}


def counts(session: Session) -> dict[PushState, int]:
    """How many pushes stand where, for metrics and the operator."""
    return {row[0]: row[1] for row in session.execute(_COUNTS)}


def delivered_at(session: Session, about: str, to: UUID, since: datetime) -> datetime | None:
    """When the last of what was promised to somebody about something since then was in his hands; None: not all is."""
    promised_ = sqlalchemy.select(col(Push.state), col(Push.finished_at)).where(
        col(Push.about) == about, col(Push.recipient_id) == to, col(Push.due_at) >= since
    )
    rows = [row for row in session.execute(promised_) if row[0] is not PushState.CANCELLED]
    ends = [ended for state, ended in rows if state is PushState.SENT and ended]
    return max(ends) if ends and len(ends) == len(rows) else None
