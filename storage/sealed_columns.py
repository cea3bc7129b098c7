"""Every column that holds sealed texts: found by its name, so that none is forgotten when keys change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Column, ColumnElement, Table, func
from sqlmodel import SQLModel

from storage.sealing import OF_PEOPLE, SUITE
from storage.session import Session

PREFIX = "sealed_"
SHORTEST = 15  # bytes; what is shorter was emptied
BOUND_ELSEWHERE = {"outbox_call.body": "outbox.body"}  # moved there with its seal


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """One column of one table; its seal is bound to the column `id` of the row."""

    table: Table
    column: Column[Any]

    @property
    def place(self) -> str:
        """By which its texts are bound: "talk.sentence" for `talk.sealed_sentence`."""
        own = f"{self.table.name}.{self.column.name.removeprefix(PREFIX)}"
        return BOUND_ELSEWHERE.get(own, own)

    @property
    def key(self) -> Column[Any]:
        """The one column of the primary key."""
        (key,) = self.table.primary_key.columns
        return key

    @property
    def empty(self) -> bytes | None:
        """What stands there when the text is gone."""
        return None if self.column.nullable else b""

    @property
    def filled(self) -> ColumnElement[bool]:
        """There is a text in it."""
        return func.length(self.column) >= SHORTEST

    def sealed_by_others(self, number: int) -> ColumnElement[bool]:
        """There is a text in it that another data key sealed; the keys of people are sealed texts themselves."""
        ours = func.substr(self.column, 1, 1) == bytes([SUITE])
        return self.filled & ours & (func.substr(self.column, 2, 1) != bytes([number]))

    @property
    def of_people(self) -> ColumnElement[bool]:
        """There is a text in it that the keys of people sealed."""
        return func.substr(self.column, 1, 1) == bytes([OF_PEOPLE])


def sealed_columns() -> list[SealedColumn]:
    """All of them, by the names of their tables."""
    return [
        SealedColumn(table, column)
        for _, table in sorted(SQLModel.metadata.tables.items())
        for column in table.columns
        if column.name.startswith(PREFIX)
    ]


def samples(session: Session, most: int) -> Iterator[tuple[str, UUID, bytes]]:
    """Up to `most` sealed texts from all columns: place, row and text; both ends of each table."""
    for one in sealed_columns():
        wanted = sqlalchemy.select(one.table.c.id, one.column).where(one.filled)
        for order in (one.key, one.key.desc()):
            share = max(1, most // (2 * len(sealed_columns())))
            for row, sealed in session.execute(wanted.order_by(order).limit(share)):
                yield one.place, row, sealed
