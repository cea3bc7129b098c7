"""Anonymous concerns from the raiser's side, and their release; nobody who asks here is known (reliability.md §3.4).

No actor is asked for: the receipt is the only right there is, and what it opens was sealed to it.
"""

import json
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import col, select

from storage import letters
from storage.letters import Receipt, Sealed
from storage.queries.occasions import next_number
from storage.randomness import new_id
from storage.session import UNORDERED, Session
from storage.tables import AnonConcern, AnonWords, RecipientKey
from storage.tables.anonymous import AnonState, AnonVoice
from storage.vocabulary import Decision

__all__ = [
    "AnonState", "AnonVoice", "Letter", "Said", "Taken", "Thread",
    "anything", "mix", "opened", "release", "salt", "say", "take", "thread",
]  # fmt: skip

AFTER = {AnonVoice.SOLVED: AnonState.CLOSED, AnonVoice.UNSOLVED: AnonState.REOPENED}


class Taken(Enum):
    """What became of something that was sent with a receipt."""

    NEW = "new"
    ADDED = "added"
    ALREADY = "already"  # the same words came again


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sealed: the words, their place in the thread, where they come from as it is shown, and whom they are about."""

    text: str
    unit: str = ""
    number: int = 0
    kept_from: tuple[UUID, ...] = ()

    def sealed_words(self) -> str:
        """As it is sealed."""
        about = [one.hex for one in self.kept_from]
        return json.dumps([self.text, self.unit, self.number, about], ensure_ascii=False)

    @classmethod
    def of(cls, words: str) -> "Letter":
        """From what was sealed."""
        text, unit, number, about = json.loads(words)
        return cls(text, unit, number, tuple(UUID(one) for one in about))


@dataclass(frozen=True, slots=True)
class Said:
    """One letter of a thread, opened."""

    voice: AnonVoice
    letter: Letter
    day: date | None  # of its release; None while it waits


@dataclass(frozen=True, slots=True)
class Thread:
    """An anonymous concern with what was said in it, in order."""

    id: UUID
    number: int | None
    state: AnonState
    decision: Decision | None
    released_on: date | None
    promised_on: date | None
    said: Sequence[Said]

    @property
    def code(self) -> str:
        """Its public number; "" until it is released."""
        return f"C-{self.number:04}" if self.number else ""


def salt(session: Session) -> bytes:
    """What every receipt of this installation is hashed with (16 bytes); nobody has it without the data key."""
    return session.sealer.tag("anonymous receipt", b"")[:16]


def take(session: Session, receipt: Receipt, letter: Letter, readers: Sequence[bytes]) -> Taken:
    """Keep a new matter under this receipt, or more words to the one it belongs to; they wait for the release.

    `readers` are the public keys of a new matter's recipients; more words go to whoever reads the matter.
    """
    concern = _found(session, receipt)
    if concern is None:
        concern_id = new_id()
        row = AnonConcern(
            id=concern_id, receipt=receipt.found_by, reply_key=letters.public_of(receipt.key)
        )
        session.collect(row)
        session.collect(_words(row, receipt, letter, AnonVoice.RAISER, readers))
        session.info[UNORDERED] = True
        return Taken.NEW
    return _add(session, concern, receipt, letter, AnonVoice.RAISER)


def say(session: Session, receipt: Receipt, voice: AnonVoice, text: str) -> Taken | None:
    """The raiser's word on an answer, or more words; None when there is no such receipt."""
    concern = _found(session, receipt)
    return _add(session, concern, receipt, Letter(text), voice) if concern else None


def thread(session: Session, receipt: Receipt) -> Thread | None:
    """What belongs to a receipt, opened with it; None when nothing does. It leaves no trace."""
    concern = _found(session, receipt)
    return opened(session, concern, receipt.key) if concern else None


def opened(session: Session, concern: AnonConcern, key: Any) -> Thread:
    """A concern with the letters this private key opens."""
    said = []
    for row in session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern.id)):
        try:
            words = letters.open_letter(Sealed(row.body, row.keys), row.id.bytes, key)
        except letters.NotForThisKey:
            continue
        said.append(Said(row.voice, Letter.of(words), row.released_on))
    return Thread(
        concern.id, concern.number, concern.state, concern.decision, concern.released_on,
        concern.promised_on, sorted(said, key=lambda one: one.letter.number),
    )  # fmt: skip


