"""The calls that carry pushes: made, leased, repeated with the same bytes; all in bulk, for the sender alone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, case, delete, insert, or_, select, update

from storage.queries.outbox_waiting import APART, PUSHES, Waiting
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import Call
from storage.vocabulary import PushKind, PushState

LEASE = timedelta(seconds=60)
BODY = "outbox.body"
REFUSED, UNREADABLE = "refused", "unreadable"  # classes of error, like IN_DOUBT
CALLS: Table = Call.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Carried:
    """A push in a call."""

    number: int
    id: UUID
    recipient_id: UUID
    kind: PushKind
    not_after: datetime | None
    sealed_text: bytes


@dataclass(frozen=True, slots=True)
class DueCall:
    """A call that was tried before, and what it still carries."""

    id: UUID
    pushes: int  # how many it was made for
    attempts: int
    first_attempt_at: datetime
    in_doubt: bool
    body: bytes | None  # None when its seal does not open
    carries: tuple[Carried, ...]


_push, _call = PUSHES.c, CALLS.c
_NOW = bindparam("now", type_=_call.due_at.type)  # a case does not tell it
_NUMBERS = _push.number.in_(bindparam("numbers", expanding=True))
_THESE = _call.id.in_(bindparam("calls", expanding=True))
CARRIED_BY = _push.call_id.in_(bindparam("calls", expanding=True))
_in_hand = {"state": PushState.LEASED, "first_attempt_at": bindparam("now")}

_DOUBTFUL = or_(_call.in_doubt, _call.lease != "")  # left in hand: nobody knows what became of it

_MAKE = insert(CALLS)
_ALONE = update(PUSHES).where(_NUMBERS).values(call_id=_push.id, **_in_hand)
_JOINED = update(PUSHES).where(_NUMBERS).values(call_id=bindparam("call"), **_in_hand)
_DUE = (
    select(CALLS)
    .where(_call.due_at <= bindparam("now"))
    .order_by(_call.due_at, _call.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)  # what is being reported at this moment is not left behind
)
_BEGUN_LATER = (
    update(CALLS)
    .where(_call.first_attempt_at > bindparam("ahead"))
    .values(first_attempt_at=_NOW, due_at=_NOW)
)
_CARRIED = (
    select(_push.call_id, *(_push[name] for name in Carried.__dataclass_fields__))
    .where(CARRIED_BY)
    .order_by(_push.number)
    .with_for_update()  # nobody calls off what we are about to send again
)
_LEASE = (
    update(CALLS)
    .where(_THESE)
    .values(
        lease=bindparam("in_whose"),
        due_at=bindparam("until"),
        attempts=_call.attempts + 1,
        in_doubt=_DOUBTFUL,
        # what surely was not taken does not count: the platform looks back from the first that may have been
        first_attempt_at=case((_DOUBTFUL, _call.first_attempt_at), else_=_NOW),
    )
)
_TAKE = update(PUSHES).where(CARRIED_BY).values(state=PushState.LEASED)
_HOLD = update(CALLS).where(_THESE).values(lease="", due_at=bindparam("until"), in_doubt=_DOUBTFUL)
_LET_GO = update(PUSHES).where(CARRIED_BY).values(state=PushState.READY)
_DROP = delete(CALLS).where(_THESE)


def make(
    session: Session,
    calls: Sequence[tuple[bytes, Sequence[Waiting]]],
    lease: str,
    now: datetime,
) -> None:
    """Store the bytes of new calls and put their pushes into them, leased, before the first attempt (promise D4)."""
    if not calls:
        return
    rows: list[dict[str, Any]] = []
    alone: list[int] = []
    for body, pushes in calls:
        first = pushes[0].id
        rows.append(
            {
                "id": first,
                "pushes": len(pushes),
                "due_at": now + LEASE,
                "lease": lease,
                "attempts": 1,
                "first_attempt_at": now,
                "in_doubt": False,
                "sealed_body": session.seal(body.decode(), BODY, first),
            }
        )
        if len(pushes) == 1:
            alone.append(pushes[0].number)
    connection = session.connection()
    connection.execute(_MAKE, rows)
    if alone:
        connection.execute(_ALONE, {"numbers": alone, "now": now})
    for _, pushes in calls:
        if len(pushes) > 1:
            numbers = [push.number for push in pushes]
            connection.execute(_JOINED, {"numbers": numbers, "call": pushes[0].id, "now": now})


def due(session: Session, now: datetime, most: int) -> list[DueCall]:
    """Calls to be tried again, or left behind by a sender that never reported: nobody knows what became of those.

    What a clock that was ahead put off until its own time is due now.
    """
    session.connection().execute(_BEGUN_LATER, {"now": now, "ahead": now + APART})
    rows = session.connection().execute(_DUE, {"now": now, "most": most}).all()
    if not rows:
        return []
    carried: dict[UUID, list[Carried]] = defaultdict(list)
    values = {"calls": [row.id for row in rows]}
    for call, *rest in session.connection().execute(_CARRIED, values):
        carried[call].append(Carried(*rest))
    return [
        DueCall(
            id=row.id,
            pushes=row.pushes,
            attempts=row.attempts + 1,
            first_attempt_at=row.first_attempt_at,
            in_doubt=row.in_doubt or row.lease != "",
            body=_body(session, row.sealed_body, row.id),
            carries=tuple(carried[row.id]),
        )
        for row in rows
    ]


def _body(session: Session, sealed: bytes, call: UUID) -> bytes | None:
    try:
        return session.unseal(sealed, BODY, call).encode()
    except Unreadable:
        return None


def lease_again(session: Session, calls: Collection[UUID], lease: str, now: datetime) -> None:
    """Take calls into our hands for one more attempt."""
    if calls:
        values = {"calls": list(calls), "in_whose": lease, "until": now + LEASE, "now": now}
        session.connection().execute(_LEASE, values)
        session.connection().execute(_TAKE, {"calls": list(calls)})


def hold(session: Session, calls: Collection[UUID], until: datetime) -> None:
    """Not now; nobody has them in hand, so what they carry can be called off."""
    session.connection().execute(_HOLD, {"calls": list(calls), "until": until})
    session.connection().execute(_LET_GO, {"calls": list(calls)})


def drop(session: Session, calls: Collection[UUID]) -> None:
    """Calls that carry nothing any more."""
    if calls:
        session.connection().execute(_DROP, {"calls": list(calls)})
