"""Voice messages: kept with the message, taken by one process at a time, told once; after a day nobody opens them."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import VoiceMessage
from storage.vocabulary import SHANGHAI

CONTENT = "voice_message.content"
KEPT = timedelta(hours=24)
MEDIA, AUDIO = "media", "audio"


@dataclass(frozen=True, slots=True)
class Taken:
    """A recording in hand: `media_id` before it was fetched, `audio` afterwards; `tries` with this one."""

    id: UUID
    lease: str
    person_id: UUID
    format: str
    tries: int
    media_id: str
    audio: bytes


def keep(session: Session, actor: Actor, media_id: str, form: str, now: datetime) -> None:
    """A voice message came in; `form` is its format."""
    row_id = new_id()
    session.collect_values(
        VoiceMessage,
        id=row_id,
        person_id=actor.me,
        heard_at=now,
        format=form,
        sealed_content=_sealed(session, row_id, actor.me, f"{MEDIA} {media_id}", now),
        free_at=now,
    )


def waiting(session: Session, actor: Actor, now: datetime) -> int:
    """How many of his own nobody has told him of yet."""
    mine = select(func.count()).select_from(VoiceMessage)
    return session.exec(mine.where(visible_to(actor, VoiceMessage), *_open(now))).one()


def held(session: Session, actor: Actor, now: datetime) -> int:
    """How many of his own are kept."""
    mine = select(func.count()).select_from(VoiceMessage)
    fresh = col(VoiceMessage.heard_at) > now - KEPT
    return session.exec(mine.where(visible_to(actor, VoiceMessage), fresh)).one()


def forget(session: Session, actor: Actor) -> int:
    """Delete all of his own at his wish; how many. What was being heard is told to nobody."""
    gone = delete(VoiceMessage).where(visible_to(actor, VoiceMessage))
    return len(session.execute(gone.returning(col(VoiceMessage.id))).all())


def forget_old(session: Session, now: datetime) -> int:
    """Delete what is older than a day; how many; for the clock, which opens none."""
    gone = delete(VoiceMessage).where(col(VoiceMessage.heard_at) <= now - KEPT)
    return len(session.execute(gone.returning(col(VoiceMessage.id))).all())


def take(session: Session, now: datetime, until: datetime) -> Taken | None:
    """The oldest that nobody has in hand, his alone `until` then; for the clock: no person asks."""
    free = (col(VoiceMessage.free_at) <= now, *_open(now))
    oldest = select(VoiceMessage).where(*free).order_by(col(VoiceMessage.heard_at)).limit(1)
    row = session.exec(oldest.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    row.lease, row.free_at, row.tries = new_id().hex, until, row.tries + 1
    kind, _, content = _opened(session, row).partition(" ")
    audio = base64.b64decode(content) if kind == AUDIO else b""
    media_id = content if kind == MEDIA else ""
    return Taken(row.id, row.lease, row.person_id, row.format, row.tries, media_id, audio)


def fetched(session: Session, taken: Taken, audio: bytes, now: datetime) -> bool:
    """Keep the recording itself; False when it is nobody's any more, or another's."""
    words = f"{AUDIO} {base64.b64encode(audio).decode()}"
    sealed = _sealed(session, taken.id, taken.person_id, words, now)
    return _changed(session, taken, sealed_content=sealed)


def put_back(session: Session, taken: Taken, free_at: datetime) -> bool:
    """Not now: whoever is free `then` may try again."""
    return _changed(session, taken, free_at=free_at, lease="")


def told(session: Session, taken: Taken, now: datetime) -> bool:
    """Its writer is told in this transaction; False when he was told before, or has deleted it."""
    return _changed(session, taken, told_at=now)


def drop(session: Session, taken: Taken) -> bool:
    """Delete it at once, as what must not be kept; False when it is not in this hand."""
    gone = delete(VoiceMessage).where(*_mine(taken)).returning(col(VoiceMessage.id))
    return session.execute(gone).first() is not None


def _opened(session: Session, row: VoiceMessage) -> str:
    try:
        return session.unseal(row.sealed_content, CONTENT, row.id)
    except Unreadable:  # damaged: its writer is told like one that was not heard
        return ""


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(VoiceMessage.told_at).is_(None), col(VoiceMessage.heard_at) > now - KEPT


def _mine(taken: Taken) -> tuple[ColumnElement[bool], ...]:
    in_hand = (col(VoiceMessage.id) == taken.id, col(VoiceMessage.lease) == taken.lease)
    return *in_hand, col(VoiceMessage.told_at).is_(None)


def _changed(session: Session, taken: Taken, **values: object) -> bool:
    changed = update(VoiceMessage).where(*_mine(taken)).values(values)
    return session.execute(changed.returning(col(VoiceMessage.id))).first() is not None


def _sealed(session: Session, row: UUID, person: UUID, text: str, now: datetime) -> bytes:
    year = now.astimezone(SHANGHAI).year
    return session.seal(text, CONTENT, row, of=[person], year=year)
