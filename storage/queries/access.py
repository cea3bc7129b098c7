"""Who read what about whom: written in the transaction that reads (domain.md §6.9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlmodel import col, select

from storage import audit_chain
from storage.queries.actor import Actor
from storage.queries.rights_scope import readings_counted_by
from storage.queries.scope import visible_to
from storage.rights_words import AccessReason
from storage.session import Session
from storage.tables import AccessLog
from storage.vocabulary import AccessKind, Role

RANKING = (
    Role.CLOCK,
    Role.ADMIN,
    Role.COMMITTEE,
    Role.BRANCH,
    Role.GROUP_LEADER,
    Role.RESPONSIBLE_MEMBER,
    Role.HANDLER,
    Role.ACTIVIST,
    Role.WORKER,
)
COUNTED = tuple(col(getattr(AccessLog, name)) for name in ("actor_id", "at", "kind", "what", "why"))


@dataclass(frozen=True, slots=True)
class Read:
    """A line as it is counted by its reader: whom it was about is left out."""

    reader: UUID
    at: datetime
    kind: AccessKind
    what: str
    why: AccessReason | None


def note(
    session: Session,
    actor: Actor,
    subject_id: UUID | None,
    what: str,
    now: datetime,
    *,
    kind: AccessKind = AccessKind.READ,
    why: AccessReason | None = None,
) -> None:
    """Write down that this actor read something about this person, and why; reading one's own leaves no line."""
    if subject_id != actor.person_id:
        role = next(role for role in RANKING if role in actor.roles)
        line = AccessLog(
            at=now,
            actor_id=actor.person_id,
            role=role,
            subject_id=subject_id,
            kind=kind,
            what=what,
            why=why,
        )
        session.collect(line)
        audit_chain.remember(session, line.id)


def about_me(session: Session, actor: Actor, *, limit: int = 20) -> Sequence[AccessLog]:
    """What others read about this person, the latest first."""
    mine = select(AccessLog).where(
        visible_to(actor, AccessLog), col(AccessLog.subject_id) == actor.person_id
    )
    return session.exec(mine.order_by(col(AccessLog.at).desc()).limit(limit)).all()


def counted_between(
    session: Session, actor: Actor, since: datetime, until: datetime
) -> Iterator[Read]:
    """What people read from one moment up to another, for whoever may count it."""
    lines = sqlalchemy.select(*COUNTED).where(
        readings_counted_by(actor),
        col(AccessLog.actor_id).is_not(None),
        col(AccessLog.at) >= since,
        col(AccessLog.at) < until,
    )
    return (Read(*one) for one in session.execute(lines))