def release(session: Session, day: date, only: Receipt | None = None) -> Counter[bytes]:
    """Hand over what waits, or what waits under one receipt; for each recipient's name how much is new to him.

    Everything is written anew in shuffled order, so that neither the place of a row nor the transaction that wrote it
    says when it came. Numbers are given in that order too.
    """
    words = select(AnonWords).where(col(AnonWords.released_on).is_(None))
    if only is not None:
        concern = _found(session, only)
        words = words.where(col(AnonWords.concern_id) == (concern.id if concern else None))
    waiting = list(session.exec(words))
    ids = {one.concern_id for one in waiting}
    concerns = list(session.exec(select(AnonConcern).where(col(AnonConcern.id).in_(ids))))
    fresh = [one for one in concerns if one.number is None]
    random = secrets.SystemRandom()
    waiting, fresh = random.sample(waiting, len(waiting)), random.sample(fresh, len(fresh))
    for one in fresh:
        one.number, one.released_on = next_number(session, "C"), day
        one.state = AnonState.OPEN
    for one in concerns:
        _hear(one, [row for row in waiting if row.concern_id == one.id], day)
    _write_anew(session, fresh, waiting)
    return Counter(name for row in waiting for name in letters.names_in(row.keys))


def mix(session: Session) -> None:
    """Write what waits anew in shuffled order.

    Again and again until the release: else the transaction that wrote a row would say when it came.
    """
    random = secrets.SystemRandom()
    waiting = session.exec(select(AnonWords).where(col(AnonWords.released_on).is_(None))).all()
    fresh = session.exec(select(AnonConcern).where(col(AnonConcern.number).is_(None))).all()
    if waiting:
        _write_anew(session, random.sample(fresh, len(fresh)), random.sample(waiting, len(waiting)))


def anything(session: Session) -> bool:
    """Whether anything anonymous is kept."""
    return session.exec(select(AnonConcern.id).limit(1)).first() is not None


def _hear(concern: AnonConcern, words: Sequence[AnonWords], day: date) -> None:
    """The raiser's words become known, and what he says of an answer holds from now on."""
    for row in words:
        row.released_on = day
        if row.voice in AFTER and concern.answered_on is not None:
            concern.state = AFTER[row.voice]
            concern.closed_on = day if concern.state is AnonState.CLOSED else None


def _write_anew(
    session: Session, concerns: Sequence[AnonConcern], words: Sequence[AnonWords]
) -> None:
    """Delete these rows and insert them again in this order; what was there before goes with the commit."""
    session.info[UNORDERED] = True
    session.flush()
    for table, rows in ((AnonWords, words), (AnonConcern, concerns)):
        gone = sqlalchemy.delete(table).where(col(table.id).in_([one.id for one in rows]))
        session.execute(gone, execution_options={"synchronize_session": False})
    for table, rows in ((AnonConcern, concerns), (AnonWords, words)):
        for one in rows:
            session.expunge(one)
        if rows:
            session.execute(sqlalchemy.insert(table), [one.model_dump() for one in rows])


def _found(session: Session, receipt: Receipt) -> AnonConcern | None:
    mine = select(AnonConcern).where(col(AnonConcern.receipt) == receipt.found_by)
    return session.exec(mine).first()


def _add(
    session: Session, concern: AnonConcern, receipt: Receipt, letter: Letter, voice: AnonVoice
) -> Taken:
    rows = session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern.id)).all()
    mark = receipt.mark(_marked(voice, letter, len(rows)))
    if voice is AnonVoice.RAISER and any(one.mark == mark for one in rows):
        return Taken.ALREADY
    waiting = [one for one in rows if one.released_on is None and one.voice is voice]
    if voice in AFTER and waiting:
        return Taken.ALREADY
    names = {name for one in rows for name in letters.names_in(one.keys)}
    keys = session.exec(select(RecipientKey.public).where(col(RecipientKey.public).is_not(None)))
    readers = [one for one in keys if one is not None and letters.name_of(one) in names]
    numbered = replace(letter, number=len(rows))
    session.collect(_words(concern, receipt, numbered, voice, readers))
    session.info[UNORDERED] = True
    return Taken.ADDED


def _words(
    concern: AnonConcern, receipt: Receipt, letter: Letter, voice: AnonVoice,
    readers: Sequence[bytes],
) -> AnonWords:  # fmt: skip
    row_id = new_id()
    sealed = letters.seal(letter.sealed_words(), row_id.bytes, [concern.reply_key, *readers])
    mark = receipt.mark(_marked(voice, letter, letter.number))
    return AnonWords(
        id=row_id, concern_id=concern.id, voice=voice, mark=mark,
        body=sealed.body, keys=sealed.keys,
    )  # fmt: skip


def _marked(voice: AnonVoice, letter: Letter, number: int) -> str:
    """Words are known again by themselves; 解决了 may be said again after another answer."""
    return letter.text if voice is AnonVoice.RAISER else f"{voice.value} {number}"
