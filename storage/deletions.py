"""What people had deleted stays deleted when an older copy comes back (reliability.md T30).

Every deletion at somebody's wish is noted in the witness before its commit: better to note one that failed,
and was wished all the same, than to lose one that was made. What can be taken back is found by what each table says
of itself (`PersonalData.taken_back`): its rows, and the words in its sealed columns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, Engine, delete, event, func, inspect, or_, tuple_, update
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import SQLModel, col

from storage.sealed_columns import SealedColumn, sealed_columns
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import Concern, Push
from storage.vocabulary import ConcernState, PushState
from storage.witness import GONE, witness_of

CAUGHT, SILENT = "deletions", "deletions_silent"
PAGE = 500
Key = tuple[UUID, ...]
NAMES = {"session_attendance.reason": "reason"}  # in older witnesses
FOREVER = {"talk.sentence": "sentence"}  # in older witnesses, where any words of the row are meant


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to take something back: the rows it is about, and how it is done again."""

    keys: Sequence[Any]
    still_there: ColumnElement[bool]
    again: Callable[[Session, ColumnElement[bool], datetime], None]
    words: SealedColumn | None = None  # only these words are gone

    @property
    def columns(self) -> Sequence[Any]:
        """What `key_of` needs to know of a row."""
        return (*self.keys, self.words.column) if self.words else self.keys

    def key_of(self, session: Session, row: Sequence[Any]) -> Key:
        """By what a row is noted: its key, and a keyed hash of its words if they alone are gone."""
        if self.words is None:
            return tuple(row)
        try:
            words = session.unseal(row[-1], self.words.place, row[0])
        except Unreadable:  # damaged: nobody can read it any more
            words = ""
        return row[0], _hash(session, words)

    def chosen(self, keys: Iterable[Key]) -> ColumnElement[bool]:
        """The rows with these keys."""
        if len(self.keys) == 1:
            return self.keys[0].in_([key[0] for key in keys])  # type: ignore[no-any-return]
        return tuple_(*self.keys).in_(list(keys))


def _delete(table: Any) -> Callable[[Session, ColumnElement[bool], datetime], None]:
    def again(session: Session, chosen: ColumnElement[bool], _now: datetime) -> None:
        session.execute(delete(table).where(chosen))

    return again


def _empty(one: SealedColumn) -> Callable[[Session, ColumnElement[bool], datetime], None]:
    def again(session: Session, chosen: ColumnElement[bool], _now: datetime) -> None:
        session.execute(update(one.table).where(chosen).values({one.column: one.empty}))

    return again


def _withdraw(session: Session, chosen: ColumnElement[bool], now: datetime) -> None:
    for row in session.scalars(sqlalchemy.select(Concern).where(chosen)).all():
        row.state, row.closed_at = ConcernState.WITHDRAWN, now
        row.sealed_text = session.seal("", "concern.text", row.id)
        _end_pushes(session, f"C-{row.number:04}", now)


def _end_pushes(session: Session, code: str, now: datetime) -> None:
    """What was to be told about a record is not told any more, by nobody's hand, and its words are gone."""
    about = col(Push.about)
    ended = update(Push).where(
        or_(about == code, about.startswith(f"{code}:")), func.length(col(Push.sealed_text)) > 0
    )
    is_sent = col(Push.state) == PushState.SENT
    state = sqlalchemy.case((is_sent, PushState.SENT), else_=PushState.CANCELLED)
    when = sqlalchemy.case((is_sent, col(Push.finished_at)), else_=now)
    values = ended.values({"state": state, "finished_at": when, "sealed_text": b""})
    session.execute(values, execution_options={"synchronize_session": False})


def _emptied(one: SealedColumn) -> Iterator[tuple[str, _Kind]]:
    """Words that are gone while their row stays; others may be written in their place."""
    keys = (one.table.c.id,)
    yield NAMES.get(one.place, one.place), _Kind(keys, one.filled, _empty(one), one)
    if before := FOREVER.get(one.place):
        yield before, _Kind(keys, one.filled, _empty(one))


def _kinds() -> Iterator[tuple[str, _Kind]]:
    """In the order in which they are done again: words while their keys are there, then children before parents."""
    for one in sealed_columns():
        if one.table in _TABLES:
            yield from _emptied(one)
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table.name == "concern":
            going = col(Concern.state) != ConcernState.WITHDRAWN
            yield table.name, _Kind((col(Concern.id),), going, _withdraw)
        elif table in _TABLES:
            keys = tuple(table.primary_key.columns)
            yield table.name, _Kind(keys, sqlalchemy.true(), _delete(table))


