"""The shared access token of an app."""

from datetime import datetime

from storage.queries import occasions
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
    if row is None:  # two nodes may have fetched the first one at the same moment
        new = AccessToken(app=app, expires_at=expires_at, refreshed_at=now, sealed_value=b"")
        occasions.insert_if_new(session, new, "app")
        row = session.get_one(AccessToken, app)
    row.sealed_value = session.seal(value, VALUE, row.id)
    row.expires_at, row.refreshed_at = expires_at, now
