"""How calls ended, as the sender reports it: taken by the platform, or to be made again with the same bytes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import String, bindparam, case, null, select, update

from storage.queries.outbox import SAID_AGAIN
from storage.queries.outbox_calls import CALLS, CARRIED_BY, drop
from storage.queries.outbox_waiting import PUSHES, keeping_doubt
from storage.session import Session
from storage.vocabulary import PushKind, PushState


class Gone(NamedTuple):
    """A push that was taken: what it was, and since when it might go."""

    kind: PushKind
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Retry:
    """How a call that failed goes on."""

    id: UUID
    until: datetime
    error: str = ""
    in_doubt: bool = False
    untried: bool = False  # it was leased and never made


_push, _call = PUSHES.c, CALLS.c

_STILL_OURS = select(_call.id).where(_call.lease == bindparam("in_whose")).with_for_update()
_SENT = (
    update(PUSHES)
    .where(CARRIED_BY)
    .values(
        state=PushState.SENT,
        error="",
        finished_at=bindparam("now"),
        sealed_text=case((_push.kind.in_(SAID_AGAIN), _push.sealed_text), else_=b""),
        media_id="",
        call_id=null(),
    )
    .returning(_push.kind, _push.due_at)
)
_READY_AGAIN = (
    update(PUSHES)
    .where(_push.call_id == bindparam("call"))
    .values(state=PushState.READY, error=keeping_doubt(bindparam("why", type_=String)))
)
_AGAIN = (
    update(CALLS)
    .where(_call.id == bindparam("call"))
    .values(
        lease="",
        due_at=bindparam("until"),
        in_doubt=bindparam("doubtful"),
        attempts=_call.attempts - bindparam("back"),
    )
)


def still_ours(session: Session, lease: str) -> set[UUID]:
    """The calls whose lease nobody took from us: a sender that comes late changes nothing."""
    return {row[0] for row in session.connection().execute(_STILL_OURS, {"in_whose": lease})}


def sent(session: Session, calls: Collection[UUID], now: datetime) -> list[Gone]:
    """They were taken; their pushes are in people's hands; only what he may put off keeps its text, for a day."""
    if not calls:
        return []
    gone = session.connection().execute(_SENT, {"calls": list(calls), "now": now}).all()
    drop(session, calls)
    return [Gone(*row) for row in gone]


def again(session: Session, failed: Sequence[Retry]) -> None:
    """They were not taken, or nobody knows: the same bytes another time."""
    if not failed:
        return
    pushes = [{"call": one.id, "why": one.error} for one in failed]
    calls = [
        {"call": one.id, "until": one.until, "doubtful": one.in_doubt, "back": int(one.untried)}
        for one in failed
    ]
    session.connection().execute(_READY_AGAIN, pushes)
    session.connection().execute(_AGAIN, calls)
