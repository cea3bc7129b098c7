"""Pushes that are files: handed over to the platform, put off, or to be made once more; for the sender alone."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, and_, bindparam, case, null, update

from storage.queries.outbox_waiting import PUSHES
from storage.session import Session
from storage.vocabulary import PushState

MADE_AGAIN = "made_again"  # in `error`: the platform had lost the file once
_push = PUSHES.c
_UNMADE = and_(
    _push.number == bindparam("push"),
    _push.state == PushState.READY,
    _push.call_id.is_(None),
    _push.media_id == "",
)
_HANDED_OVER = update(PUSHES).where(_UNMADE).values(media_id=bindparam("there"))
_PUT_OFF = (
    update(PUSHES)
    .where(_UNMADE)
    .values(
        due_at=bindparam("until"),
        error=case((_push.error == MADE_AGAIN, _push.error), else_=bindparam("why", type_=String)),
    )
)
_MAKE_AGAIN = (
    update(PUSHES)
    .where(
        _push.number.in_(bindparam("numbers", expanding=True)),
        _push.document != "",
        _push.error != MADE_AGAIN,
    )
    .values(
        state=PushState.READY,
        call_id=null(),
        first_attempt_at=null(),
        media_id="",
        error=MADE_AGAIN,
    )
    .returning(_push.number)
)


def handed_over(session: Session, number: int, media_id: str) -> None:
    """The platform keeps the file under this id; the push may go now. Who comes second changes nothing."""
    session.connection().execute(_HANDED_OVER, {"push": number, "there": media_id})


def put_off(session: Session, number: int, until: datetime, why: str) -> None:
    """It was not taken: to be made and handed over another time."""
    session.connection().execute(_PUT_OFF, {"push": number, "until": until, "why": why})


def make_again(session: Session, numbers: Collection[int]) -> set[int]:
    """The platform has lost the file: these are made once more, each at most one time."""
    found = session.connection().execute(_MAKE_AGAIN, {"numbers": list(numbers)})
    return {row[0] for row in found}
