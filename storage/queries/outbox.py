"""Promised messages: written with their cause, leased by a sender, kept in order for each person."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, func, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.session import Session
from storage.tables import Push
from storage.vocabulary import PushKind, PushState

LEASE = timedelta(seconds=60)
TEXT, BODY = "outbox.text", "outbox.body"
IN_DOUBT = "in_doubt"
UNFINISHED = (PushState.READY, PushState.LEASED)


@dataclass(frozen=True, slots=True)
class Leased:
    """A push in this sender's hands until its lease ends."""

    number: int
    id: UUID
    recipient_id: UUID
    kind: PushKind
    text: str
    offer: str  # JSON of the numbered choices that stand in the text; "" for none
    body: bytes | None  # of the first attempt; a later one repeats it
    lease: str
    attempts: int
    first_attempt_at: datetime | None
    not_after: datetime | None
    in_doubt: bool  # an earlier attempt may have been taken


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
) -> None:
    """Promise a text to a person. With `once`, the caller must know that the key is new (see `promised`)."""
    row_id = uuid4()
    session.collect_values(
        Push,
        id=row_id,
        recipient_id=recipient_id,
        kind=kind,
        about=about,
        once_key=once,
        state=PushState.READY,
        due_at=due,
        not_after=not_after,
        next_attempt_at=due,
        attempts=0,
        lease="",
        error="",
        sealed_text=session.seal(json.dumps([text, offer]), TEXT, row_id),
    )


def promised(session: Session, once_keys: Iterable[str]) -> set[str]:
    """Which of these were promised before."""
    known = select(Push.once_key).where(col(Push.once_key).in_(list(once_keys)))
    return {key for key in session.exec(known) if key is not None}


def call_off(session: Session, about: str, *, to: UUID | None = None) -> int:
    """Cancel what was promised about something and is not sent; how many."""
    what = [col(Push.about) == about, col(Push.state) == PushState.READY]
    if to is not None:
        what.append(col(Push.recipient_id) == to)
    cancelled = update(Push).where(*what).values(state=PushState.CANCELLED, sealed_text=b"")
    return len(session.execute(cancelled.returning(col(Push.number))).all())


def lease_next(session: Session, now: datetime, limit: int) -> list[Leased]:
    """Take the pushes that are due, at most one for each person, the longest promised first.

    A person's next push waits while an earlier one that is due is unfinished (promise D6). A lease that ran out
    may be taken again.
    """
    earlier = aliased(Push)
    waits_behind = (
        select(earlier.number)
        .where(
            col(earlier.recipient_id) == col(Push.recipient_id),
            col(earlier.number) < col(Push.number),
            col(earlier.due_at) <= now,
            col(earlier.state).in_(UNFINISHED),
        )
        .exists()
    )
    due = (
        select(Push.number, Push.state)
        .where(col(Push.state).in_(UNFINISHED), col(Push.next_attempt_at) <= now, ~waits_behind)
        .order_by(col(Push.number))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = {number: state for number, state in session.exec(due) if number is not None}
    lease = uuid4().hex
    ours = {
        "state": PushState.LEASED,
        "lease": lease,
        "next_attempt_at": now + LEASE,
        "attempts": Push.attempts + 1,
    }
    taken = update(Push).where(col(Push.number).in_(found)).values(ours).returning(Push)
    rows = (
        session.scalars(taken, execution_options={"populate_existing": True}).all() if found else []
    )
    return [
        _leased(session, push, left_behind=found[push.number or 0] is PushState.LEASED)
        for push in sorted(rows, key=lambda push: push.number or 0)
    ]


def _leased(session: Session, push: Push, *, left_behind: bool) -> Leased:
    """`left_behind`: another sender held it and never reported, so nobody knows what became of it."""
    text, offer = json.loads(session.unseal(push.sealed_text, TEXT, push.id))
    body = session.unseal(push.sealed_body, BODY, push.id).encode() if push.sealed_body else None
    return Leased(
        number=push.number or 0,
        id=push.id,
        recipient_id=push.recipient_id,
        kind=push.kind,
        text=text,
        offer=offer,
        body=body,
        lease=push.lease,
        attempts=push.attempts,
        first_attempt_at=push.first_attempt_at,
        not_after=push.not_after,
        in_doubt=push.error.startswith(IN_DOUBT) or (left_behind and body is not None),
    )


def keep_body(session: Session, push: Leased, body: bytes, now: datetime) -> None:
    """Store the bytes of the first attempt, before it is made (promise D4)."""
    sealed = session.seal(body.decode(), BODY, push.id)
    values = {"sealed_body": sealed, "first_attempt_at": now}
    session.execute(update(Push).where(col(Push.number) == push.number).values(values))


def report(
    session: Session,
    push: Leased,
    state: PushState,
    now: datetime,
    *,
    again_at: datetime | None = None,
    error: str = "",
) -> bool:
    """Record an outcome; True when the lease was still ours (a late sender changes nothing).

    A finished push keeps no text: what was sent is in the person's hands.
    """
    values: dict[str, object] = {"state": state, "lease": "", "error": error}
    if state is PushState.READY:
        values["next_attempt_at"] = again_at or now
    else:
        values["finished_at"] = now
    if state in (PushState.SENT, PushState.CANCELLED):
        values |= {"sealed_text": b"", "sealed_body": None}
    mine = and_(col(Push.number) == push.number, col(Push.lease) == push.lease)
    done = update(Push).where(mine).values(values).returning(col(Push.number))
    return session.execute(done).first() is not None


def put_back(session: Session, push: Leased, until: datetime) -> None:
    """Not now: the attempt does not count."""
    later = {
        "state": PushState.READY,
        "lease": "",
        "next_attempt_at": until,
        "attempts": push.attempts - 1,
    }
    session.execute(update(Push).where(col(Push.number) == push.number).values(later))


def counts(session: Session) -> dict[PushState, int]:
    """How many pushes stand where, for metrics and the operator."""
    rows = session.execute(select(col(Push.state), func.count()).group_by(col(Push.state)))
    return {row[0]: row[1] for row in rows}
