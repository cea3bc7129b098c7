"""What somebody was told and wants to be told again another day; his own alone."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import func, null, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.outbox import AGAIN, promise, words_of
from storage.queries.prepared import AnySelect
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import Push
from storage.vocabulary import PushKind, PushState

SAID_FOR = timedelta(days=1)  # so long the words of what was sent are kept for it


class Said(NamedTuple):
    """One push of a person by its number: its words, and after when it is of no use."""

    number: int
    text: str
    not_after: datetime | None
    due_at: datetime


def lately(session: Session, actor: Actor, now: datetime) -> list[Said]:
    """What this actor was told within a day and is not over, the latest first; of one matter the last word."""
    copy = aliased(Push)
    told_again = (
        sqlalchemy.select(col(copy.number))
        .where(
            col(copy.once_key) == AGAIN + sqlalchemy.cast(col(Push.number), sqlalchemy.String),
            col(copy.state) != PushState.READY,
        )
        .exists()
    )
    found: dict[str, Said] = {}
    last = _own(actor).where(
        col(Push.state) == PushState.SENT,
        func.length(col(Push.sealed_text)) > 0,
        col(Push.finished_at) > now - SAID_FOR,
        ~told_again,
    )
    for about, push_id, sealed, said in _read(session, last.order_by(col(Push.number).desc())):
        text = _text(session, push_id, sealed)
        if text and (said.not_after is None or said.not_after > now):
            found.setdefault(about, said._replace(text=text))
    return list(found.values())


def waiting(session: Session, actor: Actor) -> list[Said]:
    """What this actor put off and was not told again yet, the soonest first."""
    own = _own(actor).where(
        col(Push.state) == PushState.READY, col(Push.once_key).startswith(AGAIN)
    )
    rows = _read(session, own.order_by(col(Push.due_at), col(Push.number)))
    return [
        said._replace(text=_text(session, push_id, sealed)) for _, push_id, sealed, said in rows
    ]


def put_off(session: Session, actor: Actor, number: int, until: datetime) -> Said | None:
    """Promise again what this actor was told, once, and in place of what he put off before; None when it is over."""
    once = f"{AGAIN}{number}"
    gone = update(Push).where(col(Push.once_key) == once, col(Push.state) == PushState.READY)
    session.execute(
        gone.values(state=PushState.CANCELLED, sealed_text=b"", call_id=null(), once_key=null())
    )
    this = _own(actor).where(
        col(Push.number) == number,
        col(Push.state) == PushState.SENT,
        func.length(col(Push.sealed_text)) > 0,
    )
    row = next(iter(_read(session, this)), None)
    if row is None:
        return None
    about, push_id, sealed, said = row
    text, offer = words_of(session, push_id, sealed)
    promise(
        session,
        actor.me,
        text,
        kind=PushKind.REMINDER,
        about=about,
        due=until,
        not_after=said.not_after,
        offer=offer,
        once=once,
    )
    return said._replace(text=text, due_at=until)


def _own(actor: Actor) -> AnySelect:
    columns = (Push.about, Push.id, Push.sealed_text, Push.number, Push.not_after, Push.due_at)
    mine = sqlalchemy.select(*(col(one) for one in columns))
    return mine.where(col(Push.recipient_id) == actor.me, col(Push.document) == "")


def _read(session: Session, found: AnySelect) -> list[tuple[str, UUID, bytes, Said]]:
    rows = session.execute(found).all()
    return [(row[0], row[1], row[2], Said(row[3], "", row[4], row[5])) for row in rows]


def _text(session: Session, push_id: UUID, sealed: bytes) -> str:
    try:
        return words_of(session, push_id, sealed)[0]
    except Unreadable:
        return ""
