"""Routines that fell due, and public numbers."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy
from sqlalchemy import bindparam, func, literal, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.session import Session
from storage.tables import Counter, Occasion

_LAST_NUMBER = (
    sqlalchemy.select(col(Counter.last)).where(col(Counter.name) == bindparam("kind"))
).with_for_update()
_RULE, _AT = col(Occasion.rule), col(Occasion.fire_at)
_OF_FEW = _RULE.in_(bindparam("rules", expanding=True)) & (bindparam("earliest") <= _AT)
_CLAIMS = sqlalchemy.select(_RULE, _AT).where(
    bindparam("now") >= _AT, or_(bindparam("since") <= _AT, _OF_FEW)
)
for _statement in (_LAST_NUMBER, _CLAIMS):  # built once: the clock looks every half minute
    Session.remember_tables(_statement)


def insert_if_new(session: Session, row: SQLModel, returning: str) -> bool:
    """Insert a row unless its key exists; True when it was ours (never by rowcount, libraries.md pitfall 1)."""
    statement = _insert_if_new(type(row), returning, session.get_bind().dialect.name)
    return session.execute(statement, row.model_dump()).first() is not None


@lru_cache
def _insert_if_new(model: type[SQLModel], returning: str, database: str) -> Any:
    """Built once: the first look of a clock claims every routine."""
    insert = postgresql.insert if database == "postgresql" else sqlite.insert
    table: sqlalchemy.Table = model.__table__  # type: ignore[attr-defined]
    return insert(table).on_conflict_do_nothing().returning(table.c[returning])


def claim(session: Session, rule: str, fire_at: datetime, now: datetime) -> bool:
    """True for exactly one of all clocks that see a routine fall due at an instant."""
    return insert_if_new(session, Occasion(rule=rule, fire_at=fire_at, claimed_at=now), "rule")


class Claimed(NamedTuple):
    """What is known of a routine: its first and its last claim, and those since the day that was asked for."""

    first: datetime
    last: datetime
    since: frozenset[datetime]


@lru_cache
def _ends(rules: tuple[str, ...]) -> Any:
    """The first and the last claim of each, looked up by the key: all claims of a year are too many to group."""
    of = sqlalchemy.union_all(*(sqlalchemy.select(literal(one).label("rule")) for one in rules))
    asked = of.subquery()
    own = (asked.c.rule == _RULE) & (bindparam("now") >= _AT)
    first, last = (
        sqlalchemy.select(end(_AT)).where(own).scalar_subquery() for end in (func.min, func.max)
    )
    statement = sqlalchemy.select(asked.c.rule, first, last)
    Session.remember_tables(statement)
    return statement


def claimed(
    session: Session,
    rules: tuple[str, ...],
    now: datetime,
    since: datetime,
    longer: Mapping[str, datetime],
) -> dict[str, Claimed]:
    """By rule, the claims up to now: a claim of the future was made by a clock that was wrong and counts when it comes.

    `rules` are at least one; `since` which moment each claim is asked for, and of a few rules from earlier on: a month of all is hundreds.
    """
    known = [row for row in session.run(_ends(rules), {"now": now}) if row[1]]
    asked = {"now": now, "since": since, "rules": list(longer)}
    asked["earliest"] = min(longer.values(), default=since)
    recent: dict[str, set[datetime]] = defaultdict(set)
    for key, at in session.run(_CLAIMS, asked):
        recent[key].add(at)
    return {key: Claimed(first, last, frozenset(recent[key])) for key, first, last in known}


def next_number(session: Session, kind: str) -> int:
    """The next public number of a kind of record ("T", "C", "S", "G"); numbers of undone work are not reused.

    The row is locked by the first number of a transaction and written at its end.
    """
    if kind not in session.counters:
        found = session.run(_LAST_NUMBER, {"kind": kind}).scalar()
        if found is None:
            insert_if_new(session, Counter(name=kind, last=0), "name")
            found = session.run(_LAST_NUMBER, {"kind": kind}).scalar_one()
        session.counters[kind] = found
    session.counters[kind] += 1
    return session.counters[kind]
