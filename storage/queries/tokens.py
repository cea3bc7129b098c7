"""The shared access token of an app, and whose turn it is to fetch the next one."""

from datetime import datetime, timedelta
from enum import Enum, auto

from sqlmodel import col, select

from storage.queries import occasions
from storage.session import Session
from storage.tables import AccessToken

VALUE = "access_token.value"
LEASE = timedelta(seconds=15)  # who has not fetched by then is taken for dead


class Turn(Enum):
    """Who fetches the next token."""

    OURS = auto()
    THEIRS = auto()  # another process fetches it or just has: look again
    NOBODYS = auto()  # a fetch has failed a moment ago


Known = tuple[str, datetime]  # a token and the end of its life


def fetched(session: Session, app: str) -> Known | None:
    """The token fetched last, by whichever node."""
    row = session.get(AccessToken, app)
    return _known(session, row) if row else None


def claim(session: Session, app: str, seen: Known | None, who: str, now: datetime) -> Turn:
    """Ask for the turn to fetch a token in the place of `seen`, which `fetched` gave; it is ours for `LEASE`.

    Only the claim is a transaction, not the fetch. A claim that seems to come from the future was made by a
    clock that was wrong, and holds nobody up.
    """
    row = _locked(session, app, now)
    if row is None or _known(session, row) != seen:  # the platform may give the same one again
        return Turn.THEIRS
    taken = row.free_at is not None and now < row.free_at <= now + LEASE
    if taken and row.fetched_by != who:
        return Turn.THEIRS if row.fetched_by else Turn.NOBODYS
    row.fetched_by, row.free_at = who, now + LEASE
    return Turn.OURS


def keep(
    session: Session, app: str, who: str, value: str, expires_at: datetime, now: datetime
) -> None:
    """A new token for every node; whoever was so slow that another one took his turn keeps his for himself."""
    row = _claimed(session, app, who)
    if row is not None:
        row.sealed_value = session.seal(value, VALUE, row.id)
        row.expires_at, row.refreshed_at = expires_at, now
        row.fetched_by, row.free_at = "", None


def give_up(session: Session, app: str, who: str, until: datetime) -> None:
    """The fetch failed; nobody else tries before `until`, which is no further than a lease away."""
    row = _claimed(session, app, who)
    if row is not None:
        row.fetched_by, row.free_at = "", until


def _known(session: Session, row: AccessToken) -> Known | None:
    value = session.unseal(row.sealed_value, VALUE, row.id)
    return (value, row.expires_at) if value else None


def _locked(session: Session, app: str, now: datetime) -> AccessToken | None:
    """The row for us alone, made if need be; None while another process has it in hand."""
    wanted = select(AccessToken).where(col(AccessToken.app) == app)
    row = session.exec(wanted.with_for_update(skip_locked=True)).first()
    if row is None:
        new = AccessToken(app=app, expires_at=now, refreshed_at=now, sealed_value=b"")
        new.sealed_value = session.seal("", VALUE, new.id)
        occasions.insert_if_new(session, new, "app")
        row = session.exec(wanted.with_for_update(skip_locked=True)).first()
    return row


def _claimed(session: Session, app: str, who: str) -> AccessToken | None:
    mine = (col(AccessToken.app) == app, col(AccessToken.fetched_by) == who)
    return session.exec(select(AccessToken).where(*mine).with_for_update()).first()
