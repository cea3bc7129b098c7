"""Who read what about whom: written in the transaction that reads (domain.md §6.9)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from storage import audit_chain
from storage.queries.actor import Actor
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
