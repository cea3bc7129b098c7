"""How the bot's own work stands, for the operator's gauges: numbers and instants, nobody's."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func
from sqlmodel import col, select

from storage.queries import housekeeping, tokens
from storage.queries.outbox import UNFINISHED
from storage.session import Session
from storage.tables import AccessToken, Push
from storage.vocabulary import PushKind, PushState

UNSETTLED = (*UNFINISHED, PushState.UNKNOWN, PushState.DEAD)


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits, and since when."""

    pending: int  # promised and not finished, due or not
    oldest_due: datetime | None  # of those that are due
    reminders_due: int
    unknown: int
    dead: int


def standing(session: Session, now: datetime) -> Standing:
    """The outbox as it stands; delivered pushes are not looked at, however many there are.

    A push that was put off (quiet hours, too many for one person) is due later, and does not count as old.
    """
    due = and_(col(Push.due_at) <= now, col(Push.state).in_(UNFINISHED))
    reminder = col(Push.kind) == PushKind.REMINDER
    by_state = (
        select(
            col(Push.state),
            func.count(),
            func.min(col(Push.due_at)).filter(due),
            func.count().filter(and_(due, reminder)),
        )
        .where(col(Push.state).in_(UNSETTLED))
        .group_by(col(Push.state))
    )
    rows = session.execute(by_state).all()
    counts = {row[0]: row[1] for row in rows}
    return Standing(
        pending=sum(counts.get(state, 0) for state in UNFINISHED),
        oldest_due=min((row[2] for row in rows if row[2] is not None), default=None),
        reminders_due=sum(row[3] for row in rows),
        unknown=counts.get(PushState.UNKNOWN, 0),
        dead=counts.get(PushState.DEAD, 0),
    )


def audit_holds(session: Session) -> bool | None:
    """What the last look at the whole access log found; None when nobody ever looked."""
    held = housekeeping.last_success(session, housekeeping.AUDIT)
    broken = housekeeping.last_success(session, housekeeping.AUDIT_BROKEN)
    if broken is not None and (held is None or broken >= held):
        return False
    return None if held is None else True


def key_opens(session: Session) -> bool:
    """True when the data key opens what was sealed, or nothing is there to try it on; raises `Unreadable`."""
    row = session.exec(select(AccessToken).limit(1)).first()
    if row is not None:
        session.unseal(row.sealed_value, tokens.VALUE, row.id)
    return True
