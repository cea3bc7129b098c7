"""What responsible members noted of what they did for their areas [T4 T6 T7]."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import DutyNote

TEXT, LETTER = "duty_note.text", "D"


@dataclass(frozen=True, slots=True)
class NewDutyNote:
    """A note before it has a number; `duty` and `dimension` are keys of the edition, the text names nobody."""

    area_id: UUID
    done_on: date
    duty: str
    dimension: str
    text: str


@dataclass(frozen=True, slots=True)
class DutyNoteView:
    """A note as somebody may read it."""

    number: int
    area_id: UUID
    writer_id: UUID
    done_on: date
    duty: str
    dimension: str
    text: str
    written_at: datetime

    @property
    def code(self) -> str:
        """Its public number."""
        return f"{LETTER}-{self.number:04}"


def write(session: Session, actor: Actor, new: NewDutyNote, now: datetime) -> int:
    """Write down what this actor did, sealed with his own key; its public number (1 is D-0001)."""
    note_id, number = new_id(), next_number(session, LETTER)
    session.collect(
        DutyNote(
            id=note_id,
            number=number,
            area_id=new.area_id,
            writer_id=actor.me,
            duty=new.duty,
            dimension=new.dimension,
            done_on=new.done_on,
            written_at=now,
            sealed_text=session.seal(new.text, TEXT, note_id, {actor.me}, now.year),
        )
    )
    return number


def rewrite(session: Session, actor: Actor, number: int, new: NewDutyNote, now: datetime) -> bool:
    """Put this in the place of one's own note; False when there is none of this number."""
    mine = select(DutyNote).where(
        visible_to(actor, DutyNote),
        col(DutyNote.number) == number,
        col(DutyNote.writer_id) == actor.person_id,
    )
    row = session.exec(mine.with_for_update()).first()
    if row is None:
        return False
    row.area_id, row.done_on, row.duty, row.dimension = (
        new.area_id,
        new.done_on,
        new.duty,
        new.dimension,
    )
    row.sealed_text = session.seal(new.text, TEXT, row.id, {actor.me}, now.year)
    return True


def remove(session: Session, actor: Actor, number: int) -> bool:
    """Delete one's own note; False when there is none of this number."""
    gone = delete(DutyNote).where(
        visible_to(actor, DutyNote),
        col(DutyNote.number) == number,
        col(DutyNote.writer_id) == actor.person_id,
    )
    return session.execute(gone.returning(col(DutyNote.id))).first() is not None


def by_number(session: Session, actor: Actor, number: int) -> DutyNoteView | None:
    """The note with this public number, if this actor may see it."""
    found = _views(session, actor, col(DutyNote.number) == number)
    return found[0] if found else None


def of_writer(session: Session, actor: Actor, writer_id: UUID) -> list[DutyNoteView]:
    """What one member noted, as far as this actor may see it, the latest day first."""
    return _views(session, actor, col(DutyNote.writer_id) == writer_id)[::-1]


def of_year(
    session: Session,
    actor: Actor,
    year: int,
    writer_id: UUID | None = None,
    area_id: UUID | None = None,
) -> list[DutyNoteView]:
    """The notes of a year that this actor may see, of one member and one area if they are named, the earliest first."""
    chosen: list[ColumnElement[bool]] = [
        col(DutyNote.done_on).between(date(year, 1, 1), date(year, 12, 31))
    ]
    if writer_id is not None:
        chosen.append(col(DutyNote.writer_id) == writer_id)
    if area_id is not None:
        chosen.append(col(DutyNote.area_id) == area_id)
    return _views(session, actor, *chosen)


def _views(session: Session, actor: Actor, *chosen: ColumnElement[bool]) -> list[DutyNoteView]:
    """Those this actor may see, by the day they tell of."""
    found = select(DutyNote).where(visible_to(actor, DutyNote), *chosen)
    found = found.order_by(col(DutyNote.done_on), col(DutyNote.number))
    return [
        DutyNoteView(
            number=row.number,
            area_id=row.area_id,
            writer_id=row.writer_id,
            done_on=row.done_on,
            duty=row.duty,
            dimension=row.dimension,
            text=session.unseal(row.sealed_text, TEXT, row.id),
            written_at=row.written_at,
        )
        for row in session.exec(found).all()
    ]