_TABLES = {
    mapper.local_table
    for mapper in SQLModel._sa_registry.mappers  # noqa: SLF001  (there is no other list of the models)
    if (privacy := getattr(mapper.class_, "privacy", None)) and privacy.taken_back
}
KINDS = dict(_kinds())


def without_notes(session: Session) -> None:
    """What this transaction deletes is due by the calendar: any copy will delete it by itself."""
    session.info[SILENT] = True


def is_silent(session: Session) -> bool:
    """Whether this transaction deleted what was due by the calendar."""
    return session.info.get(SILENT) is True


def took_back_reason(session: Session, line: UUID, reason: str) -> None:
    """A leave's reason is emptied or changed in its row: no statement says so."""
    if not is_silent(session):
        session.info.setdefault(CAUGHT, []).append(("reason", (line, _hash(session, reason))))


@event.listens_for(Session, "do_orm_execute")
def _catch(state: ORMExecuteState) -> None:
    """Remember the keys of what a statement is about to delete."""
    session = state.session
    assert isinstance(session, Session)  # noqa: S101  (the listener is registered on this class)
    if not (state.is_delete or state.is_update) or is_silent(session):
        return
    statement: Any = state.statement
    if statement.table not in _TABLES:
        return
    for kind in [statement.table.name] if state.is_delete else _taken_by(statement):
        one = KINDS[kind]
        wanted = sqlalchemy.select(*one.columns).where(one.still_there)
        if statement.whereclause is not None:
            wanted = wanted.where(statement.whereclause)
        rows = session.execute(wanted).all()
        caught = ((kind, one.key_of(session, row)) for row in rows)
        session.info.setdefault(CAUGHT, []).extend(caught)


def _taken_by(statement: Any) -> Iterator[str]:
    """What an update takes back."""
    values = statement.compile().params
    if statement.table.name == "concern" and values.get("state") is ConcernState.WITHDRAWN:
        yield "concern"
    for kind, column in _SEALED[statement.table]:
        if not values.get(column, "kept"):
            yield kind


@event.listens_for(Session, "before_flush")
def _catch_objects(session: Session, _flush: object, _instances: object) -> None:
    """The same for rows that are changed or deleted as objects."""
    if is_silent(session):
        return
    for row in session.dirty:
        for kind, column in _SEALED.get(row.__table__, ()):
            before = inspect(row).attrs[column].history.deleted
            if not getattr(row, column) and before and before[0]:
                key = KINDS[kind].key_of(session, (row.id, before[0]))
                session.info.setdefault(CAUGHT, []).append((kind, key))
    for row in session.deleted:
        if row.__table__ in _TABLES:
            key = inspect(row).identity
            session.info.setdefault(CAUGHT, []).append((row.__table__.name, key))


_SEALED = {
    table: [
        (NAMES.get(one.place, one.place), one.column.name)
        for one in sealed_columns()
        if one.table is table
    ]
    for table in _TABLES
}


def journal(session: Session) -> None:
    """Note in the witness what this transaction deleted; nothing is done when it deleted nothing."""
    caught: list[tuple[str, Key]] = session.info.pop(CAUGHT, [])
    gone = [one for one in dict.fromkeys(caught) if not _there(session, *one)]
    if gone:
        engine = session.get_bind()
        assert isinstance(engine, Engine)  # noqa: S101  (a unit of work is made with an engine)
        witness = witness_of(engine, session.sealer)
        witness.append(*((GONE, kind, _tag(session, kind, key).hex()) for kind, key in gone))


def delete_again(session: Session, gone: Iterable[tuple[str, bytes]], now: datetime) -> int:
    """Delete in a restored copy what was deleted after the copy was made; how many rows."""
    without_notes(session)
    wanted = set(gone)
    done = 0
    for kind, one in KINDS.items():
        if not any(kind == noted for noted, _ in wanted):
            continue
        rows = session.execute(sqlalchemy.select(*one.columns).where(one.still_there)).all()
        found = (one.key_of(session, row) for row in rows)
        keys = [key for key in found if (kind, _tag(session, kind, key)) in wanted]
        for start in range(0, len(keys), PAGE):
            one.again(session, one.chosen(keys[start : start + PAGE]), now)
        done += len(keys)
    return done


def _there(session: Session, kind: str, key: Key) -> bool:
    """Whether a row is as it was after all: the deletion was taken back."""
    one = KINDS[kind]
    found = sqlalchemy.select(*one.columns).where(one.chosen([key]), one.still_there)
    return any(one.key_of(session, row) == key for row in session.execute(found))


def _hash(session: Session, words: str) -> UUID:
    return UUID(bytes=session.sealer.tag("deletion.words", words.encode())[:16])


def _tag(session: Session, kind: str, key: Key) -> bytes:
    return session.sealer.tag("deletion", f"{kind}|{'|'.join(one.hex for one in key)}".encode())
