"""Study notes of leaders, good practice and model posts: written in one message, decided on by the branch [M1]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete
from sqlmodel import col, select

from storage.queries import archive_seals
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import YearEntry
from storage.vocabulary import SHANGHAI
from storage.year_words import EntryKind, EntryState

TEXT = "year_entry.text"
COUNTERS = {EntryKind.NOTE: "year_note", EntryKind.PRACTICE: "E", EntryKind.POST: "M"}
BEGINS = {
    EntryKind.NOTE: EntryState.KEPT,
    EntryKind.PRACTICE: EntryState.WAITING,
    EntryKind.POST: EntryState.ASKED,
}


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One that has no number yet; `subject_id` is who is nominated, `group_id` the group of a note."""

    kind: EntryKind
    text: str
    branch_id: UUID
    area_id: UUID | None = None
    group_id: UUID | None = None
    subject_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One as somebody may read it."""

    kind: EntryKind
    number: int
    branch_id: UUID
    area_id: UUID | None
    group_id: UUID | None
    author_id: UUID
    subject_id: UUID | None
    written_at: datetime
    state: EntryState
    named: bool
    text: str


def write(session: Session, actor: Actor, new: NewEntry, now: datetime) -> int:
    """Keep it, its words sealed with the keys of who wrote it and of whom it is about; its number."""
    key, number = new_id(), next_number(session, COUNTERS[new.kind])
    people = {one for one in (actor.me, new.subject_id) if one}
    year = now.astimezone(SHANGHAI).year
    session.collect(
        YearEntry(
            id=key,
            kind=new.kind,
            number=number,
            branch_id=new.branch_id,
            area_id=new.area_id,
            group_id=new.group_id,
            author_id=actor.me,
            subject_id=new.subject_id,
            written_at=now,
            state=BEGINS[new.kind],
            sealed_text=session.seal(new.text, TEXT, key, people, year),
        )
    )
    return number


def by_number(session: Session, actor: Actor, kind: EntryKind, number: int) -> EntryView | None:
    """The one with this number, if this actor may see it."""
    found = _views(session, _rows(session, actor, *_that(kind, number)))
    return found[0] if found else None


def all_of(
    session: Session, actor: Actor, kind: EntryKind, state: EntryState | None = None
) -> list[EntryView]:
    """Those of a kind that this actor may see, the latest first."""
    wanted = [col(YearEntry.kind) == kind]
    if state is not None:
        wanted.append(col(YearEntry.state) == state)
    return _views(session, _rows(session, actor, *wanted))[::-1]


def of_year(session: Session, actor: Actor, kind: EntryKind, year: int) -> list[EntryView]:
    """Those of a kind and year that stand or are kept, as far as this actor may see them, by their numbers."""
    kept = col(YearEntry.state).in_((EntryState.KEPT, EntryState.STANDING))
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    wanted = (
        col(YearEntry.kind) == kind,
        kept,
        col(YearEntry.written_at) >= begin,
        col(YearEntry.written_at) < end,
    )
    return _views(session, _rows(session, actor, *wanted))


def about_me(session: Session, actor: Actor) -> list[EntryView]:
    """What this actor wrote, and what is about him."""
    mine = (col(YearEntry.author_id) == actor.person_id) | (
        col(YearEntry.subject_id) == actor.person_id
    )
    return _views(session, _rows(session, actor, mine))


def let_name(session: Session, actor: Actor, number: int, *, named: bool) -> bool:
    """Whether his name may stand beside his own good practice; False when it is not his."""
    mine = col(YearEntry.author_id) == actor.person_id
    for row in _rows(session, actor, *_that(EntryKind.PRACTICE, number), mine):
        row.named = named
        return True
    return False


def agree(session: Session, actor: Actor, number: int) -> EntryView | None:
    """Who is nominated says yes; None when nobody asks him."""
    asked = (
        col(YearEntry.subject_id) == actor.person_id,
        col(YearEntry.state) == EntryState.ASKED,
    )
    for row in _rows(session, actor, *_that(EntryKind.POST, number), *asked):
        row.state = EntryState.WAITING
        return _views(session, [row])[0]
    return None


def decide(
    session: Session, actor: Actor, kind: EntryKind, number: int, state: EntryState, now: datetime
) -> EntryView | None:
    """The branch adopts, confirms or declines what waits for it; None when it does not."""
    waits = (
        col(YearEntry.state) == EntryState.WAITING,
        col(YearEntry.branch_id).in_(actor.branches),
    )
    for row in _rows(session, actor, *_that(kind, number), *waits):
        row.state, row.decider_id, row.decided_at = state, actor.me, now
        return _views(session, [row])[0]
    return None


def take_back(session: Session, actor: Actor, kind: EntryKind, number: int) -> EntryView | None:
    """Delete it: for its author, whom it is about, and the branch of a post; None for everybody else.

    A sealed archive that may hold it is given up.
    """
    may = (col(YearEntry.author_id) == actor.person_id) | (
        col(YearEntry.subject_id) == actor.person_id
    )
    if kind is EntryKind.POST:
        may = may | col(YearEntry.branch_id).in_(actor.branches)
    for row in _rows(session, actor, *_that(kind, number), may):
        view = _views(session, [row])[0]
        session.execute(delete(YearEntry).where(col(YearEntry.id) == row.id))
        year = row.written_at.astimezone(SHANGHAI).year
        archive_seals.give_up_year(session, row.branch_id, year, row.area_id)
        return view
    return None


def _that(kind: EntryKind, number: int) -> tuple[ColumnElement[bool], ...]:
    return col(YearEntry.kind) == kind, col(YearEntry.number) == number


def _rows(session: Session, actor: Actor, *wanted: ColumnElement[bool]) -> Sequence[YearEntry]:
    found = select(YearEntry).where(visible_to(actor, YearEntry), *wanted)
    return session.exec(found.order_by(col(YearEntry.number))).all()


def _views(session: Session, rows: Sequence[YearEntry]) -> list[EntryView]:
    return [
        EntryView(
            one.kind,
            one.number,
            one.branch_id,
            one.area_id,
            one.group_id,
            one.author_id,
            one.subject_id,
            one.written_at,
            one.state,
            one.named,
            session.unseal(one.sealed_text, TEXT, one.id),
        )
        for one in rows
    ]
