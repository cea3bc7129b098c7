"""What people say themselves to the records about them: read by whoever reads the record (reliability.md §3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import RecordStatement

WORDS = "record_statement.words"


@dataclass(frozen=True, slots=True)
class Statement:
    """One person's words to one record."""

    person_id: UUID
    letter: str
    number: int
    written_at: datetime
    words: str

    @property
    def code(self) -> str:
        """The public number of the record."""
        return f"{self.letter}-{self.number:04}"


def write(
    session: Session, actor: Actor, letter: str, number: int, words: str, now: datetime
) -> None:
    """Let these words stand with a record, in place of what this actor said to it before; the caller knows that it is about him."""
    take_back(session, actor, letter, number)
    row = RecordStatement(
        person_id=actor.me, letter=letter, number=number, written_at=now, sealed_words=b""
    )
    row.sealed_words = session.seal(words, WORDS, row.id, {actor.me}, now.year)
    session.collect(row)


def take_back(session: Session, actor: Actor, letter: str, number: int) -> bool:
    """This actor's words to a record are gone; False when there were none."""
    own = (col(RecordStatement.person_id) == actor.person_id, _with(letter, number))
    gone = delete(RecordStatement).where(*own, visible_to(actor, RecordStatement))
    return session.execute(gone.returning(col(RecordStatement.id))).first() is not None


def forget(session: Session, letter: str, number: int) -> None:
    """The record is gone, and with it what was said to it; for the clock and whoever takes the record back."""
    session.execute(delete(RecordStatement).where(_with(letter, number)))


def standing_with(session: Session, actor: Actor, letter: str, number: int) -> list[Statement]:
    """What was said to a record, as far as this actor may read it, the first words first."""
    found = select(RecordStatement).where(visible_to(actor, RecordStatement), _with(letter, number))
    return _opened(session, session.exec(found.order_by(col(RecordStatement.written_at))).all())


def about_me(session: Session, actor: Actor) -> list[Statement]:
    """What this actor said to records about him, the latest first."""
    mine = select(RecordStatement).where(
        visible_to(actor, RecordStatement), col(RecordStatement.person_id) == actor.person_id
    )
    return _opened(
        session, session.exec(mine.order_by(col(RecordStatement.written_at).desc())).all()
    )


def _with(letter: str, number: int) -> ColumnElement[bool]:
    return and_(col(RecordStatement.letter) == letter, col(RecordStatement.number) == number)


def _opened(session: Session, rows: Sequence[RecordStatement]) -> list[Statement]:
    return [
        Statement(
            one.person_id,
            one.letter,
            one.number,
            one.written_at,
            session.unseal(one.sealed_words, WORDS, one.id),
        )
        for one in rows
    ]
