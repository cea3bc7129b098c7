"""What people had deleted stays deleted when an older copy comes back (reliability.md T30).

Every deletion at somebody's wish is noted in the witness before its commit: better to note one that failed,
and was wished all the same, than to lose one that was made.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, Engine, delete, event, func, or_, tuple_, update
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import col

from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import Concern, Goal, Push, RecordStatement, SessionAttendance, Talk, TalkPerson
from storage.vocabulary import ConcernState, PushState
from storage.witness import GONE, witness_of

CAUGHT, SILENT = "deletions", "deletions_silent"
PAGE = 500
Key = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to take something back: the rows it is about, and how it is done again."""

    table: Any
    keys: Sequence[Any]
    still_there: ColumnElement[bool]
    again: Callable[[Session, ColumnElement[bool], datetime], None]
    words: tuple[Any, str] | None = None  # a sealed column and its place: only these words are gone

    @property
    def columns(self) -> Sequence[Any]:
        """What `key_of` needs to know of a row."""
        return (*self.keys, self.words[0]) if self.words else self.keys

    def key_of(self, session: Session, row: Sequence[Any]) -> Key:
        """By what a row is noted: its key, and a keyed hash of its words if they alone are gone."""
        if self.words is None:
            return tuple(row)
        try:
            words = session.unseal(row[-1], self.words[1], row[0])
        except Unreadable:  # damaged: nobody can read it any more
            words = ""
        return row[0], _hash(session, words)

    def chosen(self, keys: Iterable[Key]) -> ColumnElement[bool]:
        """The rows with these keys."""
        if len(self.keys) == 1:
            return col(self.keys[0]).in_([key[0] for key in keys])
        return tuple_(*self.keys).in_(list(keys))


def _delete(table: Any) -> Callable[[Session, ColumnElement[bool], datetime], None]:
    def again(session: Session, chosen: ColumnElement[bool], _now: datetime) -> None:
        session.execute(
            delete(table).where(chosen), execution_options={"synchronize_session": False}
        )

    return again


def _empty_sentence(session: Session, chosen: ColumnElement[bool], _now: datetime) -> None:
    emptied = update(Talk).where(chosen).values(sealed_sentence=None)
    session.execute(emptied, execution_options={"synchronize_session": False})


def _empty_reason(session: Session, chosen: ColumnElement[bool], _now: datetime) -> None:
    emptied = update(SessionAttendance).where(chosen).values(sealed_reason=None)
    session.execute(emptied, execution_options={"synchronize_session": False})


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
    values = {"state": PushState.CANCELLED, "finished_at": now, "sealed_text": b""}
    session.execute(ended.values(values), execution_options={"synchronize_session": False})


REASON = "session_attendance.reason"
KINDS = {  # in the order in which they are done again: children before parents
    "reason": _Kind(
        SessionAttendance,
        (col(SessionAttendance.id),),
        col(SessionAttendance.sealed_reason).is_not(None),
        _empty_reason,
        words=(col(SessionAttendance.sealed_reason), REASON),
    ),
    "sentence": _Kind(
        Talk, (col(Talk.id),), col(Talk.sealed_sentence).is_not(None), _empty_sentence
    ),
    "talk_person": _Kind(
        TalkPerson,
        (col(TalkPerson.talk_id), col(TalkPerson.person_id)),
        sqlalchemy.true(),
        _delete(TalkPerson),
    ),
    "record_statement": _Kind(
        RecordStatement, (col(RecordStatement.id),), sqlalchemy.true(), _delete(RecordStatement)
    ),
    "talk": _Kind(Talk, (col(Talk.id),), sqlalchemy.true(), _delete(Talk)),
    "goal": _Kind(Goal, (col(Goal.id),), sqlalchemy.true(), _delete(Goal)),
    "concern": _Kind(
        Concern, (col(Concern.id),), col(Concern.state) != ConcernState.WITHDRAWN, _withdraw
    ),
}


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
    kind = _kind_of(state) if state.is_delete or state.is_update else None
    session = state.session
    if kind is None or SILENT in session.info:
        return
    one = KINDS[kind]
    wanted = sqlalchemy.select(*one.keys)
    where = state.statement.whereclause  # type: ignore[attr-defined]
    rows = session.execute(wanted if where is None else wanted.where(where))
    session.info.setdefault(CAUGHT, []).extend((kind, tuple(row)) for row in rows)


def _kind_of(state: ORMExecuteState) -> str | None:
    statement: Any = state.statement
    table = statement.table.name
    if state.is_delete:
        return table if table in KINDS and table != "concern" else None
    if table not in ("talk", "concern"):
        return None
    values = statement.compile().params
    if table == "talk":
        emptied = "sealed_sentence" in values and values["sealed_sentence"] is None
        return "sentence" if emptied else None
    return "concern" if values.get("state") is ConcernState.WITHDRAWN else None


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
