"""What is noted through the year of how members do their duty, and draws of whom to look at [M3]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete
from sqlmodel import col, select

from storage.assessment_words import SupervisionMethod
from storage.queries import archive_seals, statements
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import SpotCheckDraw, SupervisionNote

FINDING, LETTER = "supervision_note.finding", "N"


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note before it has a number; `finding` names nobody."""

    method: SupervisionMethod
    area_id: UUID
    subject_id: UUID
    held_on: date
    positive: bool
    finding: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as somebody may read it."""

    number: int
    method: SupervisionMethod
    area_id: UUID
    subject_id: UUID
    writer_id: UUID
    held_on: date
    positive: bool
    finding: str
    written_at: datetime

    @property
    def code(self) -> str:
        """Its public number."""
        return f"{LETTER}-{self.number:04}"


@dataclass(frozen=True, slots=True)
class Draw:
    """Which areas were drawn among which, both in the order in which they stood."""

    drawer_id: UUID
    drawn_at: datetime
    seed: str
    among: tuple[UUID, ...]
    drawn: tuple[UUID, ...]


def write(session: Session, actor: Actor, new: NewNote, now: datetime) -> int:
    """Write a note down, sealed with the key of whom it is about; its public number (1 is N-0001)."""
    note_id, number = new_id(), next_number(session, LETTER)
    session.collect(
        SupervisionNote(
            id=note_id,
            number=number,
            method=new.method,
            area_id=new.area_id,
            subject_id=new.subject_id,
            writer_id=actor.me,
            held_on=new.held_on,
            positive=new.positive,
            written_at=now,
            sealed_finding=session.seal(new.finding, FINDING, note_id, {new.subject_id}, now.year),
        )
    )
    return number


def by_number(session: Session, actor: Actor, number: int) -> NoteView | None:
    """The note with this public number, if this actor may see it."""
    found = _views(session, actor, col(SupervisionNote.number) == number)
    return found[0] if found else None


def of_year(
    session: Session,
    actor: Actor,
    year: int,
    subject_id: UUID | None = None,
    area_id: UUID | None = None,
) -> list[NoteView]:
    """The notes of a year that this actor may see, of one member and one area if they are named, the earliest first."""
    chosen: list[ColumnElement[bool]] = [
        col(SupervisionNote.held_on).between(date(year, 1, 1), date(year, 12, 31))
    ]
    if subject_id is not None:
        chosen.append(col(SupervisionNote.subject_id) == subject_id)
    if area_id is not None:
        chosen.append(col(SupervisionNote.area_id) == area_id)
    return _views(session, actor, *chosen)


def about_me(session: Session, actor: Actor) -> list[NoteView]:
    """What was noted of this actor, the latest first."""
    return _views(session, actor, col(SupervisionNote.subject_id) == actor.person_id)[::-1]


def withdraw(session: Session, actor: Actor, number: int, since: datetime) -> UUID | None:
    """Delete one's own note if it was written after `since`, and what was said to it; whom it was about, None when it is not there."""
    own = (
        col(SupervisionNote.number) == number,
        col(SupervisionNote.writer_id) == actor.person_id,
        col(SupervisionNote.written_at) > since,
    )
    gone = delete(SupervisionNote).where(visible_to(actor, SupervisionNote), *own)
    named = (col(SupervisionNote.subject_id), col(SupervisionNote.held_on))
    row = session.execute(gone.returning(*named)).first()
    if row is None:
        return None
    statements.forget(session, LETTER, number)
    archive_seals.give_up(session, row.subject_id, row.held_on.year)
    return UUID(bytes=row.subject_id.bytes)


def keep_draw(
    session: Session,
    actor: Actor,
    branch_id: UUID,
    seed: str,
    among: Sequence[UUID],
    drawn: Sequence[UUID],
    now: datetime,
) -> None:
    """Keep a draw with all that is needed to draw again."""
    session.collect(
        SpotCheckDraw(
            branch_id=branch_id,
            drawer_id=actor.me,
            drawn_at=now,
            seed=seed,
            among=[one.hex for one in among],
            drawn=[one.hex for one in drawn],
        )
    )


def draws_since(session: Session, actor: Actor, branch_id: UUID, since: datetime) -> list[Draw]:
    """The draws of a branch from a moment on that this actor knows of, the earliest first."""
    found = select(SpotCheckDraw).where(
        visible_to(actor, SpotCheckDraw),
        col(SpotCheckDraw.branch_id) == branch_id,
        col(SpotCheckDraw.drawn_at) >= since,
    )
    return [
        Draw(
            drawer_id=row.drawer_id,
            drawn_at=row.drawn_at,
            seed=row.seed,
            among=tuple(map(UUID, row.among)),
            drawn=tuple(map(UUID, row.drawn)),
        )
        for row in session.exec(found.order_by(col(SpotCheckDraw.drawn_at))).all()
    ]


def _views(session: Session, actor: Actor, *chosen: ColumnElement[bool]) -> list[NoteView]:
    """Those this actor may see, by the day they tell of."""
    found = select(SupervisionNote).where(visible_to(actor, SupervisionNote), *chosen)
    found = found.order_by(col(SupervisionNote.held_on), col(SupervisionNote.number))
    return [
        NoteView(
            number=row.number,
            method=row.method,
            area_id=row.area_id,
            subject_id=row.subject_id,
            writer_id=row.writer_id,
            held_on=row.held_on,
            positive=row.positive,
            finding=session.unseal(row.sealed_finding, FINDING, row.id),
            written_at=row.written_at,
        )
        for row in session.exec(found).all()
    ]
