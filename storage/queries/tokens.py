"""The shared access token of an app."""

from datetime import datetime

from storage.session import Session
from storage.tables import AccessToken

VALUE = "access_token.value"


def fetched(session: Session, app: str) -> tuple[str, datetime] | None:
    """The token fetched last, by whichever node, and the end of its life."""
    row = session.get(AccessToken, app)
    if row is None:
        return None
    return session.unseal(row.sealed_value, VALUE, row.id), row.expires_at


def keep(session: Session, app: str, value: str, expires_at: datetime, now: datetime) -> None:
    """A new token for every node."""
    row = session.get(AccessToken, app)
    if row is None:
        row = AccessToken(app=app, expires_at=expires_at, refreshed_at=now, sealed_value=b"")
        session.add(row)
    row.sealed_value = session.seal(value, VALUE, row.id)
    row.expires_at, row.refreshed_at = expires_at, now
