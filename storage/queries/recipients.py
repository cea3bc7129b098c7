"""Who reads anonymous concerns: keys, one-time links, and what a key opens; readings are written down (reliability.md §3.4)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from storage import letters
from storage.letters import Sealed
from storage.queries import access
from storage.queries.actor import Actor
from storage.queries.anonymous import Letter, Thread, opened
from storage.randomness import new_id, random_bytes
from storage.session import Session
from storage.tables import AnonConcern, AnonWords, RecipientKey
from storage.tables.anonymous import AnonState, AnonVoice
from storage.vocabulary import AccessKind, Decision

MOST_TRIES = 5  # with one link


@dataclass(frozen=True, slots=True)
class Answered:
    """What a recipient answers."""

    text: str
    decision: Decision
    promised_on: date | None = None


def public_keys(session: Session, people: Collection[UUID]) -> Mapping[UUID, bytes]:
    """The public keys of those of these people who have made one, in their order."""
    rows = session.exec(select(RecipientKey).where(col(RecipientKey.person_id).in_(people)))
    keys = {one.person_id: one.public for one in rows}
    return {one: key for one in people if (key := keys.get(one)) is not None}


def owners(session: Session, names: Collection[bytes]) -> Mapping[bytes, UUID]:
    """Whose keys these are, by name."""
    rows = session.exec(select(RecipientKey).where(col(RecipientKey.public).is_not(None))).all()
    named = ((letters.name_of(one.public or b""), one.person_id) for one in rows)
    return {name: who for name, who in named if name in names}


def readers_of(session: Session, concern_id: UUID) -> Collection[UUID]:
    """Whose keys open something of a concern; asked for the raiser, and so not written down."""
    keys = session.exec(select(AnonWords.keys).where(col(AnonWords.concern_id) == concern_id))
    return owners(session, {name for part in keys for name in letters.names_in(part)}).values()


def give_link(session: Session, person_id: UUID, token: bytes, until: datetime) -> None:
    """A new one-time link for somebody, known by the hash of its token; an older one is over."""
    row = session.get(RecipientKey, person_id) or RecipientKey(person_id=person_id)
    row.link, row.link_until, row.link_tries = token, until, 0
    session.add(row)


def by_link(session: Session, token: bytes, now: datetime) -> RecipientKey | None:
    """Whose link this is, while it holds."""
    row = session.exec(select(RecipientKey).where(col(RecipientKey.link) == token)).first()
    held = row and row.link_until and now < row.link_until and row.link_tries < MOST_TRIES
    return row if held else None


def tried(session: Session, row: RecipientKey, *, done: bool) -> None:
    """A link was used: it is over when it served its end, or after five wrong tries."""
    row.link_tries += 1
    if done or row.link_tries >= MOST_TRIES:
        row.link = row.link_until = None
    session.add(row)


def set_key(session: Session, row: RecipientKey, public: bytes, locked: bytes) -> None:
    """His first key, or a new one in the place of one whose passphrase is lost."""
    row.public, row.locked = public, locked
    session.add(row)


def held_by(session: Session, public: bytes) -> Sequence[AnonConcern]:
    """The released concerns that a key opens, the latest first; what they say stays closed."""
    name = letters.name_of(public)
    words = select(AnonWords.concern_id, AnonWords.keys).where(
        col(AnonWords.released_on).is_not(None)
    )
    ids = {which for which, keys in session.exec(words) if name in letters.names_in(keys)}
    rows = select(AnonConcern).where(
        col(AnonConcern.id).in_(ids), col(AnonConcern.number).is_not(None)
    )
    return session.exec(rows.order_by(col(AnonConcern.number).desc())).all()


def read(
    session: Session, actor: Actor, concern_id: UUID, key: Any, now: datetime
) -> Thread | None:
    """One of them, opened with the recipient's key; that he read it is written down in the same transaction."""
    concern = _his(session, concern_id, key)
    if concern is None:
        return None
    found = opened(session, concern, key)
    access.note(session, actor, None, found.code, now)
    released = [one for one in found.said if one.day is not None]
    return Thread(
        found.id, found.number, found.state, found.decision, found.released_on,
        found.promised_on, released,
    )  # fmt: skip


def share(session: Session, concern_id: UUID, key: Any, readers: Sequence[bytes]) -> None:
    """Let these others read it too: who came later, and who made a new key."""
    for row in session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern_id)):
        try:
            row.keys = letters.shared(Sealed(row.body, row.keys), row.id.bytes, key, readers).keys
        except letters.NotForThisKey:
            continue


def answer(
    session: Session, actor: Actor, concern_id: UUID, key: Any, given: Answered, now: datetime,
    day: date,
) -> bool:  # fmt: skip
    """Answer it: sealed to the receipt and to all who read the concern. False when it is not his or is closed."""
    concern = _his(session, concern_id, key)
    if concern is None or concern.state is AnonState.CLOSED:
        return False
    rows = session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern_id)).all()
    names = {name for one in rows for name in letters.names_in(one.keys)}
    keys = session.exec(select(RecipientKey.public).where(col(RecipientKey.public).is_not(None)))
    readers = [one for one in keys if one is not None and letters.name_of(one) in names]
    row_id = new_id()
    letter = Letter(given.text, number=len(rows))
    sealed = letters.seal(letter.sealed_words(), row_id.bytes, [concern.reply_key, *readers])
    row = AnonWords(
        id=row_id, concern_id=concern_id, voice=AnonVoice.RECIPIENT, mark=random_bytes(32),
        released_on=day, body=sealed.body, keys=sealed.keys,
    )  # fmt: skip
    session.collect(row)
    concern.state, concern.decision = AnonState.ANSWERED, given.decision
    concern.answered_on, concern.promised_on = day, given.promised_on
    access.note(session, actor, None, f"C-{concern.number:04}", now, kind=AccessKind.ANSWERED)
    return True


def _his(session: Session, concern_id: UUID, key: Any) -> AnonConcern | None:
    concern = session.get(AnonConcern, concern_id)
    name = letters.name_of(letters.public_of(key))
    rows = session.exec(
        select(AnonWords.keys).where(
            col(AnonWords.concern_id) == concern_id, col(AnonWords.released_on).is_not(None)
        )
    )
    return concern if any(name in letters.names_in(keys) for keys in rows) else None


def unanswered(session: Session) -> Sequence[tuple[date, set[bytes]]]:
    """Released and without an answer: the day of the release, and by name whose keys open it."""
    waiting = col(AnonConcern.state).in_((AnonState.OPEN, AnonState.REOPENED))
    found = []
    for one in session.exec(select(AnonConcern).where(waiting)):
        keys = session.exec(select(AnonWords.keys).where(col(AnonWords.concern_id) == one.id))
        if one.released_on is not None:
            found.append(
                (one.released_on, {name for part in keys for name in letters.names_in(part)})
            )
    return found
