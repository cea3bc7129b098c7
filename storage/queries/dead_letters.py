"""Pushes that ended undelivered, or of which nobody knows: for the operator, without a name and without a word."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy
from sqlalchemy import update
from sqlmodel import col, select

from storage.queries.outbox_waiting import IN_DOUBT, PUSHES
from storage.session import Session
from storage.tables import Push
from storage.vocabulary import PushKind, PushState

HELD = "restored"  # by a restore (`storage.restoring`)
ENDED = (PushState.DEAD, PushState.UNKNOWN)
_push = PUSHES.c
_LIST = (
    sqlalchemy.select(_push.number, _push.kind, _push.state, _push.finished_at, _push.error)
    .where(_push.state.in_(ENDED))
    .order_by(_push.number)
)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One of them; `error` is a class and a code, such as "refused:60011"."""

    number: int
    kind: PushKind
    state: PushState
    since: datetime
    error: str


def dead_letters(session: Session) -> list[DeadLetter]:
    """All of them, the oldest promise first."""
    return [DeadLetter(*row) for row in session.connection().execute(_LIST)]


def resend(session: Session, number: int, now: datetime) -> bool:
    """Promise it anew; False when there is no such one. Its recipient is tried again, whatever was known of him.

    What may have arrived will say that it may be a repeat, and nothing is too late any more.
    """
    push = _one(session, number)
    if push is None:
        return False
    in_doubt = push.state is PushState.UNKNOWN or push.error.startswith((IN_DOUBT, HELD))
    push.state, push.due_at, push.not_after = PushState.READY, now, None
    push.finished_at, push.first_attempt_at, push.spread = None, None, False
    push.error = IN_DOUBT if in_doubt else ""
    push.alike, push.media_id = None, ""
    known_again = update(Push).where(col(Push.recipient_id) == push.recipient_id)
    session.flush()
    session.execute(known_again.values(roster_seen=None))
    return True


def drop(session: Session, number: int, now: datetime) -> bool:
    """Give it up for good, and its words with it; False when there is no such one."""
    push = _one(session, number)
    if push is None:
        return False
    push.state, push.finished_at, push.sealed_text = PushState.CANCELLED, now, b""
    push.roster_seen = None
    return True


def _one(session: Session, number: int) -> Push | None:
    wanted = select(Push).where(col(Push.number) == number, col(Push.state).in_(ENDED))
    return session.exec(wanted.with_for_update()).first()
