"""Reminders of what somebody was not told yet; for the sender alone."""

from collections.abc import Collection

from sqlalchemy import bindparam, or_, select

from storage.queries.outbox_waiting import PUSHES, WAITING, Waiting
from storage.session import Session
from storage.vocabulary import PushKind, PushState

_push = PUSHES.c
_REMINDER = PUSHES.alias().c
_UNTOLD = (
    select(_REMINDER.number, *WAITING)
    .where(
        _REMINDER.number.in_(bindparam("reminders", expanding=True)),
        _push.recipient_id == _REMINDER.recipient_id,
        _push.about == _REMINDER.about,
        _push.number < _REMINDER.number,
        _push.kind.in_((PushKind.NOTICE, PushKind.SPARING, PushKind.CHANGE)),
        _push.state == PushState.READY,
        _push.call_id.is_(None),
        or_(_push.not_after.is_(None), _push.not_after > _REMINDER.due_at),
    )
    .order_by(_push.number)
)


def untold(session: Session, reminders: Collection[int]) -> dict[int, Waiting]:
    """By the reminders it is about: the last notice of the same thing to the same person that did not go out yet."""
    rows = session.connection().execute(_UNTOLD, {"reminders": list(reminders)})
    return {reminder: Waiting(*rest) for reminder, *rest in rows}
