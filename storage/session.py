"""A database session that collects new rows and writes them together."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    Insert,
    Table,
    bindparam,
    event,
    insert,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.sql import visitors
from sqlmodel import Session as PlainSession
from sqlmodel import SQLModel, col

from storage.sealing import OF_PEOPLE, Sealer
from storage.subject_keys import SubjectKeys
from storage.tables.occasions import Counter


class Unavailable(Exception):
    """The database cannot do it now: locked, full, read-only or gone. The same message may come again."""


class Conflict(Exception):
    """Another transaction was first with a key that must be unique."""


class Session(PlainSession):
    """One transaction's view of the database, with the keys to open what is sealed in it.

    New rows go through `collect`: they are written with one statement for each table, before the first
    read that could miss them, and at the latest before the commit. That is where the speed of the
    intake comes from (performance.md §1.3), and what makes taking a message back cheap (`rewind`).
    """

    _prepared: ClassVar[
        dict[int, frozenset[Table]]
    ] = {}  # by the identity of a statement that stays

    def __init__(self, engine: Engine, sealer: Sealer) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.sealer = sealer
        self.keys = SubjectKeys(self)
        self._collected: list[tuple[Table, SQLModel | dict[str, Any]]] = []
        self._tables: set[Table] = set()
        self._touched = False
        self._connection: Connection | None = None
        self._numbers_before: dict[str, int] = {}
        self.counters: dict[str, int] = {}  # taken in this transaction, written at its end

    def connection(self, *arguments: Any, **options: Any) -> Connection:
        """The connection of this one transaction, remembered: to be told it anew costs as much as a short read."""
        if arguments or options:
            return super().connection(*arguments, **options)
        if self._connection is None or self._connection.closed:
            self._connection = super().connection()
        return self._connection

    def collect(self, *rows: SQLModel) -> None:
        """Promise new rows; they are written together."""
        self._collected.extend((_table(type(row)), row) for row in rows)
        self._tables.update(_table(type(row)) for row in rows)

    def collect_values(self, model: type[SQLModel], /, **values: Any) -> None:
        """Promise a new row by its values; what is left out has the model's default.

        For rows of which many messages write one: making an object of each costs more than writing it.
        """
        table, made = _table(model), _defaults(model)
        self._collected.append((table, {name: make() for name, make in made.items()} | values))
        self._tables.add(table)

    def mark(self) -> int:
        """Remember this point, so that `rewind` can come back to it."""
        self._touched = False
        self._numbers_before = dict(self.counters)
        return len(self._collected)

    def rewind(self, mark: int) -> bool:
        """Forget what was collected since `mark`; False when the database was already touched since."""
        if self._touched or self.dirty or self.new or self.deleted:
            return False
        del self._collected[mark:]
        self.counters = self._numbers_before
        self._tables = {table for table, _ in self._collected}
        return True

    def drop_collected(self) -> None:
        """Forget every row and number that is not written yet."""
        self._collected, self._tables, self.counters = [], set(), {}

    def write_collected(self) -> None:
        """Write what was collected, parents before children."""
        if not self._collected:
            return
        by_table: dict[Table, list[dict[str, Any]]] = {}
        for table, row in self._collected:
            values = row if isinstance(row, dict) else _values(row)
            by_table.setdefault(table, []).append(values)
        self._collected, self._tables, self._touched = [], set(), True
        for table in sorted(by_table, key=_rank):
            self.connection().execute(_insert(table), by_table[table])

    @classmethod
    def remember_tables(cls, statement: Any) -> None:
        """Remember what tables a statement is about that is built once and lives on."""
        cls._prepared[id(statement)] = frozenset(_tables_of(statement))

    def run(self, statement: Any, values: Mapping[str, Any]) -> CursorResult[*tuple[Any, ...]]:
        """Run a prepared statement past the ORM: plain rows come back.

        Like any other read it finds what was collected and changed before.
        """
        self._catch_up(statement)
        self.flush()
        return self.connection().execute(statement, values)

    def before(self, state: ORMExecuteState) -> None:
        """Called before every statement of the ORM."""
        if not state.is_select:
            self._touched = True
        self._catch_up(state.statement)

    def _catch_up(self, statement: Any) -> None:
        """Write the rows a statement may be about."""
        if self._tables:
            tables = self._prepared.get(id(statement)) or _tables_of(statement)
            if not self._tables.isdisjoint(tables):
                self.write_collected()

    def note_flush(self) -> None:
        """Changed objects were written: from here on nothing can be taken back in memory."""
        self._touched = True

    def seal(
        self, text: str, place: str, row: UUID, of: Collection[UUID] = (), year: int = 0
    ) -> bytes:
        """Seal a text for `place` ("table.column") of a row; words by or about people also with their keys of a year."""
        if of:
            return self.keys.seal(text, place, row, of, year)
        return self.sealer.seal(text, place, row)

    def unseal(self, sealed: bytes | None, place: str, row: UUID) -> str:
        """The text of a sealed column; an empty column reads as "", and so does one whose key was destroyed."""
        if not sealed:
            return ""
        if sealed[0] == OF_PEOPLE:
            return self.keys.unseal(sealed, place, row)
        return self.sealer.unseal(sealed, place, row)

    def write_all(self) -> None:
        """Write what was collected, what was changed, and the last numbers given out."""
        self.write_collected()
        self.flush()
        if self.counters:
            given = [{"counter": name, "given": last} for name, last in self.counters.items()]
            self.connection().execute(_KEEP_COUNTER, given)
        self.counters = {}


@event.listens_for(Session, "do_orm_execute")
def _write_before_reading(state: ORMExecuteState) -> None:
    session = state.session
    assert isinstance(session, Session)  # noqa: S101  (the listener is registered on this class)
    session.before(state)


@event.listens_for(Session, "after_flush")
def _after_flush(session: Session, _context: object) -> None:
    session.note_flush()


@event.listens_for(Session, "after_soft_rollback")
def _after_rollback(session: Session, _taken_back: object) -> None:
    session.keys.forget()


_KEEP_COUNTER = (
    update(Counter).where(col(Counter.name) == bindparam("counter")).values(last=bindparam("given"))
)


def _tables_of(statement: Any) -> set[Table]:
    return {part for part in visitors.iterate(statement) if isinstance(part, Table)}


def _table(kind: type[SQLModel]) -> Table:
    return kind.__table__  # type: ignore[attr-defined,no-any-return]


@lru_cache
def _insert(table: Table) -> Insert:
    return insert(table)


@lru_cache
def _defaults(model: type[SQLModel]) -> dict[str, Callable[[], Any]]:
    """How each column of a model gets its value when none is given."""
    made: dict[str, Callable[[], Any]] = {}
    for name, field in model.model_fields.items():
        if field.default_factory is not None:
            made[name] = field.default_factory  # type: ignore[assignment]
        elif not field.is_required() and name != "number":
            made[name] = lambda value=field.default: value  # type: ignore[misc]
    return made


_RANKS: dict[Table, int] = {}


def _rank(table: Table) -> int:
    if table not in _RANKS:
        _RANKS.update({one: rank for rank, one in enumerate(SQLModel.metadata.sorted_tables)})
    return _RANKS[table]


def _values(row: SQLModel) -> dict[str, Any]:
    values = row.__dict__
    return {name: values[name] for name in type(row).model_fields if not _generated(row, name)}


def _generated(row: SQLModel, name: str) -> bool:
    return name == "number" and row.__dict__[name] is None  # the outbox counts for itself


def translated(error: Exception) -> Exception:
    """What a database error means to the rest of the program; its text never leaves here."""
    if isinstance(error, IntegrityError):
        return Conflict(type(error.orig).__name__)
    if isinstance(error, OperationalError | InterfaceError):
        return Unavailable(type(error.orig).__name__)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return Unavailable("connection lost")
    return error
