"""Who reads anonymous concerns: keys, one-time links, and what a key opens; readings are written down (reliability.md §3.4)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from storage import letters
from storage.letters import Sealed
from storage.queries import access
from storage.queries.actor import Actor
from storage.queries.anonymous_words import Letter, Sits, Thread, opened
from storage.randomness import new_id, random_bytes
from storage.rights_words import AccessReason
from storage.session import Session
from storage.tables import AnonConcern, AnonWords, RecipientKey
from storage.tables.anonymous import AnonState, AnonVoice
from storage.vocabulary import SHANGHAI, AccessKind, Decision

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


def give_link(session: Session, person_id: UUID, token: bytes, until: datetime) -> None:
    """A new one-time link for somebody, known by the hash of its token; an older one is over."""
    row = session.get(RecipientKey, person_id) or RecipientKey(person_id=person_id)
    row.link, row.link_until, row.link_tries = token, until, 0
    session.add(row)


def by_link(session: Session, token: bytes, now: datetime) -> RecipientKey | None:
    """Whose link this is, while it holds and may be tried."""
    row = _linked(session, token, now)
    return row if row and row.link_tries < MOST_TRIES else None


def try_link(session: Session, token: bytes, now: datetime) -> RecipientKey | None:
    """The same, and one try less is left: counted before the passphrase is looked at, for many may come at once."""
    row = by_link(session, token, now)
    if row is not None:
        row.link_tries += 1
        session.add(row)
    return row


def use_link(session: Session, token: bytes, now: datetime) -> RecipientKey | None:
    """It has served its end and is over; None when another was first."""
    row = _linked(session, token, now)
    if row is not None:
        row.link = row.link_until = None
        session.add(row)
    return row


def set_key(session: Session, row: RecipientKey, public: bytes, locked: bytes) -> None:
    """His first key, or a new one in the place of one whose passphrase is lost."""
    row.public, row.locked = public, locked
    session.add(row)


def _linked(session: Session, token: bytes, now: datetime) -> RecipientKey | None:
    row = session.exec(select(RecipientKey).where(col(RecipientKey.link) == token)).first()
    return row if row and row.link_until and now < row.link_until else None


def held_by(session: Session, actor: Actor, key: Any) -> Sequence[AnonConcern]:
    """The released concerns that a key opens, the latest first, of the organisations he sits in."""
    name = letters.name_of(letters.public_of(key))
    words = select(AnonWords.concern_id, AnonWords.keys).where(
        col(AnonWords.released_on).is_not(None)
    )
    ids = {which for which, keys in session.exec(words) if name in letters.names_in(keys)}
    rows = select(AnonConcern).where(
        col(AnonConcern.id).in_(ids), col(AnonConcern.number).is_not(None)
    )
    found = session.exec(rows.order_by(col(AnonConcern.number).desc()))
    return [one for one in found if opened(session, one, key).org in _seats(actor)]


def read(
    session: Session, actor: Actor, concern_id: UUID, key: Any, now: datetime
) -> Thread | None:
    """One of them, opened with the recipient's key; that he read it is written down in the same transaction."""
    found = _his(session, actor, concern_id, key)
    if found is not None:
        over = found.state is AnonState.CLOSED
        why = AccessReason.LOOKS_BACK if over else AccessReason.HANDLES
        access.note(session, actor, None, found.code, now, why=why)
    return found


def share(session: Session, concern_id: UUID, key: Any, readers: Sequence[bytes]) -> None:
    """Let these others read it too: whoever made a new key, and who was let in."""
    for row in session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern_id)):
        try:
            row.keys = letters.shared(Sealed(row.body, row.keys), row.id.bytes, key, readers).keys
        except letters.NotForThisKey:
            continue


def answer(
    session: Session, actor: Actor, concern_id: UUID, key: Any, given: Answered, now: datetime,
    sits: Sits,
) -> bool:  # fmt: skip
    """Answer it: sealed to the receipt and to those of its readers who still sit there. False when it is not his or is closed."""
    found, concern = _his(session, actor, concern_id, key), session.get(AnonConcern, concern_id)
    if found is None or concern is None or concern.state is AnonState.CLOSED:
        return False
    rows = session.exec(select(AnonWords.id).where(col(AnonWords.concern_id) == concern_id)).all()
    row_id, day = new_id(), now.astimezone(SHANGHAI).date()
    letter = Letter(given.text, number=len(rows))
    readers = found.read_by(sits).values()
    sealed = letters.seal(letter.sealed_words(), row_id.bytes, [concern.reply_key, *readers])
    row = AnonWords(
        id=row_id, concern_id=concern_id, voice=AnonVoice.RECIPIENT, mark=random_bytes(32),
        released_on=day, body=sealed.body, keys=sealed.keys,
    )  # fmt: skip
    session.collect(row)
    concern.state, concern.decision = AnonState.ANSWERED, given.decision
    concern.answered_on, concern.promised_on = day, given.promised_on
    why = AccessReason.HANDLES
    access.note(session, actor, None, found.code, now, kind=AccessKind.ANSWERED, why=why)
    return True


def _his(session: Session, actor: Actor, concern_id: UUID, key: Any) -> Thread | None:
    """What his key opens of a released concern, when it is read where he sits."""
    concern = session.get(AnonConcern, concern_id)
    if concern is None:
        return None
    found = opened(session, concern, key)
    released = [one for one in found.said if one.day is not None]
    return replace(found, said=released) if released and found.org in _seats(actor) else None


def _seats(actor: Actor) -> Collection[UUID]:
    return actor.branches | actor.offices


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
