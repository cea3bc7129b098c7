"""Seals every text again with the newest key, in small batches, while the server runs (reliability.md P-ROTATE).

It can be interrupted at any moment: what is sealed with the newest key is passed over, and both keys open
until nothing needs the old one.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy
from sqlalchemy import bindparam, func

from storage.keys import Keyring, retire_all_but
from storage.sealed_columns import SealedColumn, sealed_columns
from storage.session import Session

BATCH = 500  # rows of one transaction


def waiting(session: Session, number: int) -> int:
    """How many texts are sealed with another key than this one."""
    counts = (
        sqlalchemy.select(func.count()).where(one.sealed_by_others(number))
        for one in sealed_columns()
    )
    return sum(int(session.execute(count).scalar_one()) for count in counts)


def rotate(keyring: Keyring, *, told: Callable[[int], None] = lambda _: None) -> int:
    """Seal again what older keys sealed, then retire them; how many texts. `told` hears of each batch.

    Raises `Unreadable` for a damaged text (what was done before it stays), `Unavailable`.
    """
    done = 0
    newest = keyring.sealer.newest
    while True:
        batch = sum(_column(keyring, one, newest, told) for one in sealed_columns())
        done += batch
        with keyring.unit() as unit:
            if waiting(unit.session, newest) == 0:
                retire_all_but(unit.session, newest)
                return done


def _column(keyring: Keyring, one: SealedColumn, newest: int, told: Callable[[int], None]) -> int:
    done, after = 0, None
    while True:
        with keyring.unit() as unit:
            rows = _stale(unit.session, one, newest, after)
            if not rows:
                return done
            done += _seal_again(unit.session, one, rows)
            after = rows[-1].key
        told(len(rows))


def _stale(session: Session, one: SealedColumn, newest: int, after: Any) -> list[Any]:
    """The next rows, locked; on PostgreSQL a row somebody is writing waits for the next round."""
    wanted = sqlalchemy.select(
        one.key.label("key"), one.table.c.id.label("row"), one.column.label("sealed")
    ).where(one.sealed_by_others(newest))
    if after is not None:
        wanted = wanted.where(one.key > after)
    wanted = wanted.order_by(one.key).limit(BATCH).with_for_update(skip_locked=True)
    return list(session.execute(wanted))


def _seal_again(session: Session, one: SealedColumn, rows: list[Any]) -> int:
    changed = (
        sqlalchemy.update(one.table)
        .where(one.key == bindparam("which"), one.column == bindparam("before"))
        .values({one.column.name: bindparam("after")})
    )
    values = [
        {
            "which": row.key,
            "before": row.sealed,
            "after": session.seal(
                session.unseal(row.sealed, one.place, row.row), one.place, row.row
            ),
        }
        for row in rows
    ]
    session.connection().execute(changed, values)
    return len(rows)
