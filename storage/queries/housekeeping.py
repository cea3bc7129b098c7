"""When a piece of upkeep last succeeded, for metrics and for the operator."""

from datetime import datetime

from storage.queries.occasions import insert_if_new
from storage.session import Session
from storage.tables import Housekeeping

BACKUP, PURGE, AUDIT = "backup", "purge", "audit"
CONTACTS = "contacts"  # the address book was read through
SERVED = "served"  # for the first time
RESTORED = "restored"  # this database was put in place of another one
AUDIT_BROKEN = "audit_broken"  # noted instead of `AUDIT`


def succeeded(session: Session, name: str, now: datetime) -> None:
    """It was done."""
    session.merge(Housekeeping(name=name, at=now))


def began(session: Session, now: datetime, name: str = SERVED) -> None:
    """Something begins, such as a server; only the first time is remembered."""
    insert_if_new(session, Housekeeping(name=name, at=now), "name")


def last_success(session: Session, name: str) -> datetime | None:
    """When it was last done; None when never."""
    row = session.get(Housekeeping, name)
    return row.at if row else None
