"""What the senders of all processes share: one row, changed only by who has locked it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, select, text, update

from storage.queries.outbox_calls import CALLS
from storage.queries.outbox_waiting import APART, PUSHES
from storage.session import Session
from storage.tables import Sending
from storage.vocabulary import PushState

SENDING: Table = Sending.__table__  # type: ignore[attr-defined]
# A process that froze with the row in its hands must not stop the others for longer (reliability.md R-2NODE).
_LET_GO = text("SET LOCAL idle_in_transaction_session_timeout = '20s'")


@dataclass(frozen=True, slots=True)
class Shared:
    """Whether anything may go out now, and the account of the day."""

    day: date | None = None
    spent: int = 0  # person-times of `day`
    told_on: date | None = None  # when the operator last heard that the account is empty
    shut_until: datetime | None = None  # nothing is attempted before; then one call, as a probe
    cause: str = ""
    probes: int = 0  # failed ones in succession
    failures: int = 0  # failed calls in succession
    recovered_at: datetime | None = None  # since when it slowly takes up speed again
    free_at: datetime | None = None  # no call before, while it takes up speed


_FIELDS = tuple(Shared.__dataclass_fields__)
_row = [SENDING.c[name] for name in _FIELDS]
_first_push = select(func.min(PUSHES.c.due_at)).where(
    PUSHES.c.state == PushState.READY, PUSHES.c.call_id.is_(None)
)
_first_call = select(func.min(CALLS.c.due_at))
_last_begun = select(func.max(CALLS.c.first_attempt_at))
_LOOK: Select[*tuple[Any, ...]] = select(
    _first_push.scalar_subquery(),
    _first_call.scalar_subquery(),
    _last_begun.scalar_subquery(),
    *_row,
)
_LOCK = select(*_row).with_for_update(skip_locked=True)
_WAIT_AND_LOCK = select(*_row).with_for_update()
_KEEP = update(SENDING).values({name: bindparam(f"new_{name}") for name in _FIELDS})


def next_look(session: Session) -> datetime | None:
    """When something may go next, as far as anybody knows by now; None: nothing waits."""
    push, call, _, *rest = session.connection().execute(_LOOK).one()
    shared, due = Shared(*rest), [one for one in (push, call) if one is not None]
    return max(min(due), shared.shut_until or min(due), shared.free_at or min(due)) if due else None


def look(session: Session, now: datetime) -> tuple[Shared, bool]:
    """How things stand, and whether anything is due; one cheap read that locks nothing."""
    push, call, begun, *rest = session.connection().execute(_LOOK).one()
    due = any(moment is not None and moment <= now for moment in (push, call))
    return Shared(*rest), due or (begun is not None and begun > now + APART)


def lock(session: Session, *, wait: bool) -> Shared | None:
    """The row, for us alone until the end of the transaction; None while another process has it."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_LET_GO)
    row = session.connection().execute(_WAIT_AND_LOCK if wait else _LOCK).first()
    return Shared(*row) if row is not None else None


def keep(session: Session, shared: Shared) -> None:
    """Write the row; it must be locked."""
    values = {f"new_{name}": getattr(shared, name) for name in _FIELDS}
    session.connection().execute(_KEEP, values)
