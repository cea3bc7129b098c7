"""Anonymous concerns from the raiser's side, and their release; nobody who asks here is known (reliability.md §3.4).

No actor is asked for: the receipt is the only right there is, and what it opens was sealed to it.
"""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

import sqlalchemy
from sqlmodel import col, select

from storage import letters
from storage.letters import Receipt
from storage.queries.anonymous_words import Letter, Said, Sits, Thread, opened
from storage.queries.occasions import next_number
from storage.randomness import new_id
from storage.session import UNORDERED, Session
from storage.tables import AnonConcern, AnonWords
from storage.tables.anonymous import AnonState, AnonVoice

__all__ = [
    "AnonState", "AnonVoice", "Letter", "Said", "Sits", "Taken", "Thread",
    "anything", "mix", "release", "salt", "say", "take", "thread",
]  # fmt: skip

AFTER = {AnonVoice.SOLVED: AnonState.CLOSED, AnonVoice.UNSOLVED: AnonState.REOPENED}


class Taken(Enum):
    """What became of something that was sent with a receipt."""

    NEW = "new"
    ADDED = "added"
    ALREADY = "already"  # the same words came again
    UNREAD = "unread"  # nobody who reads the matter sits there any more: nothing was kept


def salt(session: Session) -> bytes:
    """What every receipt of this installation is hashed with (16 bytes); nobody has it without the data key."""
    return session.sealer.tag("anonymous receipt", b"")[:16]


def take(
    session: Session, receipt: Receipt, letter: Letter, readers: Sequence[bytes],
    sits: Sits = lambda _person, _org: False,
) -> Taken:  # fmt: skip
    """Keep a new matter under this receipt, or more words to the one it belongs to; they wait for the release.

    `readers` are the public keys of a new matter's recipients; more words go to those who read the matter and still sit
    where it is read.
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
    return _add(session, concern, receipt, letter, AnonVoice.RAISER, sits)


def say(
    session: Session, receipt: Receipt, voice: AnonVoice, text: str, sits: Sits
) -> Taken | None:
    """The raiser's word on an answer, or more words; None when there is no such receipt."""
    concern = _found(session, receipt)
    return _add(session, concern, receipt, Letter(text), voice, sits) if concern else None


def thread(session: Session, receipt: Receipt) -> Thread | None:
    """What belongs to a receipt, opened with it; None when nothing does. It leaves no trace."""
    concern = _found(session, receipt)
    return opened(session, concern, receipt.key) if concern else None


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
    session: Session, concern: AnonConcern, receipt: Receipt, letter: Letter, voice: AnonVoice,
    sits: Sits,
) -> Taken:  # fmt: skip
    rows = session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern.id)).all()
    mark = receipt.mark(_marked(voice, letter, len(rows)))
    if voice is AnonVoice.RAISER and any(one.mark == mark for one in rows):
        return Taken.ALREADY
    waiting = [one for one in rows if one.released_on is None and one.voice is voice]
    if voice in AFTER and waiting:
        return Taken.ALREADY
    readers = list(opened(session, concern, receipt.key).read_by(sits).values())
    if not readers and voice is not AnonVoice.SOLVED:
        return Taken.UNREAD
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
